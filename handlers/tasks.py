"""Planned work: what is to be done today and this week, one task, and what becomes of it."""

from aiogram import Router

from bot.records.outcomes import Outcome
from bot.rules.text import Text
from bot.screens.buttons import RestoreTask, ShowTask, ShowTasks, ShowTeamWeek, ShowToday, ShowTodayFrom, ShowWhyTask
from bot.screens.homes.today import today
from bot.screens.screen import Screen
from bot.screens.tasks.card import task_card, why_this_day
from bot.screens.tasks.lists import task_list, team_week
from bot.screens.ways.tasks import MISSED, THE_TEAM, TODAY, WEEK
from bot.services.homes.waiting import waiting_for
from bot.services.tasks import changing, seeing
from handlers.declaring import Became, Redelivered, became
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="tasks")


@router.message(meant(TODAY, ShowToday()))
@router.callback_query(says(ShowToday))
async def show_today(_: object, turn: Turn) -> Reply:
    """今日待办."""
    return await _today(turn, 0)


@router.callback_query(says(ShowTodayFrom))
async def show_today_from(_: object, turn: Turn, pressed: ShowTodayFrom) -> Reply:
    """A page of it."""
    return await _today(turn, pressed.page)


async def _today(turn: Turn, page: int) -> Screen:
    return today(turn.who, await waiting_for(turn.who, turn.cause), page, turn.cause.at)


@router.message(meant(WEEK, ShowTasks("person", 0, seeing.WEEK, 0)))
@router.message(meant(MISSED, ShowTasks("person", 0, seeing.MISSED, 0)))
@router.callback_query(says(ShowTasks))
async def show_tasks(_: object, turn: Turn, pressed: ShowTasks) -> Reply:
    """本周, 下周, 漏做."""
    found = await seeing.list_of(turn.who, turn.cause, pressed.of, pressed.of_id, pressed.which)
    return task_list(found, turn.who.id, pressed.page, turn.language)


@router.message(meant(THE_TEAM, ShowTeamWeek(seeing.PERSON)))
@router.callback_query(says(ShowTeamWeek))
async def show_team(_: object, turn: Turn, pressed: ShowTeamWeek) -> Reply:
    """团队这周."""
    return team_week(await seeing.team_of(turn.who, turn.cause, pressed.by), turn.language)


@router.callback_query(says(ShowTask))
async def show_task(_: object, turn: Turn, pressed: ShowTask) -> Reply:
    """One task."""
    return await task_screen(turn, pressed.task_id)


async def task_screen(turn: Turn, task_id: int) -> Screen:
    """The card of a task."""
    return task_card(await seeing.view_of(turn.who, turn.cause, task_id), turn.language)


@router.callback_query(says(ShowWhyTask))
async def show_why(_: object, turn: Turn, pressed: ShowWhyTask) -> Reply:
    """为什么是这天？."""
    return why_this_day(await seeing.why(turn.who, pressed.task_id), turn.language)


@router.callback_query(says(RestoreTask))
async def restore_task(_: object, turn: Turn, pressed: RestoreTask) -> Reply:
    """恢复这次."""
    await changing.restore(turn.cause, turn.who, pressed.task_id)
    return (await task_screen(turn, pressed.task_id)).with_toast(RESTORED.to(turn.language))


async def _all_explained(turn: Turn, outcome: Outcome) -> Screen:
    found = await seeing.list_of(turn.who, turn.cause, seeing.PERSON, 0, seeing.MISSED)
    said = Text("已说明 {n} 项", "{n} explained").to(turn.language, n=outcome.said_once["n"])
    return task_list(found, turn.who.id, 0, turn.language).with_toast(said)


RESTORED = Text("已恢复", "It is planned again")
MOVED = Text("已改好，相关的人会收到通知", "Done; those concerned are told")
WAIVED = Text("已记下，相关的人会收到通知", "Noted; those concerned are told")
OUTCOMES = {
    changing.MOVED: became(task_screen, MOVED, of_day=True),
    changing.WAIVED: became(task_screen, WAIVED, of_day=True),
    changing.EXPLAINED: became(task_screen, Text("已记下", "Noted"), of_day=True),
    changing.ALL_EXPLAINED: Became(_all_explained),
}
REDELIVERED: Redelivered = {RestoreTask: lambda turn, pressed: task_screen(turn, pressed.task_id)}
