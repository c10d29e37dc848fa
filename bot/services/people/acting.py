"""On whose behalf something is done, and who may record it: recorder and named person must both be allowed it."""

from dataclasses import replace

from bot.records.cases.cases import CaseRecord
from bot.records.drafts import Card, DraftRecord
from bot.rules.cases.anonymous import knows_opener
from bot.rules.cases.kinds import CASE_KINDS, LIFE_CYCLES
from bot.rules.cases.life_cycle import OnBehalf, Party, Transition
from bot.rules.cases.parties import may_do, may_see, standings
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.permissions import Subject, may
from bot.rules.refusing import NotForThisPerson
from storage.cases import stored as cases
from storage.people import persons as people


class NobodyThere(NotForThisPerson):
    """Whoever something is recorded for has left, or is not of this client."""


def uses_the_bot(person: Person) -> bool:
    """Whether the person can be told something here."""
    return person.telegram_id is not None and person.consented_at is not None


async def doer_of(who: Person, draft: DraftRecord) -> Person | None:
    """Whose doing a draft is: its author's, or the person's for whom they record it; None when that one has left."""
    if draft.on_behalf_of_id is None:
        return who
    return await people.get_person_on_record(draft.on_behalf_of_id)


async def acting(cause: Cause, who: Person, draft: DraftRecord) -> tuple[Cause, Person]:
    """The cause and the person with which a submitted draft is carried out.

    Raises:
        NobodyThere: whom it is recorded for has left.
    """
    doer = await doer_of(who, draft)
    if doer is None:
        raise NobodyThere(draft.id)
    return replace(cause, behalf=draft.behalf), doer


async def may_record(who: Person, form: str, card: Card) -> bool:
    """Whether the person may record this form for somebody of the card's client."""
    case = await cases.get_case(card.subject_id) if card.subject_id else None
    if case is not None:
        return may_record_on(who, case)
    kind = CASE_KINDS.get(form)
    permit = kind.recording if kind is not None else None
    return permit is not None and may(who, permit, Subject(client_id=card.client_id))


def may_record_on(who: Person, case: CaseRecord) -> bool:
    """Whether the person may record what somebody says about this case: never one that they, or those, may not see.

    Nor one of which they are not told whose it is.
    """
    kind, parties = CASE_KINDS[case.kind], case.parties
    if kind.recording is None or not parties.released:
        return False
    sees = may_see(who, kind, parties) and knows_opener(who, parties)
    return may(who, kind.recording, Subject(case.client_id)) and sees


def may_record_step(who: Person, case: CaseRecord, transition: Transition) -> bool:
    """``may_record_on``; but what somebody thinks of how it was handled is for another to write down than its handler.

    Nor does who stands in for that one.
    """
    return may_record_on(who, case) and not (transition.judges and Party.HANDLER in standings(who, case.parties))


async def can_record(who: Person, case: CaseRecord) -> tuple[Transition, ...]:
    """The steps that the person can record for others on this case as it is now.

    For somebody who uses the bot only what is waited for: the rest they do themselves.
    """
    if not case.opener_away and case.closed_at is not None:
        return ()
    life_cycle = LIFE_CYCLES[case.kind]
    found = []
    for transition in life_cycle.transitions:
        if transition.on_behalf is OnBehalf.NOBODY or case.state not in transition.since:
            continue
        if not may_record_step(who, case, transition):
            continue
        named = await named_in(case, transition)
        awaited = case.opener_away or Party.OPENER in life_cycle.state(case.state).waits_for
        if named is None:
            if transition.on_behalf is OnBehalf.ANYBODY:
                found.append(transition)
        elif named.id != who.id and awaited and may_do(named, life_cycle, transition, case.parties):
            found.append(transition)
    return tuple(found)


async def named_in(case: CaseRecord, transition: Transition) -> Person | None:
    """The only person who can take this step: who filed the case, or who rectified; None where it can be anybody."""
    if transition.who == {Party.OPENER}:
        return await people.get_person_on_record(case.opened_by_id)
    if transition.who == {Party.RECTIFIER} and case.rectified_by_id is not None:
        return await people.get_person_on_record(case.rectified_by_id)
    return None
