"""设置: the language, one's own quiet time and digest, one tap each."""

from dataclasses import dataclass
from datetime import time

from bot.records.people.roles import GrantRecord
from bot.rules.deadlines import QuietHours
from bot.rules.people import Person
from bot.rules.permissions import Action, may_anywhere
from bot.rules.settings.own import OwnSettings, digest_hour
from bot.rules.text import Language, Text
from bot.screens.buttons import (
    ChangeOwnSetting,
    LeaveFirm,
    OpenForm,
    ShowBackups,
    ShowFirmSettings,
    ShowPractice,
    ShowStandIns,
)
from bot.screens.people.roles import role_lines
from bot.screens.rows import choice, home_button, other_language, side_by_side
from bot.screens.screen import Button, Row, Screen, escape
from bot.screens.ways.backups import BACKUPS
from bot.screens.ways.people import STAND_INS
from bot.screens.ways.practice import PRACTICE
from bot.screens.ways.settings import FIRM

SPANS = ("19:00-09:00", "18:00-09:00")
LEAVE = Text("退出企业", "Leave firm")
LEAVE_ONE = Text("退出 {firm}", "Leave {firm}")
LATER = ("09:00", "10:00", "17:00")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the screen depends on: ``digest_at`` None for who gets no digest, ``firm`` for who may change the firm's.

    ``firms``: id and name of those that the person can leave. ``held``: their roles. ``backups``: they may see those.
    """

    own: OwnSettings
    quiet: QuietHours
    digest_at: time | None
    firm: bool
    firms: tuple[tuple[int, str], ...] = ()
    held: tuple[GrantRecord, ...] = ()
    backups: bool = False


def settings(person: Person, shown: Shown) -> Screen:
    """The person's settings."""
    language = person.language
    lines = [
        Text("<b>设置</b>\n\n界面语言：中文", "<b>Settings</b>\n\nLanguage: English").to(language),
        escape(_quiet_said(shown, language)),
    ]
    rows: list[Row] = [(other_language(language, "settings"),), *_quiet_rows(person, shown)]
    if shown.digest_at is not None:
        lines.append(escape(_digest_said(shown.own, shown.digest_at, language)))
        rows += _digest_rows(shown.own, shown.digest_at, language)
    if shown.firm:
        rows.append((Button(FIRM.name.to(language), ShowFirmSettings("", 0)),))
    if shown.backups:
        rows.append((Button(BACKUPS.name.to(language), ShowBackups()),))
    if shown.held:
        lines.append(f"\n{role_lines(shown.held, language)}")
    if may_anywhere(person, Action.ARRANGE_STAND_IN):
        rows.append((Button(STAND_INS.name.to(language), ShowStandIns()),))
    if may_anywhere(person, Action.PRACTISE):
        rows.append((Button(PRACTICE.name.to(language), ShowPractice()),))
    leave = LEAVE if len(shown.firms) == 1 else LEAVE_ONE
    rows += [(Button(leave.to(language, firm=name), LeaveFirm(client_id, 0)),) for client_id, name in shown.firms]
    return Screen("\n".join(lines), (*rows, (home_button(language),)))


def _quiet_said(shown: Shown, language: Language) -> str:
    quiet = shown.quiet
    night, noon = _span(quiet.evening, quiet.morning), _span(quiet.noon, quiet.noon_ends)
    text = Text("免打扰：{night}、{noon}", "Quiet: {night} and {noon}").to(language, night=night, noon=noon)
    if shown.own.quiet is None:
        return text
    return text + Text("，另加 {own}", ", and {own} for you").to(language, own=_span(*shown.own.quiet))


def _span(first: time, last: time) -> str:
    return f"{_hour(first)}–{_hour(last)}"


def _quiet_rows(person: Person, shown: Shown) -> list[Row]:
    language, own = person.language, shown.own.quiet
    present = f"{_hour(own[0])}-{_hour(own[1])}" if own else ""
    spans = [
        choice(f"🌙 {span.replace('-', '–')}", ChangeOwnSetting("quiet", span), chosen=span == present)
        for span in SPANS
    ]
    hours = Text("🌙 按公司时间", "🌙 Company hours").to(language)
    usual = choice(hours, ChangeOwnSetting("quiet", "off"), chosen=not present)
    other = Button(Text("✏️ 其他时间", "✏️ Other hours").to(language), OpenForm("own_quiet", "person", person.id))
    return [tuple(spans), *side_by_side([usual, other])]


def _digest_said(own: OwnSettings, firm: time, language: Language) -> str:
    if not own.digest:
        return Text("早间汇总：不发", "Digest: off").to(language)
    text = Text("早间汇总：工作日 {hour}", "Digest: working days at {hour}")
    return text.to(language, hour=_hour(digest_hour(firm, own)))


def _digest_rows(own: OwnSettings, firm: time, language: Language) -> list[Row]:
    hour = _hour(digest_hour(firm, own)) if own.digest else ""
    choices = [(_hour(firm), "on"), *((later, later) for later in LATER if later > _hour(firm))]
    off = choice(Text("🔕 不发", "🔕 Off").to(language), ChangeOwnSetting("digest", "off"), chosen=not own.digest)
    hours = [choice(f"☀️ {said}", ChangeOwnSetting("digest", value), chosen=said == hour) for said, value in choices]
    return [tuple(hours), (off,)]


def _hour(hour: time) -> str:
    return hour.isoformat("minutes")
