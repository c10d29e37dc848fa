"""Which of one's own firms?"""

from collections.abc import Mapping, Sequence

from bot.records.clients import ClientRecord
from bot.rules.text import Language, Text
from bot.screens import keys
from bot.screens.buttons import OpenForm, ShowHome
from bot.screens.screen import Button, Screen, clipped, escape

OF_OWN_FIRM: Mapping[str, Text] = {"complaint": keys.COMPLAIN, "enquiry": keys.ASK}
"""The forms that are about one's own firm."""


def firms_to_choose(form: str, found: Sequence[ClientRecord], language: Language) -> Screen:
    """Asked only where somebody belongs to several; what is filled in then is about that one alone."""
    text = Text("为哪家企业？", "For which firm?")
    rows = [(Button(clipped(firm.short_name, 56), OpenForm(form, "client", firm.id)),) for firm in found]
    html = f"<b>{escape(OF_OWN_FIRM[form].to(language))}</b>\n\n{escape(text.to(language))}"
    return Screen(html, (*rows, (Button(keys.HOME.to(language), ShowHome()),)))
