"""Calling people one after another until somebody comes: who was called when is in the record (clause 5.4 b-c)."""

from datetime import datetime

from bot.records.cases.cases import CaseRecord
from bot.rules.cases.calling import CALLED_OUT, NOT_REACHED, Call, next_called, next_refresh
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.cause import Cause
from bot.rules.deadlines import due
from bot.rules.hearing import can_hear
from bot.rules.people import Person
from bot.rules.practice import is_practice
from bot.services.cases.people import people_of
from bot.services.duty.on_list import on_duty
from bot.services.post.writing import SHOWN_FOR, MessageCode, post, post_to_each
from storage.cases import stored as cases
from storage.jobs import queue as jobs
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry

CALLING, COUNT = MessageCode("case_calling"), MessageCode("case_count")
"""To who is called. In its place: who comes, and how many."""
CALL_ON = "call_on"
"""The job that calls the next one."""


async def call_next(cause: Cause, case: CaseRecord, *, first: bool = False) -> None:
    """Calls the next person of whom somebody can hear, and whoever is called at once where it is the ``first`` call.

    Inside a transaction that is open already. In practice nobody is called.
    """
    call = CASE_KINDS[case.kind].call
    if call is None or is_practice(case.client_id):
        return
    in_turn = {person.id: person for person in await _in_turn(case, call, cause.at)}
    called: list[Person] = []
    for person_id in next_called([*in_turn], case.called, case.unable):
        called.append(in_turn[person_id])
        if can_hear(in_turn[person_id]):
            break
    if first:
        known = {case.handler_id, *(person.id for person in called)}
        called += [one for one in await people_of(case, call.at_once) if one.id not in known]
    for place, person in enumerate(called, len(case.called)):
        reached = can_hear(person)
        await add_entry(cause, CALLED_OUT if reached else NOT_REACHED, "case", case.id, whom=person.id)
        if reached:
            await post(cause, CALLING, ("case", case.id), person.id, occurrence=place)
    await cases.change_called(case.id, (*case.called, *(person.id for person in called)))
    firm = await get_settings()
    allowance = firm.allowances.of(call.within)
    await jobs.repeat_job(CALL_ON, case.id, due(cause.at, allowance, firm.calendar(case.client_id)))


async def _in_turn(case: CaseRecord, call: Call, at: datetime) -> list[Person]:
    """Everybody who can be called, those on duty first; whoever leads need not be."""
    found = {person.id: person for person in await on_duty(case.client_id, at)}
    for group in (*call.theirs, *call.above):
        for person in await people_of(case, group):
            found.setdefault(person.id, person)
    return [person for person in found.values() if person.id != case.handler_id]


async def refresh_count(cause: Cause, case: CaseRecord) -> None:
    """Has the calls in people's chats say who comes by now: all that happens within some seconds at once."""
    at = next_refresh(cause.at)
    readers = sorted(set(case.called))
    if readers:
        await post_to_each(
            cause, COUNT, ("case", case.id), readers, occurrence=at.isoformat(), send_at=at, expires_at=at + SHOWN_FOR
        )
