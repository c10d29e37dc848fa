"""Where settings come from: the environment, then ``.env``, then the folder of secrets."""

from pathlib import Path

import pytest

from bot.settings import CREDENTIALS, Settings


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of secrets; the working folder is another, and nothing is set in the environment."""
    folder = tmp_path / "secrets"
    folder.mkdir()
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv(CREDENTIALS, str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


def token() -> str | None:
    found = Settings().bot_token
    return found.get_secret_value() if found else None


def test_a_file_of_the_folder_is_a_setting_and_its_last_line_break_is_not(secrets: Path) -> None:
    (secrets / "bot_token").write_text("42:FROM-A-FILE\n")
    (secrets / "database_url").write_text("postgres://quality:secret@database/quality\n")
    assert token() == "42:FROM-A-FILE"
    assert Settings().database_url == "postgres://quality:secret@database/quality"


def test_what_else_is_in_the_folder_is_left_alone(secrets: Path) -> None:
    (secrets / "postgres_password").write_text("secret")
    assert token() is None


@pytest.mark.parametrize("empty", ["", None])
def test_the_environment_comes_first_then_env_then_the_folder(
    secrets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty: str | None
) -> None:
    (secrets / "bot_token").write_text("42:FROM-A-FILE")
    (tmp_path / ".env").write_text("BOT_TOKEN=42:FROM-ENV\n")
    monkeypatch.setenv("BOT_TOKEN", "42:FROM-THE-ENVIRONMENT")
    assert token() == "42:FROM-THE-ENVIRONMENT"
    monkeypatch.delenv("BOT_TOKEN") if empty is None else monkeypatch.setenv("BOT_TOKEN", empty)
    assert token() == "42:FROM-ENV"
    (tmp_path / ".env").write_text("BOT_TOKEN=\n")
    assert token() == "42:FROM-A-FILE"


def test_without_a_folder_there_are_no_secrets(secrets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CREDENTIALS)
    (secrets / "bot_token").write_text("42:FROM-A-FILE")
    assert token() is None


def test_secrets_are_not_shown(secrets: Path) -> None:
    (secrets / "bot_token").write_text("42:FROM-A-FILE")
    assert "FROM-A-FILE" not in repr(Settings())
