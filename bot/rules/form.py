"""What a form is: data only. Walking, reading and rendering live in the neighbouring modules."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from bot.rules.text import Text


class Kind(StrEnum):
    """What a question asks for, and so what an answer's value is (shapes in ``answers.Value``)."""

    CONFORMITY = "conformity"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    DATE_TIME = "date_time"
    TIME = "time"
    PERIOD = "period"
    RATING = "rating"
    FILES = "files"
    LOCATION = "location"
    CONTACT = "contact"
    RECORD = "record"
    PEOPLE = "people"
    CONFIRM = "confirm"


class Media(StrEnum):
    """What a FILES question, or a TEXT question with ``files_to``, takes."""

    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"
    VIDEO = "video"


SUBMIT = Text("确认无误，提交", "Confirm and submit")


GIVEN, NONE = "given", "none"
"""What the answer to a FILES question counts as, for what is visible then."""

PHOTOS = frozenset({Media.PHOTO})
ANY_MEDIA = frozenset(Media)


Limit = int | Decimal


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: ``key`` is stored (at most 20 bytes, it travels in button data), ``label`` is shown."""

    key: str
    label: Text


@dataclass(frozen=True, slots=True)
class When:
    """Visible only while the answer to ``question`` is one of ``is_one_of``.

    For a FILES question the answer counts as ``"given"`` when at least one file is there, else ``"none"``.
    ``but``: once it was answered with none of them, or skipped.
    """

    question: str
    is_one_of: frozenset[str]
    but: bool = False


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Questions asked at once after their parent, while the parent's answer is one of ``after``."""

    after: frozenset[str]
    questions: tuple["Question", ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask.

    ``label`` is its short name in lists (none: the prompt is short enough). ``minimum``/``maximum`` bound a number (in
    ``unit``, exactly: a tenth is ``Decimal("0.1")``), a rating, a text's characters or the count of files, those of a
    date are in days from today: whole numbers, all of them but a number's.
    ``files_to`` names a sibling FILES question that takes the photos sent while this TEXT question is asked; a
    caption then answers this question, and, with ``or_files``, so does a file alone. ``walked=False`` questions are
    offered on the review page only.
    ``names``: a TEXT question whose answer is somebody's or something's name (rules/names).
    ``low`` and ``high`` are the limits of a NUMBER: beyond them it is taken and does not conform. ``fails``: the other
    answers that do not conform; ``veto``: that stands beside every score. ``remarks`` are often said here, and taken
    with a tap. ``suggestion``: how to rectify what does not conform (clause 4.7.1). ``usual``: the option of a CHOICE
    that counts while nobody chose one.
    ``skips``: what it means to skip it. ``pick`` names the ledger a RECORD question picks from, and whom a PEOPLE
    question offers: several can be tapped, and others are typed by their names. ``clause`` cites the
    standard (STANDARD.md numbers).
    """

    key: str
    kind: Kind
    prompt: Text
    label: Text | None = None
    help: Text | None = None
    clause: str | None = None
    required: bool = True
    walked: bool = True
    options: tuple[Option, ...] = ()
    minimum: Limit | None = None
    maximum: Limit | None = None
    unit: Text | None = None
    media: frozenset[Media] = PHOTOS
    files_to: str | None = None
    or_files: bool = False
    pick: str | None = None
    names: bool = False
    low: Limit | None = None
    high: Limit | None = None
    fails: frozenset[str] = frozenset()
    veto: bool = False
    remarks: tuple[Text, ...] = ()
    suggestion: Text | None = None
    usual: str = ""
    skips: Text | None = None
    visible_when: tuple[When, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()

    @property
    def name(self) -> Text:
        """How lists call it."""
        return self.label or self.prompt


@dataclass(frozen=True, slots=True)
class Step:
    """A question in the flat order of its form; ``parent`` is the key of the question it follows up."""

    index: int
    question: Question
    parent: str | None

    @property
    def key(self) -> str:
        """The question's full key: ``topic4.note`` for the follow-up ``note`` of ``topic4``."""
        return self.question.key


@dataclass(frozen=True, slots=True)
class FormSection:
    """Questions at top level that belong together, by their keys; each is an item with a number of its own."""

    name: Text
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A questionnaire in one version. A draft keeps the version it began with.

    ``at_once``: submitted with its last required answer, without a review page (a photo of a fix, a reason).
    ``sections``: of a checklist.
    """

    code: str
    version: int
    title: Text
    questions: tuple[Question, ...]
    intro: Text | None = None
    submit: Text = SUBMIT
    numbered_jumps: bool = False
    at_once: bool = False
    sections: tuple[FormSection, ...] = ()

    _steps: tuple[Step, ...] = field(init=False, compare=False, repr=False)
    _by_key: dict[str, Step] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # flattened once: every step of every draft asks for it, and hashing a whole form costs more than walking it
        flat = _flatten(self.questions)
        object.__setattr__(self, "_steps", flat)
        object.__setattr__(self, "_by_key", {step.key: step for step in flat})

    def steps(self) -> tuple[Step, ...]:
        """All questions in asking order, follow-ups flattened right behind their parents."""
        return self._steps

    def step(self, key: str) -> Step:
        """The step with this key. Raises KeyError when the form has no such question."""
        return self._by_key[key]


def _flatten(questions: tuple[Question, ...]) -> tuple[Step, ...]:
    flat: list[Step] = []

    def add(question: Question, parent: str | None, conditions: tuple[When, ...]) -> None:
        key = question.key if parent is None else f"{parent}.{question.key}"
        siblings = (
            None
            if question.files_to is None
            else (question.files_to if parent is None else f"{parent}.{question.files_to}")
        )
        whole = replace(question, key=key, files_to=siblings, visible_when=(*conditions, *question.visible_when))
        flat.append(Step(len(flat), whole, parent))
        for follow_up in question.follow_ups:
            for asked in follow_up.questions:
                add(asked, key, (*whole.visible_when, When(key, follow_up.after)))

    for question in questions:
        add(question, None, ())
    return tuple(flat)
