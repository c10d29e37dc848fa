"""What tests of backups do again and again."""

from datetime import UTC, datetime
from pathlib import Path

from bot.records.backups import BackupFacts
from bot.rules.backups import Reason
from storage.backups.making import Made, make_backup
from storage.backups.places import moment_of, place_of
from storage.backups.progress import untold
from storage.backups.restoring import Finish, RestorePlan, plan_restore, restore
from storage.backups.snapshots import Counted, read_through
from storage.backups.targets import Folder
from storage.backups.vault import Vault
from storage.files import FileStore

NIGHT = datetime(2026, 11, 30, 18, 10, tzinfo=UTC)
KEY = "AGE-SECRET-KEY-1AVQ2ZVHVV67XD6606ZEQU7SQSL9CZQ8FQ8QYRSKH5ZJ7UR9LWK3QSQREKE"
OTHER_KEY = "AGE-SECRET-KEY-1RHPW7CPGYWAD47HCLPV0PAHLYHSN2Z8NZKU56Q60WMJP4RMZVPES3G0JV5"


def vault_in(folder: Path, key: str | None = None) -> Vault:
    """Backups in a folder."""
    return Vault(Folder(folder / "backups"), key)


async def backed_up(url: str, archive: FileStore, vault: Vault, at: datetime = NIGHT) -> Made:
    """A backup of a firm."""
    return await make_backup(place_of(url), archive, vault, at, Reason.REGULAR, "Quality Butler", untold)


async def planned(vault: Vault, url: str, folder: Path, name: str | None = None) -> RestorePlan:
    """The plan of restoring into a database and a folder of files."""
    return await plan_restore(vault, vault.header(name), place_of(url), FileStore(folder))


async def nothing(backup: BackupFacts) -> None:
    """Nothing is to be done in the restored firm."""


async def restored(vault: Vault, url: str, folder: Path, finish: Finish = nothing) -> None:
    """The newest backup, restored into a database and a folder of files."""
    await restore(await planned(vault, url, folder), finish, untold)


async def read(url: str) -> list[Counted]:
    """Every table of a database, read to its end."""
    async with moment_of(place_of(url)) as moment:
        return [await read_through(moment, table) for table in moment.tables]


def copied(url: str, path: Path) -> Path:
    """A copy of a SQLite database that a test may change."""
    path.write_bytes(Path(url.removeprefix("sqlite://")).read_bytes())
    return path


def stored(folder: Path) -> list[Path]:
    """All files below a folder."""
    return sorted(path for path in folder.rglob("*") if path.is_file())
