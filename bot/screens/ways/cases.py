"""Findings, what people of a client file, and how it stands."""

from collections.abc import Mapping

from bot.rules.cases.kind import Filing
from bot.rules.cases.kinds import FILINGS
from bot.rules.free_text import Heard
from bot.rules.people import CLIENT_SIDE, Role
from bot.rules.permissions import Action
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.buttons import ShowFindings, ShowProgress
from bot.screens.ways.way import Entrance, Way, about_a_firm

TO_FIX = Text("待我整改", "My to-fix list")
"""What the list of findings is called for those who fix them."""
_COMPLAINTS = Topic(40, "complaints", CLIENT_SIDE)


def _filing(code: str, filing: Filing) -> Way:
    """What leads to the form of a kind of case."""
    way = filing.way
    return Way(
        way.command,
        filing.action,
        way.word,
        words=way.words,
        keys=way.keys,
        entrance=Entrance(way.rank, about_a_firm(code, filing.action)),
        help=(_COMPLAINTS,),
        by=way.by,
        instead=("behalf", "progress"),
        offer=way.offer,
        heard=way.heard,
        takes=code,
    )


FINDINGS = Way(
    "findings",
    Action.SEE_FINDING,
    Text("未闭环问题", "Open findings"),
    words=Text("问题|整改", "to-fix"),
    names=dict.fromkeys((Role.CLIENT_STAFF, Role.CLIENT_MANAGER), TO_FIX),
    keys={Role.CLIENT_STAFF: 1, Role.CLIENT_MANAGER: 1, Role.LEAD: 2, Role.QUALITY_MANAGER: 3, Role.AUDITOR: 3},
    entrance=Entrance(20, lambda _: ShowFindings(0), counts=lambda waiting: waiting.open_findings),
    help=(
        Topic(20, "checking", frozenset({Role.CONSULTANT, Role.LEAD})),
        Topic(30, "to_fix", CLIENT_SIDE),
        Topic(80, "looking_on", frozenset({Role.AUDITOR})),
    ),
    offer=Text("要看巡查发现的问题吗？", "Would you like to see what the patrols found?"),
    heard=Heard(contains=Text("整改|问题清单|有什么问题|哪些问题|不符合项|报告", "to fix|findings|report")),
)
PROGRESS = Way(
    "progress",
    Action.SEE_CASE,
    Text("查进度", "Progress"),
    words=Text("进度", ""),
    # a number that somebody names; for the quality manager, what is in hand
    keys={
        Role.QUALITY_MANAGER: 2,
        Role.AUDITOR: 2,
        Role.CONSULTANT: 3,
        Role.LEAD: 3,
        Role.ADMINISTRATOR: 3,
        Role.CLIENT_STAFF: 4,
        Role.CLIENT_MANAGER: 4,
    },
    entrance=Entrance(30, lambda _: ShowProgress("mine", 0)),
    help=(Topic(50, "handling", frozenset({Role.QUALITY_MANAGER})), Topic(110, "progress", frozenset(Role))),
    offer=Text("要看看事情办到哪一步吗？", "Would you like to see how things stand?"),
    heard=Heard(
        contains=Text(
            "到哪一步|哪一步|进度|进展|怎么样了|处理了吗|处理好了吗|办好了吗|有结果|有消息|回复了吗|答复了吗|没人回复|多久能好",
            "progress|status|how far|any news|any update|what happened to",
        )
    ),
)

TO_FILE: Mapping[str, Way] = {code: _filing(code, filing) for code, filing in FILINGS.items()}
"""What people of a client file, by the code of its kind and form."""

WAYS = (FINDINGS, *TO_FILE.values(), PROGRESS)
