"""The label of an entry: the key that has it printed, and what is said to who may not see what is behind one."""

from bot.records.ledgers.entries import EntryView
from bot.rules.ledgers.labels import document_of
from bot.rules.text import Language, Text
from bot.screens.buttons import AskDocument
from bot.screens.screen import Button, Row

PRINT = Text("🏷 打印二维码", "🏷 Print QR label")
NOT_OPENED = Text(
    "这个标签的内容您现在看不了。需要查看，请联系企业负责人或项目负责人。",
    "You cannot see what this label is for. If you need to, please ask the firm's manager or the project lead.",
)
"""Whether there is such an entry or not."""


def printing(view: EntryView, language: Language) -> list[Row]:
    """For whoever may change the entry, while it is in use."""
    if not (view.ledger.label and view.may_change and view.entry.ended_at is None):
        return []
    return [(Button(PRINT.to(language), AskDocument(document_of(view.ledger), view.entry.id, 0)),)]
