"""内部会议: on which day, who was there, what was decided (clause 3.7)."""

from bot.rules.forms.form import ANY_MEDIA, Form, Kind, Question
from bot.rules.text import Text

DAYS_BACK = 30
"""How late a meeting may be recorded; later it is no record of the time any more."""

MEETING = Form(
    "meeting",
    1,
    Text("记会议", "Record a meeting"),
    (
        Question(
            "held_on",
            Kind.DATE,
            Text("会是哪天开的？", "On which day was it held?"),
            label=Text("日期", "Day"),
            clause="3.7",
            minimum=-DAYS_BACK,
            maximum=0,
        ),
        Question(
            "present",
            Kind.TEXT,
            Text("哪些人参加了？", "Who was present?"),
            label=Text("参加人", "Present"),
            maximum=300,
        ),
        Question(
            "decided",
            Kind.TEXT,
            Text("议定了什么？谁来做、什么时候完成？", "What was decided, who does it and by when?"),
            label=Text("议定事项", "Decided"),
            help=Text(
                "会议纪要的照片或文件可以直接发，说明写在图片说明里。",
                "Photos and files of the minutes can be sent right here, with a caption.",
            ),
            media=ANY_MEDIA,
            files_to="files",
        ),
        Question("files", Kind.FILES, Text("附件", "Files"), required=False, walked=False, maximum=10, media=ANY_MEDIA),
    ),
)

FORMS = (MEETING,)
