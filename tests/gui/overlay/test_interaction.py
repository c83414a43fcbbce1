"""What keys and mouse make of a choice."""

from fractions import Fraction

import pytest

from capture.models import Region, Window
from client.ui.overlay.choice import Choice, Mode, Options, Product
from client.ui.overlay.interaction import Interaction, Phase

DESKTOP = Region(0, 0, 2000, 1000)
SCREENS = (Region(0, 0, 1000, 1000), Region(1000, 0, 1000, 1000))
FRONT = Window(7, "Front", "editor", Region(100, 100, 300, 200), active=True)
BACK = Window(8, "Back", "browser", Region(50, 50, 1200, 800), active=False)


def state(**options: object) -> Interaction:
    made = Interaction(DESKTOP, SCREENS, Options(**options))  # type: ignore[arg-type]
    made.set_windows([FRONT, BACK])
    return made


def drag(made: Interaction, *pixels: tuple[int, int]) -> Choice | None:
    made.press(pixels[0])
    for pixel in pixels[1:]:
        made.point(pixel)
    return made.release(pixels[-1])


def test_a_drag_is_taken_at_once() -> None:
    assert drag(state(), (10, 10), (110, 60)) == Choice(Region(10, 10, 100, 50))


def test_the_topmost_window_under_the_pointer_is_taken_by_a_click() -> None:
    made = state()
    made.point((150, 150))

    assert made.suggestion == FRONT.region
    assert drag(made, (150, 150)) == Choice(FRONT.region, window=7)
    assert drag(state(), (900, 700)) == Choice(BACK.region, window=8)


def test_a_window_beyond_the_screen_is_taken_as_far_as_it_can_be_seen() -> None:
    made = state()
    made.set_windows([Window(9, "Half", None, Region(-100, -50, 400, 300), active=False)])

    assert drag(made, (10, 10)) == Choice(Region(0, 0, 300, 250), window=9)


def test_a_click_on_nothing_takes_nothing() -> None:
    assert drag(state(), (1900, 950)) is None


def test_a_line_too_thin_to_be_a_region_takes_nothing() -> None:
    assert drag(state(), (150, 150), (350, 151)) is None


def test_a_screen_is_taken_by_a_click() -> None:
    made = state(mode=Mode.SCREEN)

    assert drag(made, (1500, 500), (1400, 400)) == Choice(SCREENS[1])


def test_enter_takes_the_screen_under_the_pointer_or_the_window_in_that_mode() -> None:
    made = state()
    made.point((1500, 10))
    assert made.accept() == Choice(SCREENS[1])

    made.set_mode(Mode.WINDOW)
    assert made.accept() is None
    made.point((150, 150))
    assert made.accept() == Choice(FRONT.region, window=7)


def test_space_moves_what_is_being_dragged() -> None:
    made = state()
    made.press((100, 100))
    made.point((200, 150))
    made.moves = True
    made.point((260, 180))
    made.moves = False
    made.point((270, 190))

    assert made.release((270, 190)) == Choice(Region(160, 130, 110, 60))


def test_space_may_take_it_beyond_the_edge_and_back() -> None:
    made = state()
    made.press((100, 100))
    made.point((200, 200))
    made.moves = True
    made.point((50, 200))
    assert made.region == Region(0, 100, 50, 100)
    made.point((300, 200))

    assert made.release((300, 200)) == Choice(Region(200, 100, 100, 100))


def test_shift_keeps_a_square_and_a_ratio_its_shape() -> None:
    made = state()
    made.press((0, 0))
    made.point((100, 40), square=True)
    assert made.region == Region(0, 0, 100, 100)
    made.next_ratio()
    made.next_ratio()

    assert made.ratio == Fraction(4, 3)
    assert made.release((120, 40)) == Choice(Region(0, 0, 120, 90))


def test_arrows_move_the_pointer_pixel_by_pixel_while_dragging() -> None:
    made = state()
    made.press((100, 100))
    made.point((200, 200))
    made.nudge(1, 0)
    made.nudge(0, -10)

    assert made.release((201, 190)) == Choice(Region(100, 100, 101, 90))


def test_a_selection_can_be_adjusted_before_it_is_taken() -> None:
    made = state(adjust=True)
    assert drag(made, (100, 100), (200, 200)) is None
    assert made.phase is Phase.ADJUSTING

    made.nudge(5, -10)
    made.resize(10, 1)
    assert made.region == Region(105, 90, 110, 101)
    assert made.accept() == Choice(Region(105, 90, 110, 101))


def test_a_grip_is_pulled() -> None:
    made = state(adjust=True)
    drag(made, (100, 100), (200, 200))
    made.press((203, 198), reach=7)
    made.point((253, 248))
    assert made.release((253, 248)) is None

    assert made.region == Region(100, 100, 150, 150)
    made.press((150, 150), reach=7)
    made.point((170, 150))
    made.release((170, 150))
    assert made.accept() == Choice(Region(120, 100, 150, 150))


def test_a_click_beside_it_lets_go_and_takes_no_window() -> None:
    made = state(adjust=True)
    drag(made, (100, 100), (200, 200))

    assert drag(made, (600, 600)) is None
    assert made.region is None
    assert made.phase is Phase.AIMING


def test_alt_waits_this_time_only() -> None:
    made = state()
    made.press((100, 100))
    assert made.release((200, 200), wait=True) is None
    assert made.phase is Phase.ADJUSTING
    assert made.accept() == Choice(Region(100, 100, 100, 100))


def test_shift_and_arrows_select_without_a_mouse() -> None:
    made = state()
    made.point((500, 500))
    for _ in range(5):
        made.resize(10, 0)
    made.resize(0, 10)
    made.nudge(-1, 0)

    assert made.accept() == Choice(Region(499, 500, 54, 14))


def test_the_last_region_is_taken_as_far_as_it_is_still_there() -> None:
    made = state(last=Region(1900, 900, 400, 400))

    assert made.take_last() == Choice(Region(1900, 900, 100, 100))
    assert state().take_last() is None
    assert state(last=Region(5000, 0, 10, 10)).take_last() is None


def test_what_becomes_of_it_and_when_travel_with_the_choice() -> None:
    made = state(may_record=True)
    made.set_product(Product.GIF)
    made.next_delay()

    assert drag(made, (0, 0), (50, 50)) == Choice(Region(0, 0, 50, 50), Product.GIF, 3)


def test_recordings_can_only_be_chosen_where_they_can_be_made() -> None:
    made = state()
    made.set_product(Product.VIDEO)

    assert made.product is Product.PICTURE


@pytest.mark.parametrize(("presses", "delay"), [(1, 3), (2, 5), (3, 10), (4, 0)])
def test_delays_go_round(presses: int, delay: int) -> None:
    made = state()
    for _ in range(presses):
        made.next_delay()

    assert made.delay == delay
