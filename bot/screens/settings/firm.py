"""公司设置: groups, each value with its default, one setting's card, the calendar."""

from collections.abc import Mapping
from functools import partial

from bot.records.clients import ClientRecord
from bot.rules.beijing import beijing_day
from bot.rules.deadlines import Unit
from bot.rules.forms.firm_texts import BUILT_IN_TEXTS
from bot.rules.settings.catalogue import CATALOGUE, GROUP_NAMES, Group, Setting, SettingKind, setting_of
from bot.rules.settings.firm import SIX_DAY_WEEK, DaysEntry, DaysKind, FirmSettings, value_of
from bot.rules.settings.values import read_allowance, read_texts
from bot.rules.text import COLON, Language, Text
from bot.screens.buttons import (
    ChangeSetting,
    EndDays,
    OpenForm,
    ShowDays,
    ShowFirmSettings,
    ShowSetting,
    ShowSettings,
)
from bot.screens.paged import page_of
from bot.screens.rows import choice, home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, clipped, escape
from bot.screens.settings.words import duties_said, matrix_drawn, value_said
from bot.screens.telegram_html import telegram_html
from bot.screens.times import period
from bot.screens.ways.settings import FIRM, SETTINGS

BACK = Text("返回", "Back")
LATER_ONLY = Text(
    "改动马上生效，只用于之后的新事项；已经承诺的日期不变。",
    "Changes hold at once, for what comes after them; dates already promised stay.",
)
DAYS_WORDS = {
    DaysKind.HOLIDAY: Text("放假", "off"),
    DaysKind.MAKE_UP: Text("上班", "worked"),
    DaysKind.SHUTDOWN: Text("停工", "shut down"),
}
DEFAULT = FirmSettings()
NOBODY: Mapping[str, str] = {}


def overview(language: Language) -> Screen:
    """The groups."""
    buttons = [Button(GROUP_NAMES[group].to(language), ShowFirmSettings(group.value, 0)) for group in Group]
    html = f"<b>{FIRM.name.to(language)}</b>\n\n{LATER_ONLY.to(language)}"
    back = Button(SETTINGS.name.to(language), ShowSettings())
    return Screen(html, (*side_by_side(buttons), (back, home_button(language))))


def group_screen(group: Group, settings: FirmSettings, language: Language, names: Mapping[str, str] = NOBODY) -> Screen:
    """Every setting of a group with its value, and its default where that is another; ``names`` as ``value_said``."""
    shown = [setting for setting in CATALOGUE if setting.group is group]
    lines = "\n".join(_line(setting, settings, language, names) for setting in shown)
    buttons = [Button(setting.name.to(language), ShowSetting(setting.key)) for setting in shown]
    html = f"{_title(group, language)}\n\n{lines}"
    if group in (Group.TERMS, Group.COMPLAINTS):
        html += f"\n\n{LATER_ONLY.to(language)}"
    return Screen(html, (*side_by_side(buttons), _back_to("", language)))


def _title(group: Group, language: Language) -> str:
    return f"<b>{FIRM.name.to(language)} · {GROUP_NAMES[group].to(language)}</b>"


def _back_to(group: str, language: Language) -> Row:
    return (Button(BACK.to(language), ShowFirmSettings(group, 0)), home_button(language))


def _line(setting: Setting, settings: FirmSettings, language: Language, names: Mapping[str, str]) -> str:
    gap = COLON.to(language)
    return f"· {setting.name.to(language)}{gap}{_value(setting, settings, language, names)}"


def _value(setting: Setting, settings: FirmSettings, language: Language, names: Mapping[str, str]) -> str:
    value, usual = value_of(settings, setting.key), value_of(DEFAULT, setting.key)
    said = f"<b>{escape(clipped(value_said(setting, value, language, names), 60))}</b>"
    if value == usual or not usual:
        return said
    default = Text("（默认：{value}）", " (default: {value})")
    return said + escape(default.to(language, value=value_said(setting, usual, language, names)))


def setting_card(
    key: str, settings: FirmSettings, language: Language, names: Mapping[str, str] = NOBODY, page: int = 0
) -> Screen:
    """One setting: value, default, what it is for; the usual values one tap away, people a page at a time."""
    setting = setting_of(key)
    value = value_of(settings, key)
    lines = [_title(setting.group, language), _line(setting, settings, language, names)]
    if setting.note is not None:
        lines.append(escape(setting.note.to(language)))
    if setting.kind is SettingKind.TEXTS:
        texts = read_texts(value) if value else BUILT_IN_TEXTS[key]
        text = telegram_html(texts.to(language), frozenset({"blockquote"}))
        lines += [f"<blockquote>{text}</blockquote>"] if text else []
    if setting.kind is SettingKind.MATRIX:
        lines.append("\n".join(matrix_drawn(value)))
    if setting.kind is SettingKind.REPORTS:
        lines.append(escape("\n".join(duties_said(value, language))))
    if setting.kind in (SettingKind.DAYS, SettingKind.MINUTES):
        lines.append(LATER_ONLY.to(language))
    rows = [*_choices(setting, value, language), *_people(setting, value, names, page)]
    if setting.kind not in _TAPPED:
        label = _OTHER.get(setting.kind, Text("✏️ 改写", "✏️ Change")).to(language)
        rows.append((Button(label, OpenForm(setting.kind.value, key, 0)),))
    if key in settings.stored:
        rows.append((Button(Text("↩️ 恢复默认", "↩️ Back to the default").to(language), ChangeSetting(key, "")),))
    return Screen("\n\n".join(lines), (*rows, _back_to(setting.group.value, language)))


