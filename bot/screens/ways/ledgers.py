"""Ledgers and spreadsheets of them; a ledger can be said by its own name too."""

from bot.rules.free_text import Heard
from bot.rules.ledgers.columns import LOOK_AT_LEDGERS
from bot.rules.ledgers.kinds import LEDGERS as KINDS
from bot.rules.ledgers.ledger import Ledger
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.plain_words import normalise
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.buttons import ShowLedgerFiles, ShowLedgers
from bot.screens.ways.way import Entrance, Way

LEDGER_WORDS: dict[str, Ledger] = {
    normalise(name): ledger for ledger in KINDS.values() for name in (ledger.title.zh, ledger.title.en, ledger.one.zh)
}
"""What a ledger is called, in the form in which words are compared."""

LEDGERS = Way(
    "ledgers",
    LOOK_AT_LEDGERS,
    Text("企业与人员", "Clients and people"),
    words=Text("|".join(("台账管理", *LEDGER_WORDS)), ""),
    entrance=Entrance(110, lambda _: ShowLedgers()),
    help=(
        Topic(150, "own_people", frozenset({Role.CLIENT_MANAGER})),
        Topic(151, "own_property", frozenset({Role.CLIENT_MANAGER})),
        Topic(160, "ledgers", frozenset({Role.CONSULTANT, Role.LEAD, Role.ADMINISTRATOR, Role.AUDITOR})),
        Topic(163, "kept", frozenset({Role.CONSULTANT, Role.LEAD, Role.ADMINISTRATOR, Role.AUDITOR})),
        Topic(165, "equipment", frozenset({Role.CONSULTANT, Role.LEAD, Role.ADMINISTRATOR})),
        Topic(166, "risks", frozenset({Role.CONSULTANT, Role.LEAD, Role.QUALITY_MANAGER, Role.ADMINISTRATOR})),
        Topic(167, "own_risks", frozenset({Role.CLIENT_MANAGER})),
    ),
    by=Text("企业与人员的资料由管理员维护。", "Clients and people are kept by the administrators."),
    instead=("register", "ask"),
    offer=Text("要看企业与人员吗？", "Would you like to look at clients and people?"),
    heard=Heard(contains=Text("名单|通讯录|联系方式|联系人|电话号码", "contacts|phone number|list of people")),
)
IMPORTING = Way(
    "import",
    Action.IMPORT_LEDGERS,
    Text("导入导出", "Import and export"),
    words=Text("导入|导出|表格", "export|spreadsheets"),
    entrance=Entrance(120, lambda _: ShowLedgerFiles(), rare=True),
    help=(Topic(170, "keeping_ledgers", frozenset({Role.ADMINISTRATOR})),),
    by=Text("表格由管理员来导入导出。", "Spreadsheets are imported and exported by the administrators."),
    instead=("ledgers", "register", "ask"),
    heard=Heard(contains=Text("导入|导出|表格", "import|export|spreadsheet|excel|xlsx")),
)

WAYS = (LEDGERS, IMPORTING)
