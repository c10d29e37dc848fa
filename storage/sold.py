"""What was done of the services of a contract: their tasks, and the minutes of the records (clauses 3.7, 7)."""

from dataclasses import dataclass
from datetime import datetime

from bot.rules.tasks.works import TRAINING
from storage import database as db

_UNRELEASED = "SELECT 1 FROM work_record w WHERE w.task_id = t.id AND w.state = 'submitted'"


@dataclass(frozen=True, slots=True)
class ItemOf:
    """Of which service, of which contract a task is."""

    contract_id: int
    item_id: int


@dataclass(frozen=True, slots=True)
class Said:
    """What a record says that was filed for a service."""

    item_id: int
    kind: str
    said: dict[str, str]


@dataclass(frozen=True, slots=True)
class Session:
    """How long a training takes that was arranged for a service."""

    item_id: int
    starts_at: datetime
    ends_at: datetime


async def get_item_of(task_id: int) -> ItemOf | None:
    """The service that a task was planned for; None: for none of a contract."""
    return await db.row(
        ItemOf,
        "SELECT i.contract_id, i.id AS item_id FROM task t JOIN schedule p ON p.id = t.schedule_id"
        " JOIN contract_item i ON i.id = p.item_id WHERE t.id = :task_id",
        task_id=task_id,
    )


def _items(item_id: int | None) -> str:
    """SQL: the ids of a contract's services, or the one that was asked for."""
    one = "" if item_id is None else " AND i.id = :item_id"
    return f"SELECT i.id FROM contract_item i WHERE i.contract_id = :contract_id{one}"


async def count_done(contract_id: int, item_id: int | None = None) -> dict[int, int]:
    """How often each service of a contract was done, as far as the client has it."""
    # plan by plan, so that of all tasks only theirs are read
    done = (
        "SELECT count(*) FROM task t WHERE t.schedule_id = p.id AND (t.state || '') = 'done'"
        f" AND NOT EXISTS ({_UNRELEASED})"
    )
    rows = await db.values(
        f"SELECT k.item_id, sum(k.n) AS n FROM (SELECT p.item_id, ({done}) AS n FROM schedule p"
        f" WHERE p.item_id IN ({_items(item_id)})) k GROUP BY k.item_id",
        contract_id=contract_id,
        item_id=item_id,
    )
    return {int(row["item_id"]): int(row["n"]) for row in rows}


async def find_said(contract_id: int, item_id: int | None = None) -> list[Said]:
    """What the records say that the client has of each service, also of what was returned since: the time was spent."""
    return await db.rows(
        Said,
        "SELECT p.item_id, w.kind, w.said FROM schedule p JOIN task t ON t.schedule_id = p.id"
        f" JOIN work_record w ON w.task_id = t.id WHERE p.item_id IN ({_items(item_id)}) AND w.state = 'issued'",
        contract_id=contract_id,
        item_id=item_id,
    )


async def find_sessions(contract_id: int, item_id: int | None = None) -> list[Session]:
    """The trainings that were arranged for each service and not cancelled."""
    # by their ids: PostgreSQL would walk through every session there is to find those of some tasks
    tasks = await db.values(
        "SELECT t.id FROM schedule p JOIN task t ON t.schedule_id = p.id"
        f" WHERE p.item_id IN ({_items(item_id)}) AND p.work = '{TRAINING.code}' AND (t.state || '') = 'done'",
        contract_id=contract_id,
        item_id=item_id,
    )
    return await db.rows(
        Session,
        "SELECT p.item_id, s.starts_at, s.ends_at FROM training_session s JOIN task t ON t.id = s.task_id"
        " JOIN schedule p ON p.id = t.schedule_id"
        f" WHERE s.task_id IN ({db.listed([int(row['id']) for row in tasks])}) AND s.state <> 'cancelled'",
    )
