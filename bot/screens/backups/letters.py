"""What is said of backups unasked: trouble with what to do, a line a week, how the one went that was asked for."""

from datetime import datetime

from bot.records.made_backups import MadeBackup, Restoration
from bot.rules.text import Language, Text
from bot.screens.backups.words import moment_of, reason_of, safety_said, size_said
from bot.screens.buttons import ShowBackups, ShowSetting
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, clipped, escape
from bot.screens.times import moment, stamp
from bot.screens.ways.backups import BACKUPS

LAST = Text("最近一份完整备份：{last}。", "Last whole backup: {last}.")
REASON = Text("原因：{reason}", "Reason: {reason}")
LONGEST_TARGET = 100
KEY_LETTERS = 16


def backup_failed(failed: MadeBackup, last: MadeBackup | None, since: datetime | None, language: Language) -> Screen:
    """One failed; ``since``: it has been so from an earlier day on."""
    first = Text("{when} 的备份没有做成。", "The backup of {when} could not be made.")
    again = Text(
        "从 {since} 起一直没有备份成功，最近一次是 {when}。",
        "No backup has worked since {since}; the last try was {when}.",
    )
    said = first if since is None else again
    when = moment_of(failed, language)
    what_to_do = Text(
        "夜里会自动再试。请让维护系统的人在服务器上运行 python -m bot doctor，按提示处理。",
        "It is tried again by itself at night. Whoever maintains the system should run python -m bot doctor on the "
        "server and do what it says.",
    )
    lines = [
        f"<b>⚠️ {escape(Text('备份失败', 'Backup failed').to(language))}</b>",
        escape(said.to(language, when=when, since=stamp(since, language) if since is not None else "")),
        escape(REASON.to(language, reason=reason_of(failed, language))),
        escape(LAST.to(language, last=moment_of(last, language))),
        "",
        escape(what_to_do.to(language)),
    ]
    return Screen("\n".join(lines), _rows(language))


def backup_late(last: MadeBackup | None, since: datetime, language: Language) -> Screen:
    """There has been none for too long, and no failure said why."""
    late = Text(
        "从 {since} 起没有完整的备份，已超过 36 小时。", "There has been no whole backup since {since}, over 36 hours."
    )
    what_to_do = Text(
        "请点「备份」，再点「立即备份」。还是不行，请让维护系统的人查看程序日志。",
        "Please tap Backups, then Back up now. If that does not help, whoever maintains the system should see the log.",
    )
    lines = [
        f"<b>⚠️ {escape(Text('备份逾期', 'Backup overdue').to(language))}</b>",
        escape(late.to(language, since=moment(since, language))),
        escape(LAST.to(language, last=moment_of(last, language))),
        "",
        escape(what_to_do.to(language)),
    ]
    return Screen("\n".join(lines), _rows(language))


def key_changed(backup: MadeBackup, before: str, language: Language) -> Screen:
    """What was encrypted under one key is under another now, or under none."""
    other = Text(
        "以前的备份用密钥 {before} 加密，{when} 的这份换成了 {now}。",
        "Earlier backups were encrypted for the key {before}; that of {when} is for {now}.",
    )
    none = Text(
        "以前的备份用密钥 {before} 加密，{when} 的这份没有加密。",
        "Earlier backups were encrypted for the key {before}; that of {when} is not encrypted.",
    )
    what_to_do = Text(
        "不是有意换的，请让维护系统的人检查 BACKUP_KEY。旧密钥请留好：旧备份只有它能打开。",
        "If nobody meant to change it, whoever maintains the system should check BACKUP_KEY. "
        "Keep the old key: only it opens the older backups.",
    )
    said = other if backup.recipient else none
    keys = {"before": _key(before), "now": _key(backup.recipient)}
    lines = [
        f"<b>⚠️ {escape(Text('备份密钥变了', 'The key of the backups changed').to(language))}</b>",
        escape(said.to(language, when=moment_of(backup, language), **keys)),
        "",
        escape(what_to_do.to(language)),
    ]
    return Screen("\n".join(lines), _rows(language))


def _key(recipient: str) -> str:
    return clipped(recipient, KEY_LETTERS)


