"""Finds the sentences for people in the packages that know no Qt, for translators.

A sentence is a text in the code that begins like one and ends like one; what is put into it by an
f-string becomes `{0}`, `{1}` and so on. Docstrings, and what goes to a log, are none.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_FOLDERS = (
    *("capture", "uploader", "client/config", "client/core", "client/embedded", "client/ipc"),
    *("client/platform", "client/app"),
)
_SENTENCE = re.compile(r"(?s)[A-ZÄÖÜ“{].* .*[.!?”)a-z}]")
_ENDED = re.compile(r"(?s).*[.!?]”?$")
_LOGGING = frozenset({"debug", "info", "warning", "error", "exception", "critical", "log"})
_SQL = frozenset({"CREATE", "DELETE", "INSERT", "SELECT", "UPDATE"})
_FRAGMENTS = ("uploader/transport.py", "client/platform/hotkeys/shortcut.py")
"""Files in which parts of sentences are made as well."""


def sentences() -> list[str]:
    """All of them, each once, in the order of their files."""
    found: dict[str, None] = {}
    for folder in _FOLDERS:
        for file in sorted((_ROOT / folder).rglob("*.py")):
            tree = ast.parse(file.read_text("utf-8"))
            fragments = str(file.relative_to(_ROOT)) in _FRAGMENTS
            for text in _texts(tree, fragments=fragments):
                found[text] = None
    return list(found)


def _texts(tree: ast.AST, *, fragments: bool) -> Iterator[str]:
    ignored = set(_ignored(tree))
    for node in ast.walk(tree):
        if id(node) in ignored:
            continue
        text = _template(node)
        if text is None:
            continue
        words = text.split()
        if words[0].isupper() and words[0] in _SQL:
            continue
        if (_SENTENCE.fullmatch(text) and _ENDED.fullmatch(text) and len(words) > 1) or (
            fragments and len(words) > 1 and text[0].islower()
        ):
            yield text


def _template(node: ast.AST) -> str | None:
    match node:
        case ast.Constant(value=str(text)):
            return text.strip() or None
        case ast.JoinedStr(values=values):
            parts, number = [], 0
            for value in values:
                if isinstance(value, ast.Constant):
                    parts.append(str(value.value))
                else:
                    parts.append(f"{{{number}}}")
                    number += 1
            return "".join(parts).strip() or None
        case _:
            return None


def _ignored(tree: ast.AST) -> Iterator[int]:
    """Docstrings, parts of f-strings, what is logged, and what Qt translates itself."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as text):
                yield id(text)
            case ast.JoinedStr(values=values):
                yield from (id(value) for value in values)
            case ast.Call(func=ast.Attribute(attr=name)) if name in _LOGGING | {"tr", "translate"}:
                yield from (id(part) for part in ast.walk(node))
            case ast.Call(func=ast.Name(id="translate")):
                yield from (id(part) for part in ast.walk(node))
            case ast.keyword(arg="help" | "description" | "metavar", value=value):
                yield from (id(part) for part in ast.walk(value))
            case _:
                pass


if __name__ == "__main__":
    print("\n".join(sentences()))
