"""Handing over what somebody holds; clients that lack somebody to whom it could go."""

from bot.rules.handing_over import HAND_OVER
from bot.rules.unserved import HEAR_OF_UNSERVED
from bot.screens.buttons.packing import Data, button


@button("hu", HEAR_OF_UNSERVED)
class ShowUnserved(Data):
    """Clients without project lead or consultant."""

    page: int


@button("hl", HAND_OVER)
class ShowHolders(Data):
    """工作交接: whose work?"""

    page: int


@button("hh", HAND_OVER)
class ShowHolding(Data):
    """What somebody holds, at a client unless that is 0."""

    person_id: int
    client_id: int
    page: int


@button("ht", HAND_OVER)
class ChooseTaker(Data):
    """To whom? All that somebody holds (at a client unless that is 0), or with ``kind`` one thing of it."""

    person_id: int
    client_id: int
    kind: str
    thing_id: int
    page: int


@button("hg", HAND_OVER)
class HandOver(Data):
    """Hands it over; ``seen`` names what was shown, and is empty until that was asked."""

    person_id: int
    client_id: int
    kind: str
    thing_id: int
    to_id: int
    seen: str
