"""借出和归还: what was handed out, to whom, and what they are asked (clause 5.2.4)."""

from collections.abc import Sequence
from datetime import date

from bot.records.custody import InHand
from bot.rules.ledgers.equipment import EQUIPMENT
from bot.rules.ledgers.ledger import Which
from bot.rules.text import Language, Text, further
from bot.screens.buttons import AcceptHandout, ShowEntry, ShowInHand, ShowLedger
from bot.screens.numbered import numbered_lines
from bot.screens.paged import page_of
from bot.screens.rows import home_button
from bot.screens.screen import Button, Screen, clipped, escape
from bot.screens.times import short_day
from bot.screens.tones import Tone

IN_HAND = Text("🤝 谁手里有什么", "🤝 Who has what")
MOST_NAMED = 10
_ACCEPT = Text("✅ 都收到了", "✅ I have all of it")
_SEE = Text("查看", "See it")


def in_hand(found: Sequence[InHand], page: int, today: date, language: Language) -> Screen:
    """A line each, by who has it; its number opens the card, where it is taken back."""
    part = page_of(found, page, ShowInHand)
    lines, keys = numbered_lines(
        (_line(one, today, language), ShowEntry(EQUIPMENT.code, one.equipment_id)) for one in part.shown
    )
    nothing = Text("没有借出的仪器。", "Nothing is handed out.").to(language)
    head = f"<b>{escape(IN_HAND.to(language))}</b>  {len(found)}"
    back = Button(EQUIPMENT.title.to(language), ShowLedger(EQUIPMENT.code, Which.CURRENT.value, 0, 0, ""))
    body = "\n".join(lines) if lines else escape(nothing)
    return Screen(f"{head}\n\n{body}", (*keys, *part.turns, (back, home_button(language))))


def _line(one: InHand, today: date, language: Language) -> str:
    told = [one.holder_name, clipped(one.called, 40)]
    if one.back_by is not None:
        text = Text("{day}应还", "due back {day}").to(language, day=short_day(one.back_by, language))
        told.append(f"⏰ {text}" if one.late(today) else text)
    if one.accepted is None:
        told.append(Text("未确认收到", "not confirmed").to(language))
    return escape(" · ".join(told))


def handed_to(found: Sequence[InHand], record_id: int, who: str, language: Language) -> Screen:
    """To who is to receive them: what, until when, and one key for all."""
    text = Text("🤝 {who}借给您 {n} 件仪器：", "🤝 From {who}: {n} instruments", "🤝 From {who}: {n} instrument")
    lines = [f"<b>{escape(text.to(language, who=who, n=len(found)))}</b>"]
    lines += [escape(f"• {one.called}") for one in found[:MOST_NAMED]]
    lines += map(escape, further(len(found) - MOST_NAMED, language))
    back = next((one.back_by for one in found if one.back_by is not None), None)
    if back is not None:
        lines.append(escape(Text("{day}前归还。", "Due back by {day}.").to(language, day=short_day(back, language))))
    return Screen("\n".join(lines), ((Button(_ACCEPT.to(language), AcceptHandout(record_id), tone=Tone.NEXT),),))


def accepted(found: Sequence[InHand], language: Language) -> Screen:
    """What the person has at hand now."""
    head = Text("✅ 已确认收到。您手里现有：", "✅ Noted. You have now:")
    lines = [escape(head.to(language)), *(escape(f"• {_own(one, language)}") for one in found[:MOST_NAMED])]
    lines += map(escape, further(len(found) - MOST_NAMED, language))
    key = Button(IN_HAND.to(language), ShowInHand(0))
    return Screen("\n".join(lines), ((key, home_button(language)),))


def _own(one: InHand, language: Language) -> str:
    if one.back_by is None:
        return one.called
    text = Text("{name}，{day}应还", "{name}, due back {day}")
    return text.to(language, name=one.called, day=short_day(one.back_by, language))


def late(one: InHand, today: date, language: Language, *, own: bool) -> Screen:
    """That it should be back: to who has it, and to who keeps it."""
    if one.back_by is None:
        raise LookupError(one.equipment_id)
    days = (today - one.back_by).days
    mine = Text(
        "⏰ 您借的 {name} 应在 {day}归还，已超 {n} 天。还时请保管人扫码收回。",
        "⏰ {name}, which you have, was due back {day}, {n} days ago. The keeper takes it back by its label.",
        "⏰ {name}, which you have, was due back {day}, {n} day ago. The keeper takes it back by its label.",
    )
    theirs = Text(
        "⏰ {who}借的 {name} 应在 {day}归还，已超 {n} 天。已归还的请收回。",
        "⏰ {name}, which {who} has, was due back {day}, {n} days ago. If it is back, take it back here.",
        "⏰ {name}, which {who} has, was due back {day}, {n} day ago. If it is back, take it back here.",
    )
    text = mine if own else theirs
    said = text.to(language, name=one.called, who=one.holder_name, day=short_day(one.back_by, language), n=days)
    return Screen(escape(said), ((Button(_SEE.to(language), ShowEntry(EQUIPMENT.code, one.equipment_id)),),))
