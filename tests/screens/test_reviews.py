"""The review page of every form: its first lines stay in sight on a phone, and everything can be changed from it."""

from datetime import UTC, date, datetime

import pytest

from bot.records.drafts import DraftRecord, DraftView
from bot.rules.form import Form, Kind, Question
from bot.rules.forms.answers import Answer, Value
from bot.rules.forms.built_in import BUILT_IN
from bot.rules.forms.walking import visible
from bot.rules.text import CHINESE, ENGLISH, Language
from bot.screens.buttons import GoToQuestion
from bot.screens.forms.question import form_screen
from bot.screens.screen import Screen
from tests.screens.pages import fits, height

NOW, TODAY = datetime(2026, 11, 23, 1, 30, tzinfo=UTC), date(2026, 11, 23)
ANSWERS: dict[Kind, Value] = {
    Kind.CONFORMITY: "conform",
    Kind.YES_NO: "no",
    Kind.TEXT: "封样缺失",
    Kind.NUMBER: "5",
    Kind.DATE: "2026-11-30",
    Kind.DATE_TIME: "2026-11-30T14:00",
    Kind.TIME: "08:00",
    Kind.PERIOD: "2026-11-30..2026-12-01",
    Kind.RATING: 5,
    Kind.RECORD: "1",
    Kind.CONFIRM: "confirmed",
    Kind.LOCATION: {"latitude": 1.0, "longitude": 2.0},
    Kind.CONTACT: {"phone": "13800000000"},
    Kind.FILES: ["1"],
    Kind.PEOPLE: {"picked": {"1": "E2"}, "named": []},
}
LONG_IN_ENGLISH = {"add_schedules", "add_archives", "calibration"}
"""A plan has eighteen more things that may be said of it, whose English names are as wide as the page; a
calibration says what was found, what was left, and what the firm makes of it."""
PATROL = next(form for form in BUILT_IN if form.code == "patrol")
ITEMS = [step.key for step in PATROL.steps() if step.question.kind is Kind.CONFORMITY and step.parent is None]


def an_answer(question: Question) -> Value:
    if question.kind is Kind.CHOICE:
        return question.options[0].key
    return [question.options[0].key] if question.kind is Kind.CHOICES else ANSWERS[question.kind]


def filled_in(form: Form, *found: str, step: str = "") -> DraftView:
    """Everything answered that is walked through, with these items not conforming; at ``step``, else the review."""
    answers: dict[str, Answer] = {}
    while asked := [
        one
        for one in visible(form, answers)
        if one.key not in answers and (one.question.walked or one.question.required)
    ]:
        for one in asked:
            answers[one.key] = Answer("non_conform" if one.key in found else an_answer(one.question))
    draft = DraftRecord(
        1, "t", 1, form.code, form.version, "", 0, "open", step, 3, "", "", None, "", None, None, None, NOW, NOW
    )
    return DraftView(draft, form, answers)


def leads_to(screen: Screen) -> set[int]:
    """The questions that keys of a screen open."""
    return {button.data.index for row in screen.rows for button in row if isinstance(button.data, GoToQuestion)}


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("form", BUILT_IN, ids=lambda form: form.code)
def test_a_review_fits_a_phone(form: Form, language: Language) -> None:
    screen = form_screen(filled_in(form), language, today=TODAY)
    assert fits(screen) or (language == ENGLISH and form.code in LONG_IN_ENGLISH), height(screen)


@pytest.mark.parametrize("found", [1, 2, 3])
def test_a_patrol_with_several_findings_fits_as_well(found: int) -> None:
    screen = form_screen(filled_in(PATROL, *ITEMS[:found]), CHINESE, today=TODAY)
    assert fits(screen), height(screen)


@pytest.mark.parametrize("found", [1, 3, 7])
def test_from_the_review_every_answer_can_be_changed_some_behind_their_item(found: int) -> None:
    view = filled_in(PATROL, *ITEMS[:found])
    review = form_screen(view, CHINESE, today=TODAY)
    reached = leads_to(review)
    for item in ITEMS[:found]:
        reached |= leads_to(form_screen(filled_in(PATROL, *ITEMS[:found], step=item), CHINESE, today=TODAY))
    assert {step.index for step in visible(PATROL, view.answers) if step.key in view.answers} <= reached
