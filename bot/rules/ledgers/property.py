"""客户财产与信息: what is the clients' and is with us, who has it, until when, and what became of it (clause 5.3)."""

from bot.rules.ledgers.columns import client_column, code_column, keeper_column
from bot.rules.ledgers.expiry import Expiry, Series
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger, Option
from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.text import Text

CHANGE_PROPERTY = Right(
    Text("登记客户财产与信息", "Keep clients' property"),
    {Role.CONSULTANT: Scope.CLIENT, Role.LEAD: Scope.CLIENT, Role.ADMINISTRATOR: Scope.ALL},
    in_practice=False,
)
IN_USE, RETURNED, DESTROYED, LOST = "in_use", "returned", "destroyed", "lost"

_OPTIONAL = Text("可不填。", "Optional.")
_BACK = Text("约定归还或销毁", "Agreed return of")

PROPERTY = Ledger(
    "property",
    Text("客户财产与信息", "Client property"),
    Text("客户财产", "Client property"),
    (
        code_column(Text("登记编号", "Entry code")),
        client_column(),
        Column(
            "name",
            Text("名称", "Name"),
            ColumnKind.TEXT,
            Text("如“DN50 球阀样品”“图纸 HX-203”。", "Like “DN50 ball valve sample”, “drawing HX-203”."),
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
                Option("sample", Text("样品", "Sample")),
                Option("drawing", Text("图纸、技术资料", "Drawings, documents")),
                Option("equipment", Text("设备、工装", "Equipment, tooling")),
                Option("data", Text("电子资料、数据", "Electronic data")),
                Option("certificate", Text("证件、印章", "Certificates, seals")),
                Option("other", Text("其他", "Other")),
            ),
        ),
        Column("quantity", Text("数量", "Quantity"), ColumnKind.TEXT, Text("如“3 件”。", "Like “3 pcs”."), longest=60),
        Column(
            "confidential",
            Text("涉密", "Confidential"),
            ColumnKind.YES_NO,
            Text(
                "是：谁看过都记下来，文件不能转发、保存。",
                "Yes: whoever reads it is noted, and its files cannot be forwarded or saved.",
            ),
            required=True,
        ),
        Column(
            "place",
            Text("存放地点", "Where it is"),
            ColumnKind.TEXT,
            Text("如“资料室 2 号柜”。", "Like “records room, cabinet 2”."),
            required=True,
            asked=Text("放在哪里？", "Where is it kept?"),
        ),
        keeper_column(),
        Column(
            "received_on",
            Text("接收日期", "Received on"),
            ColumnKind.DAY,
            Text("写成 2026-11-30。", "Like 2026-11-30."),
            required=True,
            from_today=True,
        ),
        Column(
            "received_from",
            Text("企业交接人", "Received from"),
            ColumnKind.TEXT,
            Text("企业哪位交来的，可不填。", "Who of the client handed it over; optional."),
        ),
        Column(
            "return_by",
            Text("约定归还或销毁日期", "To be returned by"),
            ColumnKind.DAY,
            Text("写成 2027-03-31；没有约定的空着。", "Like 2027-03-31; empty where nothing was agreed."),
            not_before="received_on",
            empty=Text("没有约定", "Not agreed"),
            hint=Text("直接发日期，如 2027-03-31。", "Just send the day, like 2027-03-31."),
        ),
        Column(
            "state",
            Text("状态", "State"),
            ColumnKind.CHOICE,
            Text("由领用、归还等记录得出，不用填。", "Follows from what is recorded of it; leave it out."),
            options=(
                Option(IN_USE, Text("使用中", "In use")),
                Option(RETURNED, Text("已归还", "Returned")),
                Option(DESTROYED, Text("已销毁", "Destroyed")),
                Option(LOST, Text("遗失或泄露", "Lost or leaked")),
            ),
            by_events=True,
            empty=Text("在管", "Held"),
        ),
    ),
    subject="property",
    changed_by=CHANGE_PROPERTY,
    expiry=Expiry(
        "return_by",
        frozenset({Role.LEAD}),
        {"": Series("warn_property", Text("归还客户财产", "Return of property"), (14, 3), ((14, 3), (30, 7), (7, 1)))},
        what=_BACK,
        people=("keeper",),
        until=Text("约定日期 {until}", "Agreed for {until}"),
        events=("property_return", "property_disposal"),
        asked=Text(
            "归还或销毁了，请登记；要多留，请和企业商定后改日期。",
            "Record it once it is returned or destroyed; to keep it longer, agree that and change the day.",
        ),
    ),
    state="state",
    kept_by="keeper",
    confidential="confidential",
    given_back=True,
    table="client_property",
    letter="W",
    known_by=(("client", "name", "quantity"), ("client", "name")),
    files=True,
    label=True,
)
