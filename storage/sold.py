"""What was done of the services of a contract: their tasks, and the minutes of the records (clauses 3.7, 7)."""

from dataclasses import dataclass

from storage import database as db

_OF = (
    "FROM contract_item i JOIN schedule p ON p.item_id = i.id JOIN task t ON t.schedule_id = p.id"
    " {more} WHERE i.contract_id = :contract_id AND (CAST(:item_id AS BIGINT) IS NULL OR i.id = :item_id)"
)
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


async def get_item_of(task_id: int) -> ItemOf | None:
    """The service that a task was planned for; None: for none of a contract."""
    return await db.row(
        ItemOf,
        "SELECT i.contract_id, i.id AS item_id FROM task t JOIN schedule p ON p.id = t.schedule_id"
        " JOIN contract_item i ON i.id = p.item_id WHERE t.id = :task_id",
        task_id=task_id,
    )


async def count_done(contract_id: int, item_id: int | None = None) -> dict[int, int]:
    """How often each service of a contract was done, as far as the client has it."""
    rows = await db.values(
        f"SELECT i.id, count(*) AS n {_OF.format(more='')} AND (t.state || '') = 'done'"
        f" AND NOT EXISTS ({_UNRELEASED}) GROUP BY i.id",
        contract_id=contract_id,
        item_id=item_id,
    )
    return {int(row["id"]): int(row["n"]) for row in rows}


async def find_said(contract_id: int, item_id: int | None = None) -> list[Said]:
    """What the records say that the client has of each service, also of what was returned since: the time was spent."""
    return await db.rows(
        Said,
        "SELECT i.id AS item_id, w.kind, w.said "
        + _OF.format(more="JOIN work_record w ON w.task_id = t.id")
        + " AND w.state = 'issued'",
        contract_id=contract_id,
        item_id=item_id,
    )
