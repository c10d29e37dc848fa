"""Work plans: tasks follow whatever is done to one (clauses 3.7, 4.6)."""

from collections.abc import Mapping
from dataclasses import replace

from bot.records.ledgers.entries import EntryView
from bot.rules.cause import Cause
from bot.rules.ledgers.schedules import PLAN, SCHEDULES
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, may
from bot.rules.text import Text
from bot.services.ledgers.hooks import Hooks
from bot.services.tasks.planning import ask, plan_now
from storage import tasks
from storage.ledgers.finding import Scope
from storage.people import persons as people

NOT_SERVING = Text(
    "这位还没有分到这家企业：先新增服务分工，任务才会出现在今日待办里。",
    "They are not assigned to this client: the tasks show under Today once they are.",
)


async def _warn(chosen: Mapping[str, str]) -> Text | None:
    """That whoever is to patrol does not serve the client."""
    if "client" not in chosen or "person" not in chosen:
        return None
    person = await people.get_person(int(chosen["person"]))
    serves = person is not None and may(person, Action.PATROL, Subject(int(chosen["client"])))
    return None if serves else NOT_SERVING


async def _after_adding(cause: Cause, schedule_id: int) -> dict[str, str]:
    await plan_now(cause, schedule_id)
    return {}


async def _complete(who: Person, view: EntryView, _seen: Scope) -> EntryView:
    """With the next days of its work, so that whoever planned it sees what was meant, and one of them to be changed."""
    coming = tuple(await tasks.find_coming(view.entry.id, MOST_DAYS_SHOWN))
    excepts = coming and view.entry.client_id is not None and may(who, PLAN, Subject(view.entry.client_id))
    return replace(view, coming=coming, begins=("plan_exception",) if excepts else ())


MOST_DAYS_SHOWN = 4
HOOKS = {
    SCHEDULES.code: Hooks(
        complete=_complete,
        warn=_warn,
        after_adding=_after_adding,
        after_changing=lambda cause, schedule_id, _: plan_now(cause, schedule_id),
        after_ending=lambda cause, _, entry: plan_now(cause, entry.id),
        after_resuming=lambda cause, schedule_id, _: plan_now(cause, schedule_id),
        after_importing=ask,
    )
}
