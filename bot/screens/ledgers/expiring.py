"""What is said of an entry that runs out."""

from dataclasses import replace
from datetime import date

from bot.records.ledgers.entries import EntryView
from bot.rules.forms.ledgers import changing
from bot.rules.ledgers.expiry import Expiry
from bot.rules.text import CHINESE, Language, Text
from bot.screens.buttons import EndEntry, OpenForm, ShowEntry
from bot.screens.ledgers.records import begins
from bot.screens.rows import side_by_side
from bot.screens.running_out import what_runs_out
from bot.screens.screen import Button, Screen, escape
from bot.screens.times import full_day
from bot.screens.tones import Tone

_LEFT = Text("⏳ {what}还有 {n} 天到期", "⏳ {what}: {n} days left", "⏳ {what}: {n} day left")
_TODAY = Text("⏰ {what}今天到期", "⏰ {what} runs out today")
_OVER = Text("❗ {what}已过期 {n} 天", "❗ {what} ran out {n} days ago", "❗ {what} ran out {n} day ago")
_ASKED = Text(
    "办好了的，请填新的日期；不再需要的，请停用。",
    "If this was seen to, enter the new date; if it is not needed any more, end it.",
)
_ASKED_TO_SEND = Text(
    "办好了的，请发新证；管理员核对后生效。", "If you have the new one, send it; an administrator confirms it."
)
_RENEW = Text("🔄 更新有效期", "🔄 Enter the new date")
_END = Text("🚫 不再需要", "🚫 Not needed")
_SEE = Text("查看", "See it")


def expiring(view: EntryView, expiry: Expiry, today: date, language: Language) -> Screen:
    """How long there is still; with keys for who may renew or end the entry."""
    ledger, entry = view.ledger, view.entry
    column = ledger.column(expiry.column)
    until = date.fromisoformat(str(entry.values[column.key]))
    left = (until - today).days
    text = _TODAY if left == 0 else _LEFT if left > 0 else _OVER
    gap = " " if language == CHINESE else ""
    said = text.to(language, what=what_runs_out(ledger, expiry, entry, language) + gap, n=abs(left))
    lines = [f"<b>{escape(said)}</b>"]
    if "client" in entry.references:
        lines.append(escape(entry.references["client"].name))
    lines.append(escape(expiry.until.to(language, until=full_day(until, language))))
    card = Button(_SEE.to(language), ShowEntry(ledger.code, entry.id))
    seen_to = [begins(kind, view, language) for kind in view.event_kinds if kind.kind in expiry.events]
    renewing = [
        begins(kind, view, language) for kind in view.event_kinds if column.key in kind.sets and not kind.enters
    ]
    if view.may_change or seen_to:
        lines += ["", escape((expiry.asked or _ASKED).to(language))]
    elif renewing:
        lines += ["", escape(_ASKED_TO_SEND.to(language))]
    if seen_to:
        first = replace(seen_to[0], tone=Tone.NEXT)
        return Screen("\n".join(lines), ((first,), *side_by_side(seen_to[1:]), (card,)))
    if view.may_change and not renewing:
        renewing = [Button(_RENEW.to(language), OpenForm(changing(ledger, column), ledger.code, entry.id))]
    if len(renewing) == 1:
        renewing = [replace(renewing[0], tone=Tone.NEXT)]
    ending = (Button(_END.to(language), EndEntry(ledger.code, entry.id, 0)),) if view.may_change else ()
    return Screen("\n".join(lines), (*side_by_side(renewing), (card, *ending)))
