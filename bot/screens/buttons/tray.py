"""What was sent without saying what for. ``piece_id`` names everything that was sent in a row with it."""

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("ss", Action.USE_TRAY)
class ShowSent(Data):
    """What it can be for; 0: the newest of what lies in the tray."""

    piece_id: int


@button("st", Action.USE_TRAY)
class ShowSentText(Data):
    """The whole text that lies there, a part at a time."""

    piece_id: int
    part: int


@button("su", Action.USE_TRAY)
class UseSent(Data):
    """Begins a form about a subject with it."""

    form: str
    subject_kind: str
    subject_id: int
    piece_id: int


@button("sf", Action.USE_TRAY)
class ChooseFirmForSent(Data):
    """Which client a form that takes it is about."""

    form: str
    piece_id: int
    page: int


@button("sp", Action.USE_TRAY)
class PlaceSent(Data):
    """Puts it to a question of an open form, by its index in the pinned version; below zero: wherever it belongs,
    or ``TO_EACH``."""

    token: str
    index: int
    piece_id: int


@button("sc", Action.CHANGE_LEDGER)
class AddContact(Data):
    """Begins an entry in the list of people with a contact that lies there."""

    piece_id: int


@button("sa", Action.USE_TRAY)
class PutAside(Data):
    """先放一边."""

    piece_id: int


@button("tk", Action.USE_TRAY)
class KeepPlace(Data):
    """A place that was sent is for something else, in hundred-thousandths of degrees."""

    north: int
    east: int