_TAPPED = frozenset(
    {
        SettingKind.MINUTES,
        SettingKind.STEPS,
        SettingKind.SERIES,
        SettingKind.METRES,
        SettingKind.SHARE,
        SettingKind.MONTHS,
        SettingKind.PERSON,
        SettingKind.SWITCH,
    }
)
"""What no form asks for: one of a few is tapped."""
_OTHER = {SettingKind.DAYS: Text("✏️ 其他天数", "✏️ Other number"), SettingKind.HOUR: Text("✏️ 其他时间", "✏️ Other hour")}


def _people(setting: Setting, value: str, names: Mapping[str, str], page: int) -> list[Row]:
    if setting.kind is not SettingKind.PERSON:
        return []
    part = page_of(list(names.items()), page, partial(ShowSetting, setting.key))
    buttons = [
        choice(clipped(name, 40), ChangeSetting(setting.key, person), chosen=person == value)
        for person, name in part.shown
    ]
    return [*side_by_side(buttons), *part.turns]


def _choices(setting: Setting, value: str, language: Language) -> list[Row]:
    if setting.kind is SettingKind.DAYS:
        unit = value[-1]
        shown = [(number, f"{number}{unit}") for number in setting.choices]
    elif setting.kind in (SettingKind.MINUTES, SettingKind.SWITCH):
        shown = [(value_said(setting, one, language, NOBODY), one) for one in setting.choices]
    elif setting.kind in (SettingKind.SERIES, SettingKind.MATRIX):
        offered = [
            choice(value_said(setting, one, language, NOBODY), ChangeSetting(setting.key, one), chosen=one == value)
            for one in setting.choices
        ]
        return [(button,) for button in offered]
    else:
        shown = [(choice, choice) for choice in setting.choices]
    buttons = [choice(label, ChangeSetting(setting.key, wanted), chosen=wanted == value) for label, wanted in shown]
    rows: list[Row] = [tuple(buttons)] if buttons else []
    if setting.kind is SettingKind.DAYS:
        allowance = read_allowance(value)
        working = Text("工作日", "Working days").to(language)
        natural = Text("自然日", "Natural days").to(language)
        counts_working = allowance.unit is Unit.WORKING_DAYS
        in_working = choice(working, ChangeSetting(setting.key, f"{allowance.n}w"), chosen=counts_working)
        in_natural = choice(natural, ChangeSetting(setting.key, f"{allowance.n}n"), chosen=not counts_working)
        rows.append((in_working, in_natural))
    return rows


def calendar_screen(
    entries: tuple[DaysEntry, ...], clients: tuple[ClientRecord, ...], page: int, language: Language
) -> Screen:
    """Days off and worked days beyond the public ones, and a page of the clients, each with a calendar of its own."""
    note = Text(
        "国家法定节假日和调休已经算好，这里只登记另外的。改动不影响已经承诺的日期。",
        "Public holidays and make-up days are known; enter only what differs. Dates already promised stay.",
    )
    lines = [_title(Group.CALENDAR, language), note.to(language), _listed(entries, language)]
    add = (
        Button(Text("＋ 放假", "+ Days off").to(language), OpenForm("days_off", DaysKind.HOLIDAY.value, 0)),
        Button(Text("＋ 调休上班", "+ Worked days").to(language), OpenForm("days_off", DaysKind.MAKE_UP.value, 0)),
    )
    rows: list[Row] = [add, *_removals(entries, language)]
    if clients:
        lines.append(Text("企业自己的停工和工作周：", "Shutdowns and working weeks of clients:").to(language))
    part = page_of(clients, page, partial(ShowFirmSettings, Group.CALENDAR.value))
    rows += side_by_side([Button(as_label(client.short_name), ShowDays(client.id)) for client in part.shown])
    return Screen("\n\n".join(lines), (*rows, *part.turns, _back_to("", language)))


def client_calendar(
    client: ClientRecord, entries: tuple[DaysEntry, ...], *, six_days: bool, language: Language
) -> Screen:
    """A client's shutdowns and whether Saturdays are worked there."""
    days = (Text("六天", "six days") if six_days else Text("五天", "five days")).to(language)
    week = Text("工作周：{days}", "Working week: {days}").to(language, days=days)
    note = Text(
        "停工的日子不计时、不打扰；已经承诺的日期不变。",
        "Days shut down are not counted and people are left alone; dates already promised stay.",
    )
    lines = [f"<b>{escape(client.name)}</b>", escape(week), _listed(entries, language), note.to(language)]
    other = ChangeSetting(f"{SIX_DAY_WEEK}{client.id}", "" if six_days else "1")
    label = Text("改为五天工作周", "Five-day week") if six_days else Text("改为六天工作周", "Six-day week")
    shut = OpenForm("days_off", DaysKind.SHUTDOWN.value, client.id)
    rows = (
        (Button(Text("＋ 停工", "+ Shutdown").to(language), shut), Button(label.to(language), other)),
        *_removals(entries, language),
        _back_to(Group.CALENDAR.value, language),
    )
    return Screen("\n\n".join(lines), rows)


def _listed(entries: tuple[DaysEntry, ...], language: Language) -> str:
    if not entries:
        return Text("还没有登记。", "Nothing is entered.").to(language)
    return escape("\n".join(f"· {_entry(entry, language)}" for entry in entries))


def _entry(entry: DaysEntry, language: Language) -> str:
    days, word = period(entry.first, entry.last, language), DAYS_WORDS[entry.kind].to(language)
    if entry.first.year == beijing_day(entry.entered_at).year:
        return f"{days} {word}"
    text = Text("{year}年{days} {word}", "{days} {year} {word}")
    return text.to(language, year=entry.first.year, days=days, word=word)


def _removals(entries: tuple[DaysEntry, ...], language: Language) -> list[Row]:
    return [(Button(f"🗑 {_entry(entry, language)}", EndDays(entry.id)),) for entry in entries]
