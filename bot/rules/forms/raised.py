"""记为问题: what a record shows to be wrong becomes a finding, with all that a finding has (clauses 4.6 g, 4.7.1)."""

from bot.rules.cases.finding_terms import Severity
from bot.rules.checklists.asked import FIXED_UNTIL, SEVERITIES, SEVERITY, WHO_FIXES
from bot.rules.form import Form, Kind, Question
from bot.rules.text import Text

WHAT, SITE, PHOTOS, SITES = "what", "site", "photos", "sites"
"""Keys of questions, and what the one for the site picks from."""

RAISED = Form(
    "finding_raised",
    1,
    Text("记为问题", "Make it a finding"),
    (
        Question(
            WHAT,
            Kind.TEXT,
            Text("是什么问题？可以直接发照片。", "What is wrong? Photos can be sent here."),
            label=Text("问题", "Finding"),
            clause="4.7.1",
            minimum=2,
            maximum=1000,
            files_to=PHOTOS,
        ),
        Question(PHOTOS, Kind.FILES, Text("照片", "Photos"), required=False, walked=False, maximum=9),
        Question(
            SEVERITY,
            Kind.CHOICE,
            Text("严重程度", "How serious is it?"),
            label=Text("程度", "Severity"),
            required=False,
            walked=False,
            usual=Severity.ORDINARY.value,
            options=SEVERITIES,
        ),
        Question(
            SITE,
            Kind.RECORD,
            Text("在哪个现场？", "At which site?"),
            label=Text("现场", "Site"),
            required=False,
            walked=False,
            pick=SITES,
        ),
        WHO_FIXES,
        FIXED_UNTIL,
    ),
)

FORMS = (RAISED,)
