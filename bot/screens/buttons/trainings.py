"""Training sessions: signing up and attendance."""

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("tl", Action.SEE_TRAINING)
class ShowTrainings(Data):
    """Training sessions to come that the person may see."""

    page: int


@button("tp", Action.SEE_TRAINING)
class ShowPastTrainings(Data):
    """Sessions of a month (``2026-11``) that are over; an empty month is the latest that has one."""

    month: str
    page: int


@button("tc", Action.SEE_TRAINING)
class ShowTraining(Data):
    """One training session."""

    session_id: int


@button("tu", Action.SIGN_UP)
class SignUp(Data):
    """报名: wants to be signed up for a session, with a seat or in the waitlist."""

    session_id: int


@button("xu", Action.SIGN_UP)
class SignUpFor(Data):
    """报名 for one of one's own firms, for whoever belongs to several."""

    session_id: int
    client_id: int


@button("tw", Action.WITHDRAW)
class Withdraw(Data):
    """取消报名: gives this very sign-up back; a later one is another. ``sure`` is 1 once that was asked."""

    sign_up_id: int
    sure: int


@button("ta", Action.TAKE_ATTENDANCE)
class ShowAttendance(Data):
    """签到名单 of a session."""

    session_id: int
    page: int


@button("tr", Action.TAKE_ATTENDANCE)
class NoteRest(Data):
    """Notes the same, ``present`` or ``absent``, of everybody of a session of whom nothing is noted yet."""

    session_id: int
    attendance: str


@button("tm", Action.TAKE_ATTENDANCE)
class NoteAttendance(Data):
    """Notes whether somebody came: the wanted state, ``present``, ``absent`` or ``excused``."""

    sign_up_id: int
    attendance: str
    page: int
