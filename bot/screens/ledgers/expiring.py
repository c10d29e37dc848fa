"""What is said of an entry that runs out."""

from dataclasses import replace
from datetime import date

from bot.records.ledgers.entries import EntryView
from bot.rules.forms.ledgers import changing
from bot.rules.text import CHINESE, Language, Text, capital
from bot.screens.buttons import EndEntry, OpenForm, ShowEntry
from bot.screens.rows import side_by_side
from bot.screens.running_out import what_runs_out
from bot.screens.screen import Button, Row, Screen, escape
from bot.screens.times import full_day
from bot.screens.tones import Tone

_LEFT = Text("⏳ {what}还有 {n} 天到期", "⏳ {what}: {n} days left", "⏳ {what}: {n} day left")
_TODAY = Text("⏰ {what}今天到期", "⏰ {what} runs out today")
_OVER = Text("❗ {what}已过期 {n} 天", "❗ {what} ran out {n} days ago", "❗ {what} ran out {n} day ago")
_UNTIL = Text("有效期至 {until}", "Valid until {until}")
_NAMED = Text("{what}：{until}", "{what}: {until}")
_ASKED = Text(
    "办好了的，请填新的日期；不再需要的，请停用。",
    "If this was seen to, enter the new date; if it is not needed any more, end it.",
)
_RENEW = Text("🔄 更新有效期", "🔄 Enter the new date")
_END = Text("🚫 不再需要", "🚫 Not needed")
_SEE = Text("查看", "See it")


def expiring(view: EntryView, today: date, language: Language) -> Screen:
    """How long an entry is still valid; with keys for who may renew or end it."""
    ledger, entry = view.ledger, view.entry
    if ledger.expiry is None:
        raise LookupError(ledger.code)
    column = ledger.column(ledger.expiry.column)
    until = date.fromisoformat(str(entry.values[column.key]))
    left = (until - today).days
    text = _TODAY if left == 0 else _LEFT if left > 0 else _OVER
    gap = " " if language == CHINESE else ""
    said = text.to(language, what=what_runs_out(ledger, entry, language) + gap, n=abs(left))
    lines = [f"<b>{escape(said)}</b>"]
    if "client" in entry.references:
        lines.append(escape(entry.references["client"].name))
    day_said = _NAMED if ledger.expiry.owner else _UNTIL
    lines.append(escape(day_said.to(language, what=column.label.to(language), until=full_day(until, language))))
    card = Button(_SEE.to(language), ShowEntry(ledger.code, entry.id))
    rows = _keys(view, card, language)
    if len(rows) > 1 or rows[0] != (card,):
        lines += ["", escape((ledger.expiry.asks or _ASKED).to(language))]
    return Screen("\n".join(lines), tuple(rows))


def _keys(view: EntryView, card: Button, language: Language) -> list[Row]:
    """What the reader may record of it, else the new date, and that it is not needed any more."""
    ledger, entry = view.ledger, view.entry
    if not (view.may_change or view.event_kinds):
        return [(card,)]
    events = [
        Button(f"{kind.mark} {capital(kind.name.to(language))}", OpenForm(kind.form.code, ledger.code, entry.id))
        for kind in view.event_kinds
    ]
    if ledger.expiry is not None and not any(ledger.expiry.column in kind.sets for kind in view.event_kinds):
        column = ledger.column(ledger.expiry.column)
        events = [Button(_RENEW.to(language), OpenForm(changing(ledger, column), ledger.code, entry.id)), *events]
    first = replace(events[0], tone=Tone.NEXT)
    end = Button(_END.to(language), EndEntry(ledger.code, entry.id, 0))
    ends = view.may_change and not any(kind.form.code == ledger.ended_by for kind in view.event_kinds)
    return [(first,), *side_by_side(events[1:]), (card, end) if ends else (card,)]
