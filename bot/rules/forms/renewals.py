"""续期: until when a renewed licence is valid now, with its scan (clause 6.2)."""

from bot.rules.forms.form import Form, Kind, Media, Question
from bot.rules.text import Text

RENEWAL = Form(
    "renewal",
    1,
    Text("证照续期", "Renew a licence"),
    (
        Question(
            "valid_until",
            Kind.DATE,
            Text("新证有效期至哪天？", "Until which day is the new one valid?"),
            label=Text("有效期至", "Valid until"),
            help=Text("直接发日期更快，如 2031-06-20。", "Sending the day is quicker, like 2031-06-20."),
            clause="6.2",
        ),
        Question(
            "scan",
            Kind.FILES,
            Text("请发新证的照片或文件。", "Please send a photo or file of the new one."),
            label=Text("扫描件", "Scan"),
            required=False,
            maximum=10,
            media=frozenset({Media.PHOTO, Media.DOCUMENT}),
        ),
        Question(
            "valid_from",
            Kind.DATE,
            Text("新证从哪天起有效？", "From which day is it valid?"),
            label=Text("发证日期", "Valid from"),
            required=False,
            walked=False,
        ),
        Question(
            "number",
            Kind.TEXT,
            Text("新证的编号是什么？", "What is its number?"),
            label=Text("证书编号", "Number"),
            help=Text("没有变就不用填。", "Leave it out if it has not changed."),
            required=False,
            walked=False,
            maximum=60,
        ),
        Question(
            "note",
            Kind.TEXT,
            Text("有什么要说明的？", "Anything to note?"),
            label=Text("说明", "Note"),
            required=False,
            walked=False,
            maximum=300,
        ),
    ),
)

FORMS = (RENEWAL,)
