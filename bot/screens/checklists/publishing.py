"""发布 and 停用: what changes with it, what is asked first."""

from bot.records.checklists import ChecklistEntry, ChecklistView
from bot.rules.checklists.checklist import Checklist
from bot.rules.checklists.soundness import faults_of
from bot.rules.checklists.words import DEPTHS
from bot.rules.text import Language, Text
from bot.rules.work_records.patrols import PATROL
from bot.screens.buttons import (
    ChooseSuccessor,
    PublishChecklist,
    ReinstateChecklist,
    RetireChecklist,
    ShowChecklist,
)
from bot.screens.checklists.choosing import named
from bot.screens.checklists.items import BACK, in_language
from bot.screens.checklists.lists import mark_of
from bot.screens.paged import page_of
from bot.screens.screen import Button, Row, Screen, as_label, escape

PUBLISH = Text("📢 发布", "📢 Publish")
SURE = Text("✅ 确认发布", "✅ Publish it")
RETIRE = Text("🚫 停用", "🚫 Retire")
NEEDED = Text("要先选一张来替代", "Choose another in its place first")
PUBLISHED = Text("已发布", "Published")


def title_line(view: ChecklistView, language: Language) -> str:
    """What it is called, with its sign, as HTML."""
    return f"<b>{escape(f'{mark_of(view.entry)} {in_language(view.shown.title, language)}')}</b>"


def publishing_lines(view: ChecklistView, language: Language) -> list[str]:
    """By whom a draft is published, for who only drafts."""
    if view.publishes or not view.drafts:
        return []
    text = Text(
        "写好后请项目负责人、质量负责人或管理员来发布。", "A lead, a quality manager or an administrator publishes it."
    )
    return ["", text.to(language)]


def publishing_rows(view: ChecklistView, language: Language) -> list[Row]:
    """发布, of a draft in which nothing is wrong."""
    if view.draft is None or not view.publishes or view.entry.retired or faults_of(view.draft):
        return []
    return [(Button(PUBLISH.to(language), PublishChecklist(view.entry.code, view.draft_id, 0)),)]


def retiring_keys(view: ChecklistView, language: Language) -> list[Button]:
    """停用, or 恢复使用."""
    code = view.entry.code
    if not view.publishes:
        return []
    if view.entry.retired:
        return [Button(Text("↩️ 恢复使用", "↩️ Reinstate").to(language), ReinstateChecklist(code))]
    return [Button(RETIRE.to(language), ChooseSuccessor(code, 0))] if view.entry.version else []


def sure_to_publish(view: ChecklistView, draft: Checklist, language: Language) -> Screen:
    """What publishing a draft changes."""
    lines = [_becomes(view, draft, language), *_changes(view.content, draft, language)]
    if draft.kind == PATROL.kind and (depth := DEPTHS.get(draft.depth)):
        text = Text(
            "合同里「{depth}」深度的巡查，以后按这张做。",
            "Patrols that were sold as “{depth}” are done by it from now on.",
        )
        lines.append(text.to(language, depth=depth.to(language)))
    if view.entry.version:
        text = Text("已经开始的记录，仍按第 {n} 版做完。", "What was begun is finished by version {n}.")
        lines.append(text.to(language, n=view.entry.version))
    html = f"{title_line(view, language)}\n\n{escape(chr(10).join(lines))}"
    code, version_id = view.entry.code, view.draft_id
    sure = Button(SURE.to(language), PublishChecklist(code, version_id, 1))
    return Screen(html, ((sure,), (Button(BACK.to(language), ShowChecklist(code)),)))


def _becomes(view: ChecklistView, draft: Checklist, language: Language) -> str:
    text = Text("发布第 {n} 版，共 {items} 题？", "Publish version {n}, with {items} items?")
    return text.to(language, n=view.entry.drafted, items=len(list(draft.items())))


def _changes(before: Checklist | None, draft: Checklist, language: Language) -> list[str]:
    """How many items are new, gone, and otherwise than they were."""
    if before is None:
        return []
    was, now = ({item.code: item for item in one.items()} for one in (before, draft))
    new, gone = len(now.keys() - was.keys()), len(was.keys() - now.keys())
    changed = sum(now[code] != was[code] for code in now.keys() & was.keys())
    text = Text("新增 {new} 题，删除 {gone} 题，改动 {changed} 题。", "New: {new}. Gone: {gone}. Changed: {changed}.")
    return [text.to(language, new=new, gone=gone, changed=changed)]


def choose_successor(
    view: ChecklistView, successors: tuple[ChecklistEntry, ...], page: int, *, needed: bool, language: Language
) -> Screen:
    """What is asked instead of a checklist that is retired?"""
    code = view.entry.code
    part = page_of(successors, page, lambda to: ChooseSuccessor(code, to))
    text = Text("停用后改用哪一张？", "Which one is to be asked instead?")
    lines = [title_line(view, language), escape(text.to(language))]
    if needed and not successors:
        none = Text(
            "没有别的同类检查表，所以还不能停用。", "There is no other of its kind, so it cannot be retired yet."
        )
        lines = [title_line(view, language), escape(none.to(language))]
    rows: list[Row] = [
        (Button(as_label(f"{mark_of(one)} {named(one, language)}"), RetireChecklist(code, one.code, 0)),)
        for one in part.shown
    ]
    without = Text("不用替代，很少用到", "None, it is rarely used")
    none_key = [] if needed else [(Button(without.to(language), RetireChecklist(code, "", 0)),)]
    back = Button(BACK.to(language), ShowChecklist(code))
    return Screen("\n\n".join(lines), (*rows, *part.turns, *none_key, (back,)))


def sure_to_retire(view: ChecklistView, successor: ChecklistEntry | None, language: Language) -> Screen:
    """What retiring a checklist changes."""
    code = view.entry.code
    text = Text(
        "停用这张检查表？以后不能用它新做记录；已开始的照常做完，做过的都保留。",
        "Retire it? No new record is made by it; what was begun is finished, and all that was made stays.",
    )
    lines = [title_line(view, language), escape(text.to(language))]
    if successor is not None:
        instead = Text("该用它的地方，改用「{name}」。", "Where it would have been asked, “{name}” is.")
        lines.append(escape(instead.to(language, name=named(successor, language))))
    said = successor.code if successor is not None else ""
    sure = Button(Text("确定停用", "Retire it").to(language), RetireChecklist(code, said, 1))
    return Screen("\n\n".join(lines), ((sure, Button(BACK.to(language), ShowChecklist(code))),))
