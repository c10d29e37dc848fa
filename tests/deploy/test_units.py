"""The systemd units and the command beside them: verified by systemd where it is, and alike where they should be."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.settings import Settings

DEPLOY = Path(__file__).parents[2] / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
COMMAND = DEPLOY / "quality-butler.sh"
ANALYZE = shutil.which("systemd-analyze")


class Unit:
    """What a unit says; a key may stand there several times."""

    def __init__(self, path: Path) -> None:
        self.lines = re.findall(r"^(\w+)=(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)

    def all(self, key: str) -> list[str]:
        return [value for name, value in self.lines if name == key]

    @property
    def credentials(self) -> dict[str, str]:
        """The setting that each secret is, and where root keeps it."""
        return dict(secret.split(":") for secret in self.all("LoadCredential"))

    @property
    def hardening(self) -> list[tuple[str, str]]:
        start = self.lines.index(("NoNewPrivileges", "yes"))
        return self.lines[start:]


def test_there_is_one_for_sqlite_and_two_for_postgresql() -> None:
    started = {path.stem: Unit(path).all("ExecStart")[0].split(" -m bot ")[1] for path in UNITS}
    assert started == {
        "quality-butler": "run",
        "quality-butler-web": "run --webhook",
        "quality-butler-worker": "worker",
    }


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
@pytest.mark.skipif(ANALYZE is None, reason="no systemd on this machine: the units are not verified")
def test_systemd_finds_no_fault(path: Path, tmp_path: Path) -> None:
    program = tmp_path / "opt/quality-butler/.venv/bin/python"
    program.parent.mkdir(parents=True)
    program.touch(0o755)
    # systemd looks whether the program is there; elsewhere than on a set-up machine it is not
    unit = tmp_path / path.name
    unit.write_text(path.read_text(encoding="utf-8").replace("/opt/", f"{tmp_path}/opt/"), encoding="utf-8")
    checked = subprocess.run([str(ANALYZE), "verify", unit], capture_output=True, text=True, check=False)
    ours = [line for line in checked.stderr.splitlines() if path.stem in line]
    assert (checked.returncode, ours) == (0, [])


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_each_stays_up_stays_shut_and_stops_in_time(path: Path) -> None:
    unit = Unit(path)
    assert unit.all("Restart") == ["always"]
    assert unit.all("RestartPreventExitStatus") == ["2"]
    assert unit.all("TimeoutStopSec") == ["15"]
    assert unit.all("DynamicUser") == []
    assert unit.hardening == Unit(UNITS[0]).hardening


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_secrets_are_settings_and_are_kept_under_the_program_s_name(path: Path) -> None:
    credentials = Unit(path).credentials
    assert set(credentials) <= set(Settings.model_fields)
    assert credentials == {name: f"quality-butler.{name}" for name in credentials}


def test_the_command_has_every_secret_and_the_settings_of_the_services() -> None:
    command = COMMAND.read_text(encoding="utf-8")
    every = {name: place for path in UNITS for name, place in Unit(path).credentials.items()}
    assert dict(re.findall(r"LoadCredential=(\w+):([\w.-]+)", command)) == every
    for key in ("User", "UMask", "StateDirectory", "StateDirectoryMode", "EnvironmentFile"):
        (value,) = {value for path in UNITS for value in Unit(path).all(key)}
        assert f"--property={key}={value} " in command


def test_the_command_is_a_script_that_the_shell_can_read() -> None:
    assert COMMAND.stat().st_mode & 0o111
    subprocess.run(["sh", "-n", COMMAND], check=True)
