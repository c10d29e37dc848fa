"""代录: for whom something is recorded and how it was told, asked in front of the form that takes it (clause 3.6)."""

from bot.rules.behalf import CHANNEL_NAMES, Channel
from bot.rules.form import FollowUp, Form, Kind, Media, Option, Question, When
from bot.rules.names import LONGEST_NAME
from bot.rules.text import Text

WHO, NAME, PHONE, CHANNEL, TOLD_ON = ("who", "who.name", "who.phone", "channel", "told_on")
"""Keys of questions that ``services/behalf/filing.py`` reads."""
SCAN = "scan"

NEW_PERSON = 0
"""What is picked for somebody who is not in the list."""

LONGEST_PHONE = 20

_WHO = Question(
    WHO,
    Kind.RECORD,
    Text("代谁录？", "For whom do you record it?"),
    label=Text("本人", "Person"),
    help=Text("名单长的话，直接发姓名查找。", "Type a name to search a long list."),
    pick="person",
    follow_ups=(
        FollowUp(
            frozenset({str(NEW_PERSON)}),
            (
                Question(
                    "name",
                    Kind.TEXT,
                    Text("对方叫什么名字？", "What is their name?"),
                    label=Text("姓名", "Name"),
                    names=True,
                    maximum=LONGEST_NAME,
                ),
                Question(
                    "phone",
                    Kind.TEXT,
                    Text("电话是多少？", "What is their phone number?"),
                    label=Text("电话", "Phone"),
                    help=Text("不知道可以跳过。", "Skip it if you do not know."),
                    required=False,
                    maximum=LONGEST_PHONE,
                ),
            ),
        ),
    ),
)
HOW_TOLD = Question(
    CHANNEL,
    Kind.CHOICE,
    Text("对方怎么告诉您的？", "How did they tell you?"),
    label=Text("方式", "How"),
    clause="3.6",
    options=tuple(Option(channel.value, CHANNEL_NAMES[channel]) for channel in Channel),
)
SIGNED_PAGE = Question(
    SCAN,
    Kind.FILES,
    Text("请发签字页的照片或扫描件。", "Please send the signed page as a photo or scan."),
    label=Text("签字页", "Signed page"),
    maximum=10,
    media=frozenset({Media.PHOTO, Media.DOCUMENT}),
    visible_when=(When(CHANNEL, frozenset({Channel.PAPER.value})),),
)
"""What somebody said on paper, where it stands for what they would have tapped here."""
WHEN_TOLD = Question(
    TOLD_ON,
    Kind.DATE,
    Text("哪天告诉您的？", "On which day did they tell you?"),
    label=Text("其他日期", "Another day"),
    required=False,
    walked=False,
    maximum=0,
)

BEHALF = Form("behalf", 3, Text("代录", "Record for someone"), (_WHO, HOW_TOLD, WHEN_TOLD), at_once=True)
"""For somebody of the client who is named."""

BEHALF_KNOWN = Form("behalf_known", 2, Text("代录", "Record for someone"), (HOW_TOLD, WHEN_TOLD), at_once=True)
"""For whoever filed the case."""

BEHALF_WRONG = Form(
    "behalf_wrong",
    1,
    Text("代录有误", "Wrong record"),
    (
        Question(
            "text",
            Kind.TEXT,
            Text("哪里不对？质量主管会核实。", "What is wrong? The quality manager will look into it."),
            label=Text("内容", "Text"),
            clause="3.6",
        ),
    ),
    at_once=True,
)

FORMS = (BEHALF, BEHALF_KNOWN, BEHALF_WRONG)
