"""在哪个场所: asked of what is reported somewhere, where a client has several places to choose from."""

from bot.rules.form import Kind, Question
from bot.rules.text import Text

AT_SITE = "site"
"""Key of the question."""

WHICH_SITE = Question(
    AT_SITE,
    Kind.RECORD,
    Text("在哪个场所？", "At which site?"),
    label=Text("场所", "Site"),
    help=Text("也可以扫那里的标签。", "You can scan its label, too."),
    clause="5.4",
    required=False,
    pick="sites",
    skips=Text("说不清", "Not sure"),
)
