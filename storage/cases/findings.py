"""What was found at a record (clauses 4.2, 4.7.1); what happens to them is in ``storage/cases/stored.py``."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.records.cases.findings import FindingRecord, Mate
from bot.records.links import Link
from bot.rules.text import Text
from storage import database as db
from storage import namesakes


@dataclass(frozen=True, slots=True)
class _Suggested:
    suggestion_zh: str
    suggestion_en: str


_FINDING = (
    "SELECT k.id, k.number, k.client_id, f.question, f.clause, k.title AS what, f.severity, f.suggestion_zh,"
    " f.suggestion_en, f.immediate, k.state, k.promised_at AS due_at, f.fixed_on_the_spot,"
    f" b.id AS repeat_of_id, b.number AS repeat_of, k.closed_at, COALESCE({namesakes.person('o')}, '') AS owner"
    " FROM service_case k JOIN finding_detail f ON f.case_id = k.id LEFT JOIN person o ON o.id = k.handler_id"
    " LEFT JOIN service_case b ON b.id = f.repeat_of_id AND b.state <> 'voided'"
)


async def find_findings_of(record: Link) -> list[FindingRecord]:
    """A record's findings in order."""
    return await db.rows(
        FindingRecord,
        f"{_FINDING} WHERE f.record_kind = :kind AND f.record_id = :id ORDER BY k.id",
        kind=record.kind,
        id=record.id,
    )


async def find_open_at(client_id: int, site_id: int, record_kind: str) -> list[FindingRecord]:
    """What was found at a site at records of this kind and is not closed, the oldest first."""
    return await db.rows(
        FindingRecord,
        f"{_FINDING} WHERE k.client_id = :client_id AND k.kind = 'finding' AND k.closed_at IS NULL"
        " AND k.site_id = :site_id AND f.record_kind = :record_kind ORDER BY k.id",
        client_id=client_id,
        site_id=site_id,
        record_kind=record_kind,
    )


async def find_to_look_at(
    client_id: int, site_id: int, since: datetime, until: datetime, limit: int
) -> list[FindingRecord]:
    """What was closed at a site between two moments, and of which nobody said yet whether it lasted, the oldest first.

    What was found there again since did not last.
    """
    return await db.rows(
        FindingRecord,
        f"{_FINDING} WHERE k.client_id = :client_id AND k.site_id = :site_id AND k.closed_at >= :since"
        " AND k.closed_at <= :until AND k.kind = 'finding' AND k.state = 'closed' AND k.released_at IS NOT NULL"
        " AND f.effect = '' AND NOT EXISTS (SELECT 1 FROM finding_detail a JOIN service_case again ON again.id = a.case_id"
        " WHERE a.repeat_of_id = k.id AND again.state <> 'voided') ORDER BY k.closed_at, k.id LIMIT :limit",
        client_id=client_id,
        site_id=site_id,
        since=since,
        until=until,
        limit=limit,
    )


async def find_suggestions(
    client_id: int, record_kind: str, question: str, clause: str, before: datetime, limit: int
) -> list[Text]:
    """What was suggested of an item of records of this kind at a client until a moment, the latest first."""
    found = await db.rows(
        _Suggested,
        "SELECT f.suggestion_zh, f.suggestion_en FROM service_case k JOIN finding_detail f ON f.case_id = k.id"
        " WHERE k.client_id = :client_id AND k.kind = 'finding' AND k.state <> 'voided' AND f.record_kind = :record_kind"
        " AND f.question = :question AND f.clause = :clause AND f.suggestion_zh <> '' AND k.opened_at < :before"
        " GROUP BY f.suggestion_zh, f.suggestion_en ORDER BY max(k.id) DESC LIMIT :limit",
        client_id=client_id,
        record_kind=record_kind,
        question=question,
        clause=clause,
        before=before,
        limit=limit,
    )
    return [Text(one.suggestion_zh, one.suggestion_en) for one in found]


async def find_findings(ids: Sequence[int]) -> list[FindingRecord]:
    """Findings of these ids, in their order of being found."""
    return await db.rows(FindingRecord, f"{_FINDING} WHERE k.id IN ({db.listed(ids)}) ORDER BY k.id") if ids else []


