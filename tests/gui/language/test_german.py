"""German is complete: every text has a translation, the app reads it, and shows no other."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sentences import sentences
from sheet_windows import windows
from translations import update

from client.app import explaining
from client.app.language import TRANSLATIONS, Language, chosen

SOURCE = TRANSLATIONS / "dropcap_de.ts"
HOLE = re.compile(r"\{\w+\}|%n")
MADE_BY_PLACES = frozenset({"Text", "Format", "Links", "Zoom", "Enter", "Esc", "Drops"})


def messages(file: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Context, source and translations; an unfinished one has none."""
    for context in ET.parse(file).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            finished = translation.get("type") != "unfinished"
            texts = forms or [translation.text or ""]
            yield name, message.findtext("source") or "", texts if finished else []


@pytest.fixture
def german(qtbot: QtBot) -> Iterator[None]:
    before = QLocale()
    language = Language(QCoreApplication.instance())
    language.speak("de")
    yield
    for translator in language.findChildren(QTranslator):
        QCoreApplication.removeTranslator(translator)
    language.deleteLater()
    QLocale.setDefault(before)


def test_every_text_has_a_finished_translation(tmp_path: Path) -> None:
    copy = tmp_path / SOURCE.name
    shutil.copy(SOURCE, copy)

    update(copy, "de")

    missing = [(context, text) for context, text, done in messages(copy) if not all(done or [""])]
    assert not missing, f"run “make translations”, then translate: {missing}"


def test_what_is_put_into_a_text_is_put_into_its_translation() -> None:
    for context, text, translations in messages(SOURCE):
        for translation in translations:
            holes = set(HOLE.findall(text))
            assert set(HOLE.findall(translation)) == holes, (context, text, translation)


def test_what_the_app_reads_is_what_translators_wrote(german: None) -> None:
    for context, text, (first, *_) in messages(SOURCE):
        if "%n" not in text:
            assert QCoreApplication.translate(context, text) == first, (context, text)


def test_the_sentences_with_holes_are_those_of_the_code() -> None:
    kept = json.loads((TRANSLATIONS / "sentences.json").read_text("utf-8"))

    assert kept == [text for text in sentences() if "{0}" in text], "run “make translations”"


def test_errors_of_packages_without_qt_are_translated(german: None) -> None:
    said = explaining.translated(
        "https://drops.example.org cannot be reached (no answer in time)."
        " Check the network and the server's address, then try again."
    )

    assert said == (
        "https://drops.example.org ist nicht erreichbar (keine Antwort in der Zeit)."
        " Prüfe das Netz und die Adresse des Servers und versuche es noch einmal."
    )
    assert explaining.translated("Nobody ever wrote this.") == "Nobody ever wrote this."


def test_english_is_left_alone(qtbot: QtBot) -> None:
    assert explaining.translated("Try again.") == "Try again."


def texts_of(window: QWidget) -> Iterator[str]:
    yield window.windowTitle()
    for widget in window.findChildren(QWidget):
        yield from (widget.toolTip(), widget.accessibleName())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
    for action in window.actions():
        yield action.text().partition("\t")[0]


@pytest.mark.parametrize("name", [name for name, _ in windows()])
def test_no_window_speaks_english(german: None, qtbot: QtBot, name: str) -> None:
    english = {
        text
        for _, text, (first, *_) in messages(SOURCE)
        if first != text and text not in MADE_BY_PLACES
    }
    window = dict(windows())[name]()
    qtbot.addWidget(window)

    assert not english & set(texts_of(window))


@pytest.mark.parametrize(
    ("wanted", "preferred", "expected"),
    [
        ("de", ["en-GB"], "de"),
        ("", ["de-AT", "en"], "de"),
        ("", ["fr-FR", "de_DE"], "de"),
        ("", ["fr-FR"], "en"),
        ("tlh", ["de"], "de"),
        ("", [], "en"),
    ],
)
def test_the_language_that_is_spoken(wanted: str, preferred: list[str], expected: str) -> None:
    assert chosen(wanted, preferred) == expected
