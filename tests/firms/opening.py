"""Opens a firm that an earlier version left: its rows, its files, the chats with their buttons as people have them."""

import gzip
import json
import zipfile
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from tortoise.transactions import in_transaction

from bot.app.demo_company import Company
from bot.app.together import prepare
from bot.sandbox import Person as Account
from bot.sandbox import Sandbox
from bot.sandbox.chats import Post
from bot.sandbox.files import StoredFile
from bot.settings import Settings
from storage import database as db
from storage.migrating import migrate
from tests.clock import FrozenClock, HastySeconds
from tests.sandbox.phone import Json
from tests.world import TOKEN, Program, World

FOLDER = Path(__file__).parent
INSERT_AT_ONCE = 200


@dataclass(frozen=True)
class Firm:
    """A folder beside this file, in which one firm is kept."""

    name: str

    @cached_property
    def facts(self) -> Json:
        """The migration it stands at, when it stopped, its seals."""
        return dict(json.loads(self._text("firm.json")))

    @property
    def migration(self) -> str:
        """The last migration of the version that left it."""
        return str(self.facts["migration"])

    @property
    def stopped(self) -> datetime:
        """When that version stopped, in UTC."""
        return datetime.fromisoformat(self.facts["stopped"]).astimezone(UTC)

    def lines(self, name: str) -> list[Json]:
        """What is kept of something, one object per line."""
        return [json.loads(line) for line in self._text(f"{name}.jsonl").splitlines()]

    @cached_property
    def rows(self) -> dict[str, tuple[list[str], list[list[Any]]]]:
        """Columns and rows of every table."""
        tables: dict[str, tuple[list[str], list[list[Any]]]] = {}
        for line in self._unpacked("rows.jsonl.gz").splitlines():
            found = json.loads(line)
            if isinstance(found, dict):
                columns, rows = found["columns"], list[list[Any]]()
                tables[found["table"]] = (columns, rows)
            else:
                rows.append(found)
        return tables

    @cached_property
    def telegram(self) -> Json:
        """Telegram's side: accounts, files, messages whose buttons stay in the chats, how far it had counted."""
        return dict(json.loads(self._unpacked("telegram.json.gz")))

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Contents by their SHA-256."""
        with zipfile.ZipFile(FOLDER / self.name / "files.zip") as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def _text(self, name: str) -> str:
        return (FOLDER / self.name / name).read_text()

    def _unpacked(self, name: str) -> str:
        return gzip.decompress((FOLDER / self.name / name).read_bytes()).decode()


async def load(firm: Firm) -> None:
    """Brings the open, bare database to the firm's migration and puts its rows in, as they are."""
    await migrate(firm.migration)
    if db.dialect() == "sqlite":
        await _load_sqlite(firm)
    else:
        await _load_postgres(firm)


async def _load_sqlite(firm: Firm) -> None:
    triggers = await db.values("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    await db.connection().execute_script("PRAGMA foreign_keys=OFF")
    async with in_transaction() as held:
        for trigger in triggers:
            await held.execute_query(f'DROP TRIGGER "{trigger["name"]}"')
        for table, (columns, rows) in firm.rows.items():
            if rows:
                places = ", ".join("?" for _ in columns)
                await held.execute_many(f'INSERT INTO "{table}" ({_listed(columns)}) VALUES ({places})', rows)
        for table, given in firm.facts["sequences"].items():
            await held.execute_query("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", [given, table])
        for trigger in triggers:
            await held.execute_query(trigger["sql"])
    await db.connection().execute_script("PRAGMA foreign_keys=ON")


async def _load_postgres(firm: Firm) -> None:
    types = await db.values(
        "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public'"
    )
    reading = {(row["table_name"], row["column_name"]): _READING.get(row["data_type"]) for row in types}
    async with in_transaction() as held:
        # neither append-only triggers nor foreign keys are asked in a replica's session
        await held.execute_query("SET LOCAL session_replication_role = replica")
        for table, (columns, rows) in firm.rows.items():
            if rows:
                read = [reading[table, column] for column in columns]
                places = ", ".join(f"${place}" for place in range(1, len(columns) + 1))
                statement = f'INSERT INTO "{table}" ({_listed(columns)}) VALUES ({places})'
                await held.execute_many(statement, [_read(row, read) for row in rows])
        for table, given in firm.facts["sequences"].items():
            await held.execute_query(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {given})")


_READING: dict[str, Callable[[Any], Any]] = {
    "timestamp with time zone": datetime.fromisoformat,
    "date": date.fromisoformat,
    "boolean": bool,
}
"""How a value is read that SQLite keeps as a text or a number."""


def _read(row: list[Any], read: Iterable[Callable[[Any], Any] | None]) -> list[Any]:
    return [
        value if value is None or reader is None else reader(value) for value, reader in zip(row, read, strict=True)
    ]


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def put_down(firm: Firm, folder: Path) -> None:
    """Lays the firm's files into a folder, as the archive keeps them."""
    for sha256, content in firm.files.items():
        path = folder / sha256[:2] / sha256
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@asynccontextmanager
async def carried_on(firm: Firm, folder: Path) -> AsyncIterator[World]:
    """Starts the present program on the open database of a firm, a moment after it had stopped."""
    clock = FrozenClock(firm.stopped)
    put_down(firm, folder / "files")
    accounts = [Account(one["id"], one["name"], language_code=one["language"]) for one in firm.telegram["accounts"]]
    async with Sandbox(TOKEN, accounts, limits=None) as sandbox:
        _remember(sandbox, firm)
        settings = Settings(telegram_api_url=sandbox.url, files_folder=folder / "files")
        program = Program(sandbox, clock, settings, HastySeconds())
        heart, username = await program.start()
        world = World(sandbox, clock, heart, Company({}, {}, {}), await prepare(clock, username), program)
        try:
            yield world
        finally:
            for phone in world.phones.values():
                await phone.close()
            await program.stop()


_MEASURES: dict[str, Json] = {"Photo": {"width": 64, "height": 48}, "Voice": {"duration": 3}}
"""What Telegram tells of a file besides, by its kind."""


def _remember(sandbox: Sandbox, firm: Firm) -> None:
    """Telegram forgets nothing when the program is replaced."""
    telegram, side = sandbox._telegram, firm.telegram
    telegram._counters.shared = side["last_message"]
    telegram.updates.last_update_id = telegram.updates.confirmed_up_to = side["last_update"]
    for one in side["accounts"]:
        telegram.accounts[one["id"]].started = True
        telegram.accounts[one["id"]].blocked = one["blocked"]
    for one in side["files"]:
        content = firm.files[one["sha256"]]
        unique, path = one["file_id"][:16], f"kept/{one['file_id']}"
        file = StoredFile(one["kind"], one["file_id"], unique, path, content, one["name"], one["media_type"])
        shown = {**file.ids(), **_MEASURES.get(one["kind"], {})}
        telegram.files._keep([file], [shown] if one["kind"] == "Photo" else shown)
    for one in side["messages"]:
        telegram.chats[one["chat"]].add(Post(one["payload"], outgoing=True))
