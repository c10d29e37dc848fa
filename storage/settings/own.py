"""What people set for themselves."""

from dataclasses import dataclass
from datetime import time

from bot.rules.settings.own import UNCHANGED, OwnSettings
from storage import database as db


@dataclass(frozen=True, slots=True)
class _Row:
    quiet_from: str | None
    quiet_until: str | None
    digest: bool
    digest_at: str | None


async def get_own_settings(person_id: int) -> OwnSettings:
    """What the person has set; the defaults for what they have not."""
    found = await db.row(
        _Row,
        "SELECT quiet_from, quiet_until, digest, digest_at FROM person_setting WHERE person_id = :id",
        id=person_id,
    )
    if found is None:
        return UNCHANGED
    span = (found.quiet_from, found.quiet_until)
    quiet = (time.fromisoformat(span[0]), time.fromisoformat(span[1])) if span[0] and span[1] else None
    return OwnSettings(quiet, found.digest, time.fromisoformat(found.digest_at) if found.digest_at else None)


async def change_own_settings(person_id: int, own: OwnSettings) -> None:
    """Keeps what the person has set."""
    quiet = own.quiet or (None, None)
    await db.values(
        "INSERT INTO person_setting (person_id, quiet_from, quiet_until, digest, digest_at)"
        " VALUES (:id, :quiet_from, :quiet_until, :digest, :digest_at)"
        " ON CONFLICT (person_id) DO UPDATE SET quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,"
        " digest = excluded.digest, digest_at = excluded.digest_at RETURNING id",
        id=person_id,
        quiet_from=_said(quiet[0]),
        quiet_until=_said(quiet[1]),
        digest=own.digest,
        digest_at=_said(own.digest_at),
    )


def _said(hour: time | None) -> str | None:
    return None if hour is None else hour.isoformat("minutes")
