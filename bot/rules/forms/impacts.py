"""判定: whether a record is affected by the instrument that it was made with, and why (clause 5.2.3)."""

from bot.rules.form import FollowUp, Form, Kind, Option, Question
from bot.rules.impacts import SUBJECT, VERDICT_NAMES, Verdict
from bot.rules.text import Text

VERDICT, WHY, DONE = "verdict", "why", "verdict.done"

JUDGEMENT = Form(
    SUBJECT,
    2,
    Text("判定失准影响", "Judge the impact"),
    (
        Question(
            VERDICT,
            Kind.CHOICE,
            Text("仪器失准，这条记录受影响吗？", "The instrument was wrong. Is this record affected?"),
            label=Text("判定", "Judged"),
            clause="5.2.3",
            options=tuple(Option(one.value, VERDICT_NAMES[one]) for one in (Verdict.NONE, Verdict.AFFECTED)),
            follow_ups=(
                FollowUp(
                    frozenset({Verdict.AFFECTED.value}),
                    (
                        Question(
                            "done",
                            Kind.TEXT,
                            Text(
                                "怎么处理？如“换仪器复测，更正记录，告知企业”。",
                                "What is done about it? Like “measured again, record corrected, client told”.",
                            ),
                            label=Text("处理", "Done"),
                            minimum=2,
                            maximum=300,
                        ),
                    ),
                ),
            ),
        ),
        Question(
            WHY,
            Kind.TEXT,
            Text("为什么？如“误差小于限值的十分之一”。", "Why? Like “the error is a tenth of the limit”."),
            label=Text("理由", "Why"),
            minimum=2,
            maximum=300,
        ),
    ),
    submit=Text("确认判定", "Confirm"),
)

FORMS = (JUDGEMENT,)
