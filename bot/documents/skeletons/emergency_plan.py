"""应急预案: the plan for sudden quality events, in the chapters that such plans have (clauses 4.2.6, 4.4.2)."""

from bot.documents.skeletons.sheet import Heading, Line, Part, Rows, SkeletonSheet
from bot.rules.people import Position
from bot.rules.text import Text

TITLE = Text("突发质量事件应急预案", "Emergency plan for quality events")

_PHONE, _NAME, _PLACE = Text("电话", "phone"), Text("姓名", "name"), Text("重点部位或工序", "critical points or steps")
_PURPOSE = Text(
    "为及时、有序处置{firm}的突发质量事件，减少对顾客和企业的影响，制定本预案。适用于下列场所：{places}。",
    "So that quality events at {firm} are handled in time and in order, with the least harm to "
    "customers and the firm. It "
    "covers these sites: {places}.",
)
_SCOPE = Text(
    "本预案管产品质量方面的突发事件；生产安全事故按安全生产的法律和预案处理。",
    "It is for events of product quality; accidents at work follow the law and plans for those.",
)
_BASIS = Text("编制依据：{basis}", "Basis: {basis}")
_BASIS_GAP = Text(
    "现行有效的法规、标准（写明年份）和本企业文件",
    "laws and standards in force (with their year), the firm's own papers",
)
_LEVELS = (
    Text("重大", "Grave"),
    Text("较大", "Serious"),
    Text("一般", "Ordinary"),
)
_LEVEL_GAPS = (
    Text("如造成人身伤害或可能批量造成伤害、重大损失", "such as injury, or a defect common to a batch that may injure"),
    Text("如批量不合格已出厂、重要顾客停线", "such as a nonconforming batch delivered, a customer's line stopped"),
    Text("如不合格品在厂内发现、可控", "such as found inside the works and under control"),
)
_ROLES = (
    (
        Text("组长", "Head"),
        Position.PRINCIPAL,
        Text("决定启动、终止，调配资源，对外说明", "Starts and ends it, provides, speaks outside"),
    ),
    (
        Text("副组长", "Deputy"),
        Position.DIRECTOR,
        Text("组织评估、处置、追溯和整改", "Assesses, has it handled, traced and rectified"),
    ),
    (Text("组员", "Members"), Position.OFFICER, Text("现场隔离、记录、取样、核对", "Isolate, record, sample, check")),
)
_MORE_ROLES = (
    (Text("生产", "Production"), Text("停线、隔离、返工", "Stop, isolate, rework")),
    (
        Text("销售、售后", "Sales, service"),
        Text("通知顾客，停止发货，收回产品", "Tell customers, stop shipping, take back"),
    ),
    (
        Text("采购、仓库", "Purchasing, store"),
        Text("查批次，隔离库存，联系供方", "Find batches, isolate stock, call suppliers"),
    ),
)
_WARNING = (
    Text(
        "留意：检验连续不合格、顾客投诉集中、设备量具失准、原料异常、监管抽查不合格、同类产品召回。",
        "Watch for: rejects in a row, complaints that cluster, instruments found out, odd material, "
        "failed spot checks, recalls of alike products.",
    ),
    Text(
        "谁发现谁先报：立即报质量安全员或值班负责人，先隔离、再查清。",
        "Whoever sees it reports at once to the officer or whoever is on duty: isolate first, then find out.",
    ),
)
_REPORT = (
    Text(
        "初报：发现后立即报组长，说清时间、地点、产品和批次、数量、现状、已采取的措施。",
        "First report, at once, to the head: when, where, product and batch, how many, how it stands, what was done.",
    ),
    Text(
        "续报：情况变化随时报；终报：处置结束后报原因、结果和改进。",
        "Further reports as things change; the last one says cause, outcome and what is improved.",
    ),
    Text(
        "需要向监管部门报告的，按现行规定的时限和渠道办理；消费品可能存在批量缺陷的，按召回规定报告。",
        "What has to be told to the authority is told in the time and way laid down; of consumer "
        "goods that may have a defect common to a batch, as the rules of recalls demand.",
    ),
)
_FIRST = (
    Text(
        "停止生产和发货，标识、隔离在制品、库存和在途产品。",
        "Stop making and shipping; mark and isolate what is in process, in stock and on its way.",
    ),
    Text(
        "保护现场、样品和记录；记录不得补填，不得涂改。",
        "Keep place, samples and records as they are; nothing is filled in later or altered.",
    ),
    Text(
        "按批次双向追溯：用了哪些原料，发给了哪些顾客。",
        "Trace the batch both ways: which material went in, which customers got it.",
    ),
    Text("通知受影响的顾客，说明风险和怎么处置。", "Tell the customers concerned of the risk and what to do."),
)
_ASSESS = (
    Text(
        "评估影响范围、严重程度和级别，决定返工、返修、让步接收、收回或报废。",
        "Assess extent, gravity and level; decide on rework, repair, concession, taking back or scrapping.",
    ),
    Text("升级、降级由组长决定并记录。", "The head decides on another level, and it is recorded."),
)
_END = (
    Text(
        "风险已消除、产品已处置、顾客已得到答复，由组长宣布终止。",
        "It ends when the head says so: the risk is gone, the products are dealt with, customers have their answer.",
    ),
)
_AFTER = (
    Text(
        "查明原因，制定纠正措施，明确责任人和完成日，举一反三。",
        "Find the cause, lay down corrective action with person and date, check likewise elsewhere.",
    ),
    Text("验证措施有效后关闭，资料归档。", "Close it once the action is verified, and file the papers."),
)
_MEANS = (
    Text("人员：应急小组名单和替代人每季度核对。", "People: the list and who stands in are checked quarterly."),
    Text("物资：隔离标识、封存用品、检测仪器、备用场地。", "Means: labels, seals, instruments, room to isolate."),
    Text(
        "信息：批次记录、顾客清单随时可查。", "Information: batch records and customers can be looked up at any time."
    ),
)
_DRILL = (
    Text("新入职和转岗人员上岗前学习本预案。", "Newcomers and people on new jobs learn this plan first."),
    Text(
        "每年至少演练一次（桌面或实战），可做产品追溯演练，记录用时和找到的比例。",
        "A drill at least yearly (on paper or live); a tracing drill records the time taken and the share found.",
    ),
    Text(
        "演练后评估不足，写明改进、责任人和期限。", "After it say what was lacking, what is improved, by whom and when."
    ),
)
_REVISED = Text(
    "法规、组织、风险、资源变化，或演练、事件之后，修订本预案。本预案由{who}解释，自批准之日起实施。",
    "Revised when law, organisation, risks or resources change, and after drills and events. "
    "{who} explains it; it is in force "
    "from its approval.",
)
_LIST = (
    (Text("单位/角色", "Who"), 44.0),
    (Text("姓名", "Name"), 40.0),
    (Text("岗位", "Position"), 46.0),
    (Text("电话", "Phone"), 44.0),
)


