"""Deletion links, and saying what is wrong with a drop."""

import subprocess
from dataclasses import replace

import requests
from support.drops import api, share
from support.processes import SCRIPTS
from support.server import DropcapServer, make_token, make_user, operate

BROWSER = {"Accept": "text/html"}


def test_only_the_button_deletes(dropcap_server: DropcapServer) -> None:
    drop = share(dropcap_server, b"x", "<b>mine.txt", "text/plain", thumbnail=b"small")
    address = drop.document["deletion_url"]
    asked = requests.get(address, headers=BROWSER, timeout=10)
    assert asked.status_code == 200
    assert "&lt;b&gt;mine" in asked.text
    assert requests.get(f"{drop.url}/raw", timeout=10).status_code == 200
    assert "It is gone" in requests.post(address, headers=BROWSER, timeout=10).text
    assert requests.get(f"{drop.url}/raw", timeout=10).status_code == 404
    assert not list((dropcap_server.data / "objects").rglob(f"{drop.document['id']}*"))
    assert requests.post(address, headers=BROWSER, timeout=10).status_code == 404


def test_a_deletion_link_is_for_its_drop_alone(dropcap_server: DropcapServer) -> None:
    mine, other = (share(dropcap_server, b"x", "a.txt") for _ in range(2))
    seal = mine.document["deletion_url"].rpartition("/")[2]
    for wrong in (seal[:-1] + ("0" if seal[-1] != "0" else "1"), "x", seal.partition(".")[0], "."):
        for method in ("GET", "POST"):
            address = f"{dropcap_server.url}/delete/{mine.document['id']}/{wrong}"
            assert requests.request(method, address, timeout=10).status_code == 404
    address = f"{dropcap_server.url}/delete/{other.document['id']}/{seal}"
    assert requests.post(address, timeout=10).status_code == 404
    assert requests.get(f"{other.url}/raw", timeout=10).status_code == 200


def test_a_deletion_link_outlives_a_new_name(dropcap_server: DropcapServer) -> None:
    drop = share(dropcap_server, b"x", "a.txt")
    api(dropcap_server, "PATCH", f"/drops/{drop.document['id']}", json={"slug": "renamed-once"})
    assert requests.post(drop.document["deletion_url"], timeout=10).status_code == 200


def test_a_report_reaches_the_operator(dropcap_server: DropcapServer) -> None:
    drop = share(dropcap_server, b"x", "bad.exe")
    form = requests.get(f"{drop.url}/report", headers=BROWSER, timeout=10)
    assert "bad.exe" in form.text
    unsaid = requests.post(f"{drop.url}/report", data={"details": "?"}, timeout=10)
    assert unsaid.status_code == 400
    sent = {"reason": "malware", "details": "\x1b[31mIt\nis a virus\0", "contact": "me@example.org"}
    assert "Thank you" in requests.post(f"{drop.url}/report", data=sent, timeout=10).text
    told = operate(dropcap_server.data, "reports")
    assert "\x1b" not in told
    assert "malware" in told
    assert "is a virus" in told
    assert "me@example.org" in told
    assert f"/{drop.slug}" in told
    report_id = next(line.split()[0] for line in told.splitlines() if drop.slug in line)
    operate(dropcap_server.data, "reports", "remove", report_id)
    assert requests.get(f"{drop.url}/raw", timeout=10).status_code == 404
    assert drop.slug not in operate(dropcap_server.data, "reports")
    assert drop.slug in operate(dropcap_server.data, "reports", "--all")


def test_an_admins_token_looks_after_reports(dropcap_server: DropcapServer) -> None:
    admin = make_token(dropcap_server.data, "moderation", "--scope", "admin")
    boss = replace(dropcap_server, token=admin)
    bad, fine = (share(dropcap_server, b"x", f"{name}.txt") for name in ("bad", "fine"))
    for drop in (bad, fine):
        requests.post(f"{drop.url}/report", data={"reason": "abuse"}, timeout=10)
    reports = {each["url"]: each for each in api(boss, "GET", "/admin/reports").json()["items"]}
    assert reports[bad.url]["reason"] == "abuse"
    for drop, action in ((bad, "remove"), (fine, "resolve")):
        path = f"/admin/reports/{reports[drop.url]['id']}/{action}"
        assert api(boss, "POST", path).status_code == 204
    assert requests.get(f"{bad.url}/raw", timeout=10).status_code == 404
    assert requests.get(f"{fine.url}/raw", timeout=10).status_code == 200
    left = {each["url"] for each in api(boss, "GET", "/admin/reports").json()["items"]}
    assert not left & {bad.url, fine.url}
    every = api(boss, "GET", "/admin/reports?resolved=true").json()["items"]
    assert {bad.url, fine.url} <= {each["url"] for each in every}
    for action in ("remove", "resolve"):
        assert api(boss, "POST", f"/admin/reports/{'0' * 32}/{action}").status_code == 404
    assert api(boss, "GET", "/drops").status_code == 403
    make_user(dropcap_server.data, "second admin", "--admin")
    theirs = make_token(
        dropcap_server.data, "m", "--user", "second admin", "--scope", "admin", "--scope", "read"
    )
    other = replace(dropcap_server, token=theirs)
    assert api(other, "GET", "/admin/reports").status_code == 200
    operate(dropcap_server.data, "user", "set", "second admin", "--member")
    assert api(other, "GET", "/admin/reports").status_code == 403
    assert api(other, "GET", "/drops").status_code == 200


def test_a_report_that_is_fine_is_put_aside(dropcap_server: DropcapServer) -> None:
    drop = share(dropcap_server, b"x", "fine.txt", privacy="private", password="x")
    form = requests.get(f"{drop.url}/report", headers=BROWSER, timeout=10)
    assert "fine.txt" not in form.text
    requests.post(f"{drop.url}/report", data={"reason": "other"}, timeout=10)
    told = operate(dropcap_server.data, "reports")
    report_id = next(line.split()[0] for line in told.splitlines() if drop.slug in line)
    operate(dropcap_server.data, "reports", "resolve", report_id)
    assert drop.slug not in operate(dropcap_server.data, "reports")
    done = subprocess.run(
        [SCRIPTS / "dropcap-server", "reports", "resolve", "x", "--data", dropcap_server.data],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "no report" in done.stderr
