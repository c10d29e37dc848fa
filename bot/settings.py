"""Settings from the environment, ``.env`` or files of secrets; ``make example`` writes deploy/example.env from them."""

import os
import re
from ipaddress import ip_address
from pathlib import Path
from typing import Literal

from pydantic import Field, IPvAnyAddress, SecretStr
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SecretsSettingsSource, SettingsConfigDict

CREDENTIALS = "CREDENTIALS_DIRECTORY"
"""Names the folder in which systemd (``LoadCredential=``) or compose hands over secrets, one file for each setting."""

WEBHOOK_PATH = "/telegram"
"""What Telegram calls below WEBHOOK_URL."""
WEBHOOK_SECRETS = re.compile(r"[A-Za-z0-9_-]{32,256}")
"""What Telegram takes for a secret, and nobody guesses."""


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
    """What an installation may set. Names in the environment are the same in capitals.

    The environment comes before ``.env``, and that before the folder of secrets. What is empty counts as not set, so
    that a copy of the example hides no secret.
    """

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    bot_token: SecretStr | None = Field(
        default=None, description="The bot's token from @BotFather. The one setting that every firm needs."
    )
    telegram_api_url: str = Field(
        default="https://api.telegram.org",
        description="The Bot API server: Telegram's own, a local one, or the sandbox.",
    )
    https_proxy: str = Field(
        default="",
        description="HTTP proxy on the way to Telegram and to a remote store of backups, as http://proxy.example:3128.",
    )
    database_url: str = Field(
        default="sqlite://data/quality.db",
        description="sqlite://data/quality.db or sqlite:///absolute/path.db (one process),"
        " or postgres://user:password@host/name (as many processes as wanted).",
    )
    files_folder: Path = Field(
        default=Path("data/files"),
        description="Where the archive keeps files, named by their SHA-256. All processes need the same folder.",
    )
    backup_to: str = Field(
        default="data/backups",
        description="Where backups are kept: a folder, or s3://bucket/prefix with its access in AWS_ACCESS_KEY_ID,"
        " AWS_SECRET_ACCESS_KEY, AWS_REGION and, for a store that is not Amazon's, AWS_ENDPOINT_URL. Best not on the"
        " machine itself.",
    )
    backup_key: SecretStr | None = Field(
        default=None,
        description="The key that backups are encrypted with, AGE-SECRET-KEY-1…, from `python -m bot backup --new-key`."
        " Keep a copy away from the machine: without it no encrypted backup can be read.",
    )
    provider_name: str = Field(
        default="质量管家服务单位", description="The service provider's name on reports, until one is set in the chat."
    )
    webhook_url: str = Field(
        default="",
        description="Public HTTPS address of the webhook, as https://bot.example.com; needed for `run --webhook`.",
    )
    webhook_secret: SecretStr | None = Field(
        default=None,
        description="Secret that Telegram sends with each webhook call: 32 to 256 of A-Z a-z 0-9 _ -, as from"
        " `openssl rand -hex 32`; needed for `run --webhook`.",
    )
    webhook_host: IPvAnyAddress = Field(
        default=ip_address("127.0.0.1"),
        description="Local address that the webhook listens on; 0.0.0.0 where the proxy that speaks HTTPS is not on"
        " this machine, as in containers.",
    )
    webhook_port: int = Field(
        default=8080, description="Local port that the webhook listens on, behind a proxy that speaks HTTPS."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="DEBUG, INFO, WARNING or ERROR. Message texts and tokens are never logged."
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 -- of a fixed folder; ours is named at each start
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Where settings come from, the first that has one counts."""
        files = SecretsSettingsSource(settings_cls, secrets_dir=os.environ.get(CREDENTIALS))
        return init_settings, env_settings, dotenv_settings, files


def take_the_proxy(settings: Settings) -> None:
    """Puts a proxy that ``.env`` alone names into the environment, where every HTTP client of the program looks."""
    if settings.https_proxy:
        os.environ.setdefault("HTTPS_PROXY", settings.https_proxy)
