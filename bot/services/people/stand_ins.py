"""请假与代班: while somebody of the team is away, another has their roles, their tasks and their reminders.

The roles are read with a person's own (storage/people/persons.py) and end by themselves; what was done stays with who
did it.
"""

from dataclasses import replace
from datetime import date, time, timedelta

from bot.records.drafts import Card, DraftView, Pick
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.people.stand_ins import StandInRecord
from bot.rules.beijing import at, beijing_day
from bot.rules.cause import Cause
from bot.rules.form import Step
from bot.rules.forms.problems import Problem, SamePerson
from bot.rules.people import LENT, Person, Role
from bot.rules.permissions import Action, Subject, may
from bot.rules.refusing import NotForThisPerson
from bot.services.drafts.given import given
from bot.services.drafts.purpose import Purpose
from bot.services.people.command_lists import tell_commands
from bot.services.post.writing import MessageCode, post
from storage import clients
from storage.database import writing
from storage.jobs import queue as jobs
from storage.people import persons as people
from storage.people import stand_ins
from storage.post import outbox
from storage.trail.entries import add_entry

ARRANGED = OutcomeKind("leave")
BEGIN, FINISH = "begin_stand_in", "end_stand_in"
ASKED, BEGINS, OVER = MessageCode("stand_in_asked"), MessageCode("stand_in_begins"), MessageCode("stand_in_over")

STANDS_IN = (Role.CONSULTANT, Role.LEAD, Role.QUALITY_MANAGER, Role.ADMINISTRATOR)
"""Who can be asked to stand in: our own people, but no auditor, who changes nothing."""


class NoSuchStandIn(NotForThisPerson):
    """There is no such stand-in that the person may see or end, or it is over."""


class NotTheirClient(Exception):
    """The person on leave does not serve this client, or it is not for this person to arrange."""


class LeaveOverlaps(Exception):
    """The person is on leave on some of these days already; ``one`` is that leave."""

    def __init__(self, one: StandInRecord) -> None:
        super().__init__(one.id)
        self.one = one


class StandInAway(Exception):
    """Who is asked to stand in is on leave themself on some of these days; ``one`` is that leave."""

    def __init__(self, one: StandInRecord) -> None:
        super().__init__(one.id)
        self.one = one


def _team_clients(person: Person) -> tuple[int, ...]:
    """The clients where somebody has a team role of their own."""
    return tuple(
        sorted({grant.client_id for grant in person.own_grants if grant.role in LENT and grant.client_id is not None})
    )


def clients_to_arrange(who: Person, absent: Person) -> tuple[int, ...]:
    """The clients at which ``who`` may have somebody stand in for ``absent``."""
    # whoever stands in for a lead for a time does not send others on leave
    own = replace(who, grants=who.own_grants)
    found = _team_clients(absent)
    return tuple(client for client in found if may(own, Action.ARRANGE_STAND_IN, Subject(client, absent.id)))


async def list_for(who: Person) -> tuple[StandInRecord, ...]:
    """What is planned or under way, as far as it concerns the person or they may arrange it."""
    found = await stand_ins.find_stand_ins()
    return tuple([one for one in found if who.id in (one.person_id, one.stands_in_for_id) or await may_end(who, one)])


async def may_end(who: Person, one: StandInRecord) -> bool:
    """Whether the person may end this: it is their own leave, or that of their team."""
    if who.id == one.stands_in_for_id:
        return True
    absent = await people.get_person(one.stands_in_for_id)
    if absent is None:
        return False
    allowed = clients_to_arrange(who, absent)
    return one.client_id in allowed if one.client_id is not None else set(_team_clients(absent)) <= set(allowed)


async def get_stand_in(who: Person, stand_in_id: int) -> StandInRecord:
    """One that the person may end."""
    one = await stand_ins.get_stand_in(stand_in_id)
    if one is None or one.state not in ("planned", "active") or not await may_end(who, one):
        raise NoSuchStandIn(stand_in_id)
    return one


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """One's own leave, or one that one arranges: about the person who fills it in."""
    person = await people.get_person(subject_id) if subject_kind == "person" else None
    if person is None or person.practising:
        return None
    return Card(owner_id=person.id, allows=_may_ask_for_leave, subject_id=person.id)


def _may_ask_for_leave(who: Person) -> bool:
    return bool(who.own_roles & (LENT | {Role.ADMINISTRATOR}))


async def picks(who: Person, pick: str, card: Card) -> tuple[Pick, ...]:  # noqa: ARG001 -- as ``Purpose.picks``
    """Who may be on leave, who can stand in, and where."""
    match pick:
        case "absent":
            team = await people.find_everyone_with_role(*LENT)
            return tuple(Pick(one.id, one.called) for one in team if clients_to_arrange(who, one))
        case "stand_in":
            ours = await people.find_everyone_with_role(*STANDS_IN)
            return tuple(Pick(one.id, one.called) for one in ours)
        case "client":
            scope = None if Role.ADMINISTRATOR in who.own_roles else _team_clients(who)
            return tuple(Pick(one.id, one.short_name) for one in await clients.find_clients(scope))
        case _:
            return ()


