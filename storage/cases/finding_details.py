"""What a finding has beside a case: severity, clause, suggestion, whether it came back; and taking it back."""

from datetime import date, datetime

from bot.records.cases.cases import CaseRecord, FindingDetails
from bot.records.links import Link
from bot.rules.cases.life_cycle import Clock
from bot.rules.text import Text
from storage import database as db
from storage.cases.stored import SELECTED
from storage.linked import number_of

_AGAIN = (
    "SELECT {} FROM finding_detail d JOIN service_case a ON a.id = d.case_id WHERE d.repeat_of_id = f.case_id"
    " AND a.state <> 'voided' AND a.released_at IS NOT NULL ORDER BY a.id LIMIT 1"
)


async def get_finding_details(case_id: int) -> FindingDetails | None:
    """What only a finding has."""
    return await db.row(
        FindingDetails,
        "SELECT f.record_kind, f.record_id, question, clause, severity, suggestion_zh, suggestion_en, immediate, cause,"
        " prevention, fixed_on_the_spot, fix_by,"
        f" {number_of('f.record_kind', 'f.record_id')} AS record_number, f.effect,"
        f" {number_of('f.effect_kind', 'f.effect_record_id')} AS effect_number,"
        f" ({_AGAIN.format('a.id')}) AS again_id, ({_AGAIN.format('a.number')}) AS again,"
        " f.fix_draft_id, f.cause_draft_id"
        " FROM finding_detail f WHERE case_id = :case_id",
        case_id=case_id,
    )


async def find_findings_at(record: Link) -> list[CaseRecord]:
    """What was found at a record, in order."""
    return await db.rows(
        CaseRecord,
        SELECTED + "WHERE f.record_kind = :kind AND f.record_id = :record_id ORDER BY k.id",
        kind=record.kind,
        record_id=record.id,
    )


async def add_finding_details(
    case_id: int,
    record: Link,
    *,
    question: str,
    clause: str,
    severity: str,
    suggestion: Text,
    immediate: str,
    fixed_on_the_spot: bool,
    fix_by: date | None,
    repeat_of_id: int | None = None,
) -> None:
    """Adds what only a finding has, with the record it was found at."""
    await db.add(
        "finding_detail",
        case_id=case_id,
        record_kind=record.kind,
        record_id=record.id,
        question=question,
        clause=clause,
        severity=severity,
        suggestion_zh=suggestion.zh,
        suggestion_en=suggestion.en,
        immediate=immediate,
        fixed_on_the_spot=fixed_on_the_spot,
        fix_by=fix_by,
        repeat_of_id=repeat_of_id,
    )


async def correct_finding(
    case_id: int,
    state: str,
    clock: Clock,
    handler_id: int | None,
    *,
    closed_at: datetime | None,
    severity: str,
    fix_by: date | None,
    fixed_on_the_spot: bool,
) -> None:
    """Has a finding say what the record says now that it was found at; once it moves, nobody waits for another date."""
    await db.values(
        # PostgreSQL wants the uses of the state to have one type
        "UPDATE service_case SET state = CAST(:state AS VARCHAR(24)), due_at = :due_at, promised_at = :promised_at,"
        " paused_at = :paused_at, closed_at = :closed_at, handler_id = :handler_id, turn = turn + 1,"
        " asked_until = CASE WHEN state = CAST(:state AS VARCHAR(24)) THEN asked_until END,"
        " unheard_since = CASE WHEN state = CAST(:state AS VARCHAR(24)) THEN unheard_since END"
        " WHERE id = :id RETURNING id",
        id=case_id,
        state=state,
        due_at=clock.due_at,
        promised_at=clock.promised_at,
        paused_at=clock.paused_at,
        closed_at=closed_at,
        handler_id=handler_id,
    )
    await db.values(
        "UPDATE finding_detail SET severity = :severity, fix_by = :fix_by, fixed_on_the_spot = :fixed_on_the_spot"
        " WHERE case_id = :id RETURNING id",
        id=case_id,
        severity=severity,
        fix_by=fix_by,
        fixed_on_the_spot=fixed_on_the_spot,
    )


async def void_finding(case_id: int, at: datetime) -> bool:
    """Voids one finding; False when that was done before."""
    return await db.any_row(
        "UPDATE service_case SET state = 'voided', turn = turn + 1, due_at = NULL, closed_at = :at"
        " WHERE id = :id AND state <> 'voided' RETURNING id",
        id=case_id,
        at=at,
    )


async def void_findings_at(record: Link, at: datetime) -> list[int]:
    """Voids the findings of a record that is taken back, and returns their ids; the rows stay for the trail."""
    return await db.column(
        int,
        "UPDATE service_case SET state = 'voided', turn = turn + 1, due_at = NULL, closed_at = :at"
        " WHERE id IN (SELECT case_id FROM finding_detail WHERE record_kind = :kind AND record_id = :record_id)"
        " RETURNING id",
        kind=record.kind,
        record_id=record.id,
        at=at,
    )
