"""What chats show of a link: fetched as they fetch it, read as they read it."""

from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import requests
from support.drops import share, write
from support.server import DropcapServer
from support.server import dropcap_server as running

AGENTS = {
    "Slack": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "Discord": "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
    "Signal": "WhatsApp/2",
    "Twitter": "Twitterbot/1.0",
    "Telegram": "TelegramBot (like TwitterBot)",
    "Mastodon": "http.rb/5.1 (Mastodon/4.3; +https://social.example/) Bot",
}


class Card(HTMLParser):
    """The meta elements and links in a page's head."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta" and "content" in values:
            self.meta[values.get("property") or values.get("name") or ""] = values["content"]
        if tag == "link" and "href" in values:
            self.links[values.get("type") or values.get("rel", "")] = values["href"]


def unfurl(url: str, agent: str) -> Card:
    answer = requests.get(url, headers={"User-Agent": agent, "Accept": "*/*"}, timeout=20)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/html")
    return Card(answer.text)


@pytest.mark.parametrize("chat", AGENTS)
def test_a_picture(dropcap_server: DropcapServer, chat: str) -> None:
    drop = share(dropcap_server, b"\x89PNG", "shot.png", "image/png", width=1280, height=720)
    card = unfurl(drop.url, AGENTS[chat])
    assert card.meta["og:title"] == "shot.png"
    assert card.meta["twitter:card"] == "summary_large_image"
    assert (card.meta["og:image:width"], card.meta["og:image:height"]) == ("1280", "720")
    image = requests.get(card.meta["og:image"], headers={"User-Agent": AGENTS[chat]}, timeout=10)
    assert (image.status_code, image.headers["Content-Type"]) == (200, "image/png")
    assert image.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize("chat", AGENTS)
def test_a_film(dropcap_server: DropcapServer, chat: str) -> None:
    drop = share(dropcap_server, b"film" * 9, "film.mp4", "video/mp4", thumbnail=b"poster")
    card = unfurl(drop.url, AGENTS[chat])
    assert card.meta["og:type"] == "video.other"
    assert card.meta["og:video:type"] == "video/mp4"
    assert (card.meta["og:video:width"], card.meta["og:video:height"]) == ("1280", "720")
    film = card.meta["og:video"]
    part = requests.get(
        film, headers={"User-Agent": AGENTS[chat], "Range": "bytes=0-3"}, timeout=10
    )
    assert (part.status_code, part.content) == (206, b"film")
    assert part.headers["Content-Type"] == "video/mp4"
    assert requests.get(card.meta["og:image"], timeout=10).content == b"poster"


def test_a_note(dropcap_server: DropcapServer) -> None:
    note = write(dropcap_server, kind="note", content="# Plan\n\nBuy **ink** <b>now</b>.")
    card = unfurl(note["url"], AGENTS["Slack"])
    assert card.meta["og:title"] == "Plan"
    assert card.meta["og:description"] == "Plan Buy ink <b>now</b>."


def test_oembed_of_a_picture_and_a_film(dropcap_server: DropcapServer) -> None:
    picture = share(dropcap_server, b"\x89PNG", "a.png", "image/png", width=1000, height=500)
    address = unfurl(picture.url, AGENTS["Slack"]).links["application/json+oembed"]
    told: dict[str, Any] = requests.get(f"{address}&maxwidth=500", timeout=10).json()
    assert (told["type"], told["width"], told["height"]) == ("photo", 500, 250)
    assert requests.get(told["url"], timeout=10).content == b"\x89PNG"
    xml = requests.get(f"{address}&format=xml", timeout=10).content
    assert ET.fromstring(xml).findtext("url") == told["url"]
    film = share(dropcap_server, b"film", 'a"><script>.mp4', "video/mp4")
    told = requests.get(f"{dropcap_server.url}/oembed?url={film.url}", timeout=10).json()
    assert (told["version"], told["type"]) == ("1.0", "video")
    source = told["html"].split('src="')[1].split('"')[0]
    player = requests.get(source, timeout=10)
    assert "frame-ancestors *" in player.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in player.headers
    assert f"/{film.slug}/raw" in player.text
    assert "<script>" not in player.text
    other = share(dropcap_server, b"PK", "a.zip", "application/zip")
    told = requests.get(f"{dropcap_server.url}/oembed?url={other.url}", timeout=10).json()
    assert told["type"] == "link"
    assert requests.get(f"{other.url}/embed", timeout=10).status_code == 404


@pytest.mark.parametrize("more", [{"privacy": "private", "password": "x"}, {"max_views": 1}])
def test_what_is_not_for_everybody_tells_nothing(
    dropcap_server: DropcapServer, more: dict[str, Any]
) -> None:
    drop = share(dropcap_server, b"film", "secret.mp4", "video/mp4", thumbnail=b"x", **more)
    card = unfurl(drop.url, AGENTS["Discord"])
    assert not [name for name in card.meta if name.startswith(("og:", "twitter:"))]
    for address in (f"{drop.url}/embed", f"{dropcap_server.url}/oembed?url={drop.url}"):
        answer = requests.get(address, timeout=10, allow_redirects=False)
        assert answer.status_code in (303, 403, 404)
        assert "secret" not in answer.text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 404),
        ("url=https://elsewhere.example/abcdefghij", 404),
        ("url={base}/nothing000", 404),
        ("url={base}/a/raw", 404),
        ("url={base}/", 404),
        ("url={base}/abc&format=yaml", 422),
    ],
)
def test_oembed_of_nothing(dropcap_server: DropcapServer, query: str, status: int) -> None:
    address = f"{dropcap_server.url}/oembed?{query.format(base=dropcap_server.url)}"
    assert requests.get(address, timeout=10).status_code == status


def test_over_https_films_bring_their_player_along(tmp_path: Any) -> None:
    public = {"DROPCAP_PUBLIC_URL": "https://drops.example"}
    with running(tmp_path / "data", environment=public) as server:
        drop = share_behind(server)
        card = unfurl(f"{server.url}/{drop}", AGENTS["Twitter"])
    assert card.meta["twitter:card"] == "player"
    assert card.meta["twitter:player"] == f"https://drops.example/{drop}/embed"
    assert card.meta["twitter:player:stream"] == f"https://drops.example/{drop}/raw"
    assert card.meta["og:video:secure_url"] == f"https://drops.example/{drop}/raw"


def share_behind(server: DropcapServer) -> str:
    """A film on a server whose public address leads elsewhere; returns its slug."""
    from support.drops import reserve

    drop = reserve(server, b"film", "film.mp4", "video/mp4")
    upload = drop.document["upload"]
    upload["url"] = upload["url"].replace("https://drops.example", server.url)
    drop.put()
    drop.complete()
    return drop.slug
