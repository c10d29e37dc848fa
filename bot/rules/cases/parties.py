"""Who stands to a case in which way, what of it they see and what they may do (clauses 5.3.3, 5.5.1)."""

from dataclasses import dataclass

from bot.rules.cases.life_cycle import LifeCycle, Party, Standing, Transition
from bot.rules.people import CLIENT_SIDE, Person, Position, Role
from bot.rules.practice import is_practice
from bot.rules.text import Text


@dataclass(frozen=True, slots=True)
class Parties:
    """The people of a case and its client, as far as they decide who may do what.

    ``recorder`` opened it on behalf of the opener, ``fix_recorder`` handed the fix in on behalf of the rectifier.
    ``released``: the client has it (rules/releasing). ``likely_about``: who may be meant, which nobody has settled.
    ``asker`` wished for another date last, and ``asked``: waits for the answer. ``unexplained``: its cause is asked,
    and nobody said it yet; ``contained``: somebody said what was done at once. ``coming``: who comes to help,
    ``called``: who was called to, ``unable``: who of them cannot. ``anonymous``, ``entrusted``: as in ``anonymous.py``.
    ``decider``: who said how it ends; ``appealed``: that was, or is, looked at anew.
    """

    client_id: int
    opener: int
    handler: int | None = None
    about: int | None = None
    rectifier: int | None = None
    private: bool = False
    serious: bool = False
    rated: bool = False
    recorder: int | None = None
    fix_recorder: int | None = None
    released: bool = True
    likely_about: tuple[int, ...] = ()
    asker: int | None = None
    asked: bool = False
    unexplained: bool = False
    contained: bool = False
    coming: tuple[int, ...] = ()
    called: tuple[int, ...] = ()
    unable: tuple[int, ...] = ()
    anonymous: bool = False
    entrusted: int | None = None
    decider: int | None = None
    appealed: bool = False

    @property
    def cause_awaited(self) -> bool:
        """Whether it is time to say the cause: something was done about it, at once or for good."""
        return self.unexplained and (self.contained or self.rectifier is not None)


def standings(person: Person, parties: Parties) -> frozenset[Standing]:
    """How the person stands to the case; nobody to those who have no role for its client (any more).

    A role on the client's side never counts for another client's case; our own roles for all clients do, but for
    cases of practice. A stand-in handles what the absent person handles, and may not what they may not. Before it is
    released the client's side has nothing to do with a case.
    """
    grants = list(person.grants_at(parties.client_id))
    if not parties.released:
        grants = [grant for grant in grants if grant.role not in CLIENT_SIDE]
    if not is_practice(parties.client_id):
        grants += [grant for grant in person.grants if grant.client_id is None and grant.role not in CLIENT_SIDE]
    if not grants:
        return frozenset()
    roles: set[Standing] = {grant.role for grant in grants}
    roles |= {grant.position for grant in grants if grant.position is not None and grant.role in CLIENT_SIDE}
    lenders = person.lenders_for(parties.client_id)
    by_own_right = any(grant.lent is None for grant in grants)
    inherited = {Party.HANDLER, Party.ABOUT, Party.DECIDER} if by_own_right else set(Party)
    parts = {
        part
        for part, person_id in _people_of(parties).items()
        if person_id == person.id or (person_id in lenders and part in inherited)
    }
    if lenders.union((person.id,)).intersection(parties.likely_about):
        parts.add(Party.ABOUT)
    for part, those in ((Party.COMING, parties.coming), (Party.CALLED, parties.called), (Party.UNABLE, parties.unable)):
        if person.id in those:
            parts.add(part)
    return frozenset(roles | parts)


def _people_of(parties: Parties) -> dict[Party, int | None]:
    return {
        Party.OPENER: parties.opener,
        Party.HANDLER: parties.handler,
        Party.ABOUT: parties.about,
        Party.RECTIFIER: parties.rectifier,
        Party.RECORDER: parties.recorder,
        Party.FIX_RECORDER: parties.fix_recorder,
        Party.ASKER: parties.asker,
        Party.DECIDER: parties.decider,
    }


def may_see(person: Person, life_cycle: LifeCycle, parties: Parties) -> bool:
    """Whether the person may look at the case (clause 5.3.3)."""
    standing = standings(person, parties)
    if standing & life_cycle.hidden_from or _is_not_theirs(life_cycle, standing):
        return False
    seen_by = life_cycle.seen_by - {Role.CLIENT_MANAGER} if parties.private else life_cycle.seen_by
    return bool(standing & seen_by)


def sees_inside(person: Person, parties: Parties) -> bool:
    """Whether the person, who sees the case, also sees what our own people write to one another in it."""
    return any(isinstance(one, Role) and one not in CLIENT_SIDE for one in standings(person, parties))


def is_kept_from(person: Person, life_cycle: LifeCycle, parties: Parties) -> bool:
    """Whether the case is the client's own and the person none of its people: whatever part they once had in it."""
    return _is_not_theirs(life_cycle, standings(person, parties))


def _is_not_theirs(life_cycle: LifeCycle, standing: frozenset[Standing]) -> bool:
    return life_cycle.is_the_clients_own and standing.isdisjoint(CLIENT_SIDE)


def may_do(person: Person, life_cycle: LifeCycle, transition: Transition, parties: Parties) -> bool:
    """Whether the person may do this to the case, in whichever state it is; before it is released hardly anything."""
    if not (parties.released or transition.early) or not may_see(person, life_cycle, parties):
        return False
    if (transition.answers and not parties.asked) or not _somebody_to_tell(person, transition, parties):
        return False
    if transition.acknowledges and not parties.serious:
        return False
    if (transition.contains or transition.explains) and not _is_asked(transition, parties):
        return False
    if transition.goes_to and parties.appealed:
        return False
    standing = standings(person, parties)
    never = transition.never | (transition.never_if_serious if parties.serious else frozenset())
    return bool(standing & transition.who) and not standing & never and not (transition.once and parties.rated)


def _is_asked(transition: Transition, parties: Parties) -> bool:
    """Whether what was done at once, or the cause, is still to be said: the one comes before the other."""
    return parties.cause_awaited if transition.explains else parties.unexplained and not parties.cause_awaited


def _somebody_to_tell(person: Person, transition: Transition, parties: Parties) -> bool:
    """A step that only tells one party of the case something needs somebody else to be that party."""
    tells = transition.tells
    if (
        transition.takes
        or transition.acknowledges
        or transition.to is not None
        or transition.asks is not None
        or any(isinstance(one, Role) for one in tells)
    ):
        return True
    if parties.handler is None and any(isinstance(one, Position) for one in tells):
        return True
    parts = _people_of(parties)
    return any(parts[one] not in (None, person.id) for one in tells if isinstance(one, Party))


def can_do(person: Person, life_cycle: LifeCycle, state: str, parties: Parties) -> tuple[Transition, ...]:
    """What the person can do to the case as it is now, in the table's order.

    Of two steps of one label, which somebody of several roles could both take, they are offered the first.
    """
    found: dict[Text, Transition] = {}
    for transition in life_cycle.transitions:
        if state in transition.since and may_do(person, life_cycle, transition, parties):
            found.setdefault(transition.label, transition)
    return tuple(found.values())
