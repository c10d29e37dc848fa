"""The label of an entry: the key that has it printed, and what is said to who may not see what is behind one."""

from bot.records.clients import SiteRecord
from bot.records.ledgers.entries import EntryView
from bot.rules.ledgers.labels import document_of
from bot.rules.record_kind import SITE
from bot.rules.text import Language, Text
from bot.screens.buttons import AskDocument, OpenForm
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, escape

PRINT = Text("🏷 打印二维码", "🏷 Print QR label")
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
    return [(Button(PRINT.to(language), AskDocument(document_of(view.ledger), view.entry.id, 0)),)]


_REPORT = Text("📝 在这里报问题", "📝 Report a problem here")
_AT = Text(
    "看到质量问题、隐患，或有话要说，在这里报，会转给质量管家。",
    "Something wrong here, a hazard, or something to say? Report it, and the butler gets it.",
)


def report_here(site: SiteRecord, form: str, language: Language) -> Screen:
    """For whoever works at the site whose label was scanned."""
    name = f"<b>{escape(f'{site.client_short_name} · {site.name}')}</b>"
    rows = ((Button(_REPORT.to(language), OpenForm(form, SITE, site.id)),), (home_button(language),))
    return Screen(f"{name}\n\n{escape(_AT.to(language))}", rows)
