"""Who is above whoever leads in an incident, and sees to it that they do: the first who can hear (clause 5.4 b-c)."""

from bot.records.cases.cases import CaseRecord
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.cases.life_cycle import Party
from bot.rules.people import Person
from bot.services.cases.hearing import hears
from bot.services.cases.people import people_of

_LEADS = frozenset({Party.HANDLER})


async def lead_of(case: CaseRecord) -> list[Person]:
    """Whoever leads in it; nobody where nobody does."""
    return await people_of(case, _LEADS)


async def overseers_of(case: CaseRecord) -> list[Person]:
    """Those of the first group above in which a message reaches somebody other than whoever leads; empty: nobody is."""
    call = CASE_KINDS[case.kind].call
    for group in call.above if call is not None else ():
        reached = [one for one in await people_of(case, group) if one.id != case.handler_id and await hears(one, case)]
        if reached:
            return reached
    return []
