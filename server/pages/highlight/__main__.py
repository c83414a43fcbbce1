"""The highlighter's process: a line in, a line out, until the input closes."""

import signal
import sys
from html import escape
from typing import Final

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import LexerMeta
from pygments.lexers import find_lexer_class_for_filename
from pygments.lexers.special import TextLexer

from server.pages.highlight.messages import Highlighted, Source, decode_source, encode
from server.pages.highlight.process import READY

_MOST_MEMORY: Final = 1 << 30
_FORMATTER: Final = HtmlFormatter(nowrap=True)


def main() -> None:
    """Answers every line of the standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    _write(READY)
    for line in sys.stdin.buffer:
        _write(encode(_highlighted(decode_source(line))))


def _write(line: bytes) -> None:
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


def _highlighted(source: Source) -> Highlighted:
    if source.markdown:
        from server.pages.highlight.markdown import render

        return Highlighted("Markdown", render(source.text))
    lexer = find_lexer_class_for_filename(source.name)
    if not isinstance(lexer, LexerMeta) or lexer is TextLexer:
        return Highlighted(None, escape(source.text))
    html = highlight(source.text, lexer(stripnl=False, ensurenl=False), _FORMATTER)
    return Highlighted(lexer.name, html)


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    main()
