"""What a life cycle is: states, and transitions that say who may, what is asked, whom it tells (DESIGN.md section 3).

Data only; which records exist and who they are about comes from outside. The engine is ``services/cases/steps.py``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, StrEnum
from functools import cached_property

from bot.rules.deadlines import Stage, Term
from bot.rules.free_text import UNHEARD, Heard
from bot.rules.people import CLIENT_SIDE, Position, Role
from bot.rules.text import Text


class Party(StrEnum):
    """What a person is to one case, whatever their role."""

    OPENER = "opener"
    HANDLER = "handler"
    ABOUT = "about"
    RECTIFIER = "rectifier"
    RECORDER = "recorder"
    ASKER = "asker"
    FIX_RECORDER = "fix_recorder"
    COMING = "coming"
    CALLED = "called"
    UNABLE = "unable"
    DECIDER = "decider"


Standing = Role | Party | Position
"""How somebody stands to a case: by a role or a position at its client, or by their part in it."""


class Counted(Enum):
    """From when a state's deadline counts."""

    NOT = "not"
    FROM_OPENING = "from_opening"
    FROM_ENTRY = "from_entry"
    PROMISE = "promise"


class Promise(Enum):
    """What a transition does to the promised date; that of a state that does not run is moved on when it runs again.

    ``ASKED``: the form's date holds from now on; ``WISHED``: somebody waits for the form's date to be agreed to, which
    ``AGREED`` does. ``RECKONED``: it is counted once more with what holds now, and keeps the days of waiting.
    """

    KEEP = "keep"
    RENEW = "renew"
    ASKED = "asked"
    WISHED = "wished"
    AGREED = "agreed"
    RECKONED = "reckoned"


@dataclass(frozen=True, slots=True)
class Lapse:
    """What becomes of a case whose other side stays silent: ``action``, so long ``after`` the state's deadline."""

    action: str
    after: Term


@dataclass(frozen=True, slots=True)
class Owed:
    """A date that somebody was promised, and so is told when it passed without the step (clause 5.5.2).

    ``what`` is said to them as what was promised; None: the ladder's OVERDUE stage tells them already. ``name``: what
    it is called to everybody else, if ``what`` is not for them. ``kept_by``: the steps that keep it, though they
    promise the next at once.
    """

    to: frozenset[Standing]
    what: Text | None = None
    name: Text | None = None
    kept_by: frozenset[str] = frozenset()


DUE_BY = Text("期限：{due}", "Due by {due}")


@dataclass(frozen=True, slots=True)
class State:
    """One state of a case.

    ``waits_for``: who has to act. ``call``: what a reminder asks of them. ``name_for_others``: its name to everybody
    else, where ``name`` says "you". ``runs``: whether the promised date comes nearer; ``pause`` says what for it does
    not. ``due``: how the deadline of this state is counted, with ``within`` naming the time allowed where it is counted
    from a moment. ``ladder``: whom each stage of reminders tells, and ``still`` whom what stays undone behind its last
    stage is said to in a steady rhythm. ``owed``: to whom this state's own deadline was promised.
    ``words``: the action for which a text is meant that somebody it waits for types without having opened anything,
    ``others_write``: that of anybody else. ``urgent``: what is said of it is said at once, at any hour and aloud, and
    its dates are minutes.
    ``after_end``: the case has ended, and keeps its end; something about it is owed still.
    ``by``: how its own deadline is said (placeholder ``due``) to those it waits for, ``by_for_others`` to the rest.
    """

    key: str
    name: Text
    waits_for: frozenset[Standing] = frozenset()
    call: Text | None = None
    name_for_others: Text | None = None
    runs: bool = True
    pause: Text | None = None
    ends: bool = False
    due: Counted = Counted.NOT
    within: Term | None = None
    ladder: Mapping[Stage, frozenset[Standing]] = field(default_factory=dict)
    still: frozenset[Standing] = frozenset()
    owed: Owed | None = None
    lapse: Lapse | None = None
    words: str = ""
    others_write: str = ""
    by: Text = DUE_BY
    by_for_others: Text | None = None
    urgent: bool = False
    after_end: bool = False

    @property
    def is_time_to_answer(self) -> bool:
        """Whether its deadline is time given to who opened the case, which only passes while they can hear."""
        return self.due is Counted.FROM_ENTRY and self.waits_for == {Party.OPENER}


class OnBehalf(Enum):
    """For whom a step can be recorded by somebody else (代录): the party whose step it is, or anybody of the client."""

    NOBODY = "nobody"
    ITS_PARTY = "its_party"
    ANYBODY = "anybody"


