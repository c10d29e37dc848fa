"""岗位职责 of the three positions that Order No. 75 asks for, with who is in them (clause 4.4.1)."""

from collections.abc import Mapping

from bot.documents.skeletons.sheet import Heading, Line, Part, Rows, SkeletonSheet
from bot.rules.people import POSITION_NAMES, Position
from bot.rules.text import Text

TITLE = Text("质量安全岗位职责", "Quality-safety job duties")

_DUTIES: Mapping[Position, tuple[Text, ...]] = {
    Position.PRINCIPAL: (
        Text("对本企业产品质量安全全面负责。", "Answers for the quality and safety of all products."),
        Text(
            "以书面形式任命质量安全总监、质量安全员，明确职责和权限；人数与企业规模、产品和风险相适应。",
            "Appoints director and officers in writing with duties and authority, as many as size, "
            "products and risks demand.",
        ),
        Text(
            "作涉及产品质量安全的重大决策前，听取质量安全总监和质量安全员的意见。",
            "Hears director and officers before decisions that bear on quality and safety.",
        ),
        Text(
            "每月至少听取一次质量安全总监汇报，研究问题和措施，形成每月调度会议纪要。",
            "Hears the director at least monthly, decides on measures, and has minutes kept.",
        ),
        Text("提供必要的人员、设备、经费和培训。", "Provides the people, equipment, money and training needed."),
    ),
    Position.DIRECTOR: (
        Text(
            "组织建立和落实质量安全管理制度、风险管控清单。",
            "Sees that rules and the list of risks under control are made and kept to.",
        ),
        Text(
            "每周至少组织一次风险隐患排查，分析日管控情况，形成每周排查治理报告。",
            "Has risks looked for at least weekly, reads the daily checks, and writes the weekly report.",
        ),
        Text(
            "组织问题整改，核实上周整改结果；重大隐患立即采取措施并报告主要负责人。",
            "Has problems rectified and checks last week's; acts at once on grave ones and reports to the principal.",
        ),
        Text("组织进货检验、过程控制和出厂放行的落实。", "Sees to incoming inspection, process control and release."),
        Text("组织质量安全员的培训和考核，留存记录。", "Has the officers trained and assessed, and keeps the records."),
    ),
    Position.OFFICER: (
        Text(
            "每日按风险管控清单检查，形成每日检查记录；没有发现问题的也如实记录（零风险报告）。",
            "Checks daily by the list of risks, and records it, also when nothing is found (nil report).",
        ),
        Text(
            "停产日如实记录停产，不写无问题。", "Records a day without production as such, not as one without problems."
        ),
        Text(
            "发现风险隐患立即采取防范措施，报告质量安全总监，跟踪到整改完成。",
            "Acts at once on what is found, reports it to the director, and follows it until it is rectified.",
        ),
        Text("检查、督促岗位人员按制度和工艺操作。", "Sees that people work by the rules and the process."),
        Text("保管检查记录和有关资料备查。", "Keeps the records and papers for inspection."),
    ),
}
_DEPARTMENT, _ABOVE = Text("部门", "department"), Text("上级", "reports to")
_AUTHORITY = Text("职权，如停止作业、停止放行的权限", "authority, such as to stop work or release")
_ABLE, _ASSESSED = (
    Text("学历、经验、培训等条件", "education, experience, training"),
    Text("考核办法", "how it is assessed"),
)
_REPORTS_TO = {Position.DIRECTOR: Position.PRINCIPAL, Position.OFFICER: Position.DIRECTOR}
_COLUMNS = ((Text("项目", "Item"), 34.0), (Text("内容", "Content"), 140.0))


def parts(sheet: SkeletonSheet) -> list[Part]:
    """Who it is for, then each position on its own."""
    applies = (
        Text(
            "台账登记本企业适用第 75 号令；三个岗位以书面形式明确。",
            "By the ledger Order 75 applies; the three positions are laid down in writing.",
        )
        if sheet.facts.order_75
        else Text(
            "台账登记本企业不适用第 75 号令，或还没有核实。请先核实；自愿设岗的可以参照使用。",
            "By the ledger Order 75 does not apply, or was not checked yet. Check it first; who sets up "
            "the positions by choice "
            "may use this draft.",
        )
    )
    found: list[Part] = [
        Heading(Text("适用", "For whom")),
        Line(sheet.say(applies)),
    ]
    for position, duties in _DUTIES.items():
        name = POSITION_NAMES[position]
        above = _REPORTS_TO.get(position)
        reports = sheet.say(POSITION_NAMES[above]) if above is not None else sheet.gap(_ABOVE)
        said = "\n".join(f"{n}. {sheet.say(duty)}" for n, duty in enumerate(duties, start=1))
        rows = (
            (Text("任职人", "Held by"), sheet.names(sheet.facts.in_position(position), Text("姓名", "name"))),
            (Text("部门", "Department"), sheet.gap(_DEPARTMENT)),
            (Text("上级", "Reports to"), reports),
            (Text("职责", "Duties"), said),
            (Text("权限", "Authority"), sheet.gap(_AUTHORITY)),
            (Text("任职条件", "Qualification"), sheet.gap(_ABLE)),
            (Text("考核", "Assessment"), sheet.gap(_ASSESSED)),
        )
        found += [Heading(name), Rows(_COLUMNS, tuple((sheet.say(label), value) for label, value in rows), 9)]
    return found
