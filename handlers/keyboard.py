"""The keys at the bottom come back when a question is left that put keys of its own there."""

from bot.rules.text import Text
from bot.screens.forms.question import ASKED_OF_PHONE
from bot.screens.keys import keys_for, with_keys_of
from bot.screens.screen import Screen
from bot.services.forms import filling as forms
from bot.services.homes.waiting import begun_forms
from handlers.turn import Reply, Turn


async def leave_question(turn: Turn) -> None:
    """Notes for the reply whether the question that the person now turns away from is answered by the phone."""
    if turn.person is not None and turn.person.active_draft_id is not None:
        turn.keyboard.replaced = await forms.asked(turn.person) in ASKED_OF_PHONE


async def answer_left_question(turn: Turn) -> None:
    """Notes for the reply whether the keys of a question that was left may still be there, since one of them came."""
    left = [view.step for view in await begun_forms(turn.who)]
    turn.keyboard.replaced = any(step is not None and step.question.kind in ASKED_OF_PHONE for step in left)


async def parked(turn: Turn) -> None:
    """A command mid-way puts the draft aside; its "Continue" is on the home.

    Written also when there is none to put aside: redelivered later, this turn must not park what was begun since.
    """
    if turn.person is not None and turn.person.consented_at is not None:
        await leave_question(turn)
        await forms.park(turn.cause, turn.person)


def with_own_keys(reply: Reply, turn: Turn) -> Reply:
    """Puts the person's own keys back, in a message before the reply: keys and buttons do not go together."""
    keys = keys_for(turn.who)
    screens = [screen for screen in (reply if isinstance(reply, tuple) else (reply,)) if isinstance(screen, Screen)]
    if not keys or not screens or any(screen.keys for screen in screens):
        return reply
    return (with_keys_of(Screen(Text("好的。", "All right.").to(turn.language), silent=True), turn.who), *screens)
