"""已用: what was sold with each service of a contract, and what of it was used, in times and in hours."""

from bot.records.contracts import ContractRecord
from bot.records.sold import ServiceUsed, UsedList
from bot.rules.contracts.used import WARNED, Used
from bot.rules.ledgers.contracts import CONTRACTS
from bot.rules.menu.naming import as_worded
from bot.rules.text import COLON, Language, Text
from bot.screens.buttons import ShowEntry, ShowUsed
from bot.screens.paged import page_of
from bot.screens.rows import home_button
from bot.screens.screen import Button, Screen, escape

USED = Text("📊 已用", "📊 Used")
_NONE = Text("企业确认方案后，这里显示用了多少。", "What is used stands here once the client confirms the plan.")
_TIMES = Text("{n}/{of} 次（{percent}%）", "{n} of {of} times ({percent}%)")
_TIMES_ALONE = Text("{n} 次", "{n} times", "{n} time")
_HOURS = Text("{n}/{of} 小时（{percent}%）", "{n} of {of} h ({percent}%)")
_HOURS_ALONE = Text("{n} 小时", "{n} h")


def used_list(found: UsedList, page: int, language: Language) -> Screen:
    """A page of the services."""
    contract = found.contract
    lines = [_head(contract, USED.to(language))]
    part = page_of(found.services, page, lambda to: ShowUsed(contract.id, to))
    lines.append("\n".join(_line(one, language) for one in part.shown) or escape(_NONE.to(language)))
    back = Button(CONTRACTS.one.to(language), ShowEntry(CONTRACTS.code, contract.id))
    return Screen("\n\n".join(lines), (*part.turns, (back, home_button(language))))


def used_up(contract: ContractRecord, service: ServiceUsed, share: int, language: Language) -> Screen:
    """To the leads: so much of a service is used."""
    text = Text("📊 已用到 {share}%", "📊 {share}% is used")
    lines = [f"<b>{escape(text.to(language, share=share))}</b>", _head(contract, ""), _line(service, language)]
    return Screen("\n".join(lines), ((Button(USED.to(language), ShowUsed(contract.id, 0)),),))


def _head(contract: ContractRecord, what: str) -> str:
    return f"<b>{escape(' · '.join(filter(None, (what, contract.client_short_name, contract.number))))}</b>"


def _line(one: ServiceUsed, language: Language) -> str:
    name = " · ".join(filter(None, (as_worded(one.name, language), one.site_name)))
    percents = (one.used.times_percent or 0, one.used.minutes_percent or 0)
    mark = "⚠️ " if max(percents) >= WARNED[0] and one.used.times != one.used.sold.times else ""
    return escape(f"{mark}{name}{COLON.to(language)}{_said(one.used, language)}")


def _said(used: Used, language: Language) -> str:
    times = _TIMES_ALONE.to(language, n=used.times)
    if used.times_percent is not None:
        times = _TIMES.to(language, n=used.times, of=used.sold.times, percent=used.times_percent)
    if used.minutes_percent is not None:
        of, percent = _hours(used.sold.minutes or 0), used.minutes_percent
        return f"{times} · {_HOURS.to(language, n=_hours(used.minutes), of=of, percent=percent)}"
    return f"{times} · {_HOURS_ALONE.to(language, n=_hours(used.minutes))}" if used.minutes else times


def _hours(minutes: int) -> str:
    """``1.5``, ``26``."""
    return f"{minutes / 60:.1f}".removesuffix(".0")
