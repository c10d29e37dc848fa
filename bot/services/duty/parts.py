"""Who does what in a case by the client's emergency plan, as far as somebody may read it (clauses 4.2.6, 5.4 b)."""

from dataclasses import replace

from bot.records.cases.cases import CaseRecord
from bot.records.duty import OnDuty
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.ledgers.duty import DUTY
from bot.rules.people import Person
from bot.rules.permissions import Subject, may
from bot.services.duty.on_list import on_list, part_of


async def parts_in(who: Person, case: CaseRecord) -> tuple[OnDuty, ...]:
    """The parts of everybody on the client's duty list in a case to which people are called; the reader's own first.

    Telephone numbers are for whoever may see the list. Of a case that is over nobody has any.
    """
    if CASE_KINDS[case.kind].call is None or case.closed_at is not None:
        return ()
    listed = await on_list(case.client_id)
    once = dict.fromkeys(one.person_id for one in sorted(listed, key=lambda one: one.person_id != who.id))
    found = [part_of(person_id, listed, case.opened_at) for person_id in once]
    phones = may(who, DUTY.seen_by, Subject(case.client_id))
    return tuple(one if phones else replace(one, phone="") for one in found if one is not None)
