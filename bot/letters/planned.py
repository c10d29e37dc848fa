"""That somebody moved, waived or restored a task, or set a measure, told to whom it concerns."""

from datetime import date

from bot.letters.kind import SENT_ON_WITH_WORK, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.rules.text import Text
from bot.screens.screen import Screen
from bot.screens.tasks.letters import measure_given, task_changed
from bot.services.cases.measures import GIVEN
from bot.services.tasks.messages import CHANGED
from bot.services.tasks.seeing import NoSuchTask, get_task
from storage import tasks
from storage.people import persons as people


async def _changed(opening: Opening) -> Screen:
    """As it is now; nothing of what is not the reader's to see (any more)."""
    said = opening.message.parameters
    try:
        task = await get_task(opening.reader, opening.message.subject_id)
    except NoSuchTask:
        raise Moot(opening.message.kind) from None
    person = await people.get_person_on_record(int(said["by"]))
    who = person.called if person is not None else ""
    return task_changed(task, str(said["change"]), date.fromisoformat(said["was"]), who, opening.language)


async def _given(opening: Opening) -> Screen:
    """A measure, as it is now; nothing once it is another's, or is not to be done any more."""
    try:
        task = await get_task(opening.reader, opening.message.subject_id)
    except NoSuchTask:
        raise Moot(opening.message.kind) from None
    if task.state != "open":
        raise Moot(opening.message.kind)
    person = await people.get_person_on_record(int(opening.message.parameters["by"]))
    return measure_given(task, person.called if person is not None else "", opening.language)


async def _client(opening: Opening) -> tuple[int, ...]:
    task = await tasks.get_task(opening.message.subject_id)
    return (task.client_id,) if task is not None else ()


KINDS = (
    MessageKind(
        CHANGED,
        Text("工作改期的通知", "the news of a changed task"),
        ("task",),
        SENT_ON_WITH_WORK,
        _changed,
        clients=_client,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        GIVEN,
        Text("措施的通知", "the news of a measure"),
        ("task",),
        SENT_ON_WITH_WORK,
        _given,
        clients=_client,
        occasion=Occasion.HAPPENED,
    ),
)
