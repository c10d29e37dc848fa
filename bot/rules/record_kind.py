"""What a kind of work record is: a submitted form that stays, and its place everywhere else (clauses 3.6-3.7).

A kind declares all of it in a file of its own beside this one; ``kinds.py`` merges the declarations. Lists, card,
files, release, recall, amendments, numbers and registers follow from it (DESIGN.md section 3).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from bot.rules.becoming import Becomes
from bot.rules.form import Form, Kind, Question
from bot.rules.people import Role
from bot.rules.permissions import Permit, Right
from bot.rules.seconding import Second
from bot.rules.text import Text
from bot.rules.ways_in import WayIn

RECALL_WINDOW = timedelta(minutes=10)
"""How long a record that waits for its release may be taken back before the client gets it."""

CLIENT, SITE, TASK, OURS = "client", "site", "task", ""
"""What a record can belong to: a client, a site of one, a planned task at one, or nobody but ourselves; beside these
the code of a ledger, whose events its records are."""
NO_LEDGER = frozenset({CLIENT, SITE, TASK, OURS})


class Release(StrEnum):
    """When the client gets a record.

    ``ON_CONFIRMATION``: no client does; what somebody sent counts once whoever may ``approve`` it confirmed that, and
    at once where they entered it themselves.
    """

    AT_ONCE = "at_once"
    AFTER_WINDOW = "after_window"
    ON_APPROVAL = "on_approval"
    ON_CONFIRMATION = "on_confirmation"


class State(StrEnum):
    """Where a record stands. ``SUBMITTED``: the client does not have it yet; ``ISSUED``: it has, or it is ours."""

    SUBMITTED = "submitted"
    ISSUED = "issued"
    RECALLED = "recalled"
    VOIDED = "voided"


STATE_NAMES: Mapping[State, Text] = {
    State.SUBMITTED: Text("已提交", "Submitted"),
    State.ISSUED: Text("已送达企业", "Sent to the client"),
    State.RECALLED: Text("已撤回", "Recalled"),
    State.VOIDED: Text("已作废", "Voided"),
}

CONFIRMATION_NAMES: Mapping[State, Text] = {
    State.SUBMITTED: Text("待核对", "To be confirmed"),
    State.ISSUED: Text("已核对", "Confirmed"),
    State.RECALLED: Text("已退回", "Returned"),
    State.VOIDED: Text("已作废", "Voided"),
}
"""The same of what counts once it was confirmed."""

STANDS = frozenset({State.SUBMITTED, State.ISSUED})
"""Where it was not taken back."""


TOLD = frozenset({Kind.CHOICE, Kind.TEXT, Kind.NUMBER, Kind.DATE, Kind.RECORD})
"""The answers that cards, lists and registers can tell."""


FILED_WITH = "filed with"
"""Under which key a record keeps the id of the one that was filed in the same go and has the files."""


def named_under(key: str) -> str:
    """Under which key a record keeps what that is called which a fact names by its id."""
    return f"{key} name"


class UnknownQuestion(LookupError):
    """A kind names a question that its form does not ask, or whose answer nothing can tell."""


@dataclass(frozen=True, slots=True)
class While:
    """What an entry says in a column while something can happen to it: one of ``values``, or (``but``) none of them."""

    column: str
    values: frozenset[str]
    but: bool = False

    def holds(self, cells: Mapping[str, object]) -> bool:
        """Whether an entry with these cells says so."""
        return (cells[self.column] in self.values) is not self.but


@dataclass(frozen=True, slots=True)
class Doubt:
    """By which answers to ``question`` what was recorded with an instrument is in doubt (``by``); by the others it is
    vouched for until then."""

    question: str
    by: frozenset[str]


@dataclass(frozen=True, slots=True)
class Opens:
    """The ``case`` that a record opens at once, and as what: ``title``, with what the fact ``told`` says, and the code
    of the entry to which it happened, which says nothing to whoever may not see that."""

    case: str
    title: Text
    told: str


@dataclass(frozen=True, slots=True)
class Filed:
    """The register of a kind: its code, which forms keep, and what its sheet is called."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKind:
    """One kind of work record: the submitted ``form``.

    ``kind``: what the trail, files and documents call it. ``number`` begins its numbers, ``mark`` stands before them,
    or the one of ``marks`` for what it is ``sorted_by``. ``about``: to what its records can belong, the first being
    what is asked for where a word begins one.

    ``file``, ``see``: whose right these are. ``release``: when the client gets it. ``approve``: who may release what
    waits for it. ``amend``: who corrects it and may void it; None: it is not corrected, but taken back and done anew.
    ``corrects``: what a correction asks for instead of the form's own questions, where a record is filled in by any
    checklist. ``recall``: who may take it back before the client has it, ``recall_issued``: since, with a reason.
    ``review``: who of ours looks at what the client recorded of itself and remarks; whoever files it says what became
    of its problems.

    ``confirm``: who of the client says whether what they have is right; None: nobody is asked.

    The other names are keys of questions: ``facts`` are shown, in this order; ``sorted_by`` (a choice) is what lists
    are filtered by, ``minutes`` what they add up, ``day`` says on which it was done if not when it was filed; ``words``
    is what it was about, ``planned`` what its plan says in words already; ``needs``: one of these must be answered.
    ``sets``: the columns of the entry whose event it is -> the facts that they become, or what is derived;
    ``becomes``: what others say since. ``only``: what the entry has to say for it to happen. ``by``: the column of the
    person who alone enters it, beside whoever corrects it. ``tells``: the fact that names who of ours hears of it.
    ``together``: the question for further entries to which the same happened, each of which has a record of its own;
    ``apart``: the question for what differs, a line each: its code, then the facts ``own`` in this order. ``ends``: it
    is the end of the entry. ``second``: who else has to say so before any of this is so. ``not_before``: the column of
    the day before which there is no such event. ``alarms``: who of the client's team, and of ours, hears of it at once;
    ``opens``: the case that it opens, to which people are called, so those hear of it who are not.
    ``doubts``: what was recorded with the entry since it was last found right may be wrong.
    ``finds``: what does not conform
    becomes a finding; ``raises``: it becomes one if somebody says so, where it is ``sorted_by`` whether it conforms.
    ``enters``: the ledger to which it adds an entry of whose file it belongs to; ``sets`` are columns of that then.
    ``derived``: what nobody is asked, and its purpose says when it files one; told as answers are.
    ``checklists``: it is filled in by any checklist of its kind, ``form`` being that of one;
    ``asks_which``: which is asked first, since none is meant where none is named.
    ``trend``: the code of the picture of their scores. ``document``: the code of the report that is made of it and goes
    with its release.

    ``register``: in which it is filed. ``way`` leads to its form, ``listed`` to its list. ``not_on_behalf``: why
    nobody records it for somebody else.
    """

    kind: str
    name: Text
    number: str
    mark: str
    marks: Mapping[str, str] = field(default_factory=dict)
    form: Form
    about: tuple[str, ...]
    file: Permit
    see: Permit
    release: Release = Release.AT_ONCE
    approve: Permit | None = None
    amend: Permit | None = None
    corrects: tuple[str, ...] = ()
    recall: Permit | None = None
    confirm: Permit | None = None
    recall_issued: Permit | None = None
    review: Permit | None = None
    facts: tuple[str, ...] = ()
    sorted_by: str = ""
    minutes: str = ""
    day: str = ""
    words: str = ""
    planned: str = ""
    needs: tuple[str, ...] = ()
    sets: Mapping[str, str] = field(default_factory=dict)
    becomes: Mapping[str, Becomes] = field(default_factory=dict)
    only: tuple[While, ...] = ()
    by: str = ""
    tells: str = ""
    together: str = ""
    apart: str = ""
    own: tuple[str, ...] = ()
    ends: bool = False
    second: Second | None = None
    not_before: str = ""
    alarms: frozenset[Role] = frozenset()
    opens: Opens | None = None
    doubts: Doubt | None = None
    enters: str = ""
    derived: tuple[Question, ...] = ()
    finds: bool = False
    raises: bool = False
    checklists: bool = False
    asks_which: bool = False
    trend: str = ""
    document: str = ""
    register: Filed | None = None
    way: WayIn | None = None
    listed: WayIn | None = None
    not_on_behalf: str

    def __post_init__(self) -> None:
        """Raises UnknownQuestion: it names what its form does not ask for, or what no list can tell."""
        asked = {step.key: step.question for step in self.form.steps()} | {one.key: one for one in self.derived}
        shown = (*self.facts, *filter(None, (self.words,)))
        named = {
            *shown,
            *self.needs,
            *self.corrects,
            *filter(None, (self.sorted_by, self.minutes, self.day, self.planned)),
            *self.sets.values(),
            *(key for one in self.becomes.values() for key in (one.key, one.said) if key),
            *filter(None, (self.tells, self.together, self.apart)),
            *filter(None, (self.second.named if self.second is not None else "",)),
            *self.own,
            *((self.doubts.question,) if self.doubts is not None else ()),
        }
        wrong = named - asked.keys() | {key for key in shown if key in asked and asked[key].kind not in TOLD}
        kept = {*self.sets.values(), *(key for one in self.becomes.values() for key in (one.key, one.said) if key)}
        if wrong or not kept <= {*self.facts, *(one.key for one in self.derived)}:
            raise UnknownQuestion(self.kind, *sorted(wrong))

    def question(self, key: str) -> Question:
        """The question of this key, or what is told like one. Raises KeyError: its form has none."""
        return next((one for one in self.derived if one.key == key), None) or self.form.step(key).question

    def can_happen(self, cells: Mapping[str, object]) -> bool:
        """Whether it can happen to an entry with these cells."""
        return all(one.holds(cells) for one in self.only)

    @property
    def changes(self) -> frozenset[str]:
        """The columns of the entry that its records may change."""
        return frozenset((*self.sets, *self.becomes))

    def says(self, said: Mapping[str, str], day: date) -> dict[str, str]:
        """What the entry says from a record of this day with these answers on, by column."""
        values = {column: said[key] for column, key in self.sets.items() if key in said}
        for column, one in self.becomes.items():
            value = one.after(said, day)
            if value is not None:
                values[column] = value
        return values

    def in_doubt(self, said: Mapping[str, str]) -> bool:
        """Whether what was recorded with its entry before may be wrong, as it says."""
        return self.doubts is not None and said.get(self.doubts.question) in self.doubts.by

    def vouches(self, said: Mapping[str, str]) -> bool:
        """Whether its entry was found right by it."""
        return self.doubts is not None and self.doubts.question in said and not self.in_doubt(said)

    @property
    def sorts(self) -> dict[str, Text]:
        """By what its records are sorted, in their order."""
        return {one.key: one.label for one in self.question(self.sorted_by).options} if self.sorted_by else {}

    @property
    def rights(self) -> tuple[Right, ...]:
        """The rights that it declares itself."""
        permits = (
            self.file,
            self.see,
            self.approve,
            self.amend,
            self.recall,
            self.recall_issued,
            self.review,
            self.confirm,
        )
        return tuple(permit for permit in permits if isinstance(permit, Right))

    @property
    def waits(self) -> bool:
        """Whether the client gets its records later than they are filed."""
        return self.release in (Release.AFTER_WINDOW, Release.ON_APPROVAL)

    @property
    def confirmed(self) -> bool:
        """Whether what somebody files counts once it was confirmed."""
        return self.release is Release.ON_CONFIRMATION

    @property
    def state_names(self) -> Mapping[State, Text]:
        """How the states of its records are called."""
        return CONFIRMATION_NAMES if self.confirmed else STATE_NAMES

    @property
    def of_site(self) -> bool:
        """Whether its records are made at a site."""
        return SITE in self.about

    @property
    def ours(self) -> bool:
        """Whether its records are nobody's but ours."""
        return self.about == (OURS,)

    @property
    def corrected_as_asked(self) -> bool:
        """Whether it is a filled checklist that is corrected by what it asks, item by item."""
        return self.checklists and self.amend is not None and not self.corrects

    @property
    def amending(self) -> str:
        """The code of the form that corrects it."""
        return f"{self.kind}_amendment"

    @property
    def recalling(self) -> str:
        """The code of the form in which it is said why it is taken back from the client."""
        return f"{self.kind}_recall"

    @property
    def voiding(self) -> str:
        """The code of the form in which it is said why nothing takes its place."""
        return f"{self.kind}_void"
