"""The lead's board, and a firm's own overview."""

from bot.rules.boards.clients import CLIENTS, SEE_BOARDS
from bot.rules.boards.hub import OWN_FIRM
from bot.rules.boards.readiness import READINESS as READINESS_BOARD
from bot.rules.boards.statements import TITLE as STATEMENTS
from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.buttons import ShowBoard, ShowClient, ShowStatements
from bot.screens.ways.registers import REGISTER
from bot.screens.ways.way import Entrance, Way

BOARD = Way(
    "board",
    SEE_BOARDS,
    CLIENTS.title,
    words=Text("看板", "boards"),
    entrance=Entrance(55, lambda _: ShowBoard(CLIENTS.code, "", 0)),
    help=(Topic(75, "boards", frozenset({Role.LEAD, Role.QUALITY_MANAGER, Role.ADMINISTRATOR, Role.AUDITOR})),),
    by=Text("进度看板由项目负责人来看。", "The progress board is for the project lead."),
    instead=("findings",),
    heard=Heard(contains=Text("看板|哪家落下|哪些企业逾期|进度总览", "board|who is late|overview of clients")),
)
STATEMENTS_BOARD = Way(
    "statements",
    SEE_BOARDS,
    STATEMENTS,
    words=Text("投诉看板|投诉统计", "complaints board"),
    listed=False,
    help=BOARD.help,
    by=BOARD.by,
    instead=("progress",),
    heard=Heard(contains=Text("投诉统计|投诉分析|投诉看板", "complaint figures|complaint statistics")),
    opens=lambda _: ShowStatements(""),
)
FIRM = Way(
    "firm",
    OWN_FIRM,
    Text("我的企业", "My company"),
    words=Text("企业总览|本企业", "my firm"),
    entrance=Entrance(25, lambda _: ShowClient(0, 0)),
    help=(Topic(77, "own_firm", frozenset({Role.CLIENT_MANAGER})),),
    by=Text("企业总览由企业负责人来看。", "This overview is for the client's manager."),
    instead=("findings",),
    heard=Heard(contains=Text("我们企业的情况|企业总览|我们公司的情况", "how is my company|how are we doing")),
)
READINESS = Way(
    "readiness",
    READINESS_BOARD.readers,
    READINESS_BOARD.title,
    words=Text("能力自查|人员够不够", ""),
    entrance=Entrance(108, lambda _: ShowBoard(READINESS_BOARD.code, "", 0), rare=True),
    help=REGISTER.help,
    by=Text("服务能力由管理员和质量主管来看。", "Readiness is for administrators and quality managers."),
    instead=("progress",),
    heard=Heard(contains=Text("服务能力|技术人员够", "readiness|enough staff")),
)

WAYS = (BOARD, STATEMENTS_BOARD, FIRM, READINESS)
