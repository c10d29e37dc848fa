"""Stories that lead to the buttons of backups, and of what was due before a restore."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.records.backups import BackupFacts
from bot.rules.cause import Cause
from bot.screens import buttons as b
from bot.services.backups.restored import after_restoring
from tests.sandbox.phone import Phone
from tests.schedules.post_room import write
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, World

Telling = Callable[[World, pytest.MonkeyPatch], Awaitable[Phone]]


async def restored(world: World, *, hours: float = 5, letters: int = 2) -> BackupFacts:
    """The firm was restored just now from a backup of some hours ago, in which letters had been due since."""
    due = world.clock.now() - timedelta(hours=1)
    for number in range(letters):
        await write(world, (CONSULTANT, LEAD)[number % 2], f"letter {number}", send_at=due)
    taken_at = world.clock.now() - timedelta(hours=hours)
    facts = BackupFacts("20261122T203000Z", taken_at, 0)
    await after_restoring(Cause(at=world.clock.now()), facts)
    return facts


def _looking(*doings: str, of_restored: bool = False) -> Telling:
    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        phone = await world.phone(ADMINISTRATOR)
        if of_restored:
            await restored(world)
        for doing in doings:
            await (phone.text(doing[1:]) if doing.startswith(">") else phone.press(doing))
        return phone

    return tell


BACKUP_STORIES: tuple[tuple[str, type[b.Data], str, Telling], ...] = (
    ("backups", b.ShowBackups, "备份", _looking(">设置")),
    ("a backup now", b.BackUpNow, "立即备份", _looking(">备份")),
    ("the keeper", b.ShowSetting, "备份保管人", _looking(">备份")),
    ("what is held", b.ShowHeld, "恢复前到期的消息", _looking(">备份", of_restored=True)),
    ("send what is held", b.DecideHeld, "全部发送", _looking(">备份", "恢复前到期的消息", of_restored=True)),
    ("drop a kind", b.DecideHeld, "不发：未送达通知", _looking(">备份", "恢复前到期的消息", of_restored=True)),
)
