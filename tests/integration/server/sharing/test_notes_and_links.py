"""Notes and links, as those see them who open them; and what a sign behind a link asks for."""

import requests
from support.drops import api, share, write
from support.server import DropcapServer

BROWSER = {"Accept": "text/html", "User-Agent": "Mozilla/5.0 Firefox/140.0"}
NOTE = "# Plan\n\nBuy **ink** and `paper`.\n\n| a | b |\n|--|-:|\n| 1 | 2 |\n"


def get(url: str, **headers: str) -> requests.Response:
    return requests.get(url, headers={**BROWSER, **headers}, timeout=30, allow_redirects=False)


def test_a_note_is_laid_out_on_its_page_and_plain_as_raw(dropcap_server: DropcapServer) -> None:
    note = write(dropcap_server, kind="note", content=NOTE)
    page = get(note["url"])
    assert page.status_code == 200
    assert "<h1>Plan</h1>" in page.text
    assert "<strong>ink</strong>" in page.text
    assert '<td class="right">2</td>' in page.text
    for address in (f"{note['url']}/raw", f"{note['url']}+"):
        raw = get(address)
        assert raw.text == NOTE
        assert raw.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert raw.headers["X-Content-Type-Options"] == "nosniff"
    saved = get(f"{note['url']}/download")
    assert 'attachment; filename="Plan.md"' in saved.headers["Content-Disposition"]
    again = get(f"{note['url']}/raw", **{"If-None-Match": saved.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert get(f"{note['url']}/thumbnail").status_code == 404


def test_a_note_that_changed_shows_what_it_says_now(dropcap_server: DropcapServer) -> None:
    note = write(dropcap_server, kind="note", content="first")
    etag = get(f"{note['url']}/raw").headers["ETag"]
    assert "first" in get(note["url"]).text
    api(dropcap_server, "PATCH", f"/drops/{note['id']}", json={"content": "second"})
    assert "second" in get(note["url"]).text
    assert get(f"{note['url']}/raw", **{"If-None-Match": etag}).text == "second"


def test_a_markdown_file_is_laid_out_too(dropcap_server: DropcapServer) -> None:
    drop = share(dropcap_server, NOTE.encode(), "README.md", "text/markdown")
    page = get(drop.url)
    assert "<h1>Plan</h1>" in page.text
    assert get(f"{drop.url}/raw").text == NOTE


def test_a_link_leads_there(dropcap_server: DropcapServer) -> None:
    link = write(dropcap_server, kind="link", target="https://example.org/a?b=c#d")
    for address in (link["url"], f"{link['url']}/raw", f"{link['url']}+"):
        answer = get(address)
        assert answer.status_code == 302
        assert answer.headers["Location"] == "https://example.org/a?b=c#d"
        assert answer.headers["Cache-Control"] == "no-store"
    told = get(f"{link['url']}-")
    assert told.status_code == 200
    assert "https://example.org/a?b=c#d" in told.text
    api(dropcap_server, "PATCH", f"/drops/{link['id']}", json={"target": "https://b.example/"})
    assert get(link["url"]).headers["Location"] == "https://b.example/"


def test_a_private_link_shows_where_it_leads_only_after_the_password(
    dropcap_server: DropcapServer,
) -> None:
    link = write(
        dropcap_server,
        kind="link",
        target="https://example.org/secret",
        privacy="private",
        password="x",
    )
    for address in (link["url"], f"{link['url']}-", f"{link['url']}/raw", f"{link['url']}+"):
        answer = get(address)
        assert "example.org" not in answer.text + answer.headers.get("Location", "")
    with requests.Session() as reader:
        reader.post(f"{link['url']}/unlock", data={"password": "x"}, timeout=30)
        page = reader.get(link["url"], headers=BROWSER, timeout=30)
        assert page.status_code == 200
        assert 'href="https://example.org/secret"' in page.text


def test_signs_behind_a_files_link(dropcap_server: DropcapServer) -> None:
    drop = share(dropcap_server, b"\x89PNG...", "a.png", "image/png", thumbnail=b"small")
    assert get(f"{drop.url}+").content == b"\x89PNG..."
    told = get(f"{drop.url}-")
    assert "a.png" in told.text
    assert "7 bytes" in told.text
    assert get(f"{drop.url}/small").content == b"small"
    assert get(f"{drop.url}/medium").content == b"\x89PNG..."
    film = share(dropcap_server, b"film", "a.mp4", "video/mp4", thumbnail=b"poster")
    assert get(f"{film.url}/medium").content == b"poster"
    assert get(f"{dropcap_server.url}/nothinghere+").status_code == 404
    assert get(f"{dropcap_server.url}/+").status_code == 404
    assert get(f"{dropcap_server.url}/-").status_code == 404


def test_a_private_files_raw_address_is_where_its_cookie_goes(
    dropcap_server: DropcapServer,
) -> None:
    drop = share(dropcap_server, b"secret", "a.txt", privacy="private", password="x")
    answer = get(f"{drop.url}+")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/{drop.slug}/raw")
    assert "a.txt" not in get(f"{drop.url}-").text
