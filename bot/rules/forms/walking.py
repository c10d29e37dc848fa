"""How a form is walked: what is visible, what comes next, what is missing. Answers in, steps out; nothing is stored."""

from bot.rules.form import GIVEN, NONE, Form, Kind, Question, Step, When
from bot.rules.forms.answers import Answer, Answers
from bot.rules.plain_words import CONFORM


class ConditionAhead(Exception):
    """A visibility condition names a question that is not asked before the one it hides."""

    def __init__(self, step: str, question: str) -> None:
        super().__init__(step, question)
        self.step = step
        self.question = question


def visible(form: Form, answers: Answers) -> tuple[Step, ...]:
    """The steps whose every condition holds, in asking order.

    A condition on an unanswered, skipped or hidden question does not hold, except that no files at all, for whatever
    reason, count as ``"none"``. Raises ConditionAhead when a condition looks forward.
    """
    asked: dict[str, tuple[Kind, Answer | None]] = {}
    shown = []
    for step in form.steps():
        question = step.question
        is_shown = True
        for when in question.visible_when:
            if when.question not in asked:
                raise ConditionAhead(question.key, when.question)
            is_shown = is_shown and _holds(when, *asked[when.question])
        asked[question.key] = (question.kind, answers.get(question.key) if is_shown else None)
        if is_shown:
            shown.append(step)
    return tuple(shown)


def following(form: Form, answers: Answers, after: str | None) -> Step | None:
    """The next step to ask: visible, walked and unanswered, behind ``after`` in asking order (None: from the start).

    When none is behind, the first such step of the form; None when all are answered or skipped: on to the review page.
    Raises KeyError when the form has no question ``after``.
    """
    start = -1 if after is None else form.step(after).index
    waiting = [step for step in _walked(form, answers) if not _is_answered(step.question, answers)]
    behind = (step for step in waiting if step.index > start)
    return next(behind, waiting[0] if waiting else None)


def preceding(form: Form, answers: Answers, before: str | None) -> Step | None:
    """The visible walked step in front of ``before``, answered or not; None there means the review page.

    None when there is no step in front. Raises KeyError when the form has no question ``before``.
    """
    end = len(form.steps()) if before is None else form.step(before).index
    in_front = [step for step in _walked(form, answers) if step.index < end]
    return in_front[-1] if in_front else None


def missing(form: Form, answers: Answers) -> tuple[Step, ...]:
    """The visible required steps that are not satisfied: unanswered, skipped, or with too few files."""
    return tuple(
        step
        for step in visible(form, answers)
        if step.question.required and not _is_satisfied(step.question, answers.get(step.key))
    )


def position(form: Form, answers: Answers, key: str) -> tuple[int, int]:
    """``(3, 7)``: the number of the question's top-level question among the visible walked ones, and their count.

    The number is 0 for a question not on the walk (hidden, or offered on the review page only). Raises KeyError.
    """
    step = form.step(key)
    while step.parent is not None:
        step = form.step(step.parent)
    tops = [walked.key for walked in _walked(form, answers) if walked.parent is None]
    return (tops.index(step.key) + 1 if step.key in tops else 0), len(tops)


def hidden_answers(form: Form, answers: Answers) -> frozenset[str]:
    """The keys that are answered but hidden now: kept in the draft, left out of the record."""
    shown = {step.key for step in visible(form, answers)}
    return frozenset(step.key for step in form.steps() if step.key in answers and step.key not in shown)


def rest_conform(form: Form, answers: Answers) -> dict[str, Answer]:
    """The answers that "rest conform" adds: conform for each visible unanswered conformity question at top level.

    Given and skipped ones are not in the result.
    """
    return {
        step.key: Answer(CONFORM)
        for step in visible(form, answers)
        if step.parent is None and step.question.kind is Kind.CONFORMITY and step.key not in answers
    }


def _walked(form: Form, answers: Answers) -> list[Step]:
    return [step for step in visible(form, answers) if step.question.walked]


def _holds(when: When, kind: Kind, answer: Answer | None) -> bool:
    value = None if answer is None or answer.skipped else answer.value
    if kind is Kind.FILES:
        return (GIVEN if value else NONE) in when.is_one_of
    if value is None:
        return False
    if isinstance(value, list):
        return not when.is_one_of.isdisjoint(value)
    return str(value) in when.is_one_of


def _is_answered(question: Question, answers: Answers) -> bool:
    answer = answers.get(question.key)
    if answer is None:
        return False
    return answer.skipped or question.kind is not Kind.FILES or bool(answer.value)


def _is_satisfied(question: Question, answer: Answer | None) -> bool:
    if answer is None or answer.skipped or answer.value is None:
        return False
    if question.kind is Kind.FILES:
        at_least = 1 if question.minimum is None else question.minimum
        return isinstance(answer.value, list) and len(answer.value) >= at_least
    return answer.value not in ("", [], {})
