"""What a contract promised, item by item, and the records of it that the client has (clauses 3.7, 7)."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.records.coverage import SignedContract
from bot.rules.beijing import beijing_day
from bot.rules.boards.coverage import Evidence, Signed
from storage import cadence
from storage import database as db

_CONTRACT = "SELECT c.id, c.client_id, c.number, c.begins, c.ends FROM contract c "
_OF_ITEMS = "(SELECT p.id FROM schedule p JOIN contract_item i ON i.id = p.item_id WHERE i.contract_id = :contract_id)"
"""SQL: the work plans that were made of a contract's items."""
TRAINING = "training"
"""What a training session is called among kinds of records."""


async def get_contract(contract_id: int) -> SignedContract | None:
    """A contract by id."""
    return await db.row(SignedContract, f"{_CONTRACT}WHERE c.id = :id", id=contract_id)


async def find_contracts(clients: tuple[int, ...]) -> list[SignedContract]:
    """The contracts of these clients that were in force at any time, the latest first."""
    return await db.rows(
        SignedContract,
        f"{_CONTRACT}WHERE c.client_id IN ({db.listed(clients)}) AND c.standing <> 'draft' AND c.now_id IS NULL"
        " ORDER BY c.ended_at IS NOT NULL, c.begins DESC, c.id DESC",
    )


async def find_signed(contract_id: int) -> list[Signed]:
    """The items of a contract: those that are in force, and those of which anything was planned before."""
    return await db.rows(
        Signed,
        "SELECT i.id, i.clause, i.name, i.work, COALESCE(s.name, '') AS site_name FROM contract_item i"
        " LEFT JOIN site s ON s.id = i.site_id WHERE i.contract_id = :contract_id AND i.now_id IS NULL"
        " AND (i.ended_at IS NULL OR EXISTS (SELECT 1 FROM schedule p WHERE p.item_id = i.id)) ORDER BY i.id",
        contract_id=contract_id,
    )


async def find_promises(contract_id: int, first: date, last: date) -> list[cadence.PromiseOf]:
    """What was promised of each item for the days from ``first`` to ``last``."""
    return await cadence.find_promises_of_plans(_OF_ITEMS, first, last, contract_id=contract_id)


@dataclass(frozen=True, slots=True)
class _Session:
    item_id: int
    id: int
    title: str
    starts_at: datetime


async def find_evidence(contract_id: int, first: date, last: date, at: datetime) -> list[Evidence]:
    """The records that the client has of what was promised for these days, and the trainings that were held."""
    records = await db.rows(
        Evidence,
        "SELECT p.item_id, w.kind, w.id, w.number, w.day FROM task t JOIN schedule p ON p.id = t.schedule_id"
        " JOIN work_record w ON w.task_id = t.id"
        f" WHERE t.schedule_id IN {_OF_ITEMS} AND t.due_on BETWEEN :first AND :last AND w.state = 'issued'",
        contract_id=contract_id,
        first=first,
        last=last,
    )
    sessions = await db.rows(
        _Session,
        "SELECT p.item_id, s.id, s.title, s.starts_at FROM task t JOIN schedule p ON p.id = t.schedule_id"
        " JOIN training_session s ON s.task_id = t.id"
        f" WHERE t.schedule_id IN {_OF_ITEMS} AND t.due_on BETWEEN :first AND :last AND t.work = 'training'"
        " AND s.state = 'planned' AND s.starts_at <= :at",
        contract_id=contract_id,
        first=first,
        last=last,
        at=at,
    )
    return [
        *records,
        *(Evidence(one.item_id, TRAINING, one.id, one.title, beijing_day(one.starts_at)) for one in sessions),
    ]
