"""问管家: a question, a suggestion or praise (clause 5.5.1); typed and sent."""

from bot.rules.form import ANY_MEDIA, Form, Kind, Option, Question
from bot.rules.forms.answered import IS_IT_ANSWERED
from bot.rules.forms.same import IS_IT_THE_SAME
from bot.rules.text import Text

ENQUIRY_FORM = Form(
    "enquiry",
    3,
    Text("问管家", "Ask the butler"),
    (
        Question(
            "what",
            Kind.TEXT,
            Text("想问什么？", "What would you like to know?"),
            label=Text("内容", "Text"),
            help=Text(
                "照片、录音、文件可以直接发过来。1 个工作日内答复。",
                "Photos, recordings and files can be sent right here. You get an answer within one working day.",
            ),
            clause="5.5.1",
            media=ANY_MEDIA,
            files_to="evidence",
        ),
        IS_IT_ANSWERED,
        IS_IT_THE_SAME,
        Question(
            "evidence", Kind.FILES, Text("附件", "Files"), required=False, walked=False, maximum=10, media=ANY_MEDIA
        ),
        Question(
            "sort",
            Kind.CHOICE,
            Text("这是咨询、建议还是表扬？", "Is it a question, a suggestion or praise?"),
            label=Text("类别", "Kind"),
            required=False,
            walked=False,
            options=(
                Option("question", Text("咨询", "Question")),
                Option("suggestion", Text("建议", "Suggestion")),
                Option("praise", Text("表扬", "Praise")),
            ),
        ),
    ),
    submit=Text("发送", "Send"),
)

FORMS = (ENQUIRY_FORM,)
