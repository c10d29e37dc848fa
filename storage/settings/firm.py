"""The firm's settings as a history of changes, and the days entered into its calendar.

A token is replaced behind every change, so that each process knows whether what it has read still holds; its row also
makes two changes wait for each other.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from bot.rules.settings.firm import DaysEntry, DaysKind, FirmSettings, Stored, merged
from storage import database as db

TOKEN_BYTES = 16


@dataclass(frozen=True, slots=True)
class _Setting:
    id: int
    key: str
    value: str | None


@dataclass(slots=True)
class _Snapshot:
    """What this process read last; a token is never used twice, in whichever database."""

    token: str
    settings: FirmSettings


_snapshot = _Snapshot("", FirmSettings())
_NEVER_CHANGED = FirmSettings()


async def get_settings() -> FirmSettings:
    """The settings in force. One look at the token; everything is read again only after a change."""
    token = await _token()
    if not token:
        return _NEVER_CHANGED
    if _snapshot.token != token:
        _snapshot.settings, _snapshot.token = merged(await _find_stored(), await _find_entries()), token
    return _snapshot.settings


async def _token() -> str:
    return await db.value(str, "SELECT token FROM settings_version WHERE name = 'firm'") or ""


async def _find_stored() -> dict[str, Stored]:
    found = await db.rows(
        _Setting,
        "SELECT id, key, value FROM firm_setting s"
        " WHERE id = (SELECT MAX(id) FROM firm_setting WHERE key = s.key) ORDER BY id",
    )
    return {setting.key: Stored(setting.id, setting.value) for setting in found if setting.value is not None}


_ENTRY = "SELECT id, kind, client_id, first_day AS first, last_day AS last, entered_at, ended_at FROM calendar_entry"


async def _find_entries() -> list[DaysEntry]:
    return await db.rows(DaysEntry, f"{_ENTRY} ORDER BY id")


async def take_settings() -> None:
    """Begins a change: others wait until this transaction ends, so that what is read now is what is changed."""
    await _write_token("name = excluded.name")


async def _renew() -> None:
    """Behind every change: what was read before holds no longer, in any process."""
    await _write_token("token = excluded.token")


async def _write_token(change: str) -> None:
    await db.values(
        "INSERT INTO settings_version (name, token) VALUES ('firm', :token)"
        f" ON CONFLICT (name) DO UPDATE SET {change} RETURNING name",
        token=secrets.token_hex(TOKEN_BYTES),
    )


async def add_setting(key: str, value: str | None, person_id: int, at: datetime) -> int:
    """Sets a setting (None: to its default), behind ``take_settings``; returns the change's id."""
    change_id = await db.add("firm_setting", key=key, value=value, changed_at=at, changed_by_id=person_id)
    await _renew()
    return change_id


async def add_days(
    kind: DaysKind, client_id: int | None, first: date, last: date, *, person_id: int, at: datetime
) -> int:
    """Enters days into the calendar, behind ``take_settings``; returns the entry's id."""
    entry_id = await db.add(
        "calendar_entry",
        kind=kind,
        client_id=client_id,
        first_day=first,
        last_day=last,
        entered_at=at,
        entered_by_id=person_id,
    )
    await _renew()
    return entry_id


async def get_days(entry_id: int) -> DaysEntry | None:
    """An entry of the calendar, ended ones too."""
    return await db.row(DaysEntry, f"{_ENTRY} WHERE id = :id", id=entry_id)


async def end_days(entry_id: int, at: datetime) -> bool:
    """Takes an entry out of the calendar, behind ``take_settings``; False when it was before."""
    ended = await db.values(
        "UPDATE calendar_entry SET ended_at = :at WHERE id = :id AND ended_at IS NULL RETURNING id", id=entry_id, at=at
    )
    await _renew()
    return bool(ended)
