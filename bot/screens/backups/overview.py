"""备份: the last ones, where they lie, who keeps them, when the next is due; and one made now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.records.made_backups import MadeBackup, Restoration
from bot.rules.text import Language, Text
from bot.screens.backups.words import NOT_ENCRYPTED, moment_of, reason_of, safety_said, size_said
from bot.screens.buttons import BackUpNow, ShowHeld, ShowSetting
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, clipped, escape
from bot.screens.settings.words import HAS_LEFT, NOT_SET
from bot.screens.times import moment, stamp
from bot.screens.ways.backups import BACKUPS

NOW = Text("立即备份", "Back up now")
BEGUN = Text("开始备份，好了告诉您", "Backing up; you will be told when it is done")
KEEPER = Text("备份保管人", "Keeper")
HELD = Text("恢复前到期的消息（{n}）", "Messages due before the restore ({n})")
LONGEST_TARGET = 100


@dataclass(frozen=True, slots=True)
class Shown:
    """What the screen depends on: the last backups, the newest first; ``keeper`` empty while nobody is named.

    ``may_name``: the reader may name the keeper. ``held``: how many messages the reader is to decide about.
    """

    backups: Sequence[MadeBackup]
    last_whole: MadeBackup | None
    next_at: datetime
    keeper: str
    keeper_left: bool
    may_name: bool
    restoration: Restoration | None
    held: int


def backups_screen(shown: Shown, language: Language) -> Screen:
    """The last backups, and what can be done."""
    lines = [f"<b>{BACKUPS.name.to(language)}</b>", "", *_listed(shown.backups, language), ""]
    lines += [escape(line) for line in _facts(shown, language)]
    newest = shown.backups[0].id if shown.backups else 0
    rows: list[Row] = [(Button(NOW.to(language), BackUpNow(newest)),)]
    if shown.held:
        rows.append((Button(HELD.to(language, n=shown.held), ShowHeld(0)),))
    if shown.may_name:
        rows.append((Button(KEEPER.to(language), ShowSetting("backup_keeper")),))
    return Screen("\n".join(lines), (*rows, (home_button(language),)))


def _listed(backups: Sequence[MadeBackup], language: Language) -> list[str]:
    if not backups:
        return [Text("还没有做过备份。", "No backup was made yet.").to(language)]
    return [f"· {escape(_line(backup, language))}" for backup in backups]


def _line(backup: MadeBackup, language: Language) -> str:
    when = moment_of(backup, language)
    match backup.state:
        case "whole":
            text = Text(
                "✅ {when}　{n} 个文件，新存 {size}",
                "✅ {when} · {n} files, {size} written",
                "✅ {when} · {n} file, {size} written",
            )
            return text.to(language, when=when, size=size_said(backup.size), n=backup.file_count)
        case "failed":
            text = Text("❌ {when}　{reason}", "❌ {when} · {reason}")
            return text.to(language, when=when, reason=clipped(reason_of(backup, language), 80))
        case "running":
            return Text("⏳ {when}　正在备份", "⏳ {when} · being made").to(language, when=when)
        case _:
            return Text("🕓 {when}　等待中", "🕓 {when} · waiting").to(language, when=when)


def _facts(shown: Shown, language: Language) -> list[str]:
    lines = []
    last = shown.last_whole
    if last is not None:
        text = Text("存放在：{target}（{safety}）", "Kept in: {target} ({safety})")
        safety = safety_said(last, language) if last.encrypted else f"⚠️ {NOT_ENCRYPTED.to(language)}"
        lines.append(text.to(language, target=clipped(last.target, LONGEST_TARGET), safety=safety))
    kept_by = HAS_LEFT.to(language) if shown.keeper_left else shown.keeper or NOT_SET.to(language)
    lines.append(Text("备份保管人：{name}", "Keeper: {name}").to(language, name=kept_by))
    lines.append(Text("下次备份：{when}", "Next: {when}").to(language, when=moment(shown.next_at, language)))
    if shown.restoration is not None:
        text = Text("{when} 从 {taken} 的备份恢复过。", "Restored on {when} from the backup of {taken}.")
        of = shown.restoration
        lines.append(text.to(language, when=stamp(of.at, language), taken=stamp(of.taken_at, language)))
    return lines
