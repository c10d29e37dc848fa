"""The person's present screen: the open form if one is active, else the home; for a stranger the welcome."""

from bot.records.drafts import DraftView
from bot.rules.forms.problems import Problem
from bot.rules.text import Language, Text
from bot.screens.forms.question import form_screen
from bot.screens.homes.home import home
from bot.screens.joining.requests import nowhere
from bot.screens.joining.welcome import welcome
from bot.screens.practice import refusal_of
from bot.screens.remarks import remark
from bot.screens.screen import Screen
from bot.services.forms import filling as forms
from bot.services.homes import waiting as homes
from bot.services.joining import requests as joining_requests
from bot.services.settings import firm as firm_settings
from handlers.declaring import Answer
from handlers.turn import Turn


async def welcome_screen(language: Language) -> Screen:
    """A stranger's first screen, in the firm's words if it has any."""
    firm = await firm_settings.get_firm_settings()
    return welcome(language, firm.welcome, firm.provider_name, firm.provider_phone)


def form_now(view: DraftView, turn: Turn, problem: Problem | None = None, month: str = "") -> Screen:
    """A form as it stands, for whom this turn is."""
    return form_screen(view, turn.language, problem, today=turn.today, month=month)


async def home_screen(turn: Turn) -> Screen:
    """What is waiting; before consent, what joining asks; for a stranger, the welcome."""
    if turn.person is None:
        return await welcome_screen(turn.language)
    if turn.person.consented_at is None:
        begun = await homes.begun_forms(turn.person)
        return form_now(begun[0], turn) if begun else await welcome_screen(turn.language)
    if not turn.person.grants:
        waiting = await joining_requests.waiting_of(turn.person)
        return nowhere(turn.person, waiting, former=await joining_requests.was_in(turn.person))
    return home(turn.person, await homes.waiting_for(turn.person, turn.cause), turn.cause.at)


async def not_allowed(turn: Turn) -> Screen:
    """For what is not theirs to do; who has not joined, or waits to be let in, sees how that stands."""
    if turn.person is None or not turn.person.grants:
        return await home_screen(turn)
    return remark(refusal_of(turn.person), turn.language)


async def present_screen(turn: Turn) -> Screen:
    """What the person was looking at last."""
    view = await forms.present(turn.person) if turn.person else None
    return form_now(view, turn) if view is not None else await home_screen(turn)


def present_with(toast: Text, *, alert: bool = False) -> Answer:
    """Answers an error by what the person was looking at last, and a toast that says why."""

    async def answer(_: Exception, turn: Turn, __: object) -> Screen:
        return (await present_screen(turn)).with_toast(toast.to(turn.language), alert=alert)

    return answer
