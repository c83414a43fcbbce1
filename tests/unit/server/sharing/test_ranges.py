import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.sharing.ranges import ByteRange, UnsatisfiableRange, requested_range


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-0", ByteRange(0, 1)),
        ("bytes=2-4", ByteRange(2, 5)),
        ("bytes=2-", ByteRange(2, 10)),
        ("bytes=-3", ByteRange(7, 10)),
        ("bytes=-99", ByteRange(0, 10)),
        ("bytes=5-99", ByteRange(5, 10)),
        ("Bytes = 0-9", ByteRange(0, 10)),
    ],
)
def test_a_single_range(header: str, expected: ByteRange) -> None:
    assert requested_range(header, 10) == expected


@pytest.mark.parametrize("header", ["bytes=0-1,3-4", "bytes=" + "0-0," * 5000 + "1-1", "lines=1-2"])
def test_several_ranges_and_other_units_get_the_whole(header: str) -> None:
    assert requested_range(header, 10) is None


@pytest.mark.parametrize(
    "header",
    [
        *("bytes=10-", "bytes=10-20", "bytes=4-2", "bytes=-0", "bytes=-", "bytes=", "bytes=a-b"),
        *("bytes=1-2-3", "bytes=0x1-2", "bytes=1", "bytes=" + "9" * 20 + "-", "bytes=٣-٤"),
    ],
)
def test_what_is_no_range_of_the_file_is_refused(header: str) -> None:
    with pytest.raises(UnsatisfiableRange):
        requested_range(header, 10)


def test_an_empty_file_has_no_ranges() -> None:
    with pytest.raises(UnsatisfiableRange):
        requested_range("bytes=0-", 0)


@given(st.text(max_size=40), st.integers(0, 2**63))
def test_whatever_is_asked_for_lies_within_the_file(specifier: str, size: int) -> None:
    try:
        part = requested_range(f"bytes={specifier}", size)
    except UnsatisfiableRange:
        return
    assert part is None or 0 <= part.start < part.stop <= size
