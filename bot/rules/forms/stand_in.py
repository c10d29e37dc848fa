"""请假: from when until when, and who stands in; for oneself, or for somebody of one's team."""

from bot.rules.form import Form, Kind, Question
from bot.rules.text import Text

FROM_TODAY = 0
"""In days: a leave that lies in the past needs nobody to stand in."""

_WHEN_AND_WHO = (
    Question(
        "since",
        Kind.DATE,
        Text("从哪天开始请假？", "Which is the first day of leave?"),
        label=Text("开始日期", "First day"),
        minimum=FROM_TODAY,
    ),
    Question(
        "until",
        Kind.DATE,
        Text("到哪天为止？", "Which is the last day?"),
        label=Text("结束日期", "Last day"),
        help=Text("这一天也包括在内，第二天自动恢复。", "This day is included; the next day all is as before."),
        minimum=FROM_TODAY,
    ),
    Question(
        "stand_in", Kind.RECORD, Text("由谁代班？", "Who stands in?"), label=Text("代班人", "Stand-in"), pick="stand_in"
    ),
    Question(
        "client",
        Kind.RECORD,
        Text("代哪家企业？", "At which client?"),
        label=Text("企业", "Client"),
        help=Text("跳过就是全部企业。", "Skip it for all of them."),
        required=False,
        pick="client",
    ),
)

_SUBMIT = Text("确认并通知", "Confirm and tell them")

OWN_LEAVE = Form("own_leave", 1, Text("我要请假", "My leave"), _WHEN_AND_WHO, submit=_SUBMIT)

STAND_IN = Form(
    "stand_in",
    1,
    Text("安排代班", "Arrange a stand-in"),
    (
        Question(
            "absent", Kind.RECORD, Text("谁请假？", "Who is on leave?"), label=Text("请假人", "On leave"), pick="absent"
        ),
        *_WHEN_AND_WHO,
    ),
    submit=_SUBMIT,
)

FORMS = (OWN_LEAVE, STAND_IN)
