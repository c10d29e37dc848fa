"""How a form is walked: what is visible, what comes next, what is missing. Answers in, steps out; nothing is stored."""

from collections.abc import Mapping
from dataclasses import replace

from bot.rules.form import GIVEN, NONE, Form, Kind, Question, Step, When
from bot.rules.forms.answers import Answer, Answers
from bot.rules.forms.items import numbered
from bot.rules.forms.judging import judged
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
    reason, count as ``"none"``, and that one with ``but`` holds where the question was skipped. Raises ConditionAhead
    when a condition looks forward.
    """
    asked: dict[str, tuple[Question, Answer | None]] = {}
    shown = []
    for step in form.steps():
        question = step.question
        is_shown = True
        for when in question.visible_when:
            if when.question not in asked:
                raise ConditionAhead(question.key, when.question)
            is_shown = is_shown and _holds(when, *asked[when.question])
        asked[question.key] = (question, answers.get(question.key) if is_shown else None)
        if is_shown:
            shown.append(step)
    return tuple(shown)


def following(form: Form, answers: Answers, after: str | None) -> Step | None:
    """The next step to ask: visible, walked and unanswered, behind ``after`` in asking order (None: from the start).

    When none is behind, the first such step of the form; None when all are answered or skipped: on to the review page.
    Raises KeyError when the form has no question ``after``.
    """
    start = -1 if after is None else _place_of(form, form.step(after))
    waiting = [step for step in _walked(form, answers) if not _is_answered(step.question, answers)]
    behind = (step for step in waiting if step.index > start)
    return next(behind, waiting[0] if waiting else None)


def preceding(form: Form, answers: Answers, before: str | None) -> Step | None:
    """The visible walked step in front of ``before``, answered or not; None there means the review page.

    None when there is no step in front. Raises KeyError when the form has no question ``before``.
    """
    step = form.step(before) if before is not None else None
    if step is not None and step.parent is None and (item := top_of(form, step)) is not step:
        return item
    end = len(form.steps()) if step is None else step.index
    in_front = [step for step in _walked(form, answers) if step.index < end]
    return in_front[-1] if in_front else None


def missing(form: Form, answers: Answers) -> tuple[Step, ...]:
    """The visible required steps that are not satisfied: unanswered, skipped, or with too few files.

    An item that goes without its reading is answered by the reason.
    """
    shown = visible(form, answers)
    instead = {top_of(form, step).key for step in shown if step.parent is None and top_of(form, step) is not step}
    return tuple(
        step
        for step in shown
        if step.question.required
        and step.key not in instead
        and not _is_satisfied(step.question, answers.get(step.key))
    )


def position(form: Form, answers: Answers, key: str) -> tuple[int, int | None]:
    """``(3, 7)``: the number of the question's top-level question among the visible walked ones, and their count.

    Where items have numbers, these are counted and nothing else. The count is None while answers that are still to come
    may bring or take a question: a count that was shown never jumps. The number is 0 for a question that is not counted
    (hidden, offered on the review page only, or beside the items). Raises KeyError.
    """
    top = top_of(form, form.step(key))
    if form.numbered_jumps:
        counted = [step.key for step in numbered(form)]
        certain = True
    else:
        counted = [walked.key for walked in _walked(form, answers) if walked.parent is None]
        foreseen = _foreseen(form, answers)
        certain = all(
            foreseen[step.key] is not None for step in form.steps() if step.parent is None and step.question.walked
        )
    return (counted.index(top.key) + 1 if top.key in counted else 0), (len(counted) if certain else None)


def top_of(form: Form, step: Step) -> Step:
    """The question at top level to which a step belongs: itself, what it follows up, or what it is the reason of."""
    while step.parent is not None:
        step = form.step(step.parent)
    item, of, _ = step.key.partition(".")
    return form.step(item) if of else step


def _place_of(form: Form, step: Step) -> int:
    """Behind which place it goes on: a reason stands behind the others, and belongs to its item."""
    return step.index if step.parent is not None else top_of(form, step).index


def _foreseen(form: Form, answers: Answers) -> dict[str, bool | None]:
    """Whether each step is visible once the walk is done; None: that hangs on answers that are still to come."""
    shown: dict[str, bool | None] = {}
    for step in form.steps():
        held = [_foreseen_to_hold(form, answers, shown, when) for when in step.question.visible_when]
        shown[step.key] = False if False in held else (None if None in held else True)
    return shown


def _foreseen_to_hold(form: Form, answers: Answers, shown: Mapping[str, bool | None], when: When) -> bool | None:
    question = form.step(when.question).question
    if not when.is_one_of and not when.but:
        # asked where something else calls for it, which is rare: whoever answers the usual ones is told how many
        return False
    if shown[when.question] is None:
        return None
    if shown[when.question] and question.walked and not _is_answered(question, answers):
        return None
    return _holds(when, question, answers.get(when.question) if shown[when.question] else None)


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


def _holds(when: When, question: Question, answer: Answer | None) -> bool:
    if when.but:
        return answer is not None and not _holds(replace(when, but=False), question, answer)
    value = None if answer is None or answer.skipped else answer.value
    if answer is not None and answer.skipped and answer.value is not None:
        # it goes without what it asks for, and it is asked why
        return answer.value in when.is_one_of
    if question.kind is Kind.FILES:
        return (GIVEN if value else NONE) in when.is_one_of
    if value is None:
        return False
    if isinstance(value, list):
        return not when.is_one_of.isdisjoint(value)
    if question.kind is Kind.NUMBER and answer is not None:
        # a number is told apart by whether it keeps its limits
        return (judged(question, answer) or CONFORM) in when.is_one_of
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
