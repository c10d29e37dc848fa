"""记一笔: logging a service as it is done, and correcting such a record with a reason (clauses 3.6, 7)."""

from bot.rules.forms.form import ANY_MEDIA, Form, Kind, Option, Question
from bot.rules.service_log import DAYS_BACK, LONGEST_MINUTES, OFFERED_MINUTES, SERVICE_NAMES, ServiceKind
from bot.rules.text import Text

_KINDS = tuple(Option(kind.value, SERVICE_NAMES[kind]) for kind in ServiceKind)
_MINUTES = tuple(Option(str(minutes), Text(f"{minutes} 分钟", f"{minutes} min")) for minutes in OFFERED_MINUTES)
_FILES = Question("files", Kind.FILES, Text("附件", "Files"), required=False, walked=False, maximum=10, media=ANY_MEDIA)

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
            options=_KINDS,
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
        _FILES,
    ),
    at_once=True,
)

SERVICE_AMENDMENT = Form(
    "service_amendment",
    1,
    Text("更正服务记录", "Correct a service record"),
    (
        Question(
            "reason",
            Kind.TEXT,
            Text("为什么更正？", "Why is it corrected?"),
            label=Text("原因", "Reason"),
            help=Text(
                "接着在核对页点要改的项。原来的内容会保留。",
                "Next, tap on the review page what changes. What it said before is kept.",
            ),
            clause="3.6",
            minimum=2,
            maximum=300,
        ),
        Question(
            "kind",
            Kind.CHOICE,
            Text("应该是哪一类？", "Which kind should it be?"),
            label=Text("类别", "Kind"),
            required=False,
            walked=False,
            options=_KINDS,
        ),
        Question(
            "text",
            Kind.TEXT,
            Text("正确的内容是什么？", "What should it say?"),
            label=Text("内容", "Content"),
            required=False,
            walked=False,
            media=ANY_MEDIA,
            files_to="files",
        ),
        Question(
            "minutes",
            Kind.NUMBER,
            Text("实际多少分钟？", "How many minutes was it?"),
            label=Text("时长", "Time"),
            required=False,
            walked=False,
            options=_MINUTES,
            minimum=1,
            maximum=LONGEST_MINUTES,
            unit=Text("分钟", "minutes"),
        ),
        Question(
            "done_on",
            Kind.DATE,
            Text("实际是哪天？", "On which day was it?"),
            label=Text("日期", "Day"),
            required=False,
            walked=False,
            maximum=0,
        ),
        Question(
            "voided",
            Kind.YES_NO,
            Text("整条作废吗？", "Void the whole record?"),
            label=Text("作废", "Void"),
            required=False,
            walked=False,
        ),
        _FILES,
    ),
)

FORMS = (SERVICE_LOG, SERVICE_AMENDMENT)
