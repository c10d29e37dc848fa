"""What was asked and answered before: to whom it was all they wanted, and the key that collects an answer (5.5.1)."""

from dataclasses import replace

from bot.records.answers import AnsweredQuestion
from bot.rules.cases.enquiry import ENQUIRY
from bot.rules.forms.ledgers import adding
from bot.rules.ledgers.answers import ANSWERS
from bot.rules.people import Person
from bot.rules.permissions import Action
from bot.rules.text import Language, Text
from bot.screens.buttons import OpenForm
from bot.screens.rows import home_button
from bot.screens.screen import Button, Screen, escape
from bot.screens.ways.way import about_a_firm

COLLECT = Text("📚 收入常见问答", "📚 Add to the answers")
_HELPED = Text("很高兴帮到您，没有另外提问。", "Glad this answers you. Nothing was sent.")
_STILL = Text("💬 还要问管家", "💬 Ask the butler anyway")


def answered(found: AnsweredQuestion, who: Person) -> Screen:
    """The answer once more, since what it was chosen from is gone, and the way to ask all the same."""
    language = who.language
    html = f"<b>{escape(found.question)}</b>\n{escape(found.answer)}\n\n{escape(_HELPED.to(language))}"
    ask = Button(_STILL.to(language), about_a_firm(ENQUIRY.kind, Action.COMPLAIN)(who))
    return Screen(html, ((ask,), (home_button(language),)))


def with_collecting(card: Screen, case_id: int, language: Language, *, offered: bool) -> Screen:
    """A question's card with the key that makes an entry of it, above the way home, where that is ``offered``."""
    if not offered:
        return card
    collect = Button(COLLECT.to(language), OpenForm(adding(ANSWERS), "case", case_id))
    return replace(card, rows=(*card.rows[:-1], (collect,), card.rows[-1]))
