"""换一天: on which day a visit would fit the client better, and why (clause 4.6)."""

from bot.rules.form import Form, Kind, Question
from bot.rules.text import Text

DAY, WHY = "day", "why"
FARTHEST = 60
"""In days from now: what is farther away is another appointment."""

ANOTHER_DAY = Form(
    "visit_day",
    1,
    Text("换一天", "Another day"),
    (
        Question(
            DAY,
            Kind.DATE,
            Text("哪天方便？", "Which day would fit?"),
            label=Text("希望改到", "Wished for"),
            minimum=0,
            maximum=FARTHEST,
        ),
        Question(
            WHY,
            Kind.TEXT,
            Text("为什么要换？", "Why another day?"),
            label=Text("原因", "Reason"),
            help=Text("一句话就行，比如：当天停产检修。", "A few words, such as: the line is down that day."),
            maximum=200,
        ),
    ),
    at_once=True,
)

FORMS = (ANOTHER_DAY,)
