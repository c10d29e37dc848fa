"""Open drafts of records as work that somebody holds: at which client, and to whom they go on (clause 3.6)."""

from datetime import datetime

from bot.records.drafts import DraftRecord
from bot.records.handing_over import Thing
from bot.rules.handing_over import Held
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.record_kind import CLIENT, SITE, TASK
from bot.rules.work_records.kinds import EVENTS_OF, RECORD_KINDS
from storage import database as db
from storage import namesakes
from storage.drafts.copies import add_copy, copy_content
from storage.drafts.stored import close_draft, get_draft

HANDED_ON = "handed_on"
"""The state of a draft with whose answers somebody else goes on."""

_EVENTS = tuple(LEDGERS[code] for code in EVENTS_OF if LEDGERS[code].plain and LEDGERS[code].of_client)
_ENTRIES = "".join(
    f" LEFT JOIN {ledger.table} {ledger.code} ON d.subject_kind = '{ledger.code}' AND {ledger.code}.id = d.subject_id"
    f" AND {ledger.code}.ended_at IS NULL"
    for ledger in _EVENTS
)
_CLIENT = ", ".join(
    (
        "t.client_id",
        "s.client_id",
        f"CASE WHEN d.subject_kind = '{CLIENT}' THEN d.subject_id END",
        *(f"{ledger.code}.client_id" for ledger in _EVENTS),
    )
)
_FORMS = " OR ".join(
    [
        f"d.form IN ({db.listed(sorted(kind.form.code for kind in RECORD_KINDS.values()))})",
        *(f"d.form LIKE '{kind.form.code}/%'" for kind in RECORD_KINDS.values() if kind.checklists),
    ]
)
_KIND_OF = " ".join(
    f"WHEN d.form = '{kind.form.code}' OR d.form LIKE '{kind.form.code}/%' THEN '{kind.kind}'"
    for kind in RECORD_KINDS.values()
)
BEGUN = (
    f"FROM draft d LEFT JOIN task t ON d.subject_kind = '{TASK}' AND t.id = d.subject_id AND t.state = 'open'"
    f" LEFT JOIN site s ON s.id = CASE d.subject_kind WHEN '{SITE}' THEN d.subject_id ELSE t.site_id END"
    f"{_ENTRIES} JOIN client c ON c.id = COALESCE({_CLIENT})"
    f" WHERE d.state = 'open' AND ({_FORMS}) AND c.ended_at IS NULL AND s.ended_at IS NULL"
)
"""SQL: forms of records about a client (``c``) that were begun and can still be submitted."""
_FOLLOWS = "(t.id IS NOT NULL AND t.assignee_id = d.person_id)"


async def find_drafts_held(person_id: int) -> list[Thing]:
    """The records about clients that somebody has begun, by client; ``follows``: they go along with their task."""
    return await db.rows(
        Thing,
        f"SELECT '{Held.DRAFT}' AS kind, d.id, c.id AS client_id, {namesakes.client('c')} AS client_name,"
        f" COALESCE(s.name, '') AS title, CASE {_KIND_OF} END AS work, '' AS often, NULL AS day, '' AS number,"
        f" {_FOLLOWS} AS follows, t.id AS task_id {BEGUN} AND d.person_id = :person_id ORDER BY c.id, d.id",
        person_id=person_id,
    )


async def add_handed_on(of: DraftRecord, token: str, person_id: int, at: datetime) -> DraftRecord:
    """What somebody began, with its answers and files, as an open draft of somebody else."""
    added = await add_copy(of, token, person_id, at, of.step)
    await copy_content(of, added, of)
    # who began first is remembered, and a copy of what was taken back stays one
    await db.values(
        "UPDATE draft SET copied_from_id = COALESCE((SELECT o.copied_from_id FROM draft o WHERE o.id = :of), :of)"
        " WHERE id = :id RETURNING id",
        of=of.id,
        id=added.id,
    )
    return added


async def find_handed_on(draft_id: int, person_id: int) -> DraftRecord | None:
    """The open draft in which somebody goes on with what was handed on to them."""
    found = await db.value(
        int,
        "SELECT d.id FROM draft d JOIN draft o ON d.copied_from_id = COALESCE(o.copied_from_id, o.id)"
        " WHERE o.id = :id AND d.person_id = :person_id AND d.state = 'open'",
        id=draft_id,
        person_id=person_id,
    )
    return await get_draft(found) if found is not None else None


async def change_to_handed_on(draft: DraftRecord, at: datetime) -> bool:
    """Closes what went on to somebody else; False when it is not open any more."""
    closed = await close_draft(draft, HANDED_ON, at)
    if closed:
        await db.values(
            "UPDATE person SET active_draft_id = NULL WHERE id = :person_id AND active_draft_id = :id RETURNING id",
            person_id=draft.person_id,
            id=draft.id,
        )
    return closed


async def get_beginner(draft_id: int) -> str | None:
    """Who began what somebody else goes on with; None where nobody else did."""
    return await db.value(
        str,
        f"SELECT {namesakes.person('p')} AS name FROM draft d JOIN draft o ON o.id = d.copied_from_id AND o.state ="
        f" '{HANDED_ON}' JOIN person p ON p.id = o.person_id WHERE d.id = :id AND o.person_id <> d.person_id",
        id=draft_id,
    )
