"""Regions from drags, grips and arrow keys: always on the desktop, always as large as said."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from capture.models import Region
from client.ui.overlay.geometry import ScreenView, between, moved, resized
from client.ui.overlay.grips import EDGES_AND_CORNERS, INSIDE, Grip, grip_at, place, pulled
from client.ui.overlay.layout import laid_out_in_pixels, laid_out_in_points

EVERYTHING = Region(-1920, -300, 4480, 1740)

pixels = st.tuples(st.integers(-1920, 2559), st.integers(-300, 1439))
ratios = st.sampled_from([Fraction(1), Fraction(4, 3), Fraction(3, 2), Fraction(16, 9)])


def inside(region: Region) -> bool:
    return region.intersect(EVERYTHING) == region


def test_a_drag_ends_before_the_pixel_under_the_pointer() -> None:
    assert between((10, 20), (110, 70), EVERYTHING) == Region(10, 20, 100, 50)
    assert between((110, 70), (10, 20), EVERYTHING) == Region(10, 20, 100, 50)


def test_the_last_column_and_row_can_be_reached() -> None:
    assert between((0, 0), (2559, 1439), EVERYTHING) == Region(0, 0, 2560, 1440)


def test_a_short_drag_is_no_region() -> None:
    assert between((10, 10), (13, 200), EVERYTHING) is None


@given(start=pixels, end=pixels, ratio=ratios)
def test_a_ratio_is_kept_wherever_the_drag_goes(
    start: tuple[int, int], end: tuple[int, int], ratio: Fraction
) -> None:
    region = between(start, end, EVERYTHING, ratio)
    if region is not None:
        assert inside(region)
        assert abs(region.width - region.height * ratio) <= ratio + 1


@given(start=pixels, end=pixels, by=pixels, grip=st.sampled_from([INSIDE, *EDGES_AND_CORNERS]))
def test_pulling_never_leaves_the_desktop(
    start: tuple[int, int], end: tuple[int, int], by: tuple[int, int], grip: Grip
) -> None:
    region = between(start, end, EVERYTHING)
    if region is None:
        return
    pulled_region = pulled(region, grip, by, EVERYTHING)
    assert inside(pulled_region)
    if grip == INSIDE:
        assert (pulled_region.width, pulled_region.height) == (region.width, region.height)


@given(start=pixels, end=pixels, dx=st.integers(-5000, 5000), dy=st.integers(-5000, 5000))
def test_arrows_never_leave_the_desktop(
    start: tuple[int, int], end: tuple[int, int], dx: int, dy: int
) -> None:
    region = between(start, end, EVERYTHING)
    if region is not None:
        assert inside(moved(region, dx, dy, EVERYTHING))
        assert inside(resized(region, dx, dy, EVERYTHING))


def test_every_grip_is_found_where_it_is_drawn() -> None:
    region = Region(-100, -50, 400, 300)
    for grip in EDGES_AND_CORNERS:
        x, y = place(grip, region)
        assert grip_at(region, (round(x), round(y)), 7) == grip
    assert grip_at(region, (100, 100), 7) == INSIDE
    assert grip_at(region, (-120, 100), 7) is None


def test_a_corner_keeps_the_shape_when_asked_to() -> None:
    region = Region(0, 0, 300, 200)
    grown = pulled(region, Grip(1, 1), (150, 10), EVERYTHING, Fraction(3, 2))
    assert grown == Region(0, 0, 450, 300)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_screens_laid_out_in_pixels_keep_their_corner(ratio: float) -> None:
    view = laid_out_in_pixels(QRect(-1920, -300, 1280, 800), ratio)

    assert view == ScreenView(Region(-1920, -300, round(1280 * ratio), round(800 * ratio)), ratio)
    assert view.to_pixel((0, 0)) == (-1920, -300)
    assert view.to_pixel((1279.99, 799.99)) == (view.region.right - 1, view.region.bottom - 1)


def test_screens_laid_out_in_points_share_the_sharpest_scale_without_a_gap() -> None:
    boxes = [QRect(-1280, 0, 1280, 720), QRect(0, 0, 1920, 1080)]

    left, right = laid_out_in_points(Region(0, 0, 6400, 2160), boxes)

    assert left == ScreenView(Region(0, 0, 2560, 1440), 2.0)
    assert right == ScreenView(Region(2560, 0, 3840, 2160), 2.0)
