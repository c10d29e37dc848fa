"""记一笔: logging a service as it is done (clause 7)."""

from bot.rules.forms.form import ANY_MEDIA, Form, Kind, Option, Question
from bot.rules.text import Text

OFFERED_MINUTES = (15, 30, 60, 90, 120)
LONGEST_MINUTES = 720
DAYS_BACK = 30
"""How late a service may be logged; later it is no record of the time any more."""

_MINUTES = tuple(Option(str(minutes), Text(f"{minutes} 分钟", f"{minutes} min")) for minutes in OFFERED_MINUTES)

SERVICE_LOG = Form(
    "service_log",
    1,
    Text("记一笔", "Log a service"),
    (
        Question(
            "kind",
            Kind.CHOICE,
            Text("做了什么？", "What did you do?"),
            label=Text("类别", "Kind"),
            clause="7",
            options=(
                Option("on_site", Text("现场指导", "On-site guidance")),
                Option("advice", Text("咨询建议", "Advice")),
                Option("phone", Text("电话", "Phone call")),
                Option("document", Text("资料文件", "Documents")),
            ),
        ),
        Question(
            "text",
            Kind.TEXT,
            Text("说一下内容。", "What was it about?"),
            label=Text("内容", "Content"),
            help=Text(
                "打字、发语音都行；照片和文件可以直接发，说明写在图片说明里。",
                "Type it or send a voice message; photos and files can be sent right here, with a caption.",
            ),
            required=False,
            media=ANY_MEDIA,
            files_to="files",
        ),
        Question(
            "minutes",
            Kind.NUMBER,
            Text("用了多长时间？", "How long did it take?"),
            label=Text("时长", "Time"),
            help=Text("也可以直接输入分钟数。", "Or type the minutes."),
            options=_MINUTES,
            minimum=1,
            maximum=LONGEST_MINUTES,
            unit=Text("分钟", "minutes"),
        ),
        Question(
            "done_on",
            Kind.DATE,
            Text("是哪天做的？", "On which day was it?"),
            label=Text("其他日期", "Another day"),
            required=False,
            walked=False,
            minimum=-DAYS_BACK,
            maximum=0,
        ),
        Question("files", Kind.FILES, Text("附件", "Files"), required=False, walked=False, maximum=10, media=ANY_MEDIA),
    ),
    at_once=True,
)

FORMS = (SERVICE_LOG,)
