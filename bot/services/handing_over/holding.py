"""What people hold, as whoever may hand it over sees it: work, plans, cases, trainings, what they began to record
(clauses 3.7, 4.5, 5.5.1)."""

from collections.abc import Iterable
from dataclasses import replace

from bot.records.cases.cases import CaseRecord
from bot.records.handing_over import NO_CLIENT, Approval, HeldAt, Holder, Holding, Thing
from bot.rules.beijing import beijing_day
from bot.rules.cases.kinds import KINDS
from bot.rules.cause import Cause
from bot.rules.handing_over import AHEAD, ASSIGN, HAND_OVER, Held
from bot.rules.people import CLIENT_SIDE, LENT, Person
from bot.rules.permissions import Action, Subject, clients_for, everywhere, may, may_anywhere, roles_with
from bot.rules.refusing import NotForThisPerson
from bot.services.cases.steps import allowed
from storage import clients, custody, trainings
from storage import handing_over as held
from storage.cases import stored as cases
from storage.drafts.held import find_drafts_held
from storage.joining import cards as joining
from storage.people import persons as people
from storage.people import stand_ins

HANDED_KINDS = tuple(kind.kind for kind in KINDS if CLIENT_SIDE.isdisjoint(kind.assignable))
"""The kinds of cases that go to somebody else of ours; whose fix a finding is, its client decides."""


class NoSuchHolder(NotForThisPerson):
    """There is nobody of this id whose work the person may hand over."""


async def find_holding(who: Person, cause: Cause, person_id: int) -> Holding:
    """All that somebody holds, as far as ``who`` may hand it over."""
    name = await held.get_name(person_id)
    things = await things_of(who, cause, person_id)
    if name is None or not (things or await _is_theirs(who, person_id)):
        raise NoSuchHolder(person_id)
    person = await people.get_person(person_id)
    return Holding(
        person_id,
        name,
        things,
        ended=person is None,
        serves=frozenset(_served(person)) if person is not None else frozenset(),
        away=tuple(await stand_ins.find_active_stand_ins(person_id, None)),
        approves=await _approvals(who, person) if person is not None else (),
    )


def _served(person: Person) -> tuple[int, ...]:
    return replace(person, grants=person.own_grants).clients(*LENT)


async def _is_theirs(who: Person, person_id: int) -> bool:
    """Whether the person may know of somebody who holds nothing (any more): one of their team, now or before."""
    scope = clients_for(who, HAND_OVER)
    return may_anywhere(who, HAND_OVER) and (scope is None or await held.had_role(person_id, scope))


async def things_of(who: Person, cause: Cause, person_id: int) -> tuple[Thing, ...]:
    """The things themselves, client by client: plans, tasks, cases, trainings, records that were begun."""
    if not may_anywhere(who, HAND_OVER):
        return ()
    today = beijing_day(cause.at)
    found = [*await held.find_plans_held(person_id), *await held.find_tasks_held(person_id, today)]
    found += [_case(case) for case in await cases.find_cases_of_person(person_id) if _goes_on(who, case, person_id)]
    for session in await trainings.find_sessions_after(cause.at):
        if session.trainer_id == person_id:
            day = beijing_day(session.starts_at)
            found.append(
                Thing(Held.TRAINING, session.id, session.client_id, session.client_name, session.title, day=day)
            )
    found += await find_drafts_held(person_id)
    found += await custody.find_instruments_held(person_id)
    mine = [thing for thing in found if is_theirs(who, thing.client_id)]
    names = dict[int | None, str | None]()
    for client_id in {thing.client_id for thing in mine if thing.client_id is not None}:
        client = await clients.get_client(client_id)
        names[client_id] = client.short_name if client is not None else None
    named = [replace(thing, client_name=names.get(thing.client_id)) for thing in mine]
    return tuple(sorted(named, key=lambda thing: (thing.client_id is None, thing.client_id or 0)))


