from datetime import UTC, datetime, timedelta, timezone

import pytest

from server.pages.wording import (
    date_in_words,
    minutes_in_words,
    size_in_words,
    split_name,
    type_label,
)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 KB"),
        (1550, "1.6 KB"),
        (9_960, "10.0 KB"),
        (348_211, "348 KB"),
        (999_499, "999 KB"),
        (999_500, "1.0 MB"),
        (98_348_211, "98 MB"),
        (5 * 10**12, "5.0 TB"),
        (5 * 10**19, "50000 PB"),
    ],
)
def test_sizes(size: int, words: str) -> None:
    assert size_in_words(size) == words


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2025, 11, 5, 14, 3, tzinfo=UTC),
        datetime(2025, 11, 5, 14, 3),  # noqa: DTZ001 - as some databases give them
        datetime(2025, 11, 5, 16, 3, tzinfo=timezone(timedelta(hours=2))),
    ],
)
def test_dates(moment: datetime) -> None:
    assert date_in_words(moment) == "5 November 2025, 14:03 UTC"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "a minute"), (60, "a minute"), (61, "2 minutes"), (600, "10 minutes")],
)
def test_times_to_wait(seconds: int, words: str) -> None:
    assert minutes_in_words(seconds) == words


@pytest.mark.parametrize(
    ("name", "stem", "suffix", "label"),
    [
        ("a.png", "a", ".png", "PNG"),
        ("a.tar.gz", "a.tar", ".gz", "GZ"),
        ("Makefile", "Makefile", "", ""),
        (".bashrc", ".bashrc", "", ""),
        ("a.sentence that goes on", "a.sentence that goes on", "", ""),
        ("ends with a dot.", "ends with a dot.", "", ""),
    ],
)
def test_names(name: str, stem: str, suffix: str, label: str) -> None:
    assert split_name(name) == (stem, suffix)
    assert type_label(name) == label
