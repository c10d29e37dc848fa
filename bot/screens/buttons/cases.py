"""Findings, complaints and enquiries."""

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("q", Action.SEE_FINDING)
class ShowFindings(Data):
    """Open findings that the person may see."""

    page: int


@button("C", Action.SEE_CASE)
class ShowCase(Data):
    """One case: a finding, a complaint, an enquiry."""

    case_id: int


@button("A", Action.ACT_ON_CASE)
class ActOnCase(Data):
    """Takes a step with one tap; ``state`` and ``turn`` are those it was shown in."""

    case_id: int
    action: str
    state: str
    turn: int


@button("Z", Action.ACT_ON_CASE)
class SnoozeCase(Data):
    """明天再提醒: one more reminder on the next working day; the series stays."""

    case_id: int


@button("F", Action.SEE_CASE)
class ShowCaseFiles(Data):
    """What was sent with a case: ``photos`` (videos too), ``documents``, or one ``voice0``."""

    case_id: int
    what: str


@button("W", Action.SEE_CASE)
class ExplainDate(Data):
    """为什么是这天？: how a case's deadline was counted."""

    case_id: int


@button("Pr", Action.SEE_CASE)
class ShowPromises(Data):
    """承诺记录: what was promised of a case, and what became of it."""

    case_id: int


@button("is", Action.SEE_CASE)
class ShowStatus(Data):
    """现状: everything about an incident on one screen."""

    case_id: int


@button("Ps", Action.SEE_CASE)
class ShowSifted(Data):
    """查进度 of one ``kind`` and of what ``stands`` so (bot/rules/cases/sifting.py); empty: of any."""

    whose: str
    kind: str
    stands: str
    page: int


@button("Pc", Action.SEE_CASE)
class ChooseSift(Data):
    """What of 查进度 is shown: the present choice, to change it."""

    whose: str
    kind: str
    stands: str


@button("P", Action.SEE_CASE)
class ShowProgress(Data):
    """查进度: cases that are ``mine``, my ``firm``'s, or ``handled`` by me."""

    whose: str
    page: int
