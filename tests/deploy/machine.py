"""A machine to throw away: this one's file system under a layer in which whatever is done is gone afterwards.

It needs root and a mount namespace of its own (``make try-deploy`` begins one), so that its mounts end with it.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Machine:
    """What is at ``root`` may be changed at will."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def at(self, path: str | Path) -> Path:
        """Where an absolute path of the machine is for us."""
        return self.root / str(path).lstrip("/")

    def command(self, *command: str, folder: str = "/", user: int = 0, **environment: str) -> list[str]:
        """What to start here for a command to run there, with this environment and no other."""
        variables = [f"{name}={value}" for name, value in environment.items()]
        go_there = ["chroot", f"--userspec={user}:{user}", "--groups=", str(self.root)]
        return ["setpriv", "--no-new-privs", *go_there, "env", "-i", f"--chdir={folder}", *variables, *command]

    def run(self, *command: str, folder: str = "/", user: int = 0, **environment: str) -> str:
        """What a command says that ends well; see ``said_by``."""
        return said_by(self.command(*command, folder=folder, user=user, **environment))

    def take_in(self, files: Iterator[Path], of: Path, to: str | Path) -> None:
        """Copies files, named relative to the folder ``of``, with their modes."""
        for file in files:
            target = self.at(to) / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(of / file, target)


def machine(folder: Path) -> Machine:
    """A machine whose layer is kept in memory; ``folder`` is where it can be seen."""
    folder.mkdir(parents=True, exist_ok=True)
    mount("-t", "tmpfs", "tmpfs", str(folder))
    root, above, work = folder / "root", folder / "above", folder / "work"
    for path in (root, above, work):
        path.mkdir()
    mount("-t", "overlay", "-o", f"lowerdir=/,upperdir={above},workdir={work}", "overlay", str(root))
    return Machine(root)


def the_project() -> Iterator[Path]:
    """The files of the project, relative to its root: what git knows, and what it will be told of."""
    listed = said_by(["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
    return (Path(name) for name in listed.split("\0") if name and (ROOT / name).is_file())


def mount(*arguments: str) -> None:
    """Mounts, as the command of this name does."""
    said_by(["mount", *arguments])


def said_by(command: Sequence[str]) -> str:
    """What a command says that ends well.

    Raises AssertionError: it did not; with what it said.
    """
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise AssertionError(f"{command} ended with {ended.returncode}:\n{ended.stdout}{ended.stderr}")
    return ended.stdout


def registry() -> dict[str, str]:
    """How this machine reaches its package registry, for a pip that runs in another environment."""
    return {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
