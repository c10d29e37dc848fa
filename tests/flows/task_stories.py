"""What the lead does with planned work before a button is there: name, kind, text of the button, doings before."""

import pytest

from bot.screens import buttons as b
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, World

_PLAN = (*(">工作计划", "➕ 新增工作计划", "恒信阀门", "巡查", "总装车间", "每个工作日"), *("周明", "✅ 保存"))
_WEEK = (*_PLAN, ">团队这周")
_TASK = (*_WEEK, "周明", "11月27日")

TASK_STORIES: tuple[tuple[str, type[b.Data], str, tuple[str, ...]], ...] = (
    ("the week by client", b.ShowTeamWeek, "按企业看", _WEEK),
    ("somebody's week", b.ShowTasks, "周明", _WEEK),
    ("a task", b.ShowTask, "11月27日", (*_WEEK, "周明")),
    ("why this day", b.ShowWhyTask, "为什么是这天？", _TASK),
    ("open a move", b.OpenForm, "📅 改日期", _TASK),
    ("do it after all", b.RestoreTask, "恢复这次", (*_TASK, "🚫 这次不做", ">停产检修")),
)


async def busy_all_day(world: World, _: pytest.MonkeyPatch) -> Phone:
    """The consultant, with more to do today than a screen shows."""
    for days_ago in range(12):
        await world.plan_patrol(days_ago=days_ago)
    phone = await world.phone(CONSULTANT)
    await phone.text("今日待办")
    return phone