def firm_flawed(backup: MadeBackup, language: Language) -> Screen:
    """The backup is whole, and what it is of is not."""
    broken = Text(
        "留痕在第 {entry} 条处对不上，可能被改动过。",
        "The trail does not hold together at entry {entry}; it may have been altered.",
    )
    missing = Text(
        "有 {n} 个文件在档案里找不到，备份里也没有。",
        "{n} files are not in the archive, and so not in the backup either.",
        "{n} file is not in the archive, and so not in the backup either.",
    )
    what_to_do = Text(
        "备份本身是完整的。请让维护系统的人运行 python -m bot verify 查看，旧备份请先留着。",
        "The backup itself is whole. Whoever maintains the system should run python -m bot verify, and keep the older "
        "backups for now.",
    )
    lines = [f"<b>⚠️ {escape(Text('备份时发现问题', 'The backup found something wrong').to(language))}</b>"]
    lines += [escape(broken.to(language, entry=backup.broken_at))] if backup.broken_at is not None else []
    lines += [escape(missing.to(language, n=backup.missing))] if backup.missing else []
    return Screen("\n".join([*lines, "", escape(what_to_do.to(language))]), _rows(language))


def backups_of_week(count: int, last: MadeBackup | None, language: Language) -> Screen:
    """The line of the week; that a backup is not encrypted is said every week."""
    if last is None or not count:
        none = Text(
            "⚠️ 备份：近 7 天一份也没有做成。最近一份：{last}。",
            "⚠️ Backups: none in the last 7 days. The last one: {last}.",
        )
        return Screen(escape(none.to(language, last=moment_of(last, language))), _rows(language))
    text = Text(
        "💾 备份：近 7 天 {n} 份，最近一份 {last}，新存 {size}，放在 {target}，{safety}。",
        "💾 Backups: {n} in the last 7 days, the latest {last}, {size} written, kept in {target}, {safety}.",
    )
    target = clipped(last.target, LONGEST_TARGET)
    facts = {"last": moment_of(last, language), "size": size_said(last.size), "target": target}
    lines = [escape(text.to(language, n=count, safety=safety_said(last, language), **facts))]
    if not last.encrypted:
        advice = Text(
            "⚠️ 谁拿到这个文件夹都能读到全部资料。请让维护系统的人设置 BACKUP_KEY。",
            "⚠️ Whoever gets hold of that folder can read everything. "
            "Whoever maintains the system should set BACKUP_KEY.",
        )
        lines.append(escape(advice.to(language)))
    return Screen("\n".join(lines), _rows(language))


def backup_asked_for(backup: MadeBackup, language: Language) -> Screen:
    """How the one went that the reader asked for."""
    if backup.state == "failed":
        failed = Text("⚠️ 您要的备份没有做成。\n原因：{reason}", "⚠️ Your backup could not be made.\nReason: {reason}")
        reason = reason_of(backup, language)
        return Screen(escape(failed.to(language, reason=reason)), _rows(language))
    text = Text(
        "✅ 备份好了：{n} 个文件，新存 {size}，放在 {target}，{safety}。",
        "✅ Your backup is done: {n} files, {size} written, kept in {target}, {safety}.",
        "✅ Your backup is done: {n} file, {size} written, kept in {target}, {safety}.",
    )
    facts = {"size": size_said(backup.size), "target": clipped(backup.target, LONGEST_TARGET)}
    said = text.to(language, n=backup.file_count, safety=safety_said(backup, language), **facts)
    return Screen(escape(said), _rows(language), silent=True)


def keeper_left(language: Language, *, may_name: bool) -> Screen:
    """Somebody else has to be named."""
    text = Text(
        "🔑 备份保管人已离开。请另指定一位，并当面交接密钥。",
        "🔑 The keeper of the backups has left. Please name another, and see that they get the key.",
    )
    name = Button(Text("指定保管人", "Name a keeper").to(language), ShowSetting("backup_keeper"))
    rows: tuple[Row, ...] = ((name,),) if may_name else ()
    return Screen(escape(text.to(language)), (*rows, (home_button(language),)))


def restored(of: Restoration, language: Language) -> Screen:
    """For everybody who may have done something since the backup."""
    text = Text(
        "资料已恢复到 {taken}，此后的操作没有保留，请重做。",
        "The records were restored to how they stood on {taken}. What was done after that was not kept: "
        "please do it again.",
    )
    return Screen(escape(text.to(language, taken=stamp(of.taken_at, language))), ((home_button(language),),))


def _rows(language: Language) -> tuple[Row, ...]:
    return ((Button(BACKUPS.name.to(language), ShowBackups()),), (home_button(language),))
