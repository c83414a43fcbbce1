"""A second start of the real app: it speaks to the first, and ends."""

from support.app import RunningApp


def test_a_second_start_leaves_it_to_the_first(app: RunningApp) -> None:
    second = app.command(timeout=20)

    assert second.returncode == 0, second.stderr
    assert second.stdout == second.stderr == ""
    assert app.process.poll() is None
    assert app.command("list", "--json").returncode == 0
