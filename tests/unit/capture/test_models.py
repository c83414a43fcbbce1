import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.pixels import array

from capture.errors import BadRegion, EmptyRegion
from capture.models import Frame, Region

side = st.integers(1, 400)
position = st.integers(-500, 500)
regions = st.builds(Region, position, position, side, side)


@given(regions, regions)
def test_the_intersection_has_exactly_the_pixels_of_both(a: Region, b: Region) -> None:
    common = a.intersect(b)
    if common is None:
        assert a.right <= b.x or b.right <= a.x or a.bottom <= b.y or b.bottom <= a.y
        return
    for region in (a, b):
        assert region.united(common) == region
    assert common == b.intersect(a)


@given(regions, regions)
def test_the_union_holds_both_and_touches_every_side(a: Region, b: Region) -> None:
    union = a.united(b)
    assert union.intersect(a) == a
    assert union.intersect(b) == b
    assert union.x in (a.x, b.x)
    assert union.bottom in (a.bottom, b.bottom)


@given(regions)
def test_a_region_survives_being_written_and_read(region: Region) -> None:
    assert Region.parse(str(region)) == region


@pytest.mark.parametrize("text", ["", "1,2,3", "1,2,3,4,5", "a,b,c,d", "1.5,0,3,4"])
def test_what_is_no_region_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadRegion, match="0,0,640,480"):
        Region.parse(text)


@pytest.mark.parametrize(("width", "height"), [(0, 5), (5, 0), (-1, 5)])
def test_an_empty_region_cannot_be_made(width: int, height: int) -> None:
    with pytest.raises(EmptyRegion):
        Region(0, 0, width, height)


def numbered_frame(region: Region, padding: int = 0) -> Frame:
    """A frame whose pixels hold their own coordinates."""
    stride = region.width * 4 + padding
    rows = []
    for y in range(region.height):
        row = b"".join(bytes((x % 256, y % 256, 7, 255)) for x in range(region.width))
        rows.append(row + b"\xee" * padding)
    return Frame(region, b"".join(rows), stride)


@given(regions, st.integers(0, 3))
def test_a_crop_shows_the_same_pixels_without_copying(part: Region, padding: int) -> None:
    frame = numbered_frame(Region(-20, 30, 60, 40), padding * 4)
    cropped = frame.crop(part)
    inside = frame.region.intersect(part)
    if inside is None:
        assert cropped is None
        return
    assert cropped is not None
    assert cropped.region == inside
    pixels = array(cropped)
    assert pixels.shape == (inside.height, inside.width, 4)
    assert pixels[0, 0].tolist()[:2] == [inside.x + 20, inside.y - 30]
    assert pixels[-1, -1].tolist()[:2] == [inside.right - 1 + 20, inside.bottom - 1 - 30]
