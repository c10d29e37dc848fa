"""What is said of promises that were broken, and of what is still undone behind the last reminder (clause 5.5.2)."""

from collections.abc import Sequence
from datetime import datetime

from bot.records.cases.cases import CaseRecord, CaseView
from bot.rules.beijing import beijing_day
from bot.rules.cases.concerning import waits_for
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Promise
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.text import Language, Measure, Text, few, further
from bot.screens.buttons import ShowCase
from bot.screens.cases.card import case_card, late_for, mark, state_word
from bot.screens.cases.letters import call_of
from bot.screens.numbered import numbered_lines
from bot.screens.rows import home_button
from bot.screens.screen import Screen, clipped, escape
from bot.screens.times import clock, day

MOST_NAMED, MOST_LISTED, LONGEST_LINE, LONGEST_FIRM = 3, 8, 30, 12

AT_RISK = Text(
    "⏳ 答应今天 {clock} 前{what}，还没有办完。", "⏳ We promised to {what} by {clock} today; it is not done yet."
)
BROKEN = Text(
    "🙏 很抱歉，答应 {due}前{what}，没有做到。", "🙏 We are sorry: we promised to {what} by {due}, and did not."
)
HAS_IT = Text("现在由{who}负责。", "{who} is handling it.")
NOBODY_YET = Text("没人接手", "nobody has it")
NOBODY_HAS_IT = Text("还没有人接手。", "Nobody has taken it up yet.")
REMINDED = Text("已提醒：{names}。", "Reminded of it: {names}.")
YOU_MAY_NUDGE = Text("着急的话，可以点下面的催办。", "If it is urgent, you can nudge them below.")
STILL = Text("🔁 还没办完，{late}：{call}。", "🔁 Still open, {late}: {call}.")
ANOTHER_DATE = Text("一时办不完，请说明原因并改期。", "If it takes longer, please say why and give another date.")
MANY_STILL = Text("🔁 还有 {n} 件逾期没有办完", "🔁 Still open and overdue: {n}")
TELL_THEM = Text("请转告{who}", "please tell {who}")


def promise_at_risk(view: CaseView, what: Text, promised: datetime, now: datetime, language: Language) -> Screen:
    """To who was promised something by the end of today: it is not done yet, who has it, the case, the buttons."""
    said = AT_RISK.to(language, clock=clock(promised), what=what.to(language))
    return _of_promise(said, view, (), now, language)


def promise_broken(
    view: CaseView, what: Text, promised: datetime, reminded: Sequence[str], now: datetime, language: Language
) -> Screen:
    """To who was promised a date that passed: an apology, who has it and was reminded, the case, the buttons."""
    said = BROKEN.to(language, due=day(beijing_day(promised), language), what=what.to(language))
    return _of_promise(said, view, reminded, now, language)


def _of_promise(said: str, view: CaseView, reminded: Sequence[str], now: datetime, language: Language) -> Screen:
    handler = view.case.handler
    facts = [NOBODY_HAS_IT.to(language) if handler is None else HAS_IT.to(language, who=handler)]
    if reminded:
        facts.append(REMINDED.to(language, names=few(reminded, MOST_NAMED, language, unit=Measure.PERSON)))
    if any(step.daily for step in view.can):
        facts.append(YOU_MAY_NUDGE.to(language))
    card = case_card(view, now, language, with_events=False)
    html = "\n\n".join((f"<b>{escape(said)}</b>", escape("\n".join(facts)), card.html))
    return card.saying(html)


def one_still_overdue(view: CaseView, now: datetime, language: Language, *, passed_on: bool = False) -> Screen:
    """What is still undone, alone: for how long, what is asked of the reader, the case, the buttons to act."""
    call = call_of(view, passed_on=passed_on).to(language)
    said = f"<b>{escape(STILL.to(language, late=late_for(view.case, now, language), call=call))}</b>"
    if any(step.promise in (Promise.ASKED, Promise.WISHED) for step in view.can):
        said += f"\n{escape(ANOTHER_DATE.to(language))}"
    card = case_card(view, now, language, with_events=False)
    return card.saying(f"{said}\n\n{card.html}")


def still_overdue(late: Sequence[tuple[CaseRecord, str | None]], now: datetime, reader: Person) -> Screen:
    """Everything that is still undone, in one message; with who is to be told of it, for who passes it on."""
    language, shown = reader.language, late[:MOST_LISTED]
    lines, rows = numbered_lines((late_line(case, now, reader, named), ShowCase(case.id)) for case, named in shown)
    lines += map(escape, further(len(late) - len(shown), language, Measure.CASE))
    html = "\n\n".join((f"<b>{escape(MANY_STILL.to(language, n=len(late)))}</b>", *lines))
    return Screen(html, (*rows, (home_button(language),)))


def late_line(case: CaseRecord, now: datetime, reader: Person, named: str | None = None) -> str:
    """A case that is late on two lines: what it is; for how long, how it stands, who has it."""
    language = reader.language
    for_me = waits_for(reader, LIFE_CYCLES[case.kind], case.state, case.parties)
    facts = [late_for(case, now, language), state_word(case, language, for_me=for_me)]
    facts.append(case.handler or NOBODY_YET.to(language))
    if reader.roles - CLIENT_SIDE:
        # of their own firm the client's people need not be told
        facts.append(clipped(case.client_name, LONGEST_FIRM))
    if named is not None:
        facts.append(TELL_THEM.to(language, who=named))
    head = f"{mark(case)} {case.number} {clipped(case.title, LONGEST_LINE)}"
    return f"{escape(head)}\n{escape(' · '.join(facts))}"
