"""场所与资源: places and resources of our service, whose they are, by when they are reviewed (clause 3.3)."""

from bot.rules.becoming import Becomes
from bot.rules.form import ANY_MEDIA, Form, Kind, Question
from bot.rules.form import Option as Answer
from bot.rules.ledgers.columns import code_column, keeper_column
from bot.rules.ledgers.equipment import SEE_EQUIPMENT
from bot.rules.ledgers.expiry import Expiry, Series
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger, Option
from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.record_kind import Filed, RecordKind
from bot.rules.text import Text

SEE_PREMISES = Right(Text("看场所与资源", "See premises and resources"), SEE_EQUIPMENT.roles)
CHANGE_PREMISES = Right(
    Text("维护场所与资源", "Keep premises and resources"), {Role.ADMINISTRATOR: Scope.ALL}, in_practice=False
)
_OPTIONAL = Text("可不填。", "Optional.")
_DAY = Text("写成 2027-03-31。", "Like 2027-03-31.")

PREMISES = Ledger(
    "premises",
    Text("场所与资源", "Premises and resources"),
    Text("资源", "Resource"),
    (
        code_column(Text("资源编号", "Resource code")),
        Column(
            "name",
            Text("名称", "Name"),
            ColumnKind.TEXT,
            Text("如“总部办公室”“实验室”。", "Like “head office”, “laboratory”."),
            required=True,
            names=True,
        ),
        Column(
            "kind",
            Text("种类", "Kind"),
            ColumnKind.CHOICE,
            Text("从列表里选。", "Pick one from the list."),
            required=True,
            options=(
                Option("office", Text("办公场所", "Office")),
                Option("laboratory", Text("实验室", "Laboratory")),
                Option("store", Text("库房、档案室", "Store, archive")),
                Option("vehicle", Text("车辆", "Vehicle")),
                Option("software", Text("软件、系统", "Software")),
                Option("other", Text("其他", "Other")),
            ),
        ),
        Column("address", Text("地址", "Address"), ColumnKind.TEXT, _OPTIONAL, longest=300),
        Column(
            "purpose",
            Text("用途", "Purpose"),
            ColumnKind.TEXT,
            Text("服务里用来做什么。", "What the service needs it for."),
            longest=300,
        ),
        Column(
            "owner",
            Text("产权人或出租方", "Owner or lessor"),
            ColumnKind.TEXT,
            Text("自有的写“自有”。", "“Own” if it is ours."),
        ),
        Column(
            "lease_until",
            Text("租期、授权至", "Lease or licence until"),
            ColumnKind.DAY,
            Text("写成 2027-03-31；自有的空着。", "Like 2027-03-31; empty if it is ours."),
            empty=Text("不到期", "Does not run out"),
            hint=Text("直接发日期，如 2027-03-31。", "Just send the day, like 2027-03-31."),
        ),
        keeper_column(),
        Column(
            "review_by",
            Text("下次复核", "To be reviewed by"),
            ColumnKind.DAY,
            _DAY,
            required=True,
            from_today=True,
            months=12,
        ),
    ),
    subject="premises",
    seen_by=SEE_PREMISES,
    changed_by=CHANGE_PREMISES,
    expiry=Expiry(
        "review_by",
        frozenset({Role.ADMINISTRATOR}),
        {"": Series("warn_review", Text("场所与资源复核", "Review of premises"), (14, 3), ((14, 3), (30, 7), (7, 1)))},
        what=Text("复核", "Review of"),
        people=("keeper",),
        until=Text("复核日期 {until}", "To be reviewed by {until}"),
        events=("premises_review",),
        asked=Text("看过了，请登记复核。", "Record the review once it is done."),
    ),
    also=(
        Expiry(
            "lease_until",
            frozenset({Role.ADMINISTRATOR}),
            {"": Series("warn_lease", Text("租期、授权", "Leases"), (60, 30, 7), ((60, 30, 7), (90, 60, 30), (30, 7)))},
            what=Text("租期、授权", "Lease or licence of"),
            people=("keeper",),
        ),
    ),
    table="premises",
    letter="F",
    known_by=(("name", "kind"), ("name",)),
    files=True,
    label=True,
)

REVIEW = RecordKind(
    kind="premises_review",
    name=Text("复核", "review"),
    number="FH",
    mark="🔍",
    form=Form(
        "premises_review",
        1,
        Text("复核场所与资源", "Review a resource"),
        (
            Question(
                "result",
                Kind.CHOICE,
                Text("还满足服务需要吗？", "Does it still do for the service?"),
                label=Text("结论", "Result"),
                clause="3.3",
                options=(
                    Answer("fit", Text("满足", "It does")),
                    Answer("short", Text("基本满足，要改进", "It does, with changes")),
                    Answer("unfit", Text("不满足", "It does not")),
                ),
            ),
            Question(
                "note",
                Kind.TEXT,
                Text("看了什么？要改什么？", "What was looked at, and what has to change?"),
                label=Text("说明", "Note"),
                maximum=500,
                files_to="files",
            ),
            Question(
                "next",
                Kind.DATE,
                Text("下次哪天复核？", "When is it reviewed next?"),
                label=Text("下次复核", "Next review"),
                help=Text("不填就是一年后。", "A year from now, unless you say so."),
                required=False,
                walked=False,
            ),
            Question(
                "files", Kind.FILES, Text("附件", "Files"), required=False, walked=False, maximum=10, media=ANY_MEDIA
            ),
        ),
    ),
    about=("premises",),
    file=CHANGE_PREMISES,
    see=SEE_PREMISES,
    amend=CHANGE_PREMISES,
    facts=("result", "next"),
    words="note",
    register=Filed("premises_reviews", Text("场所与资源复核", "Reviews of premises")),
    becomes={"review_by": Becomes(days=365, said="next")},
    not_on_behalf="whoever looked at it records it",
)
