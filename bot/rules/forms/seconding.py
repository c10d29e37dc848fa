"""The forms in which a second person declines to confirm, and in which somebody else is asked (clauses 5.3, 6.2)."""

from bot.rules.form import Form, Kind, Question
from bot.rules.seconding import WITNESSES
from bot.rules.text import Text

QUESTION = "second_person"
"""What the trail, messages and forms call a question to a second person."""
DECLINED_FORM, ANOTHER_FORM = "second_declined", "second_another"
REASON, WITNESS = "reason", "witness"

DECLINED = Form(
    DECLINED_FORM,
    1,
    Text("说明情况", "Say what is so"),
    (
        Question(
            REASON,
            Kind.TEXT,
            Text(
                "实际情况是怎样的？会转告登记的人和项目负责人。",
                "What is so instead? Whoever filed it and the lead are told.",
            ),
            label=Text("情况", "What is so"),
            minimum=2,
            maximum=300,
        ),
    ),
    at_once=True,
)

ANOTHER = Form(
    ANOTHER_FORM,
    1,
    Text("另请见证人", "Ask a witness instead"),
    (
        Question(
            REASON,
            Kind.TEXT,
            Text("原来的人为什么确认不了？", "Why does the one who was asked not confirm it?"),
            label=Text("原因", "Reason"),
            minimum=2,
            maximum=300,
            remarks=(
                Text("对方拒绝确认", "They refuse"),
                Text("找不到人", "Nobody is there"),
                Text("人已离开", "They have left"),
            ),
        ),
        Question(
            WITNESS,
            Kind.RECORD,
            Text("请哪位同事见证？由他点一下确认。", "Which colleague is the witness, and confirms it with a tap?"),
            label=Text("见证人", "Witness"),
            pick=WITNESSES,
        ),
    ),
    submit=Text("请他确认", "Ask them"),
)

FORMS = (DECLINED, ANOTHER)
