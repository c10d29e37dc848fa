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
WAIVE = Form(
    "task_waive",
    1,
    Text("这次不做", "Not this time"),
    (_why(Text("为什么这次不做？", "Why is it not done this time?")),),
    submit=Text("这次不做", "Not this time"),
    at_once=True,
)
EXPLAIN = Form(
    "task_reason",
    1,
    Text("说明原因", "Say why"),
    (_why(Text("为什么没做？", "Why was it not done?")),),
    submit=Text("保存", "Save"),
    at_once=True,
)
EXPLAIN_ALL = Form(
    "task_reasons",
    1,
    Text("一起说明原因", "One reason for all"),
    (_why(Text("这几次为什么没做？", "Why were these not done?")),),
    submit=Text("保存", "Save"),
    at_once=True,
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
            skips=Text("这次不做", "Not this time"),
        ),
        _why(Text("为什么？", "Why?")),
    ),
    submit=Text("保存", "Save"),
    at_once=True,
)

FORMS = (MOVE, ARRANGE, WAIVE, EXPLAIN, EXPLAIN_ALL, EXCEPTION)
