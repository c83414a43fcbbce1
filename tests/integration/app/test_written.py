"""Notes and short links by the running app and the server that it brings along."""

import json

import requests
from support.app import RunningApp


def test_a_note_and_a_short_link_through_the_app(app: RunningApp) -> None:
    note = app.command("note", "# Plan", "--tag", "work", "--json")
    assert note.returncode == 0, note.stderr
    assert requests.get(f"{json.loads(note.stdout)['url']}/raw", timeout=10).text == "# Plan"
    link = app.command("shorten", "https://example.org/", "--slug", "from-the-app", "--json")
    assert link.returncode == 0, link.stderr
    answer = requests.get(json.loads(link.stdout)["url"], timeout=10, allow_redirects=False)
    assert answer.headers["Location"] == "https://example.org/"
    taken = app.command("shorten", "https://example.org/", "--slug", "from-the-app")
    assert taken.returncode == 7
    assert "taken" in taken.stderr
