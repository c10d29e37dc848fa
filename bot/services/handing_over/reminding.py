"""What somebody left behind and nobody was given is said again each week, to who may hand it on."""

from datetime import date

from bot.rules.cause import Cause
from bot.rules.tasks.reminding import begins_week
from bot.services.handing_over.holding import HANDED_KINDS
from bot.services.people.work_left import tell_of_work_left
from storage import handing_over as held
from storage.cases import stored as cases
from storage.settings.firm import get_settings


async def remind_of_work_left(cause: Cause, day: date) -> None:
    """The day's work, on the first of a week: all that is still left behind, of each person at each client."""
    if not begins_week(day, (await get_settings()).calendar()):
        return
    left = {(one.person_id, one.client_id) for one in await held.count_held(None, cause.at, left=True)}
    for case_id in await held.find_abandoned_cases(HANDED_KINDS, None):
        case = await cases.get_case(case_id)
        if case is not None and case.handler_id is not None:
            left.add((case.handler_id, case.client_id))
    for person_id, client_id in sorted((person, client) for person, client in left if client is not None):
        await tell_of_work_left(cause, person_id, client_id)
