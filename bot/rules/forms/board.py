"""A checklist as a board: its items on pages, each judged with a tap (clause 4.6); the pages follow its sections."""

from dataclasses import dataclass

from bot.rules.form import Form, Step
from bot.rules.forms.answers import Answers
from bot.rules.forms.items import catch_all, numbered
from bot.rules.forms.walking import following, missing, visible
from bot.rules.text import Text

PER_PAGE = 6
"""Items that fit a phone with their keys."""
LONG = 12
"""With more items than this a checklist opens as a board; fewer are asked one by one."""
_BOARD = "#"


@dataclass(frozen=True, slots=True)
class BoardPage:
    """One page: the section that it belongs to, and the keys of its items."""

    section: Text
    keys: tuple[str, ...]


def pages_of(form: Form) -> tuple[BoardPage, ...]:
    """The pages of a form with sections: each section on as few as hold it, evenly filled."""
    pages = []
    for section in form.sections:
        count = -(-len(section.keys) // PER_PAGE)
        size = -(-len(section.keys) // count) if count else 1
        for start in range(0, len(section.keys), size):
            pages.append(BoardPage(section.name, section.keys[start : start + size]))
    return tuple(pages)


def opens_as_board(form: Form) -> bool:
    """Whether a new draft of it begins on the board: a long one, and one that takes a problem in whatever words."""
    return sum(len(section.keys) for section in form.sections) > LONG or catch_all(form) is not None


def board_step(page: int) -> str:
    """Where a draft stands that shows this page of its board, from 0."""
    return f"{_BOARD}{page}"


def page_shown(step: str) -> int | None:
    """The page of the board that a draft shows; None: it shows a question, or its review page."""
    return int(step.removeprefix(_BOARD)) if step.startswith(_BOARD) else None


def page_with(form: Form, key: str) -> int:
    """The page on which an item stands; the first where none has it."""
    return next((number for number, page in enumerate(pages_of(form)) if key in page.keys), 0)


def neighbours(form: Form, key: str) -> tuple[Step, ...]:
    """The items that stand on one page with an item; of a short form all that have numbers."""
    if not opens_as_board(form):
        return numbered(form)
    page = pages_of(form)[page_with(form, key)]
    return tuple(form.step(one) for one in page.keys)


def shown_on(form: Form, answers: Answers, page: int) -> tuple[Step, ...]:
    """The visible items of a page, in their order."""
    keys = pages_of(form)[page].keys
    return tuple(step for step in visible(form, answers) if step.key in keys)


def on_from_board(form: Form, answers: Answers) -> str:
    """Where a draft goes on once much was said at once: to the first open item, to what is asked beside the items, or
    to the review page."""
    items = _items(form)
    left = missing(form, answers)
    if left:
        return board_step(page_with(form, left[0].key.split(".")[0]))
    beside = (
        step
        for step in visible(form, answers)
        if step.question.walked and step.key.split(".")[0] not in items and step.key not in answers
    )
    return next((step.key for step in beside), "")


def after_board(form: Form, answers: Answers, step: Step, page: int) -> str:
    """Where a draft goes on whose board was left to answer something: on with the item, back to the board, the review.

    ``page``: from which the board was left. What is beside the items, or only asked for, is chosen on the review page
    once nothing is missing, and leads back there.
    """
    follow = following(form, answers, after=step.key)
    if follow is None:
        return ""
    item = step.key.split(".")[0]
    if follow.key.split(".")[0] == item and follow.index > step.index:
        return follow.key
    of_review = item not in _items(form) or not step.question.walked
    return on_from_board(form, answers) if of_review and not missing(form, answers) else board_step(page)


def _items(form: Form) -> frozenset[str]:
    return frozenset(key for section in form.sections for key in section.keys)
