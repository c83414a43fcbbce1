"""Where the running app is found, and whose word is taken for it."""

import os
import sys
from pathlib import Path

import pytest

from client.config import runtime
from client.config.paths import FolderNotOurs, Paths, ensure_private
from client.config.runtime import is_ours, runtime_folder, socket_address

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the rules are Linux's")


def test_the_session_says_where(tmp_path: Path) -> None:
    environ = {"XDG_RUNTIME_DIR": str(tmp_path)}

    assert runtime_folder(environ) == f"{tmp_path}/dropcap"
    assert socket_address(environ) == f"{tmp_path}/dropcap/dropcap.sock"


@pytest.mark.parametrize("environ", [{}, {"XDG_RUNTIME_DIR": ""}, {"XDG_RUNTIME_DIR": "here"}])
def test_without_a_session_it_is_where_login_managers_have_it(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = f"/run/user/{os.getuid()}"
    monkeypatch.setattr(runtime, "is_ours", lambda folder: folder == usual)

    assert runtime_folder(environ) == f"{usual}/dropcap"


def test_without_anything_it_is_temporary_and_carries_our_number(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(runtime, "is_ours", lambda _: False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    assert runtime_folder({}) == f"{tmp_path}/dropcap-{os.getuid()}"


def test_paths_agree_about_the_address(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "c", tmp_path / "d", tmp_path / "l", tmp_path / "r")

    assert paths.socket == f"{tmp_path}/r/dropcap.sock"


def test_a_folder_of_our_own_is_ours(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    ensure_private(folder)

    assert is_ours(str(folder))
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_is_open_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o777)
    assert not is_ours(str(folder))

    ensure_private(folder)

    assert is_ours(str(folder))


def test_a_link_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir(mode=0o700)
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real")

    assert not is_ours(str(link))
    with pytest.raises(FolderNotOurs) as error:
        ensure_private(link)
    assert error.value.remedy


def test_somebody_elses_folder_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir(mode=0o700)
    number = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: number + 1)

    assert not is_ours(str(folder))
    with pytest.raises(FolderNotOurs, match="theirs"):
        ensure_private(folder)


def test_what_is_not_there_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert not is_ours(str(tmp_path / "nowhere"))
    assert not is_ours(str(tmp_path / "file"))
