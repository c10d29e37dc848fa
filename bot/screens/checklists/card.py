"""A checklist's card: what it is, how it stands, what is in it, and what can be done with it."""

from bot.records.checklists import ChecklistEntry, ChecklistView
from bot.rules.checklists.checklist import Checklist
from bot.rules.checklists.words import DEPTHS
from bot.rules.text import Language, Text, capital, few
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.screens.buttons import ShowItems
from bot.screens.checklists.choosing import named
from bot.screens.checklists.lists import list_button, mark_of
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, escape

MOST_SECTIONS = 14
_ITEMS = Text("📋 看题目", "📋 Items")


def checklist_card(view: ChecklistView, language: Language) -> Screen:
    """Everything about a checklist."""
    entry, shown = view.entry, view.shown
    lines = [f"<b>{escape(f'{mark_of(entry)} {shown.title.to(language) or shown.title.zh}')}</b>"]
    lines += [escape(line) for line in (_what(entry, shown, language), *_standing(view, language))]
    lines += ["", *(escape(line) for line in _contents(shown, language))]
    rows: list[Row] = [(Button(_ITEMS.to(language), ShowItems(entry.code, 0)),)]
    return Screen("\n".join(lines), (*rows, (list_button(language), home_button(language))))


def _what(entry: ChecklistEntry, shown: Checklist, language: Language) -> str:
    whose = Text("本公司的", "our own") if entry.own else Text("随程序提供", "comes with the program")
    kind = capital(RECORD_KINDS[entry.kind].name.to(language))
    depth = DEPTHS.get(shown.depth)
    said = depth.to(language) if depth is not None else ""
    return " · ".join(filter(None, (kind, said, whose.to(language))))


def _standing(view: ChecklistView, language: Language) -> list[str]:
    entry, lines = view.entry, []
    if entry.retired:
        gone = Text("🚫 已停用", "🚫 Retired")
        if view.successor is not None:
            gone = Text("🚫 已停用，改用「{name}」", "🚫 Retired; “{name}” is asked instead")
        name = named(view.successor, language) if view.successor is not None else ""
        lines.append(gone.to(language, name=name))
    elif entry.version:
        lines.append(Text("✅ 第 {n} 版，在用", "✅ Version {n}, in use").to(language, n=entry.version))
    else:
        lines.append(Text("还没发布，现在没人能用。", "Not published yet: nobody can use it.").to(language))
    if entry.drafted and entry.version:
        text = Text(
            "📝 下面是第 {n} 版草稿，发布前仍按第 {now} 版做。",
            "📝 Below is the draft of version {n}; until it is published, version {now} is asked.",
        )
        lines.append(text.to(language, n=entry.drafted, now=entry.version))
    if view.copied_from is not None:
        text = Text("从「{name}」复制", "Copied from “{name}”")
        lines.append(text.to(language, name=named(view.copied_from, language)))
    return lines


def _contents(shown: Checklist, language: Language) -> list[str]:
    """How many items there are in each section, and which are 否决项."""
    items = list(shown.items())
    lines = [Text("共 {n} 题", "{n} items", "One item").to(language, n=len(items))]
    if len(shown.sections) > 1:
        for section in shown.sections[:MOST_SECTIONS]:
            name = section.name.to(language) or section.name.zh
            lines.append(Text("· {name}　{n}", "· {name}: {n}").to(language, name=name, n=len(section.items)))
        if len(shown.sections) > MOST_SECTIONS:
            lines.append("…")
    vetoes = [str(number) for number, item in enumerate(items, start=1) if item.veto]
    if vetoes:
        text = Text("否决项★：{which}", "Critical ★: {which}")
        lines.append(text.to(language, which=few(vetoes, 12, language)))
    if chinese := sum(not item.prompt.en for item in items):
        text = Text("{n} 题没有英文，英文界面显示中文并注明。", "{n} items have no English and are shown in Chinese.")
        lines.append(text.to(language, n=chinese))
    return lines
