"""What boards tell of our people: how much each has to do (clause 5.1.3)."""

from dataclasses import dataclass
from datetime import date

from storage import database as db
from storage import namesakes


@dataclass(frozen=True, slots=True)
class Loaded:
    """What somebody has to do in the first of two weeks (``week`` 0), or the second: tasks, those left, their minutes."""

    person_id: int
    name: str
    week: int
    tasks: int
    left: int
    minutes: int


async def find_loads(clients: tuple[int, ...] | None, first: date, second: date, last: date) -> list[Loaded]:
    """Who has something to do at these clients (None: all but practice ones) from ``first`` to ``last``, by name.

    ``second``: with which day the second week begins. What was waived is not to be done. Of minutes there are as many as
    contracts say.
    """
    # the sign keeps SQLite from going through all of them by client: what is asked for are days
    whose = "+t.client_id > 0" if clients is None else f"t.client_id IN ({db.listed(clients)})"
    return await db.rows(
        Loaded,
        f"SELECT x.id AS person_id, {namesakes.person('x')} AS name, k.week, k.tasks, k.left_over AS left,"
        " COALESCE(k.minutes, 0) AS minutes FROM (SELECT t.assignee_id,"
        " CASE WHEN t.due_on < :second THEN 0 ELSE 1 END AS week, sum(CASE WHEN t.state = 'waived' THEN 0 ELSE 1 END) AS tasks,"
        " sum(CASE WHEN t.state = 'open' THEN 1 ELSE 0 END) AS left_over,"
        " sum(CAST(NULLIF(i.minutes, '') AS INTEGER)) AS minutes FROM task t"
        " LEFT JOIN schedule p ON p.id = t.schedule_id AND t.state = 'open' LEFT JOIN contract_item i ON i.id = p.item_id"
        f" WHERE {whose} AND t.state <> 'covered' AND t.due_on BETWEEN :first AND :last"
        " GROUP BY t.assignee_id, CASE WHEN t.due_on < :second THEN 0 ELSE 1 END) k JOIN person x ON x.id = k.assignee_id"
        " ORDER BY name, x.id, k.week",
        first=first,
        second=second,
        last=last,
    )