@dataclass(frozen=True, slots=True)
class Transition:
    """Something that can be done to a case.

    ``action`` is at most 16 bytes (it travels in button data); ``label`` may name the ``day`` that is wished for.
    ``never``: who may not, whatever else they are;
    ``never_if_serious`` likewise for serious cases. ``asks``: the code of the form that is filled in for it.
    ``takes``: who does it becomes the handler; ``rectifies``: they count as the one who rectified; ``comes``: they
    are among those who come to help, ``passes``: among those who cannot, and the next one is called.
    ``acknowledges``: it says that somebody knows of what is serious, and no more; who says so is no turn of it.
    ``afterwards``: the step that a press of it means once somebody else had done it.
    ``once``: not again once the case is rated; ``daily``: not twice on one day, whoever did it first. ``answers``: it
    answers a wish for another date, and is there while one waits only. ``judges``: it says what the other side thinks
    of the handling, which nobody writes down about their own.
    ``completes``: the step behind which it comes in the same breath, as a rating does behind agreeing: the news of that
    one waits a moment, and both are told as one.
    ``contains``: it says what was done at once, ``explains``: why it came about, which comes after the former or a fix;
    each is there as long as it is asked and was not said.
    ``hands_on``: what the client kept to itself becomes a finding, of which our team hears.
    ``inside``: that it happened, its words and its files are for our own people who see the case alone.
    ``early``: it can be done before the client has the case, since it is nothing to the client.
    ``decides``: it says how the case ends, which who opened it may have looked at anew by ``goes_to``: from then on the
    first of these roles of whom somebody is left handles it, neither who decided nor who handled it; once in a case.
    ``within``: of a case that has ended, so long behind its end and no longer. ``back``: it ends as it had ended, and
    when; ``to`` is where it mostly leads.
    ``done`` is said to who did it, ``told`` to those in ``tells`` (placeholder ``who``), ``told_former`` to who
    handled it until now (``who`` and ``number``: they may not see it any more); ``event`` stands in the history,
    after the name of who did it, with the answers ``facts`` of its form beside its words. ``on_behalf``: for whom
    it can be recorded. ``heard``: what free text has in it that means it.
    """

    action: str
    label: Text
    since: frozenset[str]
    to: str | None
    who: frozenset[Standing]
    done: Text
    event: Text
    told: Text | None = None
    tells: frozenset[Standing] = frozenset()
    never: frozenset[Party] = frozenset()
    never_if_serious: frozenset[Party] = frozenset()
    asks: str | None = None
    promise: Promise = Promise.KEEP
    takes: bool = False
    rectifies: bool = False
    once: bool = False
    daily: bool = False
    answers: bool = False
    judges: bool = False
    completes: str = ""
    hands_on: bool = False
    early: bool = False
    inside: bool = False
    contains: bool = False
    explains: bool = False
    comes: bool = False
    passes: bool = False
    acknowledges: bool = False
    decides: bool = False
    goes_to: tuple[Role, ...] = ()
    within: Term | None = None
    back: bool = False
    afterwards: str = ""
    facts: tuple[str, ...] = ()
    told_former: Text | None = None
    on_behalf: OnBehalf = OnBehalf.NOBODY
    heard: Heard = UNHEARD


@dataclass(frozen=True)
class LifeCycle:
    """What may happen to cases of one kind.

    ``seen_by`` may look at one, except ``hidden_from`` and, if it is private, the client's manager. ``first_come``: the
    roles of which whoever comes first handles it; once somebody is named to, the others are not asked any more.
    ``in_turn``: who handles it by name from the start, the first of these of whom somebody can hear; ``opener_leads``:
    whoever opened it does, until somebody takes over.
    ``assignable``: the roles out of which somebody can be asked to handle it.
    ``callers``: who is asked to telephone when it waits for nobody who can hear: the first group in which somebody can.
    ``line``: the reporting line, from below to above: who is told in place of those whom an escalation does not reach.
    ``owed``: to whom the promised date was promised, in the states in which it comes nearer. ``conceals_opener``: who
    opened it is not for auditors to know, unless the firm has set so.
    """

    kind: str
    name: Text
    first: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    seen_by: frozenset[Standing]
    promised: Term | None
    callers: tuple[frozenset[Standing], ...]
    assignable: tuple[Role, ...]
    line: tuple[Standing, ...]
    hidden_from: frozenset[Party] = frozenset()
    first_come: frozenset[Standing] = frozenset()
    in_turn: tuple[Standing, ...] = ()
    opener_leads: bool = False
    conceals_opener: bool = False
    owed: Owed | None = None

    @cached_property
    def _states(self) -> dict[str, State]:
        return {state.key: state for state in self.states}

    @cached_property
    def _transitions(self) -> dict[str, Transition]:
        return {transition.action: transition for transition in self.transitions}

    def state(self, key: str) -> State:
        """The state of this key. Raises KeyError when the life cycle has none."""
        return self._states[key]

    def transition(self, action: str) -> Transition:
        """What can be done under this name. Raises KeyError when the life cycle has none."""
        return self._transitions[action]

    @cached_property
    def is_the_clients_own(self) -> bool:
        """Whether nobody of ours may look at it, whatever their role."""
        return not any(isinstance(one, Role) and one not in CLIENT_SIDE for one in self.seen_by)

    @cached_property
    def inside(self) -> frozenset[str]:
        """The steps of which nobody on the client's side hears or sees anything."""
        return frozenset(transition.action for transition in self.transitions if transition.inside)

    @cached_property
    def completed(self) -> frozenset[str]:
        """The steps that another one completes."""
        return frozenset(transition.completes for transition in self.transitions if transition.completes)

    def is_urgent(self, transition: Transition) -> bool:
        """Whether what is said of a step cannot wait: that with which an urgent state is left neither."""
        return any(self.state(key).urgent for key in transition.since)

    @cached_property
    def open_states(self) -> frozenset[str]:
        """The keys of the states that do not end it."""
        return frozenset(state.key for state in self.states if not state.ends)


@dataclass(frozen=True, slots=True)
class Clock:
    """The moments of a case's deadlines, in UTC."""

    opened_at: datetime
    due_at: datetime | None
    promised_at: datetime | None
    paused_at: datetime | None
