"""Published form versions: what a form was when a draft began with it (clause 3.6)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage import database as db


@dataclass(frozen=True, slots=True)
class FormVersionRecord:
    """One published version."""

    code: str
    version: int
    fingerprint: str
    content: dict[str, Any]


async def get_form_version(code: str, version: int) -> FormVersionRecord | None:
    """A version of a form as it was published."""
    return await db.row(
        FormVersionRecord,
        "SELECT code, version, fingerprint, content FROM form_version WHERE code = :code AND version = :version",
        code=code,
        version=version,
    )


async def find_fingerprints() -> dict[tuple[str, int], str]:
    """The fingerprint of each version that was published, by code and version."""
    found = await db.values("SELECT code, version, fingerprint FROM form_version")
    return {(str(row["code"]), row["version"]): str(row["fingerprint"]) for row in found}


async def last_version(code: str) -> int:
    """The newest version of a form; 0: there is none."""
    return await db.number("SELECT COALESCE(max(version), 0) AS n FROM form_version WHERE code = :code", code=code)


async def add_form_version(code: str, version: int, fingerprint: str, content: dict[str, Any], at: datetime) -> None:
    """Publishes a version; nothing happens when it is there already."""
    await db.add_once(
        "form_version",
        code=code,
        version=version,
        fingerprint=fingerprint,
        content=content,
        created_at=at,
    )
