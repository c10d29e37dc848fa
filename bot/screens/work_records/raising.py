"""记为问题: the way from a record that shows something wrong to a finding (clause 4.6 g)."""

from bot.records.work_records import RecordView
from bot.rules.forms.raised import RAISED
from bot.rules.text import Language, Text
from bot.screens.buttons import OpenForm
from bot.screens.screen import Button, Row

RAISE = Text("🤝 记为问题，管家跟进", "🤝 Make it a finding")
NEWS = Text("▫️ {who}把一条记录记为问题，请安排整改。", "▫️ {who} made a finding of a record; please get it fixed.")


def raise_keys(view: RecordView, language: Language) -> list[Row]:
    """For whoever files such records, until it is a finding."""
    if not view.rights.make_finding:
        return []
    return [(Button(RAISE.to(language), OpenForm(RAISED.code, view.record.kind, view.record.id)),)]
