"""Free text with no form open is the start of something: a record it names, or what it is most likely for."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.live_screens import LiveScreens
from bot.records.cases.cases import NO_CASES
from bot.rules.free_text import courtesy_of, may_be_words_of_a_case
from bot.rules.numbering import Number, numbers_in
from bot.rules.permissions import Action
from bot.rules.plain_words import for_finding
from bot.screens import remarks
from bot.screens.buttons import OpenFormWithText
from bot.screens.cases import lists as case_lists
from bot.screens.firms import ABOUT_A_FIRM, firms_to_choose
from bot.screens.homes.free_text import begins_a_form, courtesy_returned, same_or_new, ways_meant, what_is_meant
from bot.screens.paged import PER_PAGE
from bot.screens.remarks import remark
from bot.services import cut_texts, firms
from bot.services.cases import progress
from bot.services.cases.closed_lately import ended_lately
from bot.services.forms import plain_answers, with_text
from bot.services.tray import destinations
from handlers.cases import case_screen
from handlers.forms import shown
from handlers.gate import passes
from handlers.numbers import open_by_part, record_screen
from handlers.presenting import home_screen, not_allowed
from handlers.pressed import says
from handlers.turn import Reply, Turn

router = Router(name="free_text")


@router.message(F.text)
async def hear(message: Message, turn: Turn, live: LiveScreens) -> Reply:
    """Whatever nobody else understood; ``forms.type_text`` has looked for a question that it answers."""
    text = message.text or ""
    if not turn.who.grants:
        return await home_screen(turn)
    courtesy = courtesy_of(text)
    if courtesy is not None:
        return courtesy_returned(courtesy, turn.language)
    return await _named(text, turn) or await _meant(text, turn, live.case_shown(message.chat.id))


async def _named(text: str, turn: Turn) -> Reply:
    """The record that a sentence names by its number, if it names one."""
    if not passes(turn.who, Action.SEE_CASE):
        return None
    for number in numbers_in(text):
        if isinstance(number, Number):
            return await record_screen(turn, number)
        found = await open_by_part(turn, number)
        if found is not None:
            return found
    return remark(remarks.NO_SUCH_NUMBER, turn.language) if for_finding(text).isdecimal() else None


async def _meant(text: str, turn: Turn, looked_at: int | None) -> Reply:
    who, sees = turn.who, passes(turn.who, Action.SEE_CASE)
    ways = ways_meant(text, who)
    steps = await progress.steps_meant(who, text) if sees else ()
    if begins_a_form(text, who):
        asked = await plain_answers.answers_asked_for(who)
        steps = (*asked, *(one for one in steps if one not in asked))
    found = await progress.find_by_words(who, text, PER_PAGE) if sees and may_be_words_of_a_case(text) else NO_CASES
    if found.cases and not ways and not steps:
        if found.total == 1:
            return await case_screen(turn, found.cases[0].id)
        return case_lists.choice(found, who, turn.cause.at)
    if not (ways or steps or found.cases):
        courtesy = courtesy_of(text, addressed=True)
        if courtesy is not None:
            return courtesy_returned(courtesy, turn.language)
    same = await ended_lately(who, turn.cause.at) if sees and not steps else None
    if same is not None:
        return same_or_new(text, who, same, ways)
    below = await destinations.steps_in_words(who, looked_at) if sees and looked_at is not None else ()
    return what_is_meant(text, who, ways, steps, found, below)


@router.callback_query(says(OpenFormWithText))
async def open_form_with_text(event: CallbackQuery, turn: Turn, pressed: OpenFormWithText) -> Reply:
    """Begins a form with what the person wrote; asks first about which client it is, where it can be several."""
    if not pressed.subject_id:
        if pressed.form not in ABOUT_A_FIRM:
            return await not_allowed(turn)
        found = await firms.firms_for(turn.who, pressed.form)
        if len(found) != 1:
            return firms_to_choose(pressed.form, found, pressed.page, turn.language, with_text=True)
        subject = ("client", found[0].id)
    else:
        subject = (pressed.subject_kind, pressed.subject_id)
    text = await cut_texts.whole_of(turn.who, _written(event))
    result = await with_text.begin_with_text(turn.cause, turn.who, pressed.form, *subject, text=text)
    return await shown(result, turn)


def _written(event: CallbackQuery) -> str:
    """What the pressed message replies to; nothing once the person has taken it back."""
    written = event.message.reply_to_message if isinstance(event.message, Message) else None
    return (written.text or "") if written is not None else ""
