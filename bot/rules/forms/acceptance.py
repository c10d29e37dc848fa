"""The forms in which a deliverable is returned, and in which the client's answer is recorded for them (clause 7)."""

from bot.rules.deliverables.acceptance import Answer
from bot.rules.form import FollowUp, Form, Kind, Option, Question
from bot.rules.forms.behalf import HOW_TOLD, SIGNED_PAGE, WHEN_TOLD
from bot.rules.text import Text

WHY, WHO, SAID, WHY_RETURNED, CHANNEL, TOLD_ON = ("text", "who", "said", "said.text", "channel", "told_on")
"""Keys of questions that ``services/work_records/accepting.py`` reads."""

RETURN_FORM, FOR_CLIENT_FORM = "deliverable_return", "deliverable_answer"

_REASON = Question(
    WHY,
    Kind.TEXT,
    Text("哪里要改？会转告交付的人。", "What has to change? Whoever handed it over is told."),
    label=Text("原因", "Reason"),
    clause="7",
    minimum=2,
    maximum=200,
)

RETURN = Form(RETURN_FORM, 1, Text("退回修改", "Return a deliverable"), (_REASON,), at_once=True)

FOR_CLIENT = Form(
    FOR_CLIENT_FORM,
    2,
    Text("代录验收", "Record the client's answer"),
    (
        Question(
            WHO,
            Kind.RECORD,
            Text("哪位企业负责人说的？", "Which manager said so?"),
            label=Text("负责人", "Manager"),
            pick="manager",
        ),
        Question(
            SAID,
            Kind.CHOICE,
            Text("验收了，还是要修改？", "Is it accepted, or has it to change?"),
            label=Text("结果", "Answer"),
            clause="7",
            options=(
                Option(Answer.ACCEPTED.value, Text("验收", "Accepted")),
                Option(Answer.RETURNED.value, Text("退回修改", "Returned")),
            ),
            follow_ups=(FollowUp(frozenset({Answer.RETURNED.value}), (_REASON,)),),
        ),
        HOW_TOLD,
        SIGNED_PAGE,
        WHEN_TOLD,
    ),
    submit=Text("保存", "Save"),
)

FORMS = (RETURN, FOR_CLIENT)
