"""What is said of planned work, when it is sent: for what is still so; what was done meanwhile is not said."""

from bot.letters.kind import STAYS, Compose, MessageKind, Opening
from bot.letters.moot import Moot
from bot.rules.beijing import beijing_day
from bot.rules.text import Text
from bot.screens.screen import Screen
from bot.screens.tasks import reminders as screens
from bot.services.post.writing import MessageCode
from bot.services.tasks import reminding
from bot.services.tasks.reminding import EVE, MORNING, UNBEGUN, WEEK


async def _eve(opening: Opening) -> Screen:
    found = await reminding.on_eve(opening.reader, opening.at)
    if not found:
        raise Moot(EVE)
    return screens.eve(found, beijing_day(opening.at), opening.reader)


async def _unbegun(opening: Opening) -> Screen:
    found = await reminding.unbegun(opening.reader, opening.at)
    if not found:
        raise Moot(UNBEGUN)
    return screens.unbegun(found, beijing_day(opening.at), opening.reader)


async def _morning(opening: Opening) -> Screen:
    found = await reminding.told_in_the_morning(opening.reader, opening.at)
    if not found:
        raise Moot(MORNING)
    return screens.morning_after(found, beijing_day(opening.at), opening.reader)


async def _week(opening: Opening) -> Screen:
    first, last, found = await reminding.week_of(opening.reader, opening.at)
    if not found:
        raise Moot(WEEK)
    return screens.week(first, last, found, opening.language)


def _kind(code: MessageCode, name: Text, compose: Compose, *, silent: bool = False) -> MessageKind:
    """Said to whoever does the work now, be it for somebody on leave (services/tasks/reminding): it stays with them."""
    return MessageKind(code, name, ("person",), STAYS, compose, silent=silent)


KINDS = (
    _kind(EVE, Text("次日工作提醒", "the reminder of tomorrow's work"), _eve),
    _kind(UNBEGUN, Text("当天未开始提醒", "the reminder of work not begun"), _unbegun),
    _kind(MORNING, Text("漏做提醒", "the reminder of work not done"), _morning),
    # it comes with the digest, which is heard already
    _kind(WEEK, Text("每周工作情况", "the week's planned work"), _week, silent=True),
)
