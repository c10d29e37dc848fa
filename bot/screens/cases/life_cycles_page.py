"""docs/life-cycles.md: the states of each kind of case, what leads from one to another, and what is said to whom.

Written from the tables of the life cycles, so that it cannot lag behind them.
"""

from collections.abc import Iterator

from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.cases.life_cycle import Counted, LifeCycle, Owed, State, Transition
from bot.rules.deadlines import LADDER, SHORT_BELOW, Allowance, Stage, Term, Unit
from bot.rules.text import CHINESE, ENGLISH, Language, Text, joined
from bot.screens.markdown_table import table
from bot.screens.standings_named import names_of

_HEAD = Text(
    "# 事项怎样流转\n\n本页由程序按规则表生成，请勿手改。时限是默认值，单位可以另设。"
    f"提前提醒在到期前 {LADDER.before} 个工作日；总共不足 {SHORT_BELOW} 个工作日的，在时间过半时。",
    "# How cases run\n\nThis page is written by the program from its tables; do not edit it. Times are the usual ones, "
    f"which a firm may set otherwise. The reminder before comes {LADDER.before} working days before the date; of what "
    f"has less than {SHORT_BELOW} working days in all it comes half-way.",
)
_STATES = (
    Text("状态", "State"),
    Text("等谁", "Waits for"),
    Text("期限", "Due"),
    Text("提前提醒", "Reminded before"),
    Text("当天提醒", "On the day"),
    Text("逾期告知", "Overdue"),
    Text("逐级上报", "Escalated"),
    Text("之后定期告知", "Said again to"),
    Text("承诺给", "Promised to"),
)
_STEPS = (Text("步骤", "Step"), Text("告诉谁", "Who is told"), Text("说什么", "What they are told"))
_ENDS = Text("终结", "the end")
_FROM_OPENING = Text("提出后 {time}", "{time} from its opening")
_FROM_ENTRY = Text("到此后 {time}", "{time} from here")
_PROMISE = Text("承诺的日期", "the promised date")
_TIME = {
    Unit.WORKING_DAYS: Text("{n} 个工作日", "{n} working days", one="1 working day"),
    Unit.NATURAL_DAYS: Text("{n} 天", "{n} days", one="1 day"),
    Unit.MINUTES: Text("{n} 分钟", "{n} minutes", one="1 minute"),
}
_TODAY = Text("当天", "the same day")
_LAPSES = Text("；再过 {time} 没有回复自动办结", "; {time} later it closes without an answer")
_LINE = Text(
    "逾期告知和逐级上报都要告诉此前没听过的人；没有这样的人（空缺、收不到消息、已经告知过）时，依次往上：{line}。",
    "Overdue and escalated each reach somebody who was not told before; where there is nobody (no such person, out of "
    "reach, told already), the next up the line is told instead: {line}.",
)
_SOMETHING = "…"


def page() -> str:
    """The whole page, in English and in Chinese."""
    return "\n\n".join(_part(language) for language in (ENGLISH, CHINESE)) + "\n"


def _part(language: Language) -> str:
    return "\n\n".join((_HEAD.to(language), *(_cycle(one, language) for one in CASE_KINDS.values())))


def _cycle(life_cycle: LifeCycle, language: Language) -> str:
    states = table(
        [head.to(language) for head in _STATES],
        [_state_row(life_cycle, state, language) for state in life_cycle.states],
    )
    steps = table([head.to(language) for head in _STEPS], _step_rows(life_cycle, language))
    line = _LINE.to(language, line=" → ".join(names_of((one,), language) for one in life_cycle.line))
    return f"## {life_cycle.name.to(language)}\n\n{diagram(life_cycle, language)}\n\n{states}\n\n{line}\n\n{steps}"


def diagram(life_cycle: LifeCycle, language: Language) -> str:
    """The states and what leads from one to another, as a Mermaid diagram; what stays in its state is in the table."""
    lines = ["stateDiagram-v2", f"[*] --> {life_cycle.first}"]
    for state in life_cycle.states:
        lines.append(f'state "{_named(state, language)}" as {state.key}')
    for (start, end), labels in _moves(life_cycle, language).items():
        lines.append(f"{start} --> {end}: {' / '.join(labels)}")
    lines += [f"{state.key} --> [*]" for state in life_cycle.states if state.ends]
    body = "\n    ".join(lines)
    return f"```mermaid\n{body}\n```"


def _moves(life_cycle: LifeCycle, language: Language) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for state in life_cycle.states:
        for step in life_cycle.transitions:
            if step.to is not None and state.key in step.since:
                found.setdefault((state.key, step.to), []).append(_label(step, language))
    return found


def _label(step: Transition, language: Language) -> str:
    return step.label.to(language, day=_SOMETHING)


def _named(state: State, language: Language) -> str:
    """Its name to whoever looks on: "you" is nobody here."""
    return (state.name_for_others or state.name).to(language)


def _state_row(life_cycle: LifeCycle, state: State, language: Language) -> list[str]:
    told = [names_of(state.ladder.get(stage, ()), language) for stage in Stage]
    promised = [
        _owed(one, language) for one in (state.owed, life_cycle.owed if state.runs and not state.ends else None)
    ]
    return [
        _named(state, language),
        _ENDS.to(language) if state.ends else names_of(state.waits_for, language),
        _due(state, language),
        *told,
        names_of(state.still, language),
        joined(dict.fromkeys(filter(None, promised)), language),
    ]


def _owed(owed: Owed | None, language: Language) -> str:
    return "" if owed is None else names_of(owed.to, language)


def _due(state: State, language: Language) -> str:
    match state.due:
        case Counted.PROMISE:
            said = _PROMISE.to(language)
        case Counted.FROM_OPENING if state.within is not None:
            said = _FROM_OPENING.to(language, time=_time(state.within, language))
        case Counted.FROM_ENTRY if state.within is not None:
            said = _FROM_ENTRY.to(language, time=_time(state.within, language))
        case _:
            said = ""
    return said if state.lapse is None else said + _LAPSES.to(language, time=_time(state.lapse.after, language))


def _time(term: Term, language: Language) -> str:
    usual: Allowance = term.usual
    return _TIME[usual.unit].to(language, n=usual.n) if usual.n else _TODAY.to(language)


def _step_rows(life_cycle: LifeCycle, language: Language) -> Iterator[list[str]]:
    for step in life_cycle.transitions:
        if step.told is not None:
            yield [_label(step, language), names_of(step.tells, language), _said(step.told, language)]


def _said(text: Text, language: Language) -> str:
    said = text.to(language, who=_SOMETHING, number=_SOMETHING)
    return " ".join(said.split())
