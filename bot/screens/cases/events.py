"""What happened to a case, as its history says it (clause 5.5.3)."""

from collections.abc import Mapping

from bot.records.cases.cases import CaseEvent, CaseRecord
from bot.rules.cases.calling import ASKED_FOR, CALLED_OUT, NOT_REACHED
from bot.rules.cases.deadlines import HELD, OUT_OF_REACH, RUNS_ON, WITHIN_REACH
from bot.rules.cases.kinds import CASE_KINDS, LIFE_CYCLES
from bot.rules.text import COLON, Language, Text
from bot.screens.cases.corrected import corrected_line
from bot.screens.cases.mates import LEFT_OUT
from bot.screens.recorded_marks import recorded_name
from bot.screens.screen import escape
from bot.screens.times import processed, stamp

FIXED_ON_THE_SPOT = Text("当场已整改", "Fixed on the spot")
BESIDE_STEPS: Mapping[str, Text] = {
    "void": Text("撤回巡查，此问题作废", "recalled the patrol; this finding is void"),
    "dispute": Text("说代录有误", "said that what was recorded is wrong"),
    "fixed_on_the_spot": FIXED_ON_THE_SPOT,
    "left_out": LEFT_OUT,
    OUT_OF_REACH: Text("暂停等待：对方收不到这里的消息", "stopped the waiting: they get no messages here"),
    WITHIN_REACH: Text("重新计算等待时间：对方又能收到消息", "began the waiting anew: they get messages again"),
    HELD: Text("暂停计时：合同中止", "stopped the clock: the contract is suspended"),
    RUNS_ON: Text("恢复计时：合同恢复", "had the clock run on: the contract is resumed"),
}
"""What happens to a case that is no step of its life cycle."""
CALLS = {
    CALLED_OUT: Text("呼叫{whom}", "called {whom}"),
    ASKED_FOR: Text("请{whom}通报进展", "asked {whom} how it stands"),
    NOT_REACHED: Text("没呼叫到{whom}：收不到消息", "could not reach {whom}, who gets no messages"),
}


def told_in(event: CaseEvent, language: Language) -> list[str]:
    """What was written at an event, and what its form says beside that."""
    facts = [f"{name.to(language)}{COLON.to(language)}{value.to(language)}" for name, value in event.facts]
    return [*([event.text] if event.text else []), *facts]


def event_line(case: CaseRecord, event: CaseEvent, language: Language) -> str:
    """One event: when, who, what."""
    who = event.who or Text("系统", "The bot").to(language)
    if event.recorded is not None:
        who = recorded_name(who, event.recorded.by, language)
    files = f" 📎{event.files}" if event.files else ""
    what = (
        CALLS[event.action].to(language, whom=event.whom) if event.whom else action_name(case, event.action, language)
    )
    if event.given_to:
        what = Text("{what}给 {whom}", "{what} to {whom}").to(language, what=what, whom=event.given_to)
    if event.corrected:
        what += COLON.to(language) + corrected_line(event.corrected, language)
    stars = f" {event.stars}★" if event.stars else ""
    done = f"{stamp(event.at, language)} {who} {what}{stars}{files}"
    if event.processed_at != event.at:
        done += processed(event.processed_at, language)
    return f"· {escape(done)}"


def action_name(case: CaseRecord, action: str, language: Language) -> str:
    """What was done, as the history says it after a name. Raises KeyError: nobody does that to such a case."""
    if action == "open":
        return CASE_KINDS[case.kind].words.opened.to(language)
    said = BESIDE_STEPS.get(action) or LIFE_CYCLES[case.kind].transition(action).event
    return said.to(language)
