"""Why an input did not move a form: the broken rules, for the screen that says what to do."""

from collections.abc import Set
from datetime import date

from bot.rules.checklists.soundness import Broken
from bot.rules.form import PHOTOS, Kind, Media, Step
from bot.rules.forms.quick_line import AmbiguousLine
from bot.rules.forms.unreadable import Unreadable
from bot.rules.ledgers.cells import CellProblem
from bot.rules.text import Text


class FileTooBig(Exception):
    """More than a bot may download."""


class FileEmpty(Exception):
    """A file without a single byte: it was not sent whole."""


class FileNotAsked(Exception):
    """A file came where none is asked for, and it is not clear where it belongs."""


class WrongMedia(Exception):
    """A file came where other kinds of file (``asked``) are taken."""

    def __init__(self, asked: Set[Media] = PHOTOS) -> None:
        super().__init__(*sorted(asked))
        self.asked = asked


class TooManyFiles(Exception):
    """The question has as many files as it takes."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class TextNotAsked(Exception):
    """Text came where a press, a file or a location is asked for."""


class FilesAsked(Exception):
    """Text or a sticker came where files are asked for."""


def not_asked(step: Step | None) -> "Problem":
    """What is wrong with something of no use at this step (None: the review page)."""
    if step is None or step.question.kind is not Kind.FILES:
        return TextNotAsked()
    return WrongMedia() if step.question.media == PHOTOS else FilesAsked()


class AnswersMissing(Exception):
    """Required questions are open, so the form cannot be submitted."""

    def __init__(self, steps: tuple[Step, ...]) -> None:
        super().__init__(*(step.key for step in steps))
        self.steps = steps


class NotAnAnswer(Exception):
    """``word``, said to be an answer to an item, is none of those that it has; ``step``: where it was said."""

    def __init__(self, step: Step, word: str) -> None:
        super().__init__(step.key, word)
        self.step = step
        self.word = word


class RuleBroken(Exception):
    """What was answered about an item of a checklist breaks a rule of checklists."""

    def __init__(self, broken: Broken) -> None:
        super().__init__(broken)
        self.broken = broken


class NoSuchName(Exception):
    """Nothing that can be picked has this in its name."""


class WrongAt(Exception):
    """What was answered at ``step`` cannot be submitted."""

    def __init__(self, step: Step) -> None:
        super().__init__(step.key)
        self.step = step


class MomentPassed(WrongAt):
    """A moment that must lie ahead is over, so the form cannot be submitted."""


class NotWhole(WrongAt):
    """A number that counts things has a fraction, so the form cannot be submitted."""


class DaysBackwards(WrongAt):
    """A period ends before it begins, so the form cannot be submitted; ``step`` asks for its last day."""


class NotYet(WrongAt):
    """A moment at which something was lies ahead, so the form cannot be submitted."""


class TimesBackwards(WrongAt):
    """What was done ends before it begins, so the form cannot be submitted; ``step`` asks when it ended."""


class CellRefused(Exception):
    """A cell of a ledger breaks a rule: by itself, beside the others, or beside other entries."""

    def __init__(self, problem: CellProblem) -> None:
        super().__init__(problem)
        self.problem = problem


class NamesSomebody(Exception):
    """What is for everybody to read says names of people or firms, or numbers of telephones."""

    def __init__(self, named: tuple[str, ...]) -> None:
        super().__init__(named)
        self.named = named


class NothingFound(Exception):
    """No record to pick has the typed text in it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class LineNotRead(Exception):
    """A line in which what differs between several is said cannot be read."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line


class NothingSaid(WrongAt):
    """Neither words nor a file, so there is nothing to keep; ``step`` asks for them."""


class NothingChanged(Exception):
    """A correction that corrects nothing."""


class SeatsTaken(Exception):
    """Fewer seats than people (``seated``) who have one already."""

    def __init__(self, seated: int) -> None:
        super().__init__(seated)
        self.seated = seated


class NotMarkdown(WrongAt):
    """A file that is no Markdown by its name, or too large for a text; ``step`` asks for it."""


class SamePerson(WrongAt):
    """Two questions name the same person where they must differ, so the form cannot be submitted."""


class InstrumentRefused(WrongAt):
    """An instrument (``called``) may not be used on the day of measuring (``on``), since it is in this ``state``."""

    def __init__(self, step: Step, called: str, state: Text, on: date) -> None:
        super().__init__(step)
        self.called = called
        self.state = state
        self.on = on


class KeptUntil(Exception):
    """What an entry has to be kept ``until`` may not be done yet."""

    def __init__(self, until: date) -> None:
        super().__init__(until)
        self.until = until


class InstrumentOverdue(WrongAt):
    """An instrument (``called``) may not be used on the day of measuring (``on``).

    ``what`` of it ran out, with ``until`` as its last day; ``step`` asks for it.
    """

    def __init__(self, step: Step, called: str, what: Text, until: date, on: date) -> None:
        super().__init__(step)
        self.called = called
        self.what = what
        self.until = until
        self.on = on


Problem = (
    Unreadable
    | AmbiguousLine
    | FileTooBig
    | FileEmpty
    | FileNotAsked
    | WrongMedia
    | TooManyFiles
    | TextNotAsked
    | FilesAsked
    | AnswersMissing
    | MomentPassed
    | NotYet
    | TimesBackwards
    | NotWhole
    | NotAnAnswer
    | RuleBroken
    | DaysBackwards
    | CellRefused
    | NamesSomebody
    | NothingFound
    | NothingSaid
    | NothingChanged
    | NoSuchName
    | NotMarkdown
    | SeatsTaken
    | SamePerson
    | InstrumentOverdue
    | InstrumentRefused
    | LineNotRead
    | KeptUntil
)
