"""Policy documents, their versions, and who has read them (clause 3.4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.records.policies import PolicyVersion, Unread
from bot.rules.people import CLIENT_SIDE, Role
from bot.rules.policies import Audience
from bot.rules.post import EACH, key_of
from storage import database as db
from storage import namesakes
from storage.people.persons import hears
from storage.post.outbox import HELD, KEY_OF_EACH

_VERSION = """SELECT v.id, v.policy_id, v.number, v.title, v.audience, v.state, v.made_at, v.made_by_id, v.published_at,
 d.revoked_at FROM policy_version v JOIN policy d ON d.id = v.policy_id """
_NEWEST = """v.state = 'published' AND v.number = (SELECT MAX(number) FROM policy_version
 WHERE policy_id = v.policy_id AND state = 'published')"""

_ROLES: dict[Audience, frozenset[Role]] = {
    Audience.OURS: frozenset(Role) - CLIENT_SIDE,
    Audience.CLIENTS: CLIENT_SIDE,
    Audience.EVERYBODY: frozenset(Role),
}


def _asked(audience: Audience) -> str:
    """SQL: the person ``p`` has joined and has a role of this audience; nobody's practice self is asked."""
    return (
        "p.id > 0 AND p.ended_at IS NULL AND p.consented_at IS NOT NULL AND EXISTS (SELECT 1 FROM role_grant g"
        f" WHERE g.person_id = p.id AND g.ended_at IS NULL AND g.role IN ({db.listed(sorted(_ROLES[audience]))}))"
    )


_READ = "EXISTS (SELECT 1 FROM policy_reading r WHERE r.version_id = :version_id AND r.person_id = p.id)"


async def add_policy(person_id: int, at: datetime) -> int:
    """Adds a policy without any version; returns its id."""
    return await db.add("policy", created_at=at, created_by_id=person_id)


async def add_version(
    *,
    policy_id: int,
    title: str,
    audience: Audience,
    body: str,
    state: str,
    draft_id: int | None,
    person_id: int,
    at: datetime,
) -> int:
    """Adds a version that is not published yet; returns its id."""
    return await db.add(
        "policy_version",
        policy_id=policy_id,
        title=title,
        audience=audience,
        body=body,
        state=state,
        draft_id=draft_id,
        made_at=at,
        made_by_id=person_id,
    )


async def get_version(version_id: int) -> PolicyVersion | None:
    """A version by id."""
    return await db.row(PolicyVersion, f"{_VERSION} WHERE v.id = :id", id=version_id)


async def get_body(version_id: int) -> str:
    """A version's Markdown; empty when there is none (yet)."""
    return await db.value(str, "SELECT body FROM policy_version WHERE id = :id", id=version_id) or ""


async def find_current() -> list[PolicyVersion]:
    """The version in force of every policy, the latest first."""
    return await db.rows(
        PolicyVersion, f"{_VERSION} WHERE {_NEWEST} AND d.revoked_at IS NULL ORDER BY v.published_at DESC, v.id DESC"
    )


async def find_revoked() -> list[PolicyVersion]:
    """The last version of every policy that is no longer in force, the latest first."""
    return await db.rows(
        PolicyVersion, f"{_VERSION} WHERE {_NEWEST} AND d.revoked_at IS NOT NULL ORDER BY d.revoked_at DESC, v.id DESC"
    )


async def find_published(policy_id: int) -> list[PolicyVersion]:
    """All published versions of a policy, the latest first."""
    return await db.rows(
        PolicyVersion,
        f"{_VERSION} WHERE v.policy_id = :id AND v.state = 'published' ORDER BY v.number DESC",
        id=policy_id,
    )


async def find_unpublished() -> list[PolicyVersion]:
    """Versions that wait for their author to publish or discard them, the latest first."""
    return await db.rows(
        PolicyVersion, f"{_VERSION} WHERE v.state IN ('reading', 'unreadable', 'draft') ORDER BY v.id DESC"
    )


async def change_text(version_id: int, state: str, body: str) -> bool:
    """Gives a version the text of its file, or notes that it has none; False when that was done before."""
    return await db.any_row(
        "UPDATE policy_version SET state = :state, body = :body WHERE id = :id AND state = 'reading' RETURNING id",
        id=version_id,
        state=state,
        body=body,
    )


