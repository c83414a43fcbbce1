"""Signals of the system arrive while Qt waits for events."""

import os
import signal

import pytest
from pytestqt.qtbot import QtBot

from client.app.interrupts import Interrupts


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_is_heard_without_polling(number: signal.Signals, qtbot: QtBot) -> None:
    before = signal.getsignal(number)
    heard: list[signal.Signals] = []
    interrupts = Interrupts(heard.append)
    try:
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: bool(heard))
    finally:
        interrupts.close()

    assert heard == [number]
    assert signal.getsignal(number) == before
