"""Who may take over what: people who may do that work at that client, and hear of it here.

Who may handle a case stands with the cases (services/cases/handling): a complaint never goes to who it is about.
"""

from collections.abc import Iterable

from bot.records.handing_over import Taker, Thing
from bot.rules.handing_over import Held
from bot.rules.hearing import can_hear
from bot.rules.ledgers.equipment import USE_EQUIPMENT
from bot.rules.people import Person
from bot.rules.permissions import Action, Permit, Subject, everywhere, may, roles_with
from bot.rules.tasks.works import WORKS
from bot.rules.work_records.kinds import kind_of_form
from bot.services.cases.handling import able_to_handle
from bot.services.trainings.trainers import able_to_train, by_own_right
from storage import tasks
from storage.cases import stored as cases
from storage.drafts import stored as drafts
from storage.people import persons as people
from storage.people import stand_ins


async def find_takers(things: Iterable[Thing], holder_id: int) -> dict[int, tuple[Taker, frozenset[tuple[str, int]]]]:
    """By their ids those who may take any of these things, with which; whoever can take most of them comes first."""
    able: dict[int, tuple[Person, set[tuple[str, int]]]] = {}
    known: dict[tuple[object, ...], list[Person]] = {}
    for thing in things:
        # whoever may take one task of a client may take the next
        same = thing.kind in (Held.TASK, Held.PLAN, Held.KEPT, Held.IN_HAND)
        alike = (thing.kind, thing.client_id, thing.work) if same else thing.key
        if alike not in known:
            known[alike] = await _able(thing)
        for person in known[alike]:
            if person.id != holder_id:
                able.setdefault(person.id, (person, set()))[1].add(thing.key)
    ranked = sorted(able.values(), key=lambda one: (-len(one[1]), one[0].called, one[0].id))
    return {
        person.id: (
            Taker(
                person.id,
                person.called,
                len(keys),
                can_hear(person),
                away=bool(await stand_ins.find_active_stand_ins(person.id, None)),
            ),
            frozenset(keys),
        )
        for person, keys in ranked
    }


async def _able(thing: Thing) -> list[Person]:
    match thing.kind:
        case Held.CASE:
            case = await cases.get_case(thing.id)
            return await able_to_handle(case) if case is not None else []
        case Held.TRAINING:
            return await able_to_train(thing.id, thing.client_id)
        case Held.TASK | Held.PLAN:
            return await _workers(thing.client_id, WORKS[thing.work].form)
        case Held.DRAFT:
            return await _finishers(thing)
        case Held.KEPT | Held.IN_HAND:
            return await _users()


async def _workers(client_id: int | None, form: str) -> list[Person]:
    """Those who have the tasks of a client, and may fill this form in there, by a role of their own."""
    kind = kind_of_form(form)
    needed: tuple[Permit, ...] = (Action.PATROL, *((kind.file,) if kind is not None else ()))
    found = await people.find_people_with_role(client_id, *roles_with(Action.PATROL))
    return [
        one for one in found if all(may(by_own_right(one), permit, Subject(client_id, one.id)) for permit in needed)
    ]


async def _users() -> list[Person]:
    """Those of ours who see what instruments there are, and say what happened to them."""
    found = await people.find_everyone_with_role(*roles_with(USE_EQUIPMENT))
    return [one for one in found if everywhere(by_own_right(one), USE_EQUIPMENT)]


async def _finishers(thing: Thing) -> list[Person]:
    """Those who may go on with a record that somebody began: whose task it is, or who may do such work there."""
    draft = await drafts.get_draft(thing.id)
    if draft is None:
        raise LookupError(thing.id)
    able = [
        one
        for one in await _workers(thing.client_id, draft.form)
        # whoever has begun the same goes on with their own
        if await drafts.find_open_draft(
            one.id, draft.form, draft.subject_kind, draft.subject_id, on_behalf_of=draft.on_behalf_of_id
        )
        is None
    ]
    if thing.task_id is None:
        return able
    owner_id = await tasks.hold_task(thing.task_id)
    return [one for one in able if one.id == owner_id]
