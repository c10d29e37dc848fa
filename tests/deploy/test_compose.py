"""deploy/compose.yaml and its Caddyfile: right by their own rules, and made of what the program has."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot import __version__
from bot.__main__ import app
from bot.settings import WEBHOOK_PATH, Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
CADDY = shutil.which("caddy")


def compose() -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe").load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return found


SERVICES: dict[str, dict[str, Any]] = compose()["services"]
OURS = ("web", "worker", "command")


def test_it_is_compose_by_the_specification_s_schema() -> None:
    check = str(Path(sys.executable).with_name("check-jsonschema"))
    checked = subprocess.run(
        [check, "--builtin-schema", "vendor.compose-spec", str(DEPLOY / "compose.yaml")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("name", SERVICES)
def test_no_service_can_do_more_than_it_has_to(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service.get("cap_add", []) == (["NET_BIND_SERVICE"] if name == "caddy" else [])


def test_the_database_is_reached_from_the_program_alone() -> None:
    inside = {name for name, service in SERVICES.items() if "inside" in service["networks"]}
    assert inside == {"database", *OURS}
    assert compose()["networks"]["inside"] == {"internal": True}
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["caddy"]


@pytest.mark.parametrize("name", OURS)
def test_secrets_and_settings_are_the_program_s_own(name: str) -> None:
    service = SERVICES[name]
    assert set(service["secrets"]) <= set(Settings.model_fields)
    assert {variable.lower() for variable in service["environment"]} - {"credentials_directory"} <= set(
        Settings.model_fields
    )


def test_a_command_of_its_own_starts_nothing_but_the_database() -> None:
    assert list(SERVICES["command"]["depends_on"]) == ["database"]
    assert [name for name, service in SERVICES.items() if "profiles" in service] == ["command"]


@pytest.mark.parametrize("name", ["web", "worker"])
def test_what_is_started_is_a_command_of_the_program(name: str) -> None:
    command, *options = SERVICES[name]["command"]
    commands = {each.name or each.callback.__name__: each for each in app.registered_commands if each.callback}
    assert command in commands
    assert [option for option in options if option != "--webhook"] == []


def test_the_image_is_called_by_the_program_s_version() -> None:
    assert {SERVICES[name]["image"] for name in OURS} == {f"quality-butler:{__version__}"}
    assert f"-t quality-butler:{__version__} " in (DEPLOY / "Dockerfile").read_text(encoding="utf-8")


def test_the_webhook_is_what_caddy_passes_on() -> None:
    caddyfile = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    assert f"handle {WEBHOOK_PATH} {{" in caddyfile
    _, port = SERVICES["caddy"]["environment"]["UPSTREAM"].split(":")
    assert SERVICES["web"]["environment"]["WEBHOOK_PORT"] == port
    # Caddy comes from another container; on a machine of its own nothing but the machine gets at the port
    assert SERVICES["web"]["environment"]["WEBHOOK_HOST"] == "0.0.0.0"
    assert Settings.model_fields["webhook_host"].default.is_loopback
    assert f"{{$UPSTREAM:127.0.0.1:{Settings.model_fields['webhook_port'].default}}}" in caddyfile


@pytest.mark.skipif(CADDY is None, reason="no Caddy on this machine: deploy/Caddyfile is not validated")
def test_caddy_takes_its_file(tmp_path: Path) -> None:
    environment = {"DOMAIN": "bot.example.com", "HOME": str(tmp_path)}
    checked = subprocess.run(
        [str(CADDY), "validate", "--adapter", "caddyfile", "--config", DEPLOY / "Caddyfile"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
