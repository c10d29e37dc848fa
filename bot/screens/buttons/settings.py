"""Settings: a person's own, the firm's, and setting the firm up."""

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("e", Action.CHANGE_SETTINGS)
class ShowSettings(Data):
    """The person's settings."""


@button("l", Action.CHANGE_SETTINGS)
class SetLanguage(Data):
    """Sets the language; ``screen`` says what to show then: ``welcome``, ``settings`` or a draft's token."""

    language: str
    screen: str


@button("ow", Action.CHANGE_SETTINGS)
class ChangeOwnSetting(Data):
    """Gives one of the person's own settings a value: ``quiet`` or ``digest``."""

    key: str
    value: str


@button("fg", Action.CHANGE_FIRM_SETTINGS)
class ShowFirmSettings(Data):
    """公司设置: the groups (``group`` empty), or one of them; ``page`` of the clients in the calendar's."""

    group: str
    page: int


@button("fc", Action.CHANGE_FIRM_SETTINGS)
class ShowSetting(Data):
    """One setting of the firm; ``page`` of the people whom it may name."""

    key: str
    page: int = 0


@button("fs", Action.CHANGE_FIRM_SETTINGS)
class ChangeSetting(Data):
    """Gives a setting of the firm a value; empty for its default."""

    key: str
    value: str


@button("fd", Action.CHANGE_FIRM_SETTINGS)
class ShowDays(Data):
    """A client's shutdowns and working week."""

    client_id: int


@button("fe", Action.CHANGE_FIRM_SETTINGS)
class EndDays(Data):
    """Takes an entry out of the calendar."""

    entry_id: int


@button("us", Action.CHANGE_FIRM_SETTINGS)
class ShowSetUp(Data):
    """开局向导: how far the firm is set up."""


@button("ua", Action.CHANGE_FIRM_SETTINGS)
class AdoptTerms(Data):
    """Deadlines and quiet hours stay as they are."""
