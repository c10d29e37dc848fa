"""突发事件上报: what happened, and whether it is a drill: written, spoken or shown (clause 5.4)."""

from bot.rules.cases.drills import DRILL, PRACTISED, REAL
from bot.rules.form import ANY_MEDIA, Form, Kind, Option, Question
from bot.rules.forms.same import IS_IT_THE_SAME
from bot.rules.text import Text

INCIDENT_FORM = Form(
    "incident",
    1,
    Text("突发事件上报", "Report an incident"),
    (
        Question(
            "what",
            Kind.TEXT,
            Text("出了什么事？在哪里？", "What happened, and where?"),
            label=Text("事件", "Incident"),
            help=Text(
                "打字、发语音或照片都行，发一样就够了。有人受伤、起火，请先打 120、119。",
                "Write, speak or send a photo: one is enough. If somebody is hurt or something burns, call 120 or 119 "
                "first.",
            ),
            clause="5.4",
            minimum=2,
            maximum=1000,
            media=ANY_MEDIA,
            files_to="evidence",
            or_files=True,
        ),
        IS_IT_THE_SAME,
        Question(
            DRILL,
            Kind.CHOICE,
            Text("马上通知值班的人？", "Alert the people on duty now?"),
            label=Text("性质", "Real or drill"),
            help=Text(
                "演练也照样通知，每条都标明【演练】。", "A drill alerts them just the same, each message marked."
            ),
            clause="5.4",
            options=(
                Option(REAL, Text("🚨 真实事件，马上通知", "🚨 It is real: alert them")),
                Option(PRACTISED, Text("🎭 这是演练", "🎭 It is a drill")),
            ),
        ),
        Question(
            "evidence",
            Kind.FILES,
            Text("照片、录音", "Photos, recordings"),
            required=False,
            walked=False,
            maximum=10,
            media=ANY_MEDIA,
        ),
    ),
    at_once=True,
)

FORMS = (INCIDENT_FORM,)
