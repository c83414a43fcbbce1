"""Markdown as HTML that is safe on a page of ours, whoever wrote it.

Raw HTML is text to the parser, and whatever comes out of it goes through a sanitiser that knows
nothing but a list of harmless elements: a mistake in either is not enough to run a script. Pictures
from elsewhere become links, since loading them would tell their servers who reads the note.
"""

from collections.abc import Sequence
from html import escape
from typing import Any, Final

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import LexerMeta
from pygments.lexers import find_lexer_class_by_name
from pygments.util import ClassNotFound

_DEEPEST: Final = 40
"""Lists within quotes within lists: beyond this, nobody can tell where they are."""
_FORMATTER: Final = HtmlFormatter(nowrap=True)
_TAGS: Final = {
    *("a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li"),
    *("ol", "p", "pre", "s", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
_ATTRIBUTES: Final = {
    "a": {"href", "title"},
    "ol": {"start"},
    "span": {"class"},
    "td": {"class"},
    "th": {"class"},
}
_SCHEMES: Final = {"http", "https", "mailto"}
_SIDES: Final = {"text-align:right": "right", "text-align:center": "center"}


def render(text: str) -> str:
    """The text as HTML."""
    return nh3.clean(
        _PARSER.render(text),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="nofollow noopener noreferrer ugc",
    )


def _coloured(code: str, language: str, _attributes: str) -> str:
    try:
        lexer = find_lexer_class_by_name(language) if language else None
    except ClassNotFound:
        lexer = None
    if not isinstance(lexer, LexerMeta):
        return escape(code)
    coloured: str = highlight(code, lexer(stripnl=False, ensurenl=False), _FORMATTER)
    return coloured


def _picture(
    _: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: Any
) -> str:
    """A link to the picture, with what it is said to show."""
    token = tokens[index]
    source = escape(str(token.attrGet("src") or ""))
    shown = escape(token.content or str(token.attrGet("src") or ""))
    return f'<a href="{source}">{shown}</a>'


def _cell(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any
) -> str:
    """A cell whose alignment is a class: pages of ours have no inline styles."""
    token = tokens[index]
    side = _SIDES.get(str(token.attrs.pop("style", "")))
    if side is not None:
        token.attrSet("class", side)
    return renderer.renderToken(tokens, index, options, env)


def _parser() -> MarkdownIt:
    parser = MarkdownIt(
        "commonmark",
        {"html": False, "breaks": True, "maxNesting": _DEEPEST, "highlight": _coloured},
    ).enable(["table", "strikethrough"])
    for rule, render_rule in (("image", _picture), ("td_open", _cell), ("th_open", _cell)):
        parser.add_render_rule(rule, render_rule)
    return parser


_PARSER: Final = _parser()
