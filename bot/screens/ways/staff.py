"""人员档案: one's own, and for who looks after people everybody's (clause 5.1.1)."""

from bot.rules.ledgers.certificates import LOOK_THROUGH_FILES
from bot.rules.people import Role
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.rules.work_records.staff import BRING
from bot.screens.buttons import ShowStaffFile, ShowStaffFiles
from bot.screens.ways.way import Entrance, Way
from bot.screens.ways.work_records import SHELF_TO_LIST

_BY = Text("人员档案由本公司自己的人来看。", "Staff files are for our own people to see.")
_OURS = frozenset({Role.CONSULTANT, Role.LEAD, Role.QUALITY_MANAGER, Role.ADMINISTRATOR})

MY_FILE = Way(
    "my_file",
    BRING,
    Text("我的档案", "My file"),
    words=Text("我的证书|个人档案|发新证书|更新证书", "my certificates"),
    entrance=Entrance(172, lambda _: ShowStaffFile(0), rare=True, shelf=SHELF_TO_LIST),
    help=(Topic(172, "staff", _OURS | {Role.AUDITOR}),),
    by=_BY,
    instead=("ask",),
)
STAFF_FILES = Way(
    "staff_files",
    LOOK_THROUGH_FILES,
    Text("人员档案", "Staff files"),
    words=Text("专业档案|员工档案", "personnel files"),
    entrance=Entrance(174, lambda _: ShowStaffFiles(0), rare=True, shelf=SHELF_TO_LIST),
    help=MY_FILE.help,
    by=_BY,
    instead=("ask",),
)

WAYS = (MY_FILE, STAFF_FILES)