def listed(things: Iterable[Thing], cause: Cause) -> tuple[Thing, ...]:
    """Those that are listed one by one: not what goes along with a plan, unless it comes up soon."""
    until = beijing_day(cause.at) + AHEAD
    return tuple(thing for thing in things if not thing.follows or (thing.day is not None and thing.day <= until))


def is_theirs(who: Person, client_id: int | None) -> bool:
    """Whether the person may hand over what is held at this client; None: what is for no single one."""
    return everywhere(who, HAND_OVER) if client_id is None else may(who, HAND_OVER, Subject(client_id))


def _goes_on(who: Person, case: CaseRecord, person_id: int) -> bool:
    """Whether a case is open, in this person's hands, and for ``who`` to see and to give to somebody else."""
    theirs = case.kind in HANDED_KINDS and case.handler_id == person_id and case.closed_at is None
    step = allowed(who, case, ASSIGN) if theirs else None
    return step is not None and case.state in step.since


def _case(case: CaseRecord) -> Thing:
    return Thing(Held.CASE, case.id, case.client_id, case.client_name, case.title, work=case.kind, number=case.number)


async def _approvals(who: Person, person: Person) -> tuple[Approval, ...]:
    """Who waits to be let in by this person at the clients that ``who`` looks after.

    It is theirs by a role, as it is of others who have it: there is nothing to hand on, but somebody else to see to.
    """
    scope = clients_for(who, HAND_OVER)
    roles = [role for role in roles_with(Action.APPROVE_JOINING) if role is not None]
    found = []
    for client_id, name, waiting in await joining.count_waiting_by_client(scope):
        if client_id not in _served(person):
            continue
        able = [
            one
            for one in await people.find_people_with_role(client_id, *roles)
            if one.id != person.id and any(grant.client_id == client_id for grant in one.own_grants)
        ]
        found.append(Approval(client_id, name, waiting, tuple(one.called for one in able)))
    return tuple(found)


async def find_holders(who: Person, cause: Cause) -> tuple[Holder, ...]:
    """Everybody who holds something that ``who`` may hand over: first those who are gone from where they hold it."""
    scope = clients_for(who, HAND_OVER)
    if scope == ():
        return ()
    found = await held.count_held(scope, cause.at, left=False)
    found += await custody.count_instruments_held(left=False) if scope is None else []
    abandoned = set(await held.find_abandoned_cases(HANDED_KINDS, scope))
    for case in await cases.find_open_cases(HANDED_KINDS, scope):
        if case.handler_id is not None and case.handler is not None and _goes_on(who, case, case.handler_id):
            serves = case.id not in abandoned
            found.append(HeldAt(case.handler_id, case.handler, case.client_id, 1, serves))
    return _holders(found)


async def find_left_behind(who: Person, cause: Cause) -> tuple[Holder, ...]:
    """Those who are gone from where they hold something: it waits for ``who`` to hand it over."""
    scope = clients_for(who, HAND_OVER)
    if scope == ():
        return ()
    found = await held.count_held(scope, cause.at, left=True)
    found += await custody.count_instruments_held(left=True) if scope is None else []
    for case_id in await held.find_abandoned_cases(HANDED_KINDS, scope):
        case = await cases.get_case(case_id)
        if case is not None and case.handler_id is not None and _goes_on(who, case, case.handler_id):
            found.append(HeldAt(case.handler_id, case.handler or "", case.client_id, 1, serves=False))
    return _holders(found)


def _holders(found: Iterable[HeldAt]) -> tuple[Holder, ...]:
    holders: dict[int, Holder] = {}
    for one in found:
        before = holders.get(one.person_id, Holder(one.person_id, one.name, 0, 0))
        left = before.left + (0 if one.serves else one.n)
        holders[one.person_id] = replace(before, held=before.held + one.n, left=left)
    return tuple(sorted(holders.values(), key=lambda one: (-one.left, one.name, one.person_id)))


def must_be_theirs(who: Person, client_id: int) -> None:
    """Whether the person hands over work at this client at all.

    Raises:
        NoSuchHolder: they do not.
    """
    if not is_theirs(who, None if client_id == NO_CLIENT else client_id):
        raise NoSuchHolder(client_id)
