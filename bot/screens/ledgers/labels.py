"""The label of an entry: the key that has it printed, and what is said to who may not see what is behind one."""

from dataclasses import replace

from bot.records.clients import SiteRecord
from bot.records.ledgers.entries import EntryView
from bot.rules.cases.incident import INCIDENT
from bot.rules.ledgers.kinds import SITES
from bot.rules.ledgers.labels import document_of
from bot.rules.record_kind import SITE
from bot.rules.text import Language, Text
from bot.rules.work_records.inspections import INSPECTION
from bot.screens.buttons import AskDocument, ChooseChecklist, OpenForm, ReplaceLabels, ShowEntry
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, escape

PRINT = Text("🏷 打印二维码", "🏷 Print QR label")
REPLACE = Text("♻️ 换新码", "♻️ New code")
REPLACED_NOW = Text(
    "已换新码：以前打印的标签都作废了，请打印新的贴上。",
    "The code is new: labels printed before are void. Please print the new one and put it up.",
)
OLD_LABEL = Text(
    "这个二维码已经换新，旧码作废了。请扫新贴的标签，或从菜单里找。",
    "This code was replaced and is void. Please scan the new label, or look it up in the menu.",
)
PRINT_ALL = Text("🏷 全部场所二维码", "🏷 QR labels of its sites")
NOT_OPENED = Text(
    "这个标签的内容您现在看不了。需要查看，请联系企业负责人或项目负责人。",
    "You cannot see what this label is for. If you need to, please ask the firm's manager or the project lead.",
)
"""Whether there is such an entry or not."""


def printing(view: EntryView, language: Language) -> list[Row]:
    """For whoever may change the entry, while it is in use."""
    if not view.may_change or view.entry.ended_at is not None:
        return []
    if view.ledger.labels:
        return [(Button(PRINT_ALL.to(language), AskDocument(view.ledger.labels, view.entry.id, 0)),)]
    if not view.ledger.label:
        return []
    code, entry_id = view.ledger.code, view.entry.id
    return side_by_side(
        [
            Button(PRINT.to(language), AskDocument(document_of(view.ledger), entry_id, 0)),
            Button(REPLACE.to(language), ReplaceLabels(code, entry_id, view.relabelled, 0)),
        ]
    )


_SURE = Text(
    "<b>{name}</b>\n\n换新码后，以前打印、贴出的标签都作废，要打印新的贴上。确定换吗？",
    "<b>{name}</b>\n\nLabels that were printed and put up will be void, and new ones have to be printed. Go on?",
)
_YES, _NO = Text("♻️ 确定换新码", "♻️ Yes, a new code"), Text("‹ 不换", "‹ Keep it")


def replace_question(view: EntryView, language: Language) -> Screen:
    """Before the labels on doors become void."""
    code, entry_id = view.ledger.code, view.entry.id
    rows = (
        (Button(_YES.to(language), ReplaceLabels(code, entry_id, view.relabelled, 1)),),
        (Button(_NO.to(language), ShowEntry(code, entry_id)),),
    )
    return Screen(_SURE.to(language, name=escape(view.entry.title)), rows)


_REPORT = Text("📝 在这里报问题", "📝 Report a problem here")
_AT = Text(
    "看到隐患或质量问题，点一下，发张照片写一句就报好了。由本企业的质量安全员处理，服务单位看不到。",
    "A hazard here, or something wrong? Tap, then send a photo with a word: that reports it. Your own quality-safety "
    "officer sees to it; the service provider does not see it.",
)


_INCIDENT = Text("🚨 报突发事件", "🚨 Report an incident")


def report_here(site: SiteRecord, form: str, language: Language) -> Screen:
    """For whoever works at the site whose label was scanned."""
    name = f"<b>{escape(f'{site.client_short_name} · {site.name}')}</b>"
    rows = (
        (Button(_REPORT.to(language), OpenForm(form, SITE, site.id)),),
        (Button(_INCIDENT.to(language), OpenForm(INCIDENT.kind, SITE, site.id)),),
        (home_button(language),),
    )
    return Screen(f"{name}\n\n{escape(_AT.to(language))}", rows)


_INSPECT = Text("📋 在此做检查", "📋 Inspect here")
_SITE_CARD = Text("📍 场所卡片和历史", "📍 The site and its history")


def with_ways_on(checklist: Screen, site: SiteRecord, language: Language) -> Screen:
    """The checklist of whoever patrols at the site, with the ways to an inspection and to how things stand there.

    A question that the phone answers has keys in place of buttons.
    """
    if checklist.keys:
        return checklist
    ways: tuple[Row, ...] = (
        (Button(_INSPECT.to(language), ChooseChecklist(INSPECTION.kind, SITE, site.id)),),
        (Button(_INCIDENT.to(language), OpenForm(INCIDENT.kind, SITE, site.id)),),
        (Button(_SITE_CARD.to(language), ShowEntry(SITES.code, site.id)),),
    )
    return replace(checklist, rows=(*checklist.rows, *ways))
