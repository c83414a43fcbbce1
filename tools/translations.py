"""`make translations`: brings the translations' sources up to date, and compiles them.

Qt's own tool finds what Qt translates; `sentences.py` finds what the other packages say. Both go
into `resources/translations/dropcap_LANGUAGE.ts`, which translators edit (Qt Linguist, or any
editor). `sentences.json` has the sentences that something is put into, for finding them again in a
finished text.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from sentences import sentences

_ROOT = Path(__file__).resolve().parents[1]
_FOLDER = _ROOT / "resources/translations"
_LANGUAGES = ("de",)
_TOOLS = Path(sys.executable).parent


def main() -> int:
    """Does it for every language."""
    _FOLDER.mkdir(exist_ok=True)
    found = sentences()
    templates = [text for text in found if "{0}" in text]
    text = json.dumps(templates, indent=1, ensure_ascii=False)
    (_FOLDER / "sentences.json").write_text(f"{text}\n", "utf-8")
    for language in _LANGUAGES:
        update(_FOLDER / f"dropcap_{language}.ts", language)
        compile_to(_FOLDER / f"dropcap_{language}.ts", _FOLDER / f"dropcap_{language}.qm")
    return 0


def update(file: Path, language: str) -> None:
    """Adds what is new to a file of translations and takes out what is gone."""
    code = [str(path) for name in ("app", "ui") for path in (_ROOT / "client" / name).rglob("*.py")]
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said.py"
        lines = (f"translate('Sentences', {_quoted(each)})\n" for each in sentences())
        said.write_text("".join(lines), "utf-8")
        command = [
            *(str(_TOOLS / "pyside6-lupdate"), *sorted(code), str(said), "-ts", str(file)),
            *("-locations", "none", "-no-obsolete", "-target-language", language, "-silent"),
        ]
        subprocess.run(command, check=True)


def compile_to(source: Path, target: Path) -> None:
    """Makes what the app reads out of what translators write."""
    command = [str(_TOOLS / "pyside6-lrelease"), str(source), "-qm", str(target), "-silent"]
    subprocess.run(command, check=True)


def _quoted(text: str) -> str:
    """A text as a Python literal in double quotes."""
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