async def check(cause: Cause, view: DraftView) -> Problem | None:  # noqa: ARG001 -- the shape of ``Purpose.check``
    """Nobody stands in for themself."""
    if int(str(view.answers["stand_in"].value)) == _absent(view):
        return SamePerson(view.form.step("stand_in"))
    return None


def first_day(view: DraftView, step: Step) -> date | None:
    """A leave does not end before it begins."""
    begins = view.answers.get("since") if step.key == "until" else None
    return date.fromisoformat(str(begins.value)) if begins is not None else None


def _absent(view: DraftView) -> int:
    answer = view.answers.get("absent")
    return int(str(answer.value)) if answer is not None else view.draft.subject_id


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Arranges it for the clients that the person may arrange it for, and tells both.

    Raises:
        NotTheirClient: there is nobody to stand in for at the client that was chosen.
        LeaveOverlaps, StandInAway
    """
    absent = await people.get_person(_absent(view))
    allowed = clients_to_arrange(who, absent) if absent is not None else ()
    said = given(view.answers)
    if "client" in said:
        wanted: tuple[int | None, ...] = (int(said["client"]),)
    elif absent is not None and allowed == _team_clients(absent):
        wanted = (None,)
    else:
        wanted = allowed
    if absent is None or not allowed:
        raise NoSuchStandIn(view.draft.id)
    if any(client is not None and client not in allowed for client in wanted):
        raise NotTheirClient(wanted)
    since, until = (date.fromisoformat(said[key]) for key in ("since", "until"))
    person_id = int(said["stand_in"])
    for one in await stand_ins.find_leave(absent.id, since, until):
        # at different clients different people can stand in
        if one.client_id is None or None in wanted or one.client_id in wanted:
            raise LeaveOverlaps(one)
    for one in await stand_ins.find_leave(person_id, since, until):
        raise StandInAway(one)
    begins = since <= beijing_day(cause.at)
    for client_id in wanted:
        stand_in_id = await stand_ins.add_stand_in(
            person_id=person_id,
            stands_in_for_id=absent.id,
            client_id=client_id,
            since=since,
            until=until,
            state="active" if begins else "planned",
            made_by_id=who.id,
            draft_id=view.draft.id,
            at=cause.at,
        )
        added = await stand_ins.get_stand_in(stand_in_id)
        if added is None:
            raise NoSuchStandIn(stand_in_id)
        days = {"since": since.isoformat(), "until": until.isoformat()}
        await add_entry(cause, "stand_in", "person", absent.id, stand_in=stand_in_id, person=person_id, **days)
        if not begins:
            await jobs.add_job(BEGIN, stand_in_id, at(since, time()))
        await jobs.add_job(FINISH, stand_in_id, at(until + timedelta(days=1), time()))
        await _tell(cause, added, ASKED, but=who.id)
        await tell_commands(cause, added.person_id)
    return Outcome(ARRANGED, absent.id)


@writing
async def begin(cause: Cause, stand_in_id: int) -> bool:
    """The first day has come; False when it was called off."""
    if not await stand_ins.claim_begin(stand_in_id):
        return False
    await _note(cause, stand_in_id, "stand_in_begins", BEGINS)
    return True


@writing
async def finish(cause: Cause, stand_in_id: int) -> bool:
    """The last day is over; False when it was ended before."""
    return await _end(cause, stand_in_id, "over")


@writing
async def withdraw(cause: Cause, who: Person, stand_in_id: int) -> None:
    """Ends it early, or calls it off before it began."""
    await get_stand_in(who, stand_in_id)
    await _end(cause, stand_in_id, "withdrawn", but=who.id)


async def _end(cause: Cause, stand_in_id: int, state: str, but: int | None = None) -> bool:
    if not await stand_ins.claim_end(stand_in_id, state, cause.at):
        return False
    await outbox.cancel_messages("stand_in", stand_in_id, cause.at)
    await _note(cause, stand_in_id, "stand_in_ends", OVER, but)
    return True


async def _note(cause: Cause, stand_in_id: int, action: str, kind: MessageCode, but: int | None = None) -> None:
    """Puts into the trail that it began or ended, and tells both."""
    one = await stand_ins.get_stand_in(stand_in_id)
    if one is None:
        raise NoSuchStandIn(stand_in_id)
    await add_entry(cause, action, "person", one.stands_in_for_id, stand_in=stand_in_id)
    await _tell(cause, one, kind, but=but)
    await tell_commands(cause, one.person_id)


async def _tell(cause: Cause, one: StandInRecord, kind: MessageCode, but: int | None = None) -> None:
    for person_id in (one.person_id, one.stands_in_for_id):
        if person_id != but:
            await post(cause, kind, ("stand_in", one.id), person_id)


PURPOSES = {
    code: Purpose(None, card, submit, (ARRANGED,), picks, check, first_day=first_day)
    for code in ("own_leave", "stand_in")
}
