"""The last router: every message gets an answer, whatever it is; and who blocked the bot is noted."""

from aiogram import Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import ChatMemberUpdated, Message

from bot.rules.forms.problems import not_asked
from bot.rules.practice import real_id
from bot.screens import remarks
from bot.screens.groups import greeting_in_group
from bot.screens.remarks import remark
from bot.services.forms import filling as forms
from bot.services.post import reachability
from handlers.presenting import form_now, welcome_screen
from handlers.showing import say_in_group
from handlers.turn import Reply, Turn

router = Router(name="otherwise")

AWAY = (ChatMemberStatus.KICKED, ChatMemberStatus.LEFT)


@router.message()
async def anything(_: Message, turn: Turn) -> Reply:
    """A sticker, a poll, a game: answered with what is asked for now."""
    if turn.person is None:
        return await welcome_screen(turn.language)
    view = await forms.present(turn.person)
    if view is not None:
        return form_now(view, turn, not_asked(view.step))
    return remark(remarks.NOT_UNDERSTOOD, turn.language)


@router.edited_message()
async def edited(_: Message, turn: Turn) -> Reply:
    """An edited message changes no record; said once, where it is edited."""
    return remark(remarks.CANNOT_EDIT, turn.language)


@router.my_chat_member()
async def reachable(event: ChatMemberUpdated, turn: Turn) -> None:
    """Blocked or back: what waits to be said is judged by it, and a person can see it. A group is greeted once."""
    blocked = event.new_chat_member.status in AWAY
    if event.chat.type != ChatType.PRIVATE:
        if event.old_chat_member.status in AWAY and not blocked:
            await say_in_group(event, greeting_in_group(turn.bot_username, turn.language))
    elif turn.person is not None:
        await reachability.note(turn.cause, real_id(turn.person.id), reachable=not blocked)
