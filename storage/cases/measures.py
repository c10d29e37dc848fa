"""The tasks that came of a case (clause 5.4 b-c)."""

from datetime import date

from bot.records.cases.cases import CaseRecord
from bot.records.cases.measures import CaseTask
from storage import database as db
from storage import namesakes


async def add_task(case: CaseRecord, work: str, assignee_id: int, about: str, opens_on: date, due_on: date) -> int:
    """Plans a task that comes of a case; it can be done from ``opens_on``, and stays until it is."""
    return await db.add(
        "task",
        client_id=case.client_id,
        assignee_id=assignee_id,
        work=work,
        about=about,
        case_id=case.id,
        opens_on=opens_on,
        due_on=due_on,
        state="open",
    )


async def find_tasks(case_id: int) -> list[CaseTask]:
    """What came of a case, in the order of its days."""
    return await db.rows(
        CaseTask,
        f"SELECT t.id, t.work, t.about, {namesakes.person('a')} AS assignee, t.due_on, t.state, t.done_at"
        " FROM task t JOIN person a ON a.id = t.assignee_id WHERE t.case_id = :case_id ORDER BY t.due_on, t.id",
        case_id=case_id,
    )
