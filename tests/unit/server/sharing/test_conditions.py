from datetime import UTC, datetime, timedelta, timezone

import pytest

from server.sharing.conditions import http_date, is_unchanged, range_applies

ETAG = '"abc"'
DATE = "Thu, 20 Nov 2025 14:03:00 GMT"


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2025, 11, 20, 14, 3, tzinfo=UTC),
        datetime(2025, 11, 20, 14, 3),  # noqa: DTZ001 - as some databases give them
        datetime(2025, 11, 20, 16, 3, tzinfo=timezone(timedelta(hours=2))),
    ],
)
def test_dates_are_written_in_gmt(moment: datetime) -> None:
    assert http_date(moment) == DATE


@pytest.mark.parametrize(
    ("if_none_match", "if_modified_since", "unchanged"),
    [
        (None, None, False),
        ('"abc"', None, True),
        ('W/"abc"', None, True),
        ('"x", W/"abc"', None, True),
        ("*", None, True),
        ('"ab"', None, False),
        ("abc", None, False),
        (None, DATE, True),
        (None, "Fri, 21 Nov 2025 14:03:00 GMT", True),
        (None, "Wed, 19 Nov 2025 14:03:00 GMT", False),
        (None, "yesterday", False),
        (None, "Thu, 99 Nov 2025 14:03:00 GMT", False),
        ('"x"', DATE, False),
    ],
)
def test_what_the_reader_has_already(
    if_none_match: str | None, if_modified_since: str | None, unchanged: bool
) -> None:
    answer = is_unchanged(if_none_match, if_modified_since, etag=ETAG, last_modified=DATE)
    assert answer is unchanged


@pytest.mark.parametrize(
    ("if_range", "applies"),
    [(None, True), (ETAG, True), (DATE, True), ('W/"abc"', False), ('"x"', False), ("soon", False)],
)
def test_a_part_is_for_those_who_have_the_rest_of_the_same(
    if_range: str | None, applies: bool
) -> None:
    assert range_applies(if_range, etag=ETAG, last_modified=DATE) is applies
