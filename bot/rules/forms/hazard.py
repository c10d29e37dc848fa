"""隐患上报: what was seen, with a photo, in one message (clauses 4.4.2, 4.6)."""

from bot.rules.form import ANY_MEDIA, Form, Kind, Question
from bot.rules.forms.same import IS_IT_THE_SAME
from bot.rules.text import Text

HAZARD_FORM = Form(
    "hazard",
    2,
    Text("隐患上报", "Report a hazard"),
    (
        Question(
            "what",
            Kind.TEXT,
            Text("看到了什么隐患？在哪里？", "What hazard did you see, and where?"),
            label=Text("隐患", "Hazard"),
            help=Text(
                "发一张照片，说明里写一句，发出即上报；也可以只写字。只有本企业的人看得到。",
                "Send a photo with a word in its caption: sending it reports it. Words alone will do, too. Only people "
                "of your own firm see it.",
            ),
            clause="4.4.2",
            minimum=2,
            maximum=1000,
            media=ANY_MEDIA,
            files_to="evidence",
        ),
        IS_IT_THE_SAME,
        Question(
            "evidence", Kind.FILES, Text("照片", "Photos"), required=False, walked=False, maximum=10, media=ANY_MEDIA
        ),
    ),
    at_once=True,
)

FORMS = (HAZARD_FORM,)
