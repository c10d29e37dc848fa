"""Papers that are drafted for a client."""

from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.skeletons import DRAFT_PAPERS
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.buttons import ShowSkeletons
from bot.screens.ways.way import Entrance, Way
from bot.screens.ways.work_records import SHELF_TO_FILE

SKELETONS = Way(
    "papers",
    DRAFT_PAPERS,
    Text("帮您编写", "Draft papers"),
    words=Text("编写文件|写预案|编写预案", "draft a paper"),
    entrance=Entrance(91, lambda _: ShowSkeletons(0, 0), rare=True, shelf=SHELF_TO_FILE),
    help=(Topic(96, "drafting_papers", frozenset({Role.CONSULTANT, Role.LEAD})),),
    by=Text("文件初稿由质量管家来编写。", "Papers are drafted by the consultants."),
    instead=("deliveries", "policies"),
    heard=Heard(contains=Text("应急预案|编写|岗位职责", "emergency plan|job duties|draft a paper")),
)

WAYS = (SKELETONS,)
