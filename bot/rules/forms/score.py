"""得分率: how much of what was judged conforms; no weights, and failed 否决项 stand beside it (clause 4.6).

It never changes whether something conforms. What does not apply is left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.rules.form import Form, Step
from bot.rules.forms.answers import Answers
from bot.rules.forms.items import numbered
from bot.rules.forms.judging import judged
from bot.rules.forms.walking import visible
from bot.rules.plain_words import CONFORM, NON_CONFORM
from bot.rules.text import Text

CHECKLIST, TITLE_ZH, TITLE_EN = "checklist", "title.zh", "title.en"
CONFORMING, FAILING, VETOES = "conform", "non_conform", "vetoes"
"""Under which a record keeps what was filled in and how it came out."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many items conform and how many do not, and the numbers of the 否决项 among the latter."""

    conform: int = 0
    non_conform: int = 0
    vetoes: tuple[int, ...] = ()

    @property
    def judged(self) -> int:
        """How many items count."""
        return self.conform + self.non_conform

    @property
    def percent(self) -> int | None:
        """Of a hundred, rounded down: no failure is rounded away. None: nothing was judged."""
        return 100 * self.conform // self.judged if self.judged else None


def score(form: Form, answers: Answers) -> Score:
    """Of a whole form."""
    return _of(form, answers, (step.key for step in numbered(form)))


def by_section(form: Form, answers: Answers) -> tuple[tuple[Text, Score], ...]:
    """Of each section of a form, in their order."""
    return tuple((section.name, _of(form, answers, section.keys)) for section in form.sections)


def _of(form: Form, answers: Answers, keys: Iterable[str]) -> Score:
    numbers = {step.key: number for number, step in enumerate(numbered(form), start=1)}
    shown: dict[str, Step] = {step.key: step for step in visible(form, answers)}
    said = {key: judged(shown[key].question, answers.get(key)) for key in keys if key in shown}
    failed = [key for key, result in said.items() if result == NON_CONFORM]
    vetoes = tuple(numbers[key] for key in failed if shown[key].question.veto)
    return Score(sum(result == CONFORM for result in said.values()), len(failed), vetoes)


def kept(form: Form, answers: Answers, checklist: str) -> dict[str, str]:
    """What a record keeps of a filled checklist beside its answers: which it was, and its score."""
    found = score(form, answers)
    return {
        CHECKLIST: checklist,
        TITLE_ZH: form.title.zh,
        TITLE_EN: form.title.en,
        CONFORMING: str(found.conform),
        FAILING: str(found.non_conform),
        VETOES: " ".join(map(str, found.vetoes)),
    }


def score_of(said: Mapping[str, str]) -> Score | None:
    """The score that a record kept; None: it kept none, or nothing was judged."""
    if CONFORMING not in said:
        return None
    vetoes = tuple(int(number) for number in said.get(VETOES, "").split())
    found = Score(int(said[CONFORMING]), int(said[FAILING]), vetoes)
    return found if found.judged else None


def title_of(said: Mapping[str, str]) -> Text | None:
    """Which checklist a record was filled in by; None: it did not keep that."""
    return Text(said[TITLE_ZH], said[TITLE_EN]) if TITLE_ZH in said else None