def parts(sheet: SkeletonSheet) -> list[Part]:
    """The chapters, with the people, sites and phone numbers that are known."""
    facts = sheet.facts
    places = sheet.names([place.name for place in facts.places], Text("场所", "sites"))
    found: list[Part] = [
        Heading(Text("总则", "General")),
        Line(sheet.say(_PURPOSE, firm=facts.name, places=places)),
        Line(sheet.say(_SCOPE)),
        Line(sheet.say(_BASIS, basis=sheet.gap(_BASIS_GAP))),
        _places(sheet),
        Heading(Text("分级", "Levels")),
        _levels(sheet),
        Heading(Text("组织和职责", "Organisation and duties")),
        _group(sheet),
        Heading(Text("预警", "Warning")),
        *sheet.points(_WARNING),
        Heading(Text("响应：报告", "Response: reports")),
        *sheet.points(_REPORT),
        Heading(Text("响应：先期处置", "Response: first steps")),
        *sheet.points(_FIRST),
        Heading(Text("响应：评估和终止", "Response: assessment and end")),
        *sheet.points((*_ASSESS, *_END)),
        Heading(Text("后期处置", "Afterwards")),
        *sheet.points(_AFTER),
        Heading(Text("保障", "Means")),
        *sheet.points(_MEANS),
        Heading(Text("培训和演练", "Training and drills")),
        *sheet.points(_DRILL),
        Heading(Text("附则", "Closing")),
        Line(sheet.say(_REVISED, who=sheet.gap(Text("归口部门", "department in charge")))),
        Heading(Text("附件：通讯录", "Annex: phone list")),
        _phones(sheet),
        Heading(Text("附件：应急物资", "Annex: stock list")),
        _stock(sheet),
    ]
    return found


