"""监测记录: what a client measured by its monitoring plan, judged by the limits of the row (clauses 4.4.1, 4.6 g).

The client's people record it, and what does not conform is theirs; the team enters what was kept on paper.
"""

from dataclasses import replace

from bot.rules.form import FollowUp, Form, Kind, Question
from bot.rules.free_text import Heard
from bot.rules.ledgers.monitoring import MONITORING
from bot.rules.limits import Limits
from bot.rules.monitoring.words import HANDLED, LIMITS, MARKS, MEASURED, VERDICT, WHAT
from bot.rules.on_paper import HOW, HOW_IT_CAME, KEPT_BY, OLDEST, ON, PHOTO_OR_PAPER, who_kept_it
from bot.rules.people import Role
from bot.rules.permissions import Action, Right, Scope, roles_with
from bot.rules.plain_words import NON_CONFORM
from bot.rules.record_kind import Filed, RecordKind
from bot.rules.text import Text
from bot.rules.ways_in import WayIn

VALUE, DONE = "value", "value.done"
"""Keys of questions that ``services/monitoring/filing.py`` reads."""
OF_PAPER = frozenset({ON, KEPT_BY, HOW})
"""What is asked of who enters what somebody else kept."""
_CLIENT_SIDE = {Role.CLIENT_STAFF: Scope.CLIENT, Role.CLIENT_MANAGER: Scope.CLIENT}
_TEAM = {Role.CONSULTANT: Scope.CLIENT, Role.LEAD: Scope.CLIENT}

_FORM = Form(
    "monitoring_result",
    1,
    Text("记监测结果", "Record a measurement"),
    (
        Question(
            VALUE,
            Kind.NUMBER,
            Text("测得多少？", "What was measured?"),
            label=Text("测得", "Measured"),
            clause="4.6",
            follow_ups=(
                FollowUp(
                    frozenset({NON_CONFORM}),
                    (
                        Question(
                            "done",
                            Kind.TEXT,
                            Text("不符合。怎么处理的？", "It does not conform. What was done?"),
                            label=Text("处理", "What was done"),
                            minimum=2,
                            maximum=500,
                            files_to="photos",
                        ),
                        Question(
                            "photos",
                            Kind.FILES,
                            Text("处理的照片", "Photos of it"),
                            required=False,
                            walked=False,
                            maximum=10,
                        ),
                    ),
                ),
            ),
        ),
        Question(
            ON,
            Kind.DATE,
            Text("纸上记的是哪一天？", "Of which day is the paper?"),
            label=Text("日期", "Day"),
            minimum=-OLDEST,
            maximum=0,
        ),
        who_kept_it(Text("当天是谁测的？", "Who measured it that day?")),
        HOW_IT_CAME,
        Question(
            "files",
            Kind.FILES,
            Text("仪器或记录的照片", "A photo of the instrument or the paper"),
            label=Text("照片", "Photo"),
            required=False,
            walked=False,
            maximum=10,
            media=PHOTO_OR_PAPER,
        ),
        Question(
            "note",
            Kind.TEXT,
            Text("有什么要说明的？", "Anything to note?"),
            label=Text("说明", "Note"),
            required=False,
            walked=False,
            maximum=300,
        ),
    ),
)

MONITORING_RESULT = RecordKind(
    kind="monitoring_result",
    name=Text("监测记录", "measurement"),
    number="CL",
    mark="📏",
    marks=MARKS,
    form=_FORM,
    about=(MONITORING.code,),
    file=Right(
        Text("记监测结果，本公司的人登记纸质的", "Record measurements, ours those on paper"), {**_CLIENT_SIDE, **_TEAM}
    ),
    see=Right(
        Text("看监测记录", "See measurements"), {**_CLIENT_SIDE, **roles_with(Action.SEE_SERVICE)}, looks_back=True
    ),
    facts=(VERDICT.key, MEASURED.key, WHAT.key, LIMITS.key, HANDLED.key, KEPT_BY, HOW),
    sorted_by=VERDICT.key,
    raises=True,
    day=ON,
    words="note",
    derived=(VERDICT, MEASURED, WHAT, LIMITS, HANDLED),
    register=Filed("monitoring_results", Text("监测记录", "Measurements")),
    way=WayIn(
        "monitor",
        Text("监测", "Measurements due"),
        words=Text("记监测|记监测结果|监测待记", "record a measurement"),
        rank=19,
        rare=True,
        by=Text("监测由企业的人来记。", "Measurements are recorded by the client's people."),
        instead=("measurements", "progress"),
        heard=Heard(contains=Text("监测", "measurement")),
    ),
    listed=WayIn(
        "measurements",
        Text("监测记录", "Measurements"),
        words=Text("监测台账", "measurement records"),
        rank=21,
        rare=True,
        by=Text("监测记录由企业的人和服务团队来看。", "Measurements are for the client's people and the team to see."),
        instead=("progress",),
        offer=Text("要看监测记录吗？", "Would you like to see the measurements?"),
    ),
    not_on_behalf="what was kept on paper is entered as such, with who kept it",
)


def asks(form: Form, limits: Limits, method: str, abnormal: str, *, on_paper: bool) -> Form:
    """The form as it is asked of a row: its value by its limits, or whether it conforms where it has no numbers.

    ``method``: how it is measured, in words; ``abnormal``: what is laid down for what does not conform. ``on_paper``:
    somebody else kept it.
    """
    value, *others = form.questions
    asked = _measured(value, limits) if limits else _looked_at(value)
    if method:
        asked = replace(asked, help=Text(method, method))
    beyond = Text(f"超出限值 {limits}。", f"Beyond the limits {limits}.") if limits else _NOT
    ruled = Text(f"\n规定的处置：{abnormal}", f"\nLaid down: {abnormal}") if abnormal else Text("", "")
    asked = replace(asked, follow_ups=tuple(_said_first(one, beyond, ruled) for one in asked.follow_ups))
    kept = [one for one in others if on_paper or one.key not in OF_PAPER]
    return replace(form, questions=(asked, *kept))


_NOT = Text("不符合。", "It does not conform.")


def _measured(value: Question, limits: Limits) -> Question:
    prompt = Text(f"{value.prompt.zh}限值 {limits}", f"{value.prompt.en} Limits: {limits}")
    unit = Text(limits.unit, limits.unit) if limits.unit else None
    return replace(value, prompt=prompt, unit=unit, low=limits.low, high=limits.high)


def _looked_at(value: Question) -> Question:
    prompt, label = Text("符合要求吗？", "Does it conform?"), Text("结果", "Result")
    return replace(value, kind=Kind.CONFORMITY, prompt=prompt, label=label, clause=None)


def _said_first(follow_up: FollowUp, beyond: Text, ruled: Text) -> FollowUp:
    """What to do, before it is asked what was done."""
    done, *others = follow_up.questions
    asked = Text("怎么处理的？", "What was done?")
    prompt = Text(f"{beyond.zh}{ruled.zh}\n{asked.zh}", f"{beyond.en}{ruled.en}\n{asked.en}")
    return replace(follow_up, questions=(replace(done, prompt=prompt), *others))
