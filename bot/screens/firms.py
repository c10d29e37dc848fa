"""Which of one's own firms?"""

from collections.abc import Callable, Mapping, Sequence

from bot.records.clients import ClientRecord
from bot.rules.cases.kinds import FILINGS
from bot.rules.text import Language, Text
from bot.screens import keys
from bot.screens.buttons import Data, OpenForm, ShowHome, ShowTraining, SignUpFor
from bot.screens.screen import Button, Screen, clipped, escape

OF_OWN_FIRM: Mapping[str, Text] = {code: filing.way.word for code, filing in FILINGS.items()}
"""The forms that are about one's own firm."""

WHICH = Text("为哪家企业？", "For which firm?")


def firms_to_choose(form: str, found: Sequence[ClientRecord], language: Language) -> Screen:
    """Asked only where somebody belongs to several; what is filled in then is about that one alone."""
    html = f"<b>{escape(OF_OWN_FIRM[form].to(language))}</b>\n\n{escape(WHICH.to(language))}"
    home = (Button(keys.HOME.to(language), ShowHome()),)
    return Screen(html, (*_one_each(found, lambda firm: OpenForm(form, "client", firm.id)), home))


def firms_to_sign_up_for(session_id: int, found: Sequence[ClientRecord], language: Language) -> Screen:
    """A seat counts for one firm."""
    back = (Button(keys.BACK.to(language), ShowTraining(session_id)),)
    rows = _one_each(found, lambda firm: SignUpFor(session_id, firm.id))
    return Screen(escape(WHICH.to(language)), (*rows, back))


def _one_each(found: Sequence[ClientRecord], data: Callable[[ClientRecord], Data]) -> list[tuple[Button, ...]]:
    return [(Button(clipped(firm.short_name, 56), data(firm)),) for firm in found]
