"""Names by a template."""

from datetime import UTC, datetime

import pytest

from client.config.name_template import BadTemplate, check_template
from client.core.names import capture_name

MOMENT = datetime(2026, 3, 1, 12, 0, 5, tzinfo=UTC).astimezone()


def test_every_field_is_filled() -> None:
    name = capture_name(
        template="{kind}_{date}_{time}_{window}_{width}x{height}",
        window="  A\ttitle ",
        size=(640, 480),
        moment=MOMENT,
    )

    assert name == f"Screenshot_2026-03-01_{MOMENT:%H.%M.%S}_A title_640x480"


def test_what_nobody_can_guess_differs() -> None:
    assert len({capture_name(template="{random}") for _ in range(50)}) > 40


def test_a_name_is_never_empty() -> None:
    assert capture_name(template="{window}", window="").startswith("Screenshot")


def test_a_title_cannot_make_a_long_name() -> None:
    assert len(capture_name(template="{window}", window="x" * 5000)) == 80


@pytest.mark.parametrize(
    "template", ["", "{nonsense}", "{kind", "a/b", "{kind.upper}", "{0}", "{}"]
)
def test_what_cannot_be_meant_is_told_and_counts_as_the_default(template: str) -> None:
    with pytest.raises(BadTemplate) as error:
        check_template(template)

    assert error.value.message
    assert "{window}" in error.value.remedy
    assert capture_name(template=template, moment=MOMENT).startswith("Screenshot 2026-03-01 at")
