"""What is said of planned work, when it is sent: for what is still so; what was done meanwhile is not said."""

from collections.abc import Iterable
from dataclasses import replace

from bot.letters.kind import STAYS, Compose, MessageKind, Naming, Occasion, Opening
from bot.letters.moot import Moot
from bot.records.tasks import TaskRecord
from bot.rules.beijing import beijing_day
from bot.rules.post import thing_of
from bot.rules.text import Text
from bot.screens.screen import Screen
from bot.screens.tasks import reminders as screens
from bot.services.post.writing import MessageCode
from bot.services.tasks import reminding
from bot.services.tasks.reminding import EVE, MORNING, UNBEGUN, WEEK

TASK = "task"


async def _eve(opening: Opening) -> Naming:
    found = _left(await reminding.on_eve(opening.reader, opening.at), opening)
    if not found:
        raise Moot(EVE)
    return _naming(screens.eve(found, beijing_day(opening.at), opening.reader), found)


async def _unbegun(opening: Opening) -> Naming:
    found = _left(await reminding.unbegun(opening.reader, opening.at), opening)
    if not found:
        raise Moot(UNBEGUN)
    return _naming(screens.unbegun(found, beijing_day(opening.at), opening.reader), found)


async def _morning(opening: Opening) -> Naming:
    found = await reminding.told_in_the_morning(opening.reader, opening.at)
    found = replace(found, fresh=_left(found.fresh, opening), older=_left(found.older, opening))
    if not found:
        raise Moot(MORNING)
    screen = screens.morning_after(found, beijing_day(opening.at), opening.reader)
    return _naming(screen, (*found.fresh, *found.older, *(one.first for one in found.to_arrange)))


async def _week(opening: Opening) -> Naming:
    """How the week went, which is told in figures: what of it is late is said in the digest, one by one."""
    first, last, found = await reminding.week_of(opening.reader, opening.at)
    if not found:
        raise Moot(WEEK)
    screen = screens.week(first, last, found, opening.language)
    return Naming(screen, frozenset((thing_of(WEEK, first),)))


def _left(found: Iterable[TaskRecord], opening: Opening) -> tuple[TaskRecord, ...]:
    """What the reader was not told of today."""
    return tuple(task for task in found if thing_of(TASK, task.id) not in opening.told)


def _naming(screen: Screen, found: Iterable[TaskRecord]) -> Naming:
    return Naming(screen, frozenset(thing_of(TASK, task.id) for task in found))


def _kind(code: MessageCode, name: Text, compose: Compose, *, silent: bool = False) -> MessageKind:
    """Said to whoever does the work now, be it for somebody on leave (services/tasks/reminding): it stays with them."""
    return MessageKind(code, name, ("person",), STAYS, compose, silent=silent, names=True, occasion=Occasion.REMINDS)


KINDS = (
    _kind(EVE, Text("次日工作提醒", "the reminder of tomorrow's work"), _eve),
    _kind(UNBEGUN, Text("当天未开始提醒", "the reminder of work not begun"), _unbegun),
    _kind(MORNING, Text("漏做提醒", "the reminder of work not done"), _morning),
    # it comes with the digest, which is heard already
    _kind(WEEK, Text("每周工作情况", "the week's planned work"), _week, silent=True),
)
