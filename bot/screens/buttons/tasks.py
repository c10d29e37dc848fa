"""Planned work."""

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("kc", Action.SEE_PLANNED)
class ShowTask(Data):
    """One task."""

    task_id: int


@button("kw", Action.SEE_PLANNED)
class ShowWhyTask(Data):
    """为什么是这天？"""

    task_id: int


@button("kr", Action.SEE_PLANNED)
class RestoreTask(Data):
    """恢复这次: what was waived is to be done after all."""

    task_id: int


@button("kl", Action.SEE_PLANNED)
class ShowTasks(Data):
    """Tasks of a ``person`` or a ``client``: of the ``week``, the ``next`` one, or those that were ``missed``."""

    of: str
    of_id: int
    which: str
    page: int


@button("kt", Action.SEE_PLANNED)
class ShowTeamWeek(Data):
    """The week by ``person`` or by ``client``, for whoever plans."""

    by: str


@button("kv", Action.PATROL)
class ShowVisit(Data):
    """行前一页: what is to be known before going, of one task."""

    task_id: int


@button("kg", Action.PATROL)
class NoteVisit(Data):
    """That somebody is on the way (``set_out``), or there (``arrived``); that the client ``agreed`` by telephone."""

    task_id: int
    wanted: str


@button("kf", Action.ACT_ON_RECORD)
class ConfirmVisits(Data):
    """可以: the client agrees to what they were told of a day (``2026-11-24``)."""

    client_id: int
    day: str


@button("ka", Action.PATROL)
class AnswerWish(Data):
    """To the client's wish for another day (``day``): ``agree``, or ``keep`` the day that was told."""

    visit_id: int
    day: str
    wanted: str
