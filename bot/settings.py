"""Settings from the environment or ``.env``; each is documented here and in deploy/example.env."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

WEBHOOK_PATH = "/telegram"
"""What Telegram calls below WEBHOOK_URL."""


class TokenRefused(Exception):
    """Telegram does not know the bot's token (401): asking again is of no use."""


class WebhookRefused(Exception):
    """Telegram does not take WEBHOOK_URL; the text is Telegram's reason."""


class TelegramUnreachable(Exception):
    """The network or Telegram is down for now; ``reason`` holds no token, ``wait_s`` is the wait it asked for."""

    def __init__(self, reason: str, wait_s: float = 0.0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait_s = wait_s


class Settings(BaseSettings):
    """What an installation may set. Names in the environment are the same in capitals."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    bot_token: SecretStr | None = Field(default=None, description="The bot's token from @BotFather.")
    telegram_api_url: str = Field(
        default="https://api.telegram.org",
        description="The Bot API server: Telegram's own, a local one, or the sandbox.",
    )
    database_url: str = Field(
        default="sqlite://data/quality.db",
        description="sqlite://data/quality.db (one process) or postgres://user:password@host/name (as many as wanted).",
    )
    files_folder: Path = Field(
        default=Path("data/files"), description="Where the archive keeps files, named by their SHA-256."
    )
    provider_name: str = Field(
        default="质量管家服务单位", description="The service provider's name on reports, until one is set in the chat."
    )
    webhook_url: str = Field(default="", description="Public HTTPS address of the webhook; needed for --webhook.")
    webhook_secret: SecretStr | None = Field(
        default=None, description="Secret that Telegram sends with each webhook call."
    )
    webhook_port: int = Field(default=8080, description="Local port that the webhook listens on.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="DEBUG, INFO, WARNING or ERROR; message texts are never logged."
    )
