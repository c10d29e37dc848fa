"""Every start and command that cannot be carried out says so in one sentence, with what to do; never by a traceback."""

import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from tests.postgres import server_url
from tests.process.program import bot, running, started
from tests.world import TOKEN, WEBHOOK_SECRET

pytestmark = pytest.mark.process

NOBODY = "http://127.0.0.1:9"
"""Where no Telegram is: what is refused here is refused before it is asked."""
EVERY = (("run",), ("worker",), ("migrate",), ("verify",), ("health",), ("export", "firms.xlsx"))


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(TOKEN, [], limits=None) as sandbox:
        yield sandbox


async def refused(loaded: Path, folder: Path, *arguments: str, **environment: str) -> str:
    """The sentence of a command that is not carried out."""
    given = {"telegram_api_url": NOBODY, "bot_token": TOKEN} | environment
    async with running(loaded, folder, *bot(*arguments), **given) as program:
        assert await program.ended() == 2
    said = program.log.read_text()
    assert said.count("\n") == 1, said
    assert TOKEN not in said
    assert program.said == []
    return said.rstrip()


@contextmanager
def taken_port() -> Iterator[int]:
    """A port at which somebody else listens."""
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        taken.listen()
        yield int(taken.getsockname()[1])


@pytest.mark.parametrize("command", EVERY, ids=" ".join)
async def test_a_url_of_no_database_that_it_knows(loaded: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    said = await refused(loaded, tmp_path, *command, database_url="mysql://root:secret@localhost/firm")
    assert said.startswith("DATABASE_URL names neither SQLite nor PostgreSQL")
    assert "secret" not in said


@pytest.mark.parametrize("command", EVERY, ids=" ".join)
async def test_a_server_that_does_not_answer(loaded: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    said = await refused(loaded, tmp_path, *command, database_url="postgres://butler:secret@127.0.0.1:9/firm")
    assert said.startswith("postgres://butler@127.0.0.1:9/firm does not answer (")


async def test_a_user_that_the_server_refuses(loaded: Path, tmp_path: Path) -> None:
    url = server_url().replace("postgres:@", "stranger:secret@")
    said = await refused(loaded, tmp_path, "run", database_url=url)
    assert "refuses the user or the password: check DATABASE_URL" in said
    assert "secret" not in said


async def test_a_database_that_the_server_does_not_have(loaded: Path, tmp_path: Path) -> None:
    said = await refused(loaded, tmp_path, "run", database_url=server_url().replace("/postgres?", "/missing?"))
    assert "is not there: make the database (`createdb`)" in said


async def test_a_folder_that_cannot_be_made(loaded: Path, tmp_path: Path) -> None:
    said = await refused(loaded, tmp_path, "migrate", database_url="sqlite:///proc/nowhere/quality.db")
    assert said == "/proc/nowhere cannot be made or opened: check the path, and what is there already."


async def test_a_file_where_a_folder_should_be(loaded: Path, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    said = await refused(loaded, tmp_path, "migrate", database_url="sqlite://data/quality.db", files_folder="files")
    assert said.startswith(f"{tmp_path}/data cannot be made or opened")


@pytest.mark.parametrize("command", EVERY[2:], ids=" ".join)
async def test_a_file_that_is_no_database(loaded: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "quality.db").write_text("this is a letter, and a long one: " * 100)
    said = await refused(loaded, tmp_path, *command, database_url="sqlite://quality.db")
    assert said.startswith(f"{tmp_path}/quality.db is damaged or no database: restore the newest backup")


@pytest.mark.parametrize("token", ["a token", "42", ":", "４２:x"])
async def test_a_token_that_is_none(loaded: Path, tmp_path: Path, token: str) -> None:
    said = await refused(loaded, tmp_path, "run", database_url="sqlite://quality.db", bot_token=token)
    assert said == "Telegram refuses BOT_TOKEN: copy it again from @BotFather into .env."


async def test_a_worker_on_sqlite(loaded: Path, tmp_path: Path) -> None:
    said = await refused(loaded, tmp_path, "worker", database_url="sqlite://quality.db")
    assert said.startswith(f"`worker` needs PostgreSQL: with SQLite ({tmp_path}/quality.db) `run` does everything")
    assert not (tmp_path / "quality.db").exists()


@pytest.mark.parametrize("command", [("run",), ("health",)], ids=" ".join)
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("LOG_LEVEL=LOUD", "LOG_LEVEL cannot be used: input should be 'debug', 'info', 'warning' or 'error'"),
        ("WEBHOOK_HOST=door", "WEBHOOK_HOST cannot be used: value is not a valid ipv4 or ipv6 address"),
        ("WEBHOOK_PORT=door", "WEBHOOK_PORT cannot be used: input should be a valid integer"),
    ],
)
async def test_a_setting_that_means_nothing(
    loaded: Path, tmp_path: Path, command: tuple[str, ...], line: str, said: str
) -> None:
    (tmp_path / ".env").write_text(f"{line}\n")
    assert (await refused(loaded, tmp_path, *command)).startswith(said)


async def test_settings_that_are_no_text(loaded: Path, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("BOT_TOKEN=42:x # 令牌\n".encode("gb18030"))
    said = await refused(loaded, tmp_path, "run")
    assert said.startswith(f"{tmp_path}/.env is no text in UTF-8")


async def test_a_port_of_the_trial_that_is_taken(loaded: Path, tmp_path: Path) -> None:
    with taken_port() as port:
        said = await refused(loaded, tmp_path, "try", "--port", str(port))
    assert said.startswith(f"Port {port} is in use by another program")


async def test_a_disk_that_is_full(tmp_path: Path) -> None:
    # no more than a small file can be written, as on a disk without room
    script = tmp_path / "without_room.py"
    script.write_text(
        "import resource, runpy, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "sys.argv = ['bot', 'migrate']\n"
        "runpy.run_module('bot', run_name='__main__')\n"
    )
    async with started(tmp_path, str(script), database_url="sqlite://quality.db") as program:
        assert await program.ended() == 2
    said = program.log.read_text()
    assert said.count("\n") == 1, said
    assert said.startswith(f"The disk of {tmp_path}/quality.db is full or fails: make room")


async def test_a_port_of_the_webhook_that_is_taken(sandbox: Sandbox, loaded: Path, tmp_path: Path) -> None:
    with taken_port() as port:
        said = await refused(
            loaded,
            tmp_path,
            *("run", "--webhook"),
            telegram_api_url=sandbox.url,
            webhook_url="https://bot.example",
            webhook_secret=WEBHOOK_SECRET,
            webhook_port=str(port),
        )
    assert said.startswith(f"Port {port} is in use by another program")


async def test_an_address_that_is_not_of_this_machine(sandbox: Sandbox, loaded: Path, tmp_path: Path) -> None:
    said = await refused(
        loaded,
        tmp_path,
        *("run", "--webhook"),
        telegram_api_url=sandbox.url,
        webhook_url="https://bot.example",
        webhook_secret=WEBHOOK_SECRET,
        webhook_host="203.0.113.5",
    )
    assert said.startswith("WEBHOOK_HOST is no address of this machine")


async def test_an_address_that_telegram_does_not_take(sandbox: Sandbox, loaded: Path, tmp_path: Path) -> None:
    said = await refused(
        loaded,
        tmp_path,
        *("run", "--webhook"),
        telegram_api_url=sandbox.url,
        webhook_url="ftp://bot.example",
        webhook_secret=WEBHOOK_SECRET,
        webhook_port="0",
    )
    assert said.startswith("Telegram refuses WEBHOOK_URL (")


async def test_a_folder_for_files_that_cannot_be_made(sandbox: Sandbox, loaded: Path, tmp_path: Path) -> None:
    said = await refused(loaded, tmp_path, "run", telegram_api_url=sandbox.url, files_folder="/proc/nowhere")
    assert said == "/proc/nowhere cannot be made or opened: check the path, and what is there already."