def _places(sheet: SkeletonSheet) -> Rows:
    address = Text("地址", "address")
    columns = (
        (Text("场所", "Site"), 50.0),
        (Text("地址", "Address"), 62.0),
        (Text("重点部位、工序", "Critical points"), 62.0),
    )
    rows = [(one.name, sheet.known(one.address, address), sheet.gap(_PLACE)) for one in sheet.facts.places]
    empty = [(sheet.gap(Text("场所", "site")), sheet.gap(address), sheet.gap(_PLACE))]
    return Rows(columns, tuple(rows or empty))


def _levels(sheet: SkeletonSheet) -> Rows:
    columns = ((Text("级别", "Level"), 24.0), (Text("什么情况", "When"), 90.0), (Text("谁指挥", "Who leads"), 60.0))
    principal = sheet.names(sheet.facts.in_position(Position.PRINCIPAL), _NAME)
    director = sheet.names(sheet.facts.in_position(Position.DIRECTOR), _NAME)
    leads = (principal, principal, director)
    rows = zip(_LEVELS, _LEVEL_GAPS, leads, strict=True)
    return Rows(columns, tuple((sheet.say(level), sheet.gap(when), lead) for level, when, lead in rows))


def _group(sheet: SkeletonSheet) -> Rows:
    columns = ((Text("小组", "Group"), 36.0), (Text("人员", "People"), 58.0), (Text("职责", "Duties"), 80.0))
    known = [
        (sheet.say(role), sheet.names(sheet.facts.in_position(position), _NAME), sheet.say(duty))
        for role, position, duty in _ROLES
    ]
    more = [(sheet.say(role), sheet.gap(_NAME), sheet.say(duty)) for role, duty in _MORE_ROLES]
    return Rows(columns, tuple(known + more))


def _phones(sheet: SkeletonSheet) -> Rows:
    facts = sheet.facts
    firm, provider = sheet.say(Text("本企业", "The firm")), sheet.say(Text("服务单位", "Service provider"))
    listed = [(firm, one) for one in facts.people] + [(provider, one) for one in facts.team]
    rows = [(who, one.name, one.does, sheet.known(one.phone, _PHONE)) for who, one in listed]
    others = (
        Text("监管部门", "Authority"),
        Text("检验机构", "Laboratory"),
        Text("主要顾客", "Main customers"),
    )
    rows += [(sheet.say(one), sheet.gap(_NAME), "", sheet.gap(_PHONE)) for one in others]
    return Rows(_LIST, tuple(rows))


def _stock(sheet: SkeletonSheet) -> Rows:
    columns = (
        (Text("物资", "What"), 54.0),
        (Text("数量", "How many"), 30.0),
        (Text("存放处", "Where"), 50.0),
        (Text("保管人", "Keeper"), 40.0),
    )
    means = (
        Text("隔离、待检、不合格标识", "Labels: hold, nonconforming"),
        Text("封条、围挡", "Seals, barriers"),
        Text("检测仪器", "Instruments"),
        Text("备用场地、货架", "Room and racks to isolate"),
    )
    gaps = (Text("数量", "how many"), Text("存放处", "where"), _NAME)
    return Rows(columns, tuple((sheet.say(one), *(sheet.gap(gap) for gap in gaps)) for one in means))
