"""Who is told of what becomes of a task: whose it is, and who leads there, but not who did it."""

from datetime import date

from bot.records.tasks import TaskRecord
from bot.rules.cause import Cause
from bot.rules.people import Person, Role
from bot.services.post.writing import MessageCode, post
from storage.people import persons as people

CHANGED = MessageCode("task_changed")


async def tell_of_change(cause: Cause, who: Person, task: TaskRecord, change: str, was: date) -> None:
    """Tells whom a task concerns that somebody moved, waived or restored it; ``was``: the day on which it was."""
    leads = await people.find_people_with_role(task.client_id, Role.LEAD)
    readers = {task.assignee_id, *(lead.id for lead in leads if lead.clients(Role.LEAD))} - {who.id}
    for reader in sorted(readers):
        said = {"by": who.id, "change": change, "was": was.isoformat()}
        await post(cause, CHANGED, ("task", task.id), reader, occurrence=cause.at.isoformat(), parameters=said)
