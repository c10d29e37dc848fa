"""Writing a policy document, or a new version of one (clause 3.4)."""

from bot.rules.form import Form, Kind, Media, Option, Question, When
from bot.rules.policies import AUDIENCE_NAMES, Audience
from bot.rules.text import Text

TITLE, AUDIENCE, HOW, BODY, FILE = "title", "audience", "how", "body", "file"
TYPED, SENT = "typed", "sent"
LONGEST_TYPED = 4000

POLICY = Form(
    "policy",
    1,
    Text("写制度", "Write a policy"),
    (
        Question(
            TITLE,
            Kind.TEXT,
            Text("制度叫什么名字？", "What is the policy called?"),
            label=Text("名称", "Title"),
            clause="3.4",
            minimum=2,
            maximum=80,
        ),
        Question(
            AUDIENCE,
            Kind.CHOICE,
            Text("谁要读？", "Who has to read it?"),
            label=Text("对象", "For"),
            options=tuple(Option(audience.value, AUDIENCE_NAMES[audience]) for audience in Audience),
        ),
        Question(
            HOW,
            Kind.CHOICE,
            Text("正文怎么给？", "How will you give the text?"),
            label=Text("方式", "How"),
            options=(Option(TYPED, Text("直接输入", "Type it")), Option(SENT, Text("发 .md 文件", "Send an .md file"))),
        ),
        Question(
            BODY,
            Kind.TEXT,
            Text("请输入正文。", "Please type the text."),
            label=Text("正文", "Text"),
            help=Text(
                "可以用 Markdown：# 标题、**粗体**、- 列表、表格。",
                "Markdown is understood: # headings, **bold**, - lists, tables.",
            ),
            minimum=2,
            maximum=LONGEST_TYPED,
            visible_when=(When(HOW, frozenset({TYPED})),),
        ),
        Question(
            FILE,
            Kind.FILES,
            Text("请发 .md 文件。", "Please send the .md file."),
            label=Text("文件", "File"),
            media=frozenset({Media.DOCUMENT}),
            maximum=1,
            visible_when=(When(HOW, frozenset({SENT})),),
        ),
    ),
    submit=Text("预览", "Preview"),
)

FORMS = (POLICY,)
