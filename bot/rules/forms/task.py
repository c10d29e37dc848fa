"""Changing one task: another day, not this time, or why it was not done (clauses 3.7, 4.6)."""

from bot.rules.form import Form, Kind, Question
from bot.rules.text import Text

MOST_DAYS_AHEAD = 120
MOST_DAYS_OF_YEAR = 366
LONGEST_REASON = 200

_DAY = Question(
    "day",
    Kind.DATE,
    Text("改到哪一天？", "To which day?"),
    label=Text("改到", "New day"),
    minimum=0,
    maximum=MOST_DAYS_AHEAD,
)


def _why(prompt: Text) -> Question:
    return Question(
        "reason",
        Kind.TEXT,
        prompt,
        label=Text("原因", "Reason"),
        help=Text("企业也看得到，一句话就好。", "The client can read it too; one sentence will do."),
        maximum=LONGEST_REASON,
    )


MOVE = Form(
    "task_move",
    1,
    Text("改日期", "Change the day"),
    (_DAY, _why(Text("为什么改？", "Why is it moved?"))),
    submit=Text("改日期", "Change the day"),
    at_once=True,
)
ARRANGE = Form(
    "task_arrange",
    1,
    Text("约日期", "Arrange the day"),
    (
        Question(
            "day",
            Kind.DATE,
            Text("约在哪一天？", "Which day was arranged?"),
            label=Text("日期", "Day"),
            minimum=0,
            maximum=MOST_DAYS_AHEAD,
        ),
    ),
    submit=Text("约好了", "Arranged"),
    at_once=True,
)


def _reason(code: str, title: Text, prompt: Text, submit: Text) -> Form:
    """A form that asks for nothing but why."""
    return Form(code, 1, title, (_why(prompt),), submit=submit, at_once=True)


_SAVE, _NOT_NOW = Text("保存", "Save"), Text("这次不做", "Not this time")
WAIVE = _reason("task_waive", _NOT_NOW, Text("为什么这次不做？", "Why is it not done this time?"), _NOT_NOW)
EXPLAIN = _reason("task_reason", Text("说明原因", "Say why"), Text("为什么没做？", "Why was it not done?"), _SAVE)
EXPLAIN_ALL = _reason(
    "task_reasons",
    Text("一起说明原因", "One reason for all"),
    Text("这几次为什么没做？", "Why were these not done?"),
    _SAVE,
)
EXCEPTION = Form(
    "plan_exception",
    1,
    Text("某一次改期或不做", "Change one time"),
    (
        Question("time", Kind.RECORD, Text("哪一次？", "Which time?"), label=Text("哪一次", "Which time"), pick="time"),
        Question(
            "day",
            Kind.DATE,
            Text("改到哪一天？", "To which day?"),
            label=Text("改到", "New day"),
            required=False,
            minimum=0,
            maximum=MOST_DAYS_OF_YEAR,
            skips=_NOT_NOW,
        ),
        _why(Text("为什么？", "Why?")),
    ),
    submit=_SAVE,
    at_once=True,
)

FORMS = (MOVE, ARRANGE, WAIVE, EXPLAIN, EXPLAIN_ALL, EXCEPTION)
