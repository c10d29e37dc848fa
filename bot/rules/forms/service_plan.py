"""What is asked about a service plan: why it changes, what the client objects to, what they said elsewhere (4.1.3)."""

from bot.rules.form import Form, Kind, Option, Question, When
from bot.rules.forms.behalf import HOW_TOLD, SIGNED_PAGE, WHEN_TOLD
from bot.rules.text import Text

FROM_DAY, REASON, WORDS = "from_day", "reason", "words"
WHO, SAID, CHANNEL, TOLD_ON = "who", "said", "channel", "told_on"
CONFIRMED, OBJECTED = "confirmed", "objected"

CHANGE = Form(
    "service_plan_change",
    1,
    Text("变更方案", "Change the plan"),
    (
        Question(
            FROM_DAY,
            Kind.DATE,
            Text("从哪天起变更？", "From which day on?"),
            label=Text("起始日", "From"),
            clause="3.7",
            minimum=-31,
            maximum=366,
        ),
        Question(
            REASON,
            Kind.TEXT,
            Text("为什么变更？", "Why does it change?"),
            label=Text("原因", "Reason"),
            help=Text("企业确认前会看到，一句话就好。", "The client reads it before confirming; one sentence will do."),
            maximum=300,
        ),
    ),
    submit=Text("生成新版方案", "Make the new version"),
)

OBJECTION = Form(
    "service_plan_objection",
    1,
    Text("对方案有异议", "Object to the plan"),
    (
        Question(
            WORDS,
            Kind.TEXT,
            Text("哪里要改？", "What should be changed?"),
            label=Text("意见", "Objection"),
            help=Text(
                "比如：7 月停产，培训改到 8 月。", "Such as: we are closed in July; the training should be in August."
            ),
            maximum=500,
        ),
    ),
    at_once=True,
)

ON_BEHALF = Form(
    "service_plan_on_behalf",
    1,
    Text("代录企业答复", "Record the client's answer"),
    (
        Question(
            WHO,
            Kind.RECORD,
            Text("谁答复的？", "Who answered?"),
            label=Text("答复人", "By"),
            pick="manager",
        ),
        Question(
            SAID,
            Kind.CHOICE,
            Text("怎么答复的？", "What did they say?"),
            label=Text("答复", "Answer"),
            options=(
                Option(CONFIRMED, Text("确认方案", "They confirm")),
                Option(OBJECTED, Text("有异议", "They object")),
            ),
        ),
        Question(
            WORDS,
            Kind.TEXT,
            Text("对方说哪里要改？", "What should be changed?"),
            label=Text("意见", "Objection"),
            maximum=500,
            visible_when=(When(SAID, frozenset({OBJECTED})),),
        ),
        HOW_TOLD,
        SIGNED_PAGE,
        WHEN_TOLD,
    ),
)

FORMS = (CHANGE, OBJECTION, ON_BEHALF)