_MATE = "SELECT k.id, k.number, k.state FROM finding_detail f JOIN service_case k ON k.id = f.case_id"


async def find_fixed_by(draft_id: int) -> list[Mate]:
    """What one form fixed, as far as nothing else did since, in order."""
    return await db.rows(Mate, f"{_MATE} WHERE f.fix_draft_id = :draft_id ORDER BY k.id", draft_id=draft_id)


async def find_of_cause(draft_id: int) -> list[Mate]:
    """What one form says to have one cause, in order."""
    return await db.rows(Mate, f"{_MATE} WHERE f.cause_draft_id = :draft_id ORDER BY k.id", draft_id=draft_id)


async def find_open_ids(client_id: int, site_id: int | None, limit: int) -> list[int]:
    """Ids of a client's findings that are not closed: first those of a site, then what is due first."""
    return await db.column(
        int,
        "SELECT id FROM service_case WHERE client_id = :client_id AND kind = 'finding' AND closed_at IS NULL"
        " ORDER BY CASE WHEN site_id = CAST(:site_id AS BIGINT) THEN 0 ELSE 1 END, COALESCE(due_at, promised_at), id"
        " LIMIT :limit",
        client_id=client_id,
        site_id=site_id,
        limit=limit,
    )


async def hold(record: Link) -> None:
    """Keeps others from doing anything to what was found at a record until the transaction ends: it is corrected."""
    await db.values(
        "UPDATE service_case SET turn = turn WHERE id IN (SELECT case_id FROM finding_detail"
        " WHERE record_kind = :kind AND record_id = :record_id) RETURNING id",
        kind=record.kind,
        record_id=record.id,
    )


async def note_fix(case_id: int, draft_id: int) -> None:
    """Notes with which form a finding was fixed."""
    await _change(case_id, fix_draft_id=draft_id)


async def _change(case_id: int, **columns: str | int) -> None:
    changes = ", ".join(f"{name} = :{name}" for name in columns)
    await db.values(
        f"UPDATE finding_detail SET {changes} WHERE case_id = :case_id RETURNING id", case_id=case_id, **columns
    )


async def note_same_cause(ids: Sequence[int], draft_id: int | None) -> None:
    """Notes which form says of these that they have one cause; None: none does any more."""
    await db.values(
        f"UPDATE finding_detail SET cause_draft_id = :draft_id WHERE case_id IN ({db.listed(ids)}) RETURNING id",
        draft_id=draft_id,
    )


async def change_suggestion(case_id: int, suggestion: Text) -> None:
    """Suggests something else for a finding."""
    await _change(case_id, suggestion_zh=suggestion.zh, suggestion_en=suggestion.en)


async def note_immediate(case_id: int, words: str) -> None:
    """Notes what was done about a finding at once."""
    await _change(case_id, immediate=words)


async def note_cause(case_id: int, cause: str, prevention: str) -> None:
    """Notes why it came about, and what keeps it from coming again."""
    await _change(case_id, cause=cause, prevention=prevention)


async def note_effect(case_id: int, effect: str, record: Link) -> bool:
    """Notes what a record says of a closed finding; False where another did so before, or it is not closed."""
    return await db.any_row(
        "UPDATE finding_detail SET effect = :effect, effect_kind = :kind, effect_record_id = :record_id"
        " WHERE case_id = :case_id AND effect = '' AND EXISTS (SELECT 1 FROM service_case k WHERE k.id = :case_id"
        " AND k.state = 'closed') RETURNING id",
        case_id=case_id,
        effect=effect,
        kind=record.kind,
        record_id=record.id,
    )


async def forget_effects(record: Link) -> None:
    """Takes back what a record said of findings: it is void, and the next one is asked."""
    await db.values(
        "UPDATE finding_detail SET effect = '', effect_kind = '', effect_record_id = NULL"
        " WHERE effect_record_id = :record_id AND effect_kind = :kind RETURNING id",
        record_id=record.id,
        kind=record.kind,
    )
