"""监测计划 as a paper: what the client measures where and how often, from its ledger (clauses 4.4.1, 4.6 g)."""

from collections.abc import Mapping

from bot.documents.skeletons.sheet import Heading, Line, Part, Point, Rows, SkeletonSheet
from bot.rules.ledgers.monitoring import MONITORING, STAGES
from bot.rules.text import Text

TITLE = Text("质量监测计划", "Quality monitoring plan")

_COLUMNS = (
    (Text("序号", "No."), 9.0),
    (Text("点位", "Point"), 20.0),
    (Text("项目", "Item"), 20.0),
    (Text("依据", "Basis"), 18.0),
    (Text("方法/仪器", "Method"), 18.0),
    (Text("频次/样本量", "How often / sample"), 21.0),
    (Text("限值", "Limits"), 17.0),
    (Text("责任人", "Responsible"), 19.0),
    (Text("记录", "Record"), 15.0),
    (Text("异常处置", "If beyond"), 17.0),
)
_ASKED = {
    key: MONITORING.column(key).label
    for key in ("point", "item", "basis", "method", "often", "limits", "person", "record", "abnormal")
}
_RULES = (
    Text(
        "测量前确认仪器在检定有效期或本企业规定的校准周期内，停用、超期的不得使用。",
        "Before measuring, see that the instrument is within its verification or the calibration "
        "interval that was laid down; none that is overdue or out of use.",
    ),
    Text(
        "按计划测，如实记录测得值、时间和人员；漏测的补测并注明，不得补填。",
        "Measure as planned and record value, time and person truthfully. What was missed is "
        "measured later and said to "
        "be, never filled in.",
    ),
    Text(
        "超出限值先按“异常处置”做，再查原因，影响到的产品要追溯。",
        "Beyond a limit do first what stands under “If beyond”, then look for the cause, and trace "
        "the products concerned.",
    ),
    Text(
        "更正用划改，写的人签名并注明日期。",
        "Correct by striking through, with the writer's signature and the date.",
    ),
)


def parts(sheet: SkeletonSheet) -> list[Part]:
    """The plan; a stage of which nothing is planned has an empty row to fill in."""
    found: list[Part] = [
        Heading(Text("范围", "Scope")),
        Line(
            sheet.say(
                Text(
                    "本计划规定{firm}进货、过程、成品和环境的监测点位、项目、频次、限值、责任人和异常处置，适用于"
                    "：{places}。",
                    "This plan lays down where {firm} measures what and how often, within which limits, who "
                    "does, and what "
                    "comes first beyond them. It covers: {places}.",
                ),
                firm=sheet.facts.name,
                places=sheet.names([place.name for place in sheet.facts.places], Text("车间、仓库等场所", "sites")),
            )
        ),
        Heading(Text("怎么监测", "How to measure")),
        *sheet.points(_RULES),
    ]
    for stage in STAGES:
        rows = [row for row in sheet.facts.monitoring if row["stage"] == sheet.say(stage.text)] or [{}]
        found += [Heading(stage.text), Rows(_COLUMNS, _numbered(rows, sheet), 7.5)]
    found += [
        Heading(Text("评审", "Review")),
        Line(
            sheet.say(
                Text(
                    "每年至少评审一次；产品、工艺、标准变化，或监测结果异常、有质量投诉后，及时修订。下次评审：{day}",
                    "Reviewed at least yearly, and when product, process or standard change, or after results "
                    "beyond limits or "
                    "complaints. Next review: {day}",
                ),
                day=sheet.gap(Text("日期", "date")),
            )
        ),
        Point(
            sheet.say(
                Text("与现场核对点位和限值后再发布。", "Check points and limits on the spot before it is issued.")
            )
        ),
    ]
    return found


def _numbered(rows: list[Mapping[str, str]], sheet: SkeletonSheet) -> tuple[tuple[str, ...], ...]:
    return tuple((str(number), *_cells(row, sheet)) for number, row in enumerate(rows, start=1))


def _cells(row: Mapping[str, str], sheet: SkeletonSheet) -> tuple[str, ...]:
    often = "\n".join(filter(None, (row.get("often", ""), row.get("sample", ""))))
    said = {**row, "often": often}
    return tuple(sheet.known(said.get(key, ""), label) for key, label in _ASKED.items())
