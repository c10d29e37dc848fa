"""Who handles a case: never who it is about, nor who may be meant until that is settled (clause 5.5.1)."""

from dataclasses import replace

from bot.records.cases.cases import CaseRecord
from bot.records.drafts import DraftView, Pick
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import LifeCycle, Party
from bot.rules.cases.naming import likely_named
from bot.rules.cases.parties import Parties, standings
from bot.rules.forms.case_keys import ABOUT
from bot.rules.hearing import can_hear
from bot.rules.people import CLIENT_SIDE, Person, Role
from bot.rules.practice import is_practice
from bot.rules.text import Language, Text, joined
from bot.services.cases.history import events_of
from storage.people import persons as people

FALLBACK = (Role.LEAD, Role.ADMINISTRATOR)
"""Who handles a complaint when it is, or may be, about every quality manager there is."""
OURS = tuple(role for role in Role if role not in CLIENT_SIDE)

NOBODY, ALL_OF_THEM = 0, -1
"""What can be settled instead of one person: that it is about nobody in particular, or about all who may be meant."""
_NOBODY = Text("没有涉及具体的人", "Nobody in particular")
_ALL = Text("{names}都涉及", "All of them: {names}")


def may_handle(person: Person, parties: Parties) -> bool:
    """Whether a case can be given to this person: not to its opener, nor to who it is, or may be, about."""
    return not standings(person, parties) & {Party.OPENER, Party.ABOUT}


def may_be_given(person: Person, case: CaseRecord) -> bool:
    """The same of a case in the state it is in: what somebody decided is not looked at anew by them."""
    steps = (one for one in LIFE_CYCLES[case.kind].transitions if case.state in one.since and one.asks == "case_assign")
    never = frozenset[Party]().union(*(one.never for one in steps)) - {Party.HANDLER}
    return not standings(person, case.parties) & never


async def likely_meant(life_cycle: LifeCycle, client_id: int, text: str) -> tuple[int, ...]:
    """The people of ours whom the words of a new case may mean, where its kind is hidden from who it is about."""
    if Party.ABOUT not in life_cycle.hidden_from or is_practice(client_id):
        return ()
    ours = await people.find_people_with_role(client_id, *OURS)
    return tuple(sorted(likely_named(text, [(one.id, one.name) for one in ours])))


async def named_since(case: CaseRecord, who: Person | None, words: str) -> tuple[int, ...]:
    """Who may be meant by a case, with what its opener says now; a name that was there before was looked at before.

    Whoever handles it is not meant by being addressed: that it is about them, they or somebody above them settle.
    """
    life_cycle, likely = LIFE_CYCLES[case.kind], tuple(case.likely_about)
    if who is None or who.id != case.opened_by_id or not words:
        return likely
    named = await likely_meant(life_cycle, case.client_id, words)
    if not named:
        return likely
    earlier = "\n".join((case.title, *(event.text for event in await events_of(case) if event.text)))
    known = {*await likely_meant(life_cycle, case.client_id, earlier), case.handler_id, case.about_id, who.id}
    return (*likely, *(one for one in named if one not in known and one not in likely))


async def named_handler(life_cycle: LifeCycle, state: str, parties: Parties) -> int | None:
    """Who has to handle the case by name, with who it is about as it is now.

    None: whoever of the usual handlers comes first, or (``is_left``) nobody is left at all.
    """
    if life_cycle.in_turn:
        return await _first_in_turn(life_cycle, parties)
    usual = [one for one in life_cycle.state(life_cycle.first).waits_for if isinstance(one, Role)]
    if parties.handler is not None:
        found = await people.get_person(parties.handler)
        if found is not None and may_handle(found, parties):
            return found.id
    first = await able_of(parties, *usual)
    if first:
        return None if state == life_cycle.first else first[0].id
    for role in FALLBACK:
        if instead := await able_of(parties, role):
            return instead[0].id
    return None


async def _first_in_turn(life_cycle: LifeCycle, parties: Parties) -> int | None:
    """Of the client's own people the first of the first kind of whom somebody can hear; else the first there is."""
    known = await people.find_people_with_role(parties.client_id, *CLIENT_SIDE)
    in_turn = [one for standing in life_cycle.in_turn for one in known if standing in standings(one, parties)]
    return next((one.id for one in (*filter(can_hear, in_turn), *in_turn)), None)


async def is_left(case: CaseRecord) -> bool:
    """Whether there is anybody to take a new case up."""
    waiting = LIFE_CYCLES[case.kind].state(case.state).waits_for
    usual = [one for one in waiting if isinstance(one, Role)]
    if LIFE_CYCLES[case.kind].in_turn:
        return await _first_in_turn(LIFE_CYCLES[case.kind], case.parties) is not None
    return case.handler_id is not None or bool(await able_of(case.parties, *usual))


async def able_of(parties: Parties, *roles: Role) -> list[Person]:
    """The people of these roles to whom a case can be given."""
    found = await people.find_people_with_role(parties.client_id, *roles)
    return [person for person in found if may_handle(person, parties)]


async def able_to_handle(case: CaseRecord) -> list[Person]:
    """The people who can be asked to handle a case instead of who does."""
    able = await able_of(case.parties, *LIFE_CYCLES[case.kind].assignable)
    return [person for person in able if person.id != case.handler_id and may_be_given(person, case)]


async def handlers_to_pick(case: CaseRecord) -> tuple[Pick, ...]:
    """The same to choose from."""
    return tuple(Pick(person.id, person.called) for person in await able_to_handle(case))


async def people_to_settle(case: CaseRecord, language: Language) -> tuple[Pick, ...]:
    """涉及谁: those who may be meant first, then the others of ours, or nobody in particular."""
    ours = await people.find_people_with_role(case.client_id, *OURS)
    likely = [person for person in ours if person.id in (case.about_id, *case.likely_about)]
    picks = [Pick(person.id, person.called) for person in (*likely, *(one for one in ours if one not in likely))]
    if len(case.likely_about) > 1:
        names = joined((person.called for person in likely if person.id in case.likely_about), language)
        picks.insert(0, Pick(ALL_OF_THEM, _ALL.to(language, names=names)))
    return (*picks, Pick(NOBODY, _NOBODY.to(language)))


def settled(case: CaseRecord, picked: int) -> tuple[int | None, tuple[int, ...]]:
    """Who the case is about once that is settled, and who else it is."""
    if picked == ALL_OF_THEM:
        first, *others = case.likely_about
        return first, tuple(others)
    return (None, ()) if picked == NOBODY else (picked, ())


def is_about(who: Person, case: CaseRecord, view: DraftView) -> bool:
    """Whether the person says in a step's form that the case is about themselves."""
    if ABOUT not in view.answers or view.answers[ABOUT].skipped:
        return False
    about_id, others = settled(case, int(str(view.answers[ABOUT].value)))
    return Party.ABOUT in standings(who, replace(case.parties, about=about_id, likely_about=others))
