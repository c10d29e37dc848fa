"""承诺记录: what was promised of a case, until when, changed when and why, and whether it was kept."""

from collections.abc import Sequence
from datetime import datetime

from bot.records.cases.cases import CaseView
from bot.records.cases.promises import PromiseTold
from bot.rules.beijing import beijing_day
from bot.rules.cases.deadlines import RUNS_ON
from bot.rules.cases.kinds import CASE_KINDS, LIFE_CYCLES
from bot.rules.cases.life_cycle import Owed
from bot.rules.cases.promises import BEFORE, Became, owed_under
from bot.rules.text import Language, Text
from bot.screens.buttons import ShowCase
from bot.screens.cases.card import PROMISES, heading
from bot.screens.cases.events import action_name
from bot.screens.rows import home_button
from bot.screens.screen import Button, Screen, clipped, escape, quoted
from bot.screens.times import day, moment

LONGEST_REASON = 300

NOTHING = Text("还没有承诺过日期。", "No date was promised yet.")
TO_YOU = Text("答应您 {until}前{what}", "We promised to {what} by {until}")
TO_OTHERS = Text("{what}：{until}前", "{what}: by {until}")
BEFORE_THIS = Text("这是启用承诺记录时已有的期限", "This date was there before promises were recorded")
SET_BY = Text("{day} {who}告知", "{who} said so on {day}")
COUNTED = Text("{day} {step}，按公司承诺的时限", "{day}, {step}: by the company's own times")
RESUMED = Text("{day} 合同恢复，暂停的时间顺延", "{day}: the contract was resumed, and the pause given back")
KEPT = Text("✅ 按时（{when}）", "✅ Kept ({when})")
KEPT_FOR_YOU = Text("✅ 做到了（{when}）", "✅ Done ({when})")
STOPPED = Text("⏸ {when} 起暂停计时", "⏸ The clock stopped on {when}")
RUNS = Text("⏳ 未到期", "⏳ Not due yet")
MOVED = Text("🕒 到期前改期：{until}（{when} 告知）", "🕒 Moved to {until}, told on {when} before it was due")
MENDED = Text(
    "❌ 没有做到，{when} 才改期：{until}（{late}）", "❌ Not kept; only on {when} was it moved to {until} ({late})"
)
BROKEN = Text("❌ 没有做到，至今{late}", "❌ Not kept so far: {late}")
DONE_LATE = Text("❌ 没有做到：{when}，{late}", "❌ Not kept: done on {when}, {late}")
FOR_YOU = Text("{said}。很抱歉。", "{said}. We are sorry.")
TOLD = Text("{when} 已道歉告知", "They were told, with an apology, on {when}")
TOLD_YOU = Text("{when} 已告知您", "You were told on {when}")
NOT_KEPT = Text(
    "原来答应您 {until}前{what}，没有做到；现在答应您 {later}前{what}。",
    "We had promised to {what} by {until}, and did not. We now promise to {what} by {later}.",
)
LATE = Text("晚 {n} 天", "{n} days late", one="1 day late")
THAT_DAY = Text("当天过时", "later that day")


def mended(told: PromiseTold, kind: str, language: Language) -> str:
    """To who was promised: what was not kept, and the date in its place. Raises LookupError where it was not moved."""
    if told.later is None:
        raise LookupError(told.promise.id)
    what = called(owed_under(LIFE_CYCLES[kind], told.promise.what), language, to_reader=True)
    dates = {"until": moment(told.promise.until, language), "later": moment(told.later.until, language)}
    return NOT_KEPT.to(language, what=what, **dates)


def promises_shown(
    view: CaseView, promises: Sequence[PromiseTold], now: datetime, language: Language, *, to_reader: bool
) -> Screen:
    """All promises of a case, the first one first; ``to_reader``: the reader is who was promised."""
    lines = [f"<b>{escape(PROMISES.to(language))}</b>", heading(view, now, language)]
    lines += [_one(view, told, now, language, to_reader=to_reader) for told in promises]
    if not promises:
        lines.append(escape(NOTHING.to(language)))
    back = Button(Text("返回", "Back").to(language), ShowCase(view.case.id))
    secret = CASE_KINDS[view.case.kind].confidential
    return Screen("\n\n".join(lines), ((back, home_button(language)),), secret=secret)


def _one(view: CaseView, told: PromiseTold, now: datetime, language: Language, *, to_reader: bool) -> str:
    promise = told.promise
    owed, until = owed_under(LIFE_CYCLES[view.case.kind], promise.what), moment(promise.until, language)
    what = TO_YOU if to_reader else TO_OTHERS
    lines = [f"<b>{escape(what.to(language, until=until, what=called(owed, language, to_reader=to_reader)))}</b>"]
    lines.append(escape(_made(view, told, language)))
    lines.append(escape(_became(told, now, language, to_reader=to_reader)))
    if promise.told_at is not None:
        said = TOLD_YOU if to_reader else TOLD
        lines.append(escape(said.to(language, when=moment(promise.told_at, language))))
    if told.reason:
        lines.append(quoted(clipped(told.reason, LONGEST_REASON)))
    return "\n".join(lines)


def called(owed: Owed, language: Language, *, to_reader: bool) -> str:
    """What was promised, as who was promised hears it, or as it is called to everybody else."""
    name = owed.what if to_reader or owed.name is None else owed.name
    return name.to(language) if name is not None else ""


def _made(view: CaseView, told: PromiseTold, language: Language) -> str:
    promise = told.promise
    if promise.action == BEFORE:
        return BEFORE_THIS.to(language)
    made = day(beijing_day(promise.made_at), language)
    if promise.set_by is not None:
        return SET_BY.to(language, day=made, who=promise.set_by)
    if any(event.action == RUNS_ON and event.at == promise.made_at for event in view.events):
        return RESUMED.to(language, day=made)
    return COUNTED.to(language, day=made, step=action_name(view.case, promise.action, language))


def _became(told: PromiseTold, now: datetime, language: Language, *, to_reader: bool) -> str:
    promise, later = told.promise, told.later
    when = moment(promise.ended_at, language) if promise.ended_at is not None else ""
    if promise.is_broken(now):
        late = late_by(promise.days_late(now), language)
        if later is not None:
            said = MENDED.to(language, when=when, until=moment(later.until, language), late=late)
        else:
            said = (DONE_LATE if when else BROKEN).to(language, when=when, late=late)
        if not to_reader:
            return said
        return FOR_YOU.to(language, said=said)
    if later is not None:
        return MOVED.to(language, when=when, until=moment(later.until, language))
    if not when:
        return RUNS.to(language)
    if promise.became == Became.STOPPED:
        return STOPPED.to(language, when=when)
    return (KEPT_FOR_YOU if to_reader else KEPT).to(language, when=when)


def late_by(days: int, language: Language) -> str:
    """For how long something was late."""
    return LATE.to(language, n=days) if days else THAT_DAY.to(language)
