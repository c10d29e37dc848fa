"""Filling in a form."""

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("a", Action.FILL_IN_DRAFT)
class AnswerQuestion(Data):
    """Answers the shown question with an option's key, ``key+`` or ``key-`` (wanted state) for several choices."""

    token: str
    turn: int
    value: str


@button("m", Action.FILL_IN_DRAFT)
class MoveInForm(Data):
    """Moves in a form: see ``services.forms.Move``."""

    token: str
    turn: int
    move: str


@button("g", Action.FILL_IN_DRAFT)
class GoToQuestion(Data):
    """Shows another question of the form, by its index in the pinned version."""

    token: str
    turn: int
    index: int


@button("k", Action.FILL_IN_DRAFT)
class ShowMonth(Data):
    """Shows another month of the calendar picker (``2026-11``), or the hours of a day (``2026-11-30``)."""

    token: str
    turn: int
    month: str


@button("o", Action.FILL_IN_DRAFT)
class OpenForm(Data):
    """Begins a form about a subject, or continues the open draft of it."""

    form: str
    subject_kind: str
    subject_id: int


@button("ot", Action.FILL_IN_DRAFT)
class OpenFormWithText(Data):
    """Begins a form with the text to which the button's message replies; about which client (0) is asked first."""

    form: str
    subject_kind: str
    subject_id: int
    page: int = 0


@button("gi", Action.FILL_IN_DRAFT)
class GoInstead(Data):
    """Takes back the answer to the question of this index, which was a word for a way in, and goes that way."""

    token: str
    turn: int
    index: int
    way: str


@button("c", Action.FILL_IN_DRAFT)
class ContinueDraft(Data):
    """Takes a parked draft up again."""

    token: str


@button("xf", Action.FILL_IN_DRAFT)
class ChooseFirm(Data):
    """Which client a form is about, for whoever may fill it in about several."""

    form: str
    page: int = 0


@button("ab", Action.FILL_IN_DRAFT)
class AnswerItem(Data):
    """Judges an item on the board: its index in the pinned version, and the wanted state."""

    token: str
    index: int
    value: str


@button("lf", Action.FILL_IN_DRAFT)
class SayEffect(Data):
    """Says what became of a fix that was closed at the site of a checklist."""

    token: str
    finding_id: int
    effect: str


@button("bp", Action.FILL_IN_DRAFT)
class ShowBoardPage(Data):
    """Turns the board to a page."""

    token: str
    page: int


@button("fw", Action.FILL_IN_DRAFT)
class SayWhyFar(Data):
    """Why the location that was sent is far from the site (``rules/spots``)."""

    token: str
    why: str


@button("fh", Action.FILL_IN_DRAFT)
class SetSiteHere(Data):
    """The site of the form is where the location was sent from."""

    token: str
