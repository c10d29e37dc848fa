"""What second persons are asked to confirm (二人确认), and what they said (clauses 5.3.4, 6.2)."""

from collections.abc import Iterable
from datetime import datetime

from bot.records.links import Link
from bot.records.second_persons import SecondPerson, Unasked
from bot.rules.ledgers.ledger import Ledger
from bot.rules.seconding import Seconded
from storage import database as db
from storage import namesakes

_SELECT = (
    "SELECT s.id, s.subject_kind, s.subject_id, s.client_id,"
    f" COALESCE({namesakes.firm('c')}, '') AS client_name, s.asked_id, COALESCE({namesakes.person('a')}, '') AS asked,"
    f" s.asker_id, {namesakes.person('f')} AS asker, s.why, s.state, s.text, COALESCE({namesakes.person('b')}, '') AS by,"
    " s.asked_at, s.answered_at FROM second_person s LEFT JOIN client c ON c.id = s.client_id"
    " LEFT JOIN person a ON a.id = s.asked_id JOIN person f ON f.id = s.asker_id LEFT JOIN person b ON b.id = s.by_id "
)


async def add_question(
    subject: Link,
    *,
    client_id: int | None,
    asked_id: int | None,
    asker_id: int,
    why: str,
    state: Seconded,
    at: datetime,
) -> int:
    """Keeps that somebody is asked (``CONFIRMED``: that whoever asks has it themself); returns its id."""
    said = state is Seconded.CONFIRMED
    return await db.add(
        "second_person",
        subject_kind=subject.kind,
        subject_id=subject.id,
        client_id=client_id,
        asked_id=asked_id,
        asker_id=asker_id,
        why=why,
        state=state,
        asked_at=at,
        by_id=asker_id if said else None,
        answered_at=at if said else None,
    )


async def get_question(question_id: int) -> SecondPerson | None:
    """One of them."""
    return await db.row(SecondPerson, _SELECT + "WHERE s.id = :id", id=question_id)


async def find_questions(subject: Link) -> list[SecondPerson]:
    """All that were asked about one subject, the oldest first."""
    return await db.rows(
        SecondPerson,
        _SELECT + "WHERE s.subject_kind = :kind AND s.subject_id = :id ORDER BY s.id",
        kind=subject.kind,
        id=subject.id,
    )


async def find_open() -> list[SecondPerson]:
    """What nobody answered yet, the oldest first; of practice as well."""
    return await db.rows(SecondPerson, f"{_SELECT}WHERE s.state = '{Seconded.OPEN.value}' ORDER BY s.id")


async def find_unconfirmed(records: Iterable[Link]) -> frozenset[Link]:
    """Which of these no second person has confirmed."""
    wanted, confirmed = frozenset(records), set[Link]()
    for kind in sorted({one.kind for one in wanted}):
        confirmed |= {
            Link(kind, subject_id)
            for subject_id in await db.column(
                int,
                "SELECT s.subject_id FROM second_person s WHERE s.subject_kind = :kind"
                f" AND s.subject_id IN ({db.ids_in('ids')}) AND s.state = :confirmed",
                kind=kind,
                ids=[one.id for one in wanted if one.kind == kind],
                confirmed=Seconded.CONFIRMED.value,
            )
        }
    return wanted - confirmed


async def answer(question_id: int, state: Seconded, *, text: str, by: int | None, at: datetime) -> bool:
    """Closes a question that is open; False: it was closed before."""
    return await db.any_row(
        "UPDATE second_person SET state = :state, text = :text, by_id = :by, answered_at = :at"
        f" WHERE id = :id AND state = '{Seconded.OPEN.value}' RETURNING id",
        id=question_id,
        state=state,
        text=text,
        by=by,
        at=at,
    )


async def find_unasked(ledger: Ledger) -> list[Unasked]:
    """The entries in use whose keeper was never asked whether they have it, the oldest first."""
    about = f"FROM second_person s WHERE s.subject_kind = '{ledger.code}' AND s.subject_id = e.id"
    return await db.rows(
        Unasked,
        f"SELECT e.id AS entry_id, e.{ledger.kept_by}_id AS keeper_id, e.client_id, EXISTS (SELECT 1 {about}) AS asked_before"
        f" FROM {ledger.table} e WHERE e.ended_at IS NULL AND NOT EXISTS (SELECT 1 {about}"
        f" AND s.asked_id = e.{ledger.kept_by}_id AND s.id = (SELECT MAX(l.id) FROM second_person l"
        " WHERE l.subject_kind = s.subject_kind AND l.subject_id = s.subject_id)) ORDER BY e.id",
    )


async def count_open(subject_kind: str) -> dict[int, int]:
    """How many questions of this kind each person has still to answer."""
    found = await db.values(
        "SELECT asked_id, count(*) AS n FROM second_person WHERE state = :state AND subject_kind = :subject_kind"
        " AND asked_id IS NOT NULL GROUP BY asked_id",
        state=Seconded.OPEN.value,
        subject_kind=subject_kind,
    )
    return {int(row["asked_id"]): int(row["n"]) for row in found}
