"""风险管控清单: the risks in hand with who controls them how often, in the columns of Order 75 (clauses 4.3, 4.6 e)."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.documents.spreadsheet import Column, Kind, Sheet, Value, Workbook, draw_workbook
from bot.rules.risks.words import LEVEL, LIKELIHOOD, SEVERITY
from bot.rules.text import Language, Text

WHOSE, NUMBER_OF, AS_OF = Text("企业", "Client"), Text("风险数", "Risks"), Text("截至", "As of")
PROVIDER = Text("服务单位", "Service provider")
_SHEET = Text("清单", "List")
_ORDER_75 = (
    Column(Text("主要负责人", "Principal"), width=12),
    Column(Text("质量安全总监", "Quality-safety director"), width=12),
    Column(Text("质量安全员", "Quality-safety officer"), width=12),
)
_OWNER = (Column(Text("负责人", "Owner"), width=12),)


@dataclass(frozen=True, slots=True)
class ListedRisk:
    """A line, in words already. ``responsible``: by the columns of who is; ``measures``: what is still to be done."""

    code: str
    name: str
    sort: str
    stage: str
    description: str
    incidents: str
    likelihood: str
    severity: str
    level: str
    controls: str
    how_often: str
    responsible: tuple[str, ...]
    measures: str
    review_on: date | None


@dataclass(frozen=True, slots=True)
class ControlList:
    """What the list is made of; ``of_client``: with the posts of Order 75, else with an owner."""

    title: str
    whose: str
    of_client: bool
    risks: tuple[ListedRisk, ...]
    today: date
    provider: str
    made_at: datetime
    language: Language


def render_list(of: ControlList) -> bytes:
    """The list as an XLSX file. Raises UnlikeItsColumn."""
    columns = (
        Column(Text("序号", "No."), Kind.NUMBER, 6),
        Column(Text("风险编号", "Risk code"), width=10),
        Column(Text("风险名称", "Name"), width=20),
        Column(Text("风险类别", "Kind of risk"), width=12),
        Column(Text("控制环节", "Control stage"), width=14),
        Column(Text("风险描述", "Description"), width=32),
        Column(Text("可能的事件和后果", "Possible incidents"), width=28),
        Column(LIKELIHOOD, width=12),
        Column(SEVERITY, width=12),
        Column(LEVEL, width=12),
        Column(Text("管控措施", "Control measures"), width=32),
        Column(Text("管控频次", "How often"), width=12),
        *(_ORDER_75 if of.of_client else _OWNER),
        Column(Text("待办措施", "Measures to come"), width=32),
        Column(Text("下次复评", "Next review"), Kind.DATE, 12),
    )
    rows = tuple(_row(number, risk) for number, risk in enumerate(of.risks, start=1))
    title = Text(of.title, of.title)
    about: tuple[tuple[Text, Value], ...] = (
        (WHOSE, of.whose),
        (AS_OF, of.today),
        (NUMBER_OF, len(of.risks)),
        (PROVIDER, of.provider),
    )
    return draw_workbook(Workbook(title, about, (Sheet(_SHEET, columns, rows),), of.language, of.made_at))


def _row(number: int, risk: ListedRisk) -> tuple[Value, ...]:
    said = (
        risk.code,
        risk.name,
        risk.sort,
        risk.stage,
        risk.description,
        risk.incidents,
        risk.likelihood,
        risk.severity,
        risk.level,
        risk.controls,
        risk.how_often,
        *risk.responsible,
        risk.measures,
    )
    return (number, *(one or None for one in said), risk.review_on)
