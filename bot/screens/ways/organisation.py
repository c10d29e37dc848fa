"""The organisation chart."""

from bot.rules.free_text import Heard
from bot.rules.organisation import SEE_ORGANISATION
from bot.rules.text import Text
from bot.screens.buttons import ShowOrganisation
from bot.screens.ways.policies import READING
from bot.screens.ways.way import Way

ORGANISATION = Way(
    "organisation",
    SEE_ORGANISATION,
    Text("组织架构", "Organisation"),
    words=Text("组织架构图|组织结构|架构图", "organisation chart|organization chart|organization|org chart"),
    help=(READING,),
    by=Text("组织架构由我方人员来看。", "The organisation chart is for our own people."),
    instead=("policies",),
    heard=Heard(contains=Text("组织架构|组织结构|谁负责哪家", "organisation chart|organization chart|who leads")),
    opens=lambda _: ShowOrganisation(),
)

WAYS = (ORGANISATION,)
