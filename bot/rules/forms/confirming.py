"""The forms in which a client remarks on a record, and in which the team notes what the client said elsewhere."""

from bot.rules.confirming import SAID_NAMES, Said
from bot.rules.form import FollowUp, Form, Kind, Media, Option, Question
from bot.rules.text import Text

REMARK, SAID, WHO, WHY, PAGE = "text", "said", "who", "said.why", "said.page"
"""Keys of questions that ``services/work_records/confirming.py`` reads."""
REMARKS_FORM, FOR_CLIENT_FORM = "record_remarks", "record_confirmed"

REMARKS = Form(
    REMARKS_FORM,
    1,
    Text("提意见", "Remark on a record"),
    (
        Question(
            REMARK,
            Kind.TEXT,
            Text("有什么意见？会转告填写的人。", "What do you remark? Whoever filed it is told."),
            label=Text("意见", "Remark"),
            clause="4.7.1",
            minimum=2,
            maximum=500,
        ),
    ),
    at_once=True,
)

_RECORDED = (Said.ON_PAPER, Said.ABSENT, Said.REFUSED)
FOR_CLIENT = Form(
    FOR_CLIENT_FORM,
    1,
    Text("记客户确认", "Note the client's confirmation"),
    (
        Question(
            SAID,
            Kind.CHOICE,
            Text("客户确认了吗？", "Did the client confirm it?"),
            label=Text("结果", "Result"),
            clause="4.7.1",
            options=tuple(Option(one.value, SAID_NAMES[one]) for one in _RECORDED),
            follow_ups=(
                FollowUp(
                    frozenset({Said.ON_PAPER.value}),
                    (
                        Question(
                            "page",
                            Kind.FILES,
                            Text("请发签字页的照片或扫描件。", "Please send the signed page as a photo or scan."),
                            label=Text("签字页", "Signed page"),
                            minimum=1,
                            maximum=10,
                            media=frozenset({Media.PHOTO, Media.DOCUMENT}),
                        ),
                    ),
                ),
                FollowUp(
                    frozenset({Said.ABSENT.value, Said.REFUSED.value}),
                    (
                        Question(
                            "why",
                            Kind.TEXT,
                            Text("什么原因？", "For what reason?"),
                            label=Text("原因", "Reason"),
                            minimum=2,
                            maximum=500,
                        ),
                    ),
                ),
            ),
        ),
        Question(
            WHO,
            Kind.TEXT,
            Text("对方是谁？写姓名和职务。", "Who was it? Name and position, please."),
            label=Text("对方", "Asked"),
            maximum=100,
        ),
    ),
    submit=Text("保存", "Save"),
)

FORMS = (REMARKS, FOR_CLIENT)
