"""Older screens never replace newer ones, also when several processes answer one person (PostgreSQL).

A press is committed in its turn, and shown after that; while one process waits for Telegram, another may have taken the
next press and shown what came of it. So whoever has shown a form looks whether it stands as it was shown, and else
shows it as it stands: the last to show anything has looked after that, and nobody moved the form since.
"""

from dataclasses import replace

from aiogram.types import CallbackQuery, Message

from bot.live_screens import LiveScreens
from bot.screens.buttons import AnswerQuestion, GoToQuestion, MoveInForm
from bot.screens.handed_over import draft_handed_on
from bot.screens.practice import marked
from bot.screens.screen import Screen
from bot.services.drafts.loading import DraftClosed, DraftHandedOn, NoSuchDraft
from bot.services.forms import filling as forms
from bot.services.forms.walking import own_draft
from bot.services.installation import may_have_several_processes
from handlers.forms import as_it_stands
from handlers.presenting import form_now
from handlers.showing import edit_or_send
from handlers.turn import Reply, Turn

OF_FORMS = (AnswerQuestion, MoveInForm, GoToQuestion)
MOST_LOOKS = 5
"""A person whose taps come faster than screens are shown is shown the rest by the last of them."""


async def look_again(event: object, reply: Reply, turn: Turn, live: LiveScreens) -> None:
    """After a form was shown by a press: shows it again if it was moved, changed or submitted meanwhile."""
    if not may_have_several_processes() or turn.person is None or not isinstance(event, CallbackQuery):
        return
    shown = reply[0] if isinstance(reply, tuple) else reply
    for _ in range(MOST_LOOKS):
        of = _form_on(shown) if isinstance(shown, Screen) else None
        if of is None or not isinstance(shown, Screen) or not isinstance(event.message, Message):
            return
        newer = await _newer(shown, *of, turn)
        if newer is None:
            return
        mode = turn.mode
        await edit_or_send(event.message, marked(newer, mode.language) if mode.practising else newer, live)
        shown = newer


def _form_on(screen: Screen) -> tuple[str, int] | None:
    """Token and turn of the draft whose keys are on a screen."""
    data = (button.data for row in screen.rows for button in row)
    return next(((one.token, one.turn) for one in data if isinstance(one, OF_FORMS)), None)


async def _newer(shown: Screen, token: str, shown_turn: int, turn: Turn) -> Screen | None:
    """The form as it stands, unless it stands as it was shown."""
    try:
        draft = await own_draft(turn.who, token)
    except DraftClosed as closed:
        return replace(await as_it_stands(closed.draft, turn), toast="")
    except DraftHandedOn as handed:
        return draft_handed_on(handed.handover, turn.language)
    except NoSuchDraft:
        return None
    if draft.turn == shown_turn and not _has_choices(shown):
        return None
    view = await forms.present(turn.who, token)
    if view is None:
        return None
    present = form_now(view, turn)
    return present if draft.turn != shown_turn or present.rows != shown.rows else None


def _has_choices(screen: Screen) -> bool:
    """Whether several may be chosen, which moves nothing."""
    data = [button.data for row in screen.rows for button in row]
    return any(isinstance(one, AnswerQuestion) and one.value.endswith(("+", "-")) for one in data)
