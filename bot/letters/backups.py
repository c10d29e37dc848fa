"""What is said of backups, and after a restore, when it is sent: for what is still so."""

from datetime import timedelta

from bot.letters.kind import STAYS, Hours, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.records.made_backups import MadeBackup
from bot.rules.backing_up import is_late
from bot.rules.beijing import beijing_day
from bot.rules.permissions import Action, Subject, may
from bot.rules.text import Text
from bot.screens.backups import held as held_screens
from bot.screens.backups import letters as screens
from bot.screens.screen import Screen
from bot.services.backups import looking, making
from bot.services.backups.held import HELD_ASKED
from bot.services.backups.keeper import KEEPER_LEFT, left_behind
from bot.services.backups.restored import RESTORED
from storage.backups import made, restorations
from storage.post import held


async def _for_who_may_look(opening: Opening) -> None:
    if not await looking.may_look(opening.reader):
        raise Moot(opening.message.kind)


async def _backup(opening: Opening) -> MadeBackup:
    await _for_who_may_look(opening)
    backup = await made.get_backup(opening.message.subject_id)
    if backup is None or backup.open:
        raise Moot(opening.message.kind)
    return backup


async def _failed(opening: Opening) -> Screen:
    """The last failure, unless one was made since; from the second day on, since when."""
    await _for_who_may_look(opening)
    since, failed = await made.get_failing_since(), await made.get_last_failed()
    if since is None or failed is None or failed.finished_at is None:
        raise Moot(making.FAILED)
    earlier = beijing_day(since) < beijing_day(failed.finished_at)
    return screens.backup_failed(failed, await made.get_last_whole(), since if earlier else None, opening.language)


async def _late(opening: Opening) -> Screen:
    await _for_who_may_look(opening)
    since = await making.last_backed_up()
    if since is None or not is_late(since, opening.at):
        raise Moot(making.LATE)
    return screens.backup_late(await made.get_last_whole(), since, opening.language)


async def _key_changed(opening: Opening) -> Screen:
    backup = await _backup(opening)
    before = await made.get_last_whole(before_id=backup.id)
    return screens.key_changed(backup, before.recipient if before is not None else "", opening.language)


async def _flawed(opening: Opening) -> Screen:
    return screens.firm_flawed(await _backup(opening), opening.language)


async def _of_week(opening: Opening) -> Screen:
    await _for_who_may_look(opening)
    count = await made.count_whole(opening.at - WEEK)
    return screens.backups_of_week(count, await made.get_last_whole(), opening.language)


async def _asked_for(opening: Opening) -> Screen:
    return screens.backup_asked_for(await _backup(opening), opening.language)


async def _keeper_left(opening: Opening) -> Screen:
    if await left_behind() != opening.message.subject_id:
        raise Moot(KEEPER_LEFT)
    may_name = may(opening.reader, Action.CHANGE_FIRM_SETTINGS, Subject())
    return screens.keeper_left(opening.language, may_name=may_name)


async def _restored(opening: Opening) -> Screen:
    restoration = await restorations.get_restoration(opening.message.subject_id)
    if restoration is None:
        raise Moot(RESTORED)
    return screens.restored(restoration, opening.language)


async def _held(opening: Opening) -> Screen:
    """While there is something to decide."""
    count = await held.count_held()
    if not count or not looking.decides(opening.reader):
        raise Moot(HELD_ASKED)
    return held_screens.held_question(count, opening.language)


WEEK = timedelta(days=7)
ONE, ALL, OF_RESTORE = ("backup",), (making.ALL_OF_THEM[0],), ("restoration",)

KINDS = (
    MessageKind(
        making.FAILED,
        Text("备份失败通知", "the news that a backup failed"),
        ALL,
        STAYS,
        _failed,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        making.LATE,
        Text("备份逾期通知", "the news that a backup is overdue"),
        ALL,
        STAYS,
        _late,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        making.KEY_CHANGED,
        Text("备份密钥变动通知", "the news of another backup key"),
        ONE,
        STAYS,
        _key_changed,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        making.FLAWED,
        Text("备份时发现的问题", "what a backup found wrong"),
        ONE,
        STAYS,
        _flawed,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        making.OF_THE_WEEK,
        Text("每周备份情况", "the week's line on backups"),
        ALL,
        STAYS,
        _of_week,
        silent=True,
        # a week went by: it is said beside what was told of one night
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        making.ASKED_FOR,
        Text("备份完成通知", "how a backup went"),
        ONE,
        STAYS,
        _asked_for,
        hours=Hours.ANY,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        KEEPER_LEFT,
        Text("备份保管人离开通知", "the news that the keeper of the backups left"),
        ("firm_setting",),
        STAYS,
        _keeper_left,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        RESTORED,
        Text("资料恢复通知", "the news of a restore"),
        OF_RESTORE,
        STAYS,
        _restored,
        hours=Hours.DAYS_OFF_TOO,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        HELD_ASKED,
        Text("恢复后待定的消息", "the question about messages held"),
        OF_RESTORE,
        STAYS,
        _held,
        occasion=Occasion.HAPPENED,
    ),
)
