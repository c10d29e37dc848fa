"""Reads deploy/Dockerfile, and does what it says on machines to throw away."""

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.deploy.machine import ROOT, Machine, machine, mount, registry, the_project

BASE_IMAGE = "python:3.11-slim-bookworm"
"""Debian 12 with Python 3.11: what this machine is taken for."""


@dataclass
class Image:
    """What came of the steps: a machine, and how its container is started."""

    machine: Machine
    folder: str = "/"
    user: int = 0
    environment: dict[str, str] = field(
        default_factory=lambda: {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"}
    )
    volumes: list[str] = field(default_factory=list)
    entrypoint: list[str] = field(default_factory=list)
    arguments: list[str] = field(default_factory=list)
    healthcheck: list[str] = field(default_factory=list)

    def contained(self, *arguments: str, **environment: str) -> list[str]:
        """What to start here for the container to run with these arguments."""
        variables = {**self.environment, **environment}
        return self.machine.command(*self.entrypoint, *arguments, folder=self.folder, user=self.user, **variables)

    def freeze(self) -> None:
        """Makes its file system read-only but for its volumes, which are empty as those of a new container are."""
        for volume in self.volumes:
            inside = self.machine.at(volume)
            folders = [(path, path.stat()) for path in inside.rglob("*")]
            told = inside.stat()
            mode = oct(told.st_mode & 0o777)[2:]
            mount("-t", "tmpfs", "-o", f"uid={told.st_uid},gid={told.st_gid},mode={mode}", "tmpfs", str(inside))
            for path, about in folders:
                path.mkdir(mode=about.st_mode & 0o777)
                shutil.chown(path, about.st_uid, about.st_gid)
        mount("-t", "proc", "proc", str(self.machine.at("/proc")))
        mount("--rbind", "/dev", str(self.machine.at("/dev")))
        mount("-o", "remount,ro", str(self.machine.root))


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """Each instruction of a Dockerfile with what follows it, in one line."""
    lines = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE)
    for line in re.sub(r"\\\n\s*", "", lines).splitlines():
        if line.strip():
            name, rest = line.split(maxsplit=1)
            yield name, rest


def let_through() -> Iterator[Path]:
    """The files of the project that .dockerignore lets into an image."""
    wanted = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    return (path for path in the_project() if path.parts[0] in wanted)


def built(folder: Path, text: str) -> Image:
    """The image of the last stage, with each stage made on a machine of its own below ``folder``.

    Raises AssertionError: a step failed, or is one that this does not know.
    """
    stages: dict[str, Image] = {}
    image: Image | None = None
    for number, (name, rest) in enumerate(instructions(text)):
        if name == "FROM":
            base, *called = rest.split(" AS ")
            assert base == BASE_IMAGE
            image = Image(machine(folder / str(number)))
            image.machine.at("/usr/local/bin/python").symlink_to("/usr/bin/python3.11")
            stages[called[0] if called else ""] = image
        else:
            assert image is not None
            follow(image, name, rest, stages)
    return stages[""]


def follow(image: Image, name: str, rest: str, stages: dict[str, Image]) -> None:
    """Does one step."""
    match name:
        case "WORKDIR":
            image.folder = rest
            image.machine.at(rest).mkdir(parents=True, exist_ok=True)
        case "COPY" if rest.startswith("--from="):
            stage, source, target = rest.removeprefix("--from=").split()
            other = stages[stage].machine
            shutil.copytree(other.at(source), image.machine.at(target), symlinks=True)
        case "COPY":
            source, target = rest.split()
            assert target == "./"
            files = (path for path in let_through() if source == "." or path == Path(source))
            image.machine.take_in(files, ROOT, image.folder)
        case "RUN":
            # whoever builds an image reaches the registry as this machine does
            variables = {**image.environment, **registry(), "HOME": "/root"}
            image.machine.run("sh", "-c", rest, folder=image.folder, user=image.user, **variables)
        case "ENV":
            given = dict(word.split("=", 1) for word in shlex.split(rest))
            path = image.environment["PATH"]
            image.environment |= {key: value.replace("$PATH", path) for key, value in given.items()}
        case "USER":
            image.user, group = map(int, rest.split(":"))
            assert group == image.user
        case "VOLUME":
            image.volumes.append(rest)
        case "ENTRYPOINT":
            image.entrypoint = words(rest)
        case "CMD":
            image.arguments = words(rest)
        case "HEALTHCHECK":
            image.healthcheck = words(rest.split("CMD ")[1])
        case "EXPOSE":
            pass
        case _:
            raise AssertionError(f"{name} is a step that nobody tries out")


def words(array: str) -> list[str]:
    """The words of an array as a Dockerfile has it."""
    return re.findall(r'"([^"]*)"', array)
