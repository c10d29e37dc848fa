"""Handing over: all that may go to somebody goes in one transaction, once, and both hear of it in one message."""

from bot.records.handing_over import Going, HandoverRecord, Holding, Taker, Thing, Wanted
from bot.rules.cause import Cause
from bot.rules.handing_over import ASSIGN, Held, fingerprint
from bot.rules.hearing import can_hear
from bot.rules.people import Person
from bot.rules.refusing import NotForThisPerson
from bot.services.cases.seeing import NoSuchCase
from bot.services.cases.steps import AlreadyHandled, advance, allowed
from bot.services.handing_over.drafts import give_draft
from bot.services.handing_over.holding import find_holding, is_theirs, must_be_theirs
from bot.services.handing_over.taking import find_takers
from bot.services.post.writing import MessageCode, post
from bot.services.tasks.planning import plan_now
from bot.services.tasks.visits import tell_of_changed_visit
from bot.services.trainings.changing import change_trainer
from storage import custody, schedules, tasks
from storage import handing_over as held
from storage.cases import stored as cases
from storage.database import writing
from storage.people import persons as people
from storage.trail.entries import add_entry

TAKEN_OVER, HANDED_AWAY = MessageCode("taken_over"), MessageCode("handed_away")


class NoSuchTaker(NotForThisPerson):
    """Nobody of this id may take any of it."""


class AlreadyHandedOver(Exception):
    """Nothing of it is held any more; ``handover``: to whom it went, where it was handed over."""

    def __init__(self, wanted: Wanted, handover: HandoverRecord | None) -> None:
        super().__init__(wanted)
        self.wanted = wanted
        self.handover = handover


class HeldChanged(Exception):
    """It is no longer what was shown; ``to_id``: to whom it was to go."""

    def __init__(self, wanted: Wanted, to_id: int) -> None:
        super().__init__(wanted)
        self.wanted = wanted
        self.to_id = to_id


def chosen(holding: Holding, wanted: Wanted) -> tuple[Thing, ...]:
    """What is wanted of what somebody holds; tasks that go along with their plan are not named beside it."""
    if wanted.kind:
        return tuple(thing for thing in holding.things if thing.key == (wanted.kind, wanted.thing_id))
    return tuple(thing for thing in holding.of(wanted.client_id) if not thing.follows)


async def takers_of(who: Person, cause: Cause, wanted: Wanted) -> tuple[Holding, tuple[Thing, ...], tuple[Taker, ...]]:
    """What is wanted, and who may take it.

    Raises:
        AlreadyHandedOver
    """
    holding, things = await _wanted_of(who, cause, wanted)
    if not things:
        raise AlreadyHandedOver(wanted, await _went_to(who, wanted, None))
    found = await find_takers(things, wanted.person_id)
    return holding, things, tuple(taker for taker, _ in found.values())


async def going_to(who: Person, cause: Cause, wanted: Wanted, to_id: int) -> Going:
    """What of it would go to somebody, and what they may not take.

    Raises:
        AlreadyHandedOver, NoSuchTaker
    """
    holding, things = await _wanted_of(who, cause, wanted)
    handover = await _went_to(who, wanted, to_id)
    if not things:
        raise AlreadyHandedOver(wanted, handover)
    taker, keys = (await find_takers(things, wanted.person_id)).get(to_id, (None, frozenset()))
    if taker is None:
        if handover is not None:
            # what is left is not for them
            raise AlreadyHandedOver(wanted, handover)
        raise NoSuchTaker(to_id)
    goes = tuple(thing for thing in things if thing.key in keys)
    stays = tuple(thing for thing in things if thing.key not in keys)
    return Going(wanted, holding, taker, goes, stays, fingerprint(thing.key for thing in goes))


async def _wanted_of(who: Person, cause: Cause, wanted: Wanted) -> tuple[Holding, tuple[Thing, ...]]:
    holding = await find_holding(who, cause, wanted.person_id)
    if wanted.client_id:
        must_be_theirs(who, wanted.client_id)
    return holding, chosen(holding, wanted)


