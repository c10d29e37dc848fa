"""A checklist's card: what it is, how it stands, what is in it, and what can be done with it."""

from bot.records.checklists import ChecklistEntry, ChecklistView
from bot.rules.checklists.checklist import Checklist
from bot.rules.checklists.words import DEPTHS_OF
from bot.rules.forms.own_checklists import COPY, DRAFT, HEAD, PATROL_HEAD
from bot.rules.text import Language, Text, capital, few
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.rules.work_records.patrols import PATROL
from bot.screens.buttons import Data, DraftChecklist, OpenForm, PreviewChecklist, ShowChecklist, ShowItems
from bot.screens.checklists.choosing import named
from bot.screens.checklists.faults import fault_lines
from bot.screens.checklists.items import BACK, in_language
from bot.screens.checklists.lists import list_button
from bot.screens.checklists.publishing import PREVIEW, publishing_lines, publishing_rows, retiring_keys, title_line
from bot.screens.checklists.sheets import export_button
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, escape

MOST_SECTIONS = 14
_ITEMS = Text("📋 看题目", "📋 Items")
_CHANGE_ITEMS = Text("✏️ 改题目", "✏️ Change items")
_COPY = Text("✏️ 复制一份来改", "✏️ Copy and change")
_COPY_SHORT = Text("复制", "Copy")
_NEXT = Text("✏️ 改（开新版草稿）", "✏️ Change (new draft)")
_DISCARD = Text("🗑 放弃草稿", "🗑 Give the draft up")


def checklist_card(view: ChecklistView, language: Language) -> Screen:
    """Everything about a checklist."""
    lines = [title_line(view, language)]
    lines += [escape(line) for line in (_what(view.entry, view.shown, language), *_standing(view, language))]
    lines += ["", *(escape(line) for line in _contents(view.shown, language))]
    if view.draft is not None:
        lines += [escape(line) for line in fault_lines(view.draft, language)]
        lines += publishing_lines(view, language)
    rows: list[Row] = [*publishing_rows(view, language), *_items(view, language), *_drafting(view, language)]
    rows += [(export_button(view, language), *retiring_keys(view, language))]
    return Screen("\n".join(lines), (*rows, (list_button(language), home_button(language))))


def _items(view: ChecklistView, language: Language) -> list[Row]:
    changes = view.draft is not None and view.drafts
    items = Button((_CHANGE_ITEMS if changes else _ITEMS).to(language), ShowItems(view.entry.code, 0))
    if not any(view.shown.items()):
        return [(items,)]
    return [(items, _plain(PREVIEW, PreviewChecklist(view.entry.code), language))]


def _drafting(view: ChecklistView, language: Language) -> list[Row]:
    """What whoever drafts may do with it."""
    code = view.entry.code
    if not view.drafts:
        return []
    copy = OpenForm(COPY.code, code, 0)
    if not view.entry.own:
        return [(Button(_COPY.to(language), copy),)]
    if view.draft is None:
        return [(Button(_NEXT.to(language), DraftChecklist(code, 0, "begin")),), (_plain(_COPY_SHORT, copy, language),)]
    head = PATROL_HEAD if view.entry.kind == PATROL.kind else HEAD
    named = _plain(head.title, OpenForm(head.code, DRAFT, view.draft_id), language)
    discard = _plain(_DISCARD, DraftChecklist(code, view.draft_id, "ask_discard"), language)
    return side_by_side([named, _plain(_COPY_SHORT, copy, language), discard])


def _plain(label: Text, data: Data, language: Language) -> Button:
    return Button(label.to(language), data)


def sure_to_discard(view: ChecklistView, language: Language) -> Screen:
    """Asks before a draft is given up; where there is none any more, the card."""
    if view.draft is None:
        return checklist_card(view, language)
    text = Text(
        "放弃第 {n} 版草稿？改过的都会丢掉，在用的那一版不变。",
        "Give the draft of version {n} up? Its changes are lost; what is in use stays.",
    )
    if not view.entry.version:
        text = Text("放弃这张检查表？它还没发布过，会整张丢掉。", "Give this checklist up? It was never published.")
    html = f"{title_line(view, language)}\n\n{escape(text.to(language, n=view.entry.drafted))}"
    code, version_id = view.entry.code, view.draft_id
    sure = Button(Text("确定放弃", "Give it up").to(language), DraftChecklist(code, version_id, "discard"))
    return Screen(html, ((sure, Button(BACK.to(language), ShowChecklist(code))),))


def _what(entry: ChecklistEntry, shown: Checklist, language: Language) -> str:
    whose = Text("本公司的", "our own") if entry.own else Text("随程序提供", "comes with the program")
    kind = capital(RECORD_KINDS[entry.kind].name.to(language))
    depth = DEPTHS_OF.get(entry.kind, {}).get(shown.depth)
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
            name = in_language(section.name, language)
            lines.append(Text("· {name}：{n} 题", "· {name}: {n}").to(language, name=name, n=len(section.items)))
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
