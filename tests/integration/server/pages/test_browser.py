"""The pages as people see them, in Chromium."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Error as PlaywrightError
from support.browser import PHONE, WIDE, browsing, visiting
from support.drops import Reserved, reserve, share
from support.server import DropcapServer
from support.waiting import wait_until

_PLAYS = "document.querySelector('video').readyState >= 1"
Picture = Callable[[int, int], bytes]
SCREENS = {"phone": PHONE, "wide": WIDE}


@pytest.mark.parametrize("screen", SCREENS)
def test_each_kind_has_a_page_without_complaints(
    browser: Browser, drops: dict[str, Reserved], screen: str
) -> None:
    with browsing(browser, **SCREENS[screen]) as visit:
        for kind, drop in drops.items():
            visit.page.goto(drop.url)
            expect(visit.page.locator("h1")).to_have_text(str(drop.document["name"]))
            expect(visit.page.get_by_text("Copy link")).to_be_visible()
            assert visit.overflow() <= 0, kind
            assert visit.complaints == [], kind


def test_each_page_works_without_scripts(browser: Browser, drops: dict[str, Reserved]) -> None:
    with browsing(browser, java_script_enabled=False) as visit:
        for drop in drops.values():
            visit.page.goto(drop.url)
            actions = visit.page.locator("nav.actions")
            expect(actions.get_by_text("Copy link")).to_be_hidden()
            with visit.page.expect_download() as saved:
                actions.get_by_text("Download").click()
            assert saved.value.path().read_bytes() == drop.content
            assert saved.value.suggested_filename == drop.document["name"]


def test_a_picture_shows(browser: Browser, drops: dict[str, Reserved]) -> None:
    with visiting(browser, drops["image"].url) as visit:
        picture = visit.page.locator("main img")
        assert picture.evaluate("picture => [picture.naturalWidth, picture.naturalHeight]") == [
            300,
            200,
        ]
        picture.click()
        visit.page.wait_for_url("**/raw")
        assert visit.complaints == []


def test_a_video_plays(browser: Browser, drops: dict[str, Reserved]) -> None:
    with visiting(browser, drops["video"].url) as visit:
        film = visit.page.locator("video")
        assert film.get_attribute("poster") == f"/{drops['video'].slug}/thumbnail"
        film.evaluate("film => { film.muted = true; return film.play(); }")
        wait_until(lambda: film.evaluate("film => film.currentTime > 0.1"))
        assert visit.complaints == []


def test_a_sound_plays(browser: Browser, drops: dict[str, Reserved]) -> None:
    with visiting(browser, drops["audio"].url) as visit:
        sound = visit.page.locator("audio")
        sound.evaluate("sound => { sound.muted = true; return sound.play(); }")
        wait_until(lambda: sound.evaluate("sound => sound.currentTime > 0.1"))
        assert visit.complaints == []


def test_code_has_colours_and_numbers(browser: Browser, drops: dict[str, Reserved]) -> None:
    with visiting(browser, drops["code"].url) as visit:
        keyword = visit.page.locator("#text .k").first
        expect(keyword).to_have_text("def")
        plain = visit.page.locator("#text").evaluate("text => getComputedStyle(text).color")
        assert keyword.evaluate("word => getComputedStyle(word).color") != plain
        assert visit.page.locator(".numbers a").count() == 3
        number, line = visit.page.locator("#L3"), visit.page.locator("#text .k").nth(1)
        distance = "([a, b]) => a.getBoundingClientRect().top - b.getBoundingClientRect().top"
        handles = [number.element_handle(), line.element_handle()]
        assert abs(visit.page.evaluate(distance, handles)) < 4


@pytest.mark.parametrize("screen", SCREENS)
def test_pictures_of_any_size_fit(
    browser: Browser, dropcap_server: DropcapServer, picture: Picture, screen: str
) -> None:
    with browsing(browser, **SCREENS[screen]) as visit:
        for width, height in ((16, 16), (4000, 300), (300, 6000), (3000, 3000)):
            drop = share(dropcap_server, picture(width, height), "a.png", "image/png")
            visit.page.goto(drop.url)
            box = visit.page.locator("main img").bounding_box()
            size = visit.page.viewport_size
            assert box is not None
            assert size is not None
            assert box["width"] <= width
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= size["width"]
            assert box["y"] + box["height"] <= size["height"]
            assert abs(box["width"] / box["height"] - width / height) < 0.02 * width / height
            if (width, height) == (16, 16):
                assert box["width"] == 16
            assert visit.overflow() <= 0


def test_a_portrait_video_fits_a_low_window(browser: Browser, drops: dict[str, Reserved]) -> None:
    low = {"viewport": {"width": 800, "height": 360}}
    with visiting(browser, drops["video"].url, **low) as visit:
        film = visit.page.locator("video")
        wait_until(lambda: film.evaluate("film => film.videoHeight > 0"))
        box = film.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 360


@pytest.mark.parametrize("screen", SCREENS)
def test_long_names_are_cut_before_their_ending(
    browser: Browser, dropcap_server: DropcapServer, screen: str
) -> None:
    drop = share(dropcap_server, b"x", f"{'long ' * 40}.zip", "application/zip")
    with visiting(browser, drop.url, **SCREENS[screen]) as visit:
        assert visit.overflow() <= 0
        expect(visit.page.locator("h1 .suffix")).to_be_in_viewport()
        expect(visit.page.locator("h1 .suffix")).to_have_text(".zip")


def test_dark_and_light(browser: Browser, drops: dict[str, Reserved]) -> None:
    shades = {}
    for scheme in ("light", "dark"):
        with visiting(browser, drops["code"].url, color_scheme=scheme) as visit:
            colour = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
            shades[scheme] = sum(map(int, re.findall(r"\d+", colour)[:3]))
    assert shades["light"] > 600
    assert shades["dark"] < 100


def test_the_link_is_copied(browser: Browser, drops: dict[str, Reserved]) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    with visiting(browser, drops["code"].url, permissions=permissions) as visit:
        visit.page.get_by_text("Copy link").click()
        expect(visit.page.get_by_text("Copied")).to_be_visible()
        assert visit.page.evaluate("navigator.clipboard.readText()") == drops["code"].url
        visit.page.get_by_text("Copy text").click()
        code = drops["code"].content.decode().rstrip()
        wait_until(lambda: visit.page.evaluate("navigator.clipboard.readText()").rstrip() == code)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_waiting_page_becomes_the_drop(
    browser: Browser, dropcap_server: DropcapServer, picture: Picture, scripts: bool
) -> None:
    drop = reserve(dropcap_server, picture(30, 20), "late.png", "image/png")
    with visiting(browser, f"{drop.url}?waiting", java_script_enabled=scripts) as visit:
        expect(visit.page.get_by_text("Still on its way")).to_be_visible()
        drop.put()
        drop.complete()
        expect(visit.page.locator("h1")).to_have_text("late.png", timeout=15_000)
        expect(visit.page).to_have_url(drop.url)


def test_a_browser_that_comes_early_sees_the_drop(
    browser: Browser, dropcap_server: DropcapServer, picture: Picture
) -> None:
    drop = reserve(dropcap_server, picture(30, 20), "early.png", "image/png")
    drop.put()
    with ThreadPoolExecutor(1) as uploader, browser.new_context() as context:

        def complete() -> None:
            uploader.submit(drop.complete)

        page = context.new_page()
        page.once("request", lambda _: complete())
        page.goto(drop.url)
        expect(page.locator("h1")).to_have_text("early.png")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_private_drop_opens_with_its_password(
    browser: Browser, dropcap_server: DropcapServer, picture: Picture, scripts: bool
) -> None:
    drop = share(
        dropcap_server,
        picture(30, 20),
        "secret.png",
        "image/png",
        privacy="private",
        password="open sesame",
    )
    with visiting(browser, f"{drop.url}/raw", java_script_enabled=scripts, **PHONE) as visit:
        expect(visit.page).to_have_url(drop.url)
        assert visit.overflow() <= 0
        visit.page.get_by_label("Password").fill("open barley")
        visit.page.get_by_role("button", name="Open").click()
        expect(visit.page.get_by_role("alert")).to_have_text("That is not the password.")
        visit.page.get_by_label("Password").fill("open sesame")
        visit.page.get_by_role("button", name="Open").click()
        expect(visit.page.locator("h1")).to_have_text("secret.png")
        expect(visit.page).to_have_url(drop.url)
        shown = visit.page.locator("main img")
        expect(shown).to_be_visible()
        assert shown.bounding_box() is not None


def test_raw_content_shows_by_itself(browser: Browser, drops: dict[str, Reserved]) -> None:
    with browsing(browser) as visit:
        for kind in ("image", "video", "audio", "pdf", "code"):
            visit.page.goto(f"{drops[kind].url}/raw")
            if kind in ("video", "audio"):
                wait_until(lambda: visit.page.evaluate(_PLAYS))
            assert visit.complaints == [], kind


@pytest.mark.parametrize("name", ["page.html", "page.xhtml", "feed.xml"])
def test_markup_runs_nowhere(browser: Browser, dropcap_server: DropcapServer, name: str) -> None:
    markup = b"<html xmlns='http://www.w3.org/1999/xhtml'><script>document.title='ran'</script>"
    drop = share(dropcap_server, markup, name, "text/html")
    for path in ("", "/raw"):
        with visiting(browser, drop.url + path) as visit:
            assert visit.page.title() != "ran"
            expect(visit.page.get_by_text("document.title")).to_be_visible()
            assert visit.complaints == []


def test_svg_is_saved_and_never_shown(browser: Browser, dropcap_server: DropcapServer) -> None:
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    drop = share(dropcap_server, svg, "a.svg", "image/svg+xml")
    with browser.new_context() as context:
        page = context.new_page()
        with page.expect_download() as saved, pytest.raises(PlaywrightError, match="Download"):
            page.goto(f"{drop.url}/raw")
        assert saved.value.path().read_bytes() == svg


def test_hostile_names_do_nothing(browser: Browser, dropcap_server: DropcapServer) -> None:
    name = "\"'><img src=x onerror=\"document.title='ran'\"><svg onload=alert(1)>.png"
    for content_type in ("image/png", "text/plain", "application/zip"):
        drop = share(dropcap_server, b"x", name, content_type)
        with visiting(browser, drop.url) as visit:
            expect(visit.page.locator("h1")).to_have_text(str(drop.document["name"]))
            assert visit.page.title() != "ran"
            assert visit.page.locator("h1 img, h1 svg").count() == 0


def test_a_link_that_leads_nowhere(browser: Browser, dropcap_server: DropcapServer) -> None:
    with visiting(browser, f"{dropcap_server.url}/nothing", **PHONE) as visit:
        expect(visit.page.get_by_text("othing lives at this address")).to_be_visible()
        assert visit.overflow() <= 0
