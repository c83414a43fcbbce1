"""The language that the app speaks: what is set, otherwise the system's, otherwise English."""

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from client.ui.icons import RESOURCES
from client.ui.languages import LANGUAGES

_log = logging.getLogger(__name__)

TRANSLATIONS = RESOURCES / "translations"


class Language(QObject):
    """Translates every text of the app's, and Qt's own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translators: list[QTranslator] = []

    def speak(self, wanted: str) -> None:
        """Speaks a language from now on; windows that are open keep the one they were made in."""
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        self._translators.clear()
        language = chosen(wanted, QLocale.system().uiLanguages())
        locale = QLocale(wanted) if wanted in LANGUAGES else QLocale.system()
        QLocale.setDefault(locale)
        if language == "en":
            return  # the texts are written in it
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._install(f"{folder}/qtbase_{language}.qm")
        self._install(str(TRANSLATIONS / f"dropcap_{language}.qm"))

    def _install(self, file: str) -> None:
        translator = QTranslator(self)
        if translator.load(file):
            QCoreApplication.installTranslator(translator)
            self._translators.append(translator)
        else:
            _log.warning("there is no translation %s", file)


def chosen(wanted: str, preferred: list[str]) -> str:
    """The language to speak: the one wanted, otherwise the first of the preferred that there is.

    Args:
        wanted: such as `de`; empty or unknown = none in particular.
        preferred: the system's, such as `de-AT`, the best first.
    """
    if wanted in LANGUAGES:
        return wanted
    for each in preferred:
        language = each.replace("_", "-").partition("-")[0].lower()
        if language in LANGUAGES:
            return language
    return "en"
