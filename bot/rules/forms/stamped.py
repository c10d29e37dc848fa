"""The form by which the scan of a page that was printed, signed and stamped comes to its record (clauses 3.6, 6.2)."""

from bot.rules.form import Form, Kind, Media, Question
from bot.rules.text import Text

STAMPED_FORM = "record_stamped"

STAMPED = Form(
    STAMPED_FORM,
    1,
    Text("附盖章页", "Attach a stamped page"),
    (
        Question(
            "page",
            Kind.FILES,
            Text(
                "请发签字盖章页的照片或扫描件，可以一次发多张。",
                "Please send the signed and stamped page as photos or scans, several at once if you like.",
            ),
            label=Text("盖章页", "Stamped page"),
            clause="6.2",
            minimum=1,
            maximum=10,
            media=frozenset({Media.PHOTO, Media.DOCUMENT}),
        ),
    ),
    submit=Text("保存", "Save"),
)

FORMS = (STAMPED,)
