"""发布 and 停用: what changes with it, what is asked first."""

from collections.abc import Sequence

from bot.records.checklists import ChecklistEntry, ChecklistView, WaitingDraft
from bot.rules.checklists.checklist import Checklist
from bot.rules.checklists.soundness import faults_of
from bot.rules.checklists.words import DEPTHS
from bot.rules.forms.own_checklists import DRAFT, SEND_BACK
from bot.rules.text import Language, Text
from bot.rules.work_records.patrols import PATROL
from bot.screens.buttons import (
    AskToPublish,
    ChooseSuccessor,
    OpenForm,
    PreviewChecklist,
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
from bot.screens.waiting import Area, Line

PUBLISH = Text("📢 发布", "📢 Publish")
SURE = Text("✅ 确认发布", "✅ Publish it")
RETIRE = Text("🚫 停用", "🚫 Retire")
NEEDED = Text("要先选一张来替代", "Choose another in its place first")
PREVIEW = Text("👁 预览", "👁 Preview")
ASK = Text("📨 请发布", "📨 Ask to publish")
ASKED = Text("已请发布", "Asked")
SENT_BACK = Text("已退回", "Sent back")
SEND_IT_BACK = Text("↩️ 退回", "↩️ Send back")
_RETURNED = Text("↩️ {name}退回：{word}", "↩️ {name} sent it back: {word}")
_WAITS = Text("📨 {name}请您发布。", "📨 {name} asks you to publish it.")
_ASKED = Text(
    "📨 {name}已请项目负责人、质量负责人和管理员发布。",
    "📨 {name} has asked leads, quality managers and administrators to publish it.",
)
_BY_WHOM = Text(
    "写好后点「请发布」，由项目负责人、质量负责人或管理员发布。",
    "Tap “Ask to publish” once it is ready: a lead, a quality manager or an administrator publishes it.",
)
PUBLISHED = Text("已发布", "Published")


def title_line(view: ChecklistView, language: Language) -> str:
    """What it is called, with its sign, as HTML."""
    return f"<b>{escape(f'{mark_of(view.entry)} {in_language(view.shown.title, language)}')}</b>"


def publishing_lines(view: ChecklistView, language: Language) -> list[str]:
    """How far a draft is from being published: who sent it back, who waits for it, else who may do it (HTML)."""
    lines = []
    if view.returned:
        lines.append(escape(_RETURNED.to(language, name=view.returned_by, word=view.returned)))
    if view.asked_by:
        lines.append(escape((_WAITS if view.publishes else _ASKED).to(language, name=view.asked_by)))
    elif view.drafts and not view.publishes:
        lines.append(escape(_BY_WHOM.to(language)))
    return ["", *lines] if lines else []


def publishing_rows(view: ChecklistView, language: Language) -> list[Row]:
    """发布 or 请发布, of a draft in which nothing is wrong; 退回, of one that waits for it."""
    if view.draft is None or view.entry.retired:
        return []
    sound = not faults_of(view.draft)
    code, version_id = view.entry.code, view.draft_id
    if view.publishes:
        back = [Button(SEND_IT_BACK.to(language), OpenForm(SEND_BACK.code, DRAFT, version_id))] if view.asked_by else []
        publish = [Button(PUBLISH.to(language), PublishChecklist(code, version_id, 0))] if sound else []
        return [(*publish, *back)] if publish or back else []
    if not sound or not view.drafts or view.asked_by:
        return []
    return [(Button(ASK.to(language), AskToPublish(code, version_id)),)]


def to_publish(view: ChecklistView, draft: Checklist, language: Language) -> Screen:
    """To who may publish: somebody asks for it."""
    text = Text(
        "📋 {who}请您发布检查表「{name}」第 {n} 版（{items} 题）。",
        "📋 {who} asks you to publish version {n} of the checklist “{name}” ({items} items).",
    )
    name, n = in_language(draft.title, language), view.entry.drafted
    said = text.to(language, who=view.asked_by, name=name, n=n, items=len(list(draft.items())))
    preview = Button(PREVIEW.to(language), PreviewChecklist(view.entry.code))
    return Screen(escape(said), ((preview,), *publishing_rows(view, language)))


def came_back(view: ChecklistView, language: Language) -> Screen:
    """To who asked for it: what is to be changed first."""
    text = Text("↩️ {who}退回了检查表「{name}」：{word}", "↩️ {who} sent the checklist “{name}” back: {word}")
    name = in_language(view.shown.title, language)
    said = text.to(language, who=view.returned_by, name=name, word=view.returned)
    change = Button(Text("去修改", "Change it").to(language), ShowChecklist(view.entry.code))
    return Screen(escape(said), ((change,),))


def waiting_area(found: Sequence[WaitingDraft], language: Language) -> Area:
    """On the home of who may publish: the drafts that wait for it."""
    if not found:
        return Area()
    label = Text("📋 待发布：{name}", "📋 To publish: {name}")
    said = Text("待发布检查表 {n} 张", "{n} checklists to publish", "{n} checklist to publish")
    return Area(
        (said.to(language, n=len(found)),),
        tuple(Line(Button(as_label(label.to(language, name=one.name)), ShowChecklist(one.code))) for one in found),
    )


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
