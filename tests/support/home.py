"""A home of a test's own, so that nothing of the person running it is read or changed."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Home:
    """A scratch home folder and the environment that points at it."""

    path: Path

    @property
    def environment(self) -> dict[str, str]:
        """The variables that make every program of ours live in this home."""
        return {
            "HOME": str(self.path),
            "XDG_CONFIG_HOME": str(self.path / ".config"),
            "XDG_DATA_HOME": str(self.path / ".local/share"),
            "XDG_STATE_HOME": str(self.path / ".local/state"),
            "XDG_CACHE_HOME": str(self.path / ".cache"),
            "XDG_RUNTIME_DIR": str(self.path / "run"),
        }


def make_home(path: Path) -> Home:
    """Makes the folders that a session would have made."""
    for name in (".config", ".local/share", ".local/state", ".cache"):
        (path / name).mkdir(parents=True)
    (path / "run").mkdir(mode=0o700)
    # Nobody has to be welcomed: a test that wants to be removes this.
    state = path / ".local/share/dropcap/state.toml"
    state.parent.mkdir()
    state.write_text("welcomed = true\n")
    return Home(path)
