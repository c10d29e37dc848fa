"""What is said of an entry that runs out."""

from datetime import date

from bot.records.ledgers.entries import EntryView
from bot.rules.forms.ledgers import changing
from bot.rules.text import CHINESE, Language, Text, capital
from bot.screens.buttons import EndEntry, OpenForm, ShowEntry
from bot.screens.running_out import what_runs_out
from bot.screens.screen import Button, Screen, escape
from bot.screens.times import full_day
from bot.screens.tones import Tone

_LEFT = Text("⏳ {what}还有 {n} 天到期", "⏳ {what}: {n} days left", "⏳ {what}: {n} day left")
_TODAY = Text("⏰ {what}今天到期", "⏰ {what} runs out today")
_OVER = Text("❗ {what}已过期 {n} 天", "❗ {what} ran out {n} days ago", "❗ {what} ran out {n} day ago")
_UNTIL = Text("有效期至 {until}", "Valid until {until}")
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
    lines.append(escape(_UNTIL.to(language, until=full_day(until, language))))
    card = Button(_SEE.to(language), ShowEntry(ledger.code, entry.id))
    event = next((kind for kind in view.event_kinds if column.key in kind.sets and not kind.enters), None)
    if event is None and not view.may_change:
        return Screen("\n".join(lines), ((card,),))
    label = _RENEW.to(language) if event is None else f"{event.mark} {capital(event.name.to(language))}"
    form = changing(ledger, column) if event is None else event.form.code
    renew = Button(label, OpenForm(form, ledger.code, entry.id), tone=Tone.NEXT)
    lines += ["", escape((_ASKED if view.may_change else _ASKED_TO_SEND).to(language))]
    ending = (Button(_END.to(language), EndEntry(ledger.code, entry.id, 0)),) if view.may_change else ()
    return Screen("\n".join(lines), ((renew,), (card, *ending)))