async def publish(version: PolicyVersion, at: datetime) -> bool:
    """Puts a version in force under the next number; False when it is no draft (any more)."""
    # two drafts of one policy wait for each other, or both would get the same number
    await db.values("UPDATE policy SET created_at = created_at WHERE id = :id RETURNING id", id=version.policy_id)
    published = await db.values(
        "UPDATE policy_version SET state = 'published', published_at = :at, number ="
        " (SELECT COALESCE(MAX(number), 0) + 1 FROM policy_version WHERE policy_id = :policy_id)"
        " WHERE id = :id AND state = 'draft' RETURNING id",
        id=version.id,
        policy_id=version.policy_id,
        at=at,
    )
    if published:
        await db.change("policy", version.policy_id, revoked_at=None)
    return bool(published)


async def revoke(version: PolicyVersion, at: datetime) -> bool:
    """Takes the version in force out of it; False when it is not in force (any more)."""
    return await db.any_row(
        "UPDATE policy SET revoked_at = :at WHERE id = :policy_id AND revoked_at IS NULL"
        f" AND EXISTS (SELECT 1 FROM policy_version v WHERE v.id = :id AND {_NEWEST}) RETURNING id",
        id=version.id,
        policy_id=version.policy_id,
        at=at,
    )


async def discard(version_id: int) -> bool:
    """Gives a version up that was not published; False when it was, or was given up before."""
    return await db.any_row(
        "UPDATE policy_version SET state = 'discarded'"
        " WHERE id = :id AND state IN ('reading', 'unreadable', 'draft') RETURNING id",
        id=version_id,
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """That a person read a version."""

    version_id: int
    read_at: datetime


async def find_readings(person_id: int) -> dict[int, datetime]:
    """The versions that the person has read, and when."""
    found = await db.rows(Reading, "SELECT version_id, read_at FROM policy_reading WHERE person_id = :id", id=person_id)
    return {reading.version_id: reading.read_at for reading in found}


async def add_reading(version_id: int, person_id: int, at: datetime) -> int | None:
    """Notes that the person read it; None when that was noted before."""
    return await db.add_once("policy_reading", version_id=version_id, person_id=person_id, read_at=at)


async def count_readers(version: PolicyVersion) -> tuple[int, int]:
    """How many of those who have to read it have, and how many they are."""
    counted = await db.values(
        f"SELECT COUNT(*) AS n, COALESCE(SUM(CASE WHEN {_READ} THEN 1 ELSE 0 END), 0) AS read"
        f" FROM person p WHERE {_asked(version.audience)}",
        version_id=version.id,
    )
    return int(counted[0]["read"]), int(counted[0]["n"])


async def find_unread(version: PolicyVersion, limit: int, offset: int) -> list[Unread]:
    """Those who have not read it."""
    # the empty text keeps the databases from going through all people by name for those who are asked
    return await db.rows(
        Unread,
        f"SELECT {namesakes.person('p')} AS name, {hears('p')} AS hears FROM person p WHERE {_asked(version.audience)} AND NOT {_READ}"
        " ORDER BY p.name || '', p.id LIMIT :limit OFFSET :offset",
        version_id=version.id,
        limit=limit,
        offset=offset,
    )


async def find_to_tell(version: PolicyVersion) -> list[int]:
    """Ids of those who have still to read it and have an account, in their order."""
    return await db.column(
        int, f"SELECT p.id FROM person p WHERE {_to_tell(version)} ORDER BY p.id", version_id=version.id
    )


async def add_messages(
    version: PolicyVersion,
    kind: str,
    occurrence: str,
    send_at: datetime,
    *,
    among: Sequence[int] | None = None,
    held: bool = False,
) -> list[int]:
    """Writes one message to everybody who has still to read it and has an account, in one statement for however many.

    ``occurrence``: each reader has one message of it. ``among``: to those of these alone. ``held``: somebody has to
    decide first whether they go. Returns the ids of those who had none of it before.
    """
    these = "" if among is None else f" AND p.id IN ({db.ids_in('among')})"
    return await db.column(
        int,
        "INSERT INTO outbox (key, kind, person_id, subject_kind, subject_id, parameters, state, send_at)"
        f" SELECT {KEY_OF_EACH}, CAST(:kind AS VARCHAR(40)), p.id, 'reader', p.id, '{{}}',"
        f" CAST(:state AS VARCHAR(12)), CAST(:send_at AS {db.moment_type()})"
        f" FROM person p WHERE {_to_tell(version)}{these}"
        " ON CONFLICT (key) DO NOTHING RETURNING person_id",
        key=key_of(kind, EACH, occurrence, EACH),
        version_id=version.id,
        kind=kind,
        state=HELD if held else "waiting",
        send_at=send_at,
        among=among,
    )


def _to_tell(version: PolicyVersion) -> str:
    return f"p.telegram_id IS NOT NULL AND {_asked(version.audience)} AND NOT {_READ}"