async def _went_to(who: Person, wanted: Wanted, to_id: int | None) -> HandoverRecord | None:
    """Where it went before, for who may know of it."""
    if wanted.kind:
        handover = await held.get_latest_of(wanted.kind, wanted.thing_id, wanted.person_id)
    else:
        handover = await held.get_latest(wanted.person_id, to_id)
    went = await held.find_things(handover.id) if handover is not None else []
    if wanted.kind:
        went = [thing for thing in went if (thing.kind, thing.subject_id) == (wanted.kind, wanted.thing_id)]
    return handover if any(is_theirs(who, thing.client_id) for thing in went) else None


@writing
async def hand_over(cause: Cause, who: Person, wanted: Wanted, to_id: int, seen: str) -> HandoverRecord:
    """Hands over what was shown (``seen``), all of it or nothing.

    Raises:
        AlreadyHandedOver: it was done before, or somebody else was faster.
        HeldChanged: something came or went since.
    """
    await held.hold_person(wanted.person_id)
    going = await going_to(who, cause, wanted, to_id)
    if going.seen != seen:
        raise HeldChanged(wanted, to_id)
    return await hand_on(cause, who, going)


async def hand_on(cause: Cause, who: Person, going: Going) -> HandoverRecord:
    """``hand_over`` inside a transaction that is open already, without looking at what was shown."""
    former_id, to_id = going.wanted.person_id, going.taker.person_id
    handover_id = await held.add_handover(former_id, to_id, who.id, cause.at, going.things)
    await add_entry(cause, "hand_over", "person", former_id, to=to_id, handover=handover_id, things=len(going.things))
    # a plan makes anew what nobody has begun, so what was begun goes first
    for thing in sorted(going.things, key=lambda one: one.kind is Held.PLAN):
        if not await _give(cause, who, thing, former_id, to_id):
            raise HeldChanged(going.wanted, to_id)
    for thing in going.begun:
        # where the taker has begun the same, each keeps their own
        if await _give(cause, who, thing, former_id, to_id):
            await held.add_thing(handover_id, thing)
    if to_id != cause.person_id:
        await post(cause, TAKEN_OVER, ("handover", handover_id), to_id)
    former = await people.get_person(former_id)
    if former is not None and former_id != cause.person_id and can_hear(former):
        await post(cause, HANDED_AWAY, ("handover", handover_id), former_id)
    handover = await held.get_handover(handover_id)
    if handover is None:
        raise LookupError(handover_id)
    return handover


async def _give(cause: Cause, who: Person, thing: Thing, former_id: int, to_id: int) -> bool:
    """Gives one thing to somebody; False when it is not the former one's any more."""
    match thing.kind:
        case Held.CASE:
            return await _give_case(cause, who, thing.id, to_id)
        case Held.DRAFT:
            return await give_draft(cause, thing.id, to_id)
        case Held.TASK:
            given = await tasks.change_assignee(thing.id, former_id, to_id)
            if given:
                await tell_of_changed_visit(cause, thing.id)
        case Held.PLAN:
            given = await schedules.change_person(thing.id, former_id, to_id)
            if given:
                await plan_now(cause, thing.id)
        case Held.TRAINING:
            given = await change_trainer(cause, thing.id, former_id, to_id)
        case Held.KEPT | Held.IN_HAND:
            given = await custody.give(thing.kind, thing.id, former_id, to_id)
    if given:
        await add_entry(cause, "hand_over", thing.kind.value, thing.id, former=former_id, to=to_id)
    return given


async def _give_case(cause: Cause, who: Person, case_id: int, to_id: int) -> bool:
    """By the case's own step, with its history and its reminders."""
    case = await cases.get_case(case_id)
    step = allowed(who, case, ASSIGN)
    if case is None or step is None:
        return False
    try:
        await advance(cause, who, case, step, given_to=to_id)
    except (AlreadyHandled, NoSuchCase):
        return False
    return True
