"""服务能力: whether we are able to serve as the standard demands, figure by figure (clauses 3.1, 4.7.2, 5.1, 6.2).

A board of ourselves: each figure is one function of how the firm stands; whatever tells it (the board, its lists, the
weekly message) asks that function. A further figure is one more row of ``FIGURES``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from bot.rules.boards.board import OURS, Board, Figure
from bot.rules.competence import FIELD_NAMES, INTERMEDIATE_OR_ABOVE, TITLE_LEVEL_NAMES, Field, TitleLevel
from bot.rules.declaring import by_code
from bot.rules.ledgers.contracts import CONTRACTS
from bot.rules.ledgers.kinds import ASSIGNMENTS
from bot.rules.ledgers.ledger import Ledger
from bot.rules.people import Position, Role
from bot.rules.permissions import Right, Scope
from bot.rules.text import CHINESE, ENGLISH, Text, joined

READERS = (Role.ADMINISTRATOR, Role.QUALITY_MANAGER)
"""To whom it is told each week."""
SEE_READINESS = Right(
    Text("看服务能力", "See readiness"),
    dict.fromkeys((*READERS, Role.AUDITOR), Scope.ALL),
    in_practice=False,
)

LEAST_STAFF = 6
"""专业技术服务人员不少于 6 人 (3.1)."""


class Mark(Enum):
    """How a figure stands, the worst first."""

    RED = "🔴"
    AMBER = "🟠"
    GREEN = "🟢"


@dataclass(frozen=True, slots=True)
class Staff:
    """One of our own people in use; ``kind``, ``title_level`` and ``competence`` as the ledger keeps them."""

    id: int
    name: str
    kind: str
    title_level: str
    competence: str

    @property
    def technical(self) -> bool:
        """Whether they are technical staff."""
        return self.kind == Position.TECHNICAL

    @property
    def titled(self) -> bool:
        """Whether their title is intermediate or above."""
        return self.title_level in INTERMEDIATE_OR_ABOVE

    @property
    def fields(self) -> frozenset[Field]:
        """Their fields of competence."""
        return frozenset(map(Field, self.competence.split()))


@dataclass(frozen=True, slots=True)
class Team:
    """A client in use, with who of ours in use serves it, and whether a contract with it is in force."""

    client_id: int
    client: str
    leads: frozenset[int]
    consultants: frozenset[int]
    contract: bool


@dataclass(frozen=True, slots=True)
class RunOut:
    """An entry of a ledger that has run out; ``client`` is empty where it is ours."""

    ledger: str
    entry_id: int
    name: str
    client: str
    until: date


@dataclass(frozen=True, slots=True)
class LateReport:
    """A report that was promised and is not there."""

    task_id: int
    client: str
    about: str
    assignee: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Standing:
    """How the firm stands: what the figures are of. Practice is no part of it."""

    staff: tuple[Staff, ...]
    teams: tuple[Team, ...]
    run_out: tuple[RunOut, ...]
    late_reports: tuple[LateReport, ...]
    to_train: tuple["ToTrain", ...] = ()


@dataclass(frozen=True, slots=True)
class ToTrain:
    """Somebody technical who was to learn again by a day that is past."""

    id: int
    name: str
    until: date


class Opens(Enum):
    """What an item leads to, by its id: a person's card, a client's list of a ledger, an entry, a task, or nothing."""

    PERSON = "person"
    LIST = "list"
    ENTRY = "entry"
    TASK = "task"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing behind a figure: what it is called, what is said of it, since when.

    ``ledger``: of an entry or a list.
    """

    name: Text
    said: tuple[Text, ...] = ()
    day: date | None = None
    opens: Opens = Opens.NOTHING
    id: int = 0
    ledger: str = ""


_NO_WORDS = Text("", "")


@dataclass(frozen=True, slots=True)
class Found:
    """How a figure stands: its ``n``, and ``what`` that is in words where a number does not say it."""

    mark: Mark
    n: int
    items: tuple[Item, ...]
    what: Text = _NO_WORDS


_NOTHING = Found(Mark.GREEN, 0, ())


@dataclass(frozen=True, slots=True)
class Demand(Figure[Found]):
    """A figure of what is demanded. ``name`` fits a key; ``well`` is said where it is green, else ``ill``.

    ``demands``: what the standard asks for, said above its items. ``find`` tells it.
    """

    none: Found = field(default=_NOTHING, init=False)
    name: Text
    demands: Text
    well: Text
    ill: Text
    find: Callable[[Standing], Found]

    def line(self, found: Found) -> Text:
        """The figure in a line."""
        said = self.well if found.mark is Mark.GREEN else self.ill
        return Text(*(said.to(language, n=found.n, what=found.what.to(language)) for language in (CHINESE, ENGLISH)))


_NOT_SAID = Text("类别没填", "kind of staff not said")
_NO_TITLE = Text("没有职称", "no title")


def technical(standing: Standing) -> Found:
    """Technical staff; where they are too few, whose kind nobody said stands below them."""
    found = [one for one in standing.staff if one.technical]
    enough = len(found) >= LEAST_STAFF
    unsaid = () if enough else tuple(one for one in standing.staff if not one.kind)
    items = (*(_person(one, _title_of(one)) for one in found), *(_person(one, _NOT_SAID) for one in unsaid))
    return Found(Mark.GREEN if enough else Mark.RED, len(found), items)


def titled(standing: Standing) -> Found:
    """Technical staff of intermediate title or above; where they are too few, the others stand below them."""
    found = [one for one in standing.staff if one.technical and one.titled]
    enough = len(found) >= LEAST_STAFF
    others = () if enough else tuple(one for one in standing.staff if one.technical and not one.titled)
    items = tuple(_person(one, _title_of(one)) for one in (*found, *others))
    return Found(Mark.GREEN if enough else Mark.AMBER, len(found), items)


def no_lead(standing: Standing) -> Found:
    """Clients without a project lead."""
    items = tuple(_of_client(team, (), ASSIGNMENTS) for team in standing.teams if not team.leads)
    return Found(Mark.RED if items else Mark.GREEN, len(items), items)


def no_contract(standing: Standing) -> Found:
    """Clients with which no contract is in force; they are served as before."""
    items = tuple(_of_client(team, (), CONTRACTS) for team in standing.teams if not team.contract)
    return Found(Mark.AMBER if items else Mark.GREEN, len(items), items)


def fields(standing: Standing) -> Found:
    """Fields of competence that none of ours covers; all four with who does."""
    covering = {field: [one for one in standing.staff if field in one.fields] for field in Field}
    missing = [field for field, found in covering.items() if not found]
    nobody = Text("没有人", "nobody")
    items = tuple(
        Item(FIELD_NAMES[field], tuple(_as_it_is(one.name) for one in found) or (nobody,))
        for field, found in covering.items()
    )
    return Found(Mark.RED if missing else Mark.GREEN, len(missing), items, _named(missing))


def team_fields(standing: Standing) -> Found:
    """Clients whose team does not cover all four fields; who has no team at all is named with all four."""
    able = {one.id: one.fields for one in standing.staff}
    items = []
    for team in standing.teams:
        covered = frozenset[Field]().union(*(able.get(one, frozenset()) for one in team.leads | team.consultants))
        missing = [FIELD_NAMES[field] for field in Field if field not in covered]
        if missing:
            items.append(_of_client(team, tuple(missing), ASSIGNMENTS))
    return Found(Mark.AMBER if items else Mark.GREEN, len(items), tuple(items))


def run_out(standing: Standing) -> Found:
    """What has run out, the longest ago first: what is ours is worse than what a client has to renew."""
    found = sorted(standing.run_out, key=lambda one: (one.until, one.ledger, one.entry_id))
    items = tuple(
        Item(_in(one.client, one.name), day=one.until, opens=Opens.ENTRY, id=one.entry_id, ledger=one.ledger)
        for one in found
    )
    ours = any(not one.client for one in found)
    return Found(Mark.RED if ours else Mark.AMBER if found else Mark.GREEN, len(items), items)


def late_reports(standing: Standing) -> Found:
    """Reports that were promised for a day that is past, the oldest first."""
    found = sorted(standing.late_reports, key=lambda one: (one.due_on, one.task_id))
    items = tuple(
        Item(_in(one.client, one.about), (_as_it_is(one.assignee),), one.due_on, Opens.TASK, one.task_id)
        for one in found
    )
    return Found(Mark.RED if items else Mark.GREEN, len(items), items)


def to_train(standing: Standing) -> Found:
    """Technical staff whose training is due, the longest ago first."""
    found = sorted(standing.to_train, key=lambda one: (one.until, one.name, one.id))
    items = tuple(Item(_as_it_is(one.name), day=one.until, opens=Opens.PERSON, id=one.id) for one in found)
    return Found(Mark.AMBER if items else Mark.GREEN, len(items), items)


def _person(one: Staff, said: Text) -> Item:
    return Item(_as_it_is(one.name), (said,), opens=Opens.PERSON, id=one.id)


def _of_client(team: Team, said: tuple[Text, ...], ledger: Ledger) -> Item:
    """A client, which leads to where what it lacks is mended."""
    return Item(_as_it_is(team.client), said, opens=Opens.LIST, id=team.client_id, ledger=ledger.code)


def _title_of(one: Staff) -> Text:
    return TITLE_LEVEL_NAMES[TitleLevel(one.title_level)] if one.title_level else _NO_TITLE


def _as_it_is(name: str) -> Text:
    return Text(name, name)


def _in(client: str, name: str) -> Text:
    return _as_it_is(" · ".join(filter(None, (client, name))))


def _named(missing: Iterable[Field]) -> Text:
    found = [FIELD_NAMES[field] for field in missing]
    return Text(*(joined((name.to(language) for name in found), language) for language in (CHINESE, ENGLISH)))


FIGURES: Mapping[str, Demand] = by_code(
    (
        Demand(
            "technical",
            Text("技术人员", "Staff"),
            Text("专业技术服务人员不少于 6 人（3.1）。", "At least 6 technical staff (3.1)."),
            Text("技术人员 {n} 人", "{n} technical staff"),
            Text("技术人员 {n} 人，至少要 6 人", "{n} technical staff, at least 6 are needed"),
            technical,
        ),
        Demand(
            "titled",
            Text("中级及以上", "Titles"),
            Text(
                "配备中级及以上职称的专业技术人员（3.1）；按 6 人都要有职称来看。",
                "Technical staff of intermediate title or above (3.1), read as: all six of them.",
            ),
            Text("其中中级及以上 {n} 人", "{n} of intermediate title or above"),
            Text("其中中级及以上 {n} 人，不到 6 人", "{n} of intermediate title or above, fewer than 6"),
            titled,
        ),
        Demand(
            "no_lead",
            Text("没有负责人", "Without lead"),
            Text("每个项目组指定 1 名项目负责人（5.1.3）。", "Each team has one project lead (5.1.3)."),
            Text("每家企业都有项目负责人", "Every client has a project lead"),
            Text("{n} 家企业没有项目负责人", "{n} clients without a project lead", "{n} client without a project lead"),
            no_lead,
        ),
        Demand(
            "no_contract",
            Text("没有合同", "No contract"),
            Text("服务按合同进行（3.7）。", "Services are provided under a contract (3.7)."),
            Text("每家企业都有履行中的合同", "Every client has a contract in force"),
            Text(
                "{n} 家企业没有履行中的合同",
                "{n} clients without a contract in force",
                "{n} client without a contract in force",
            ),
            no_contract,
        ),
        Demand(
            "fields",
            Text("专业领域", "Fields"),
            Text("人员的专业涵盖四个领域（5.1.4）。", "Our people cover four fields of competence (5.1.4)."),
            Text("四个专业领域都有人", "All four fields of competence are covered"),
            Text("没有人具备：{what}", "Nobody covers: {what}"),
            fields,
        ),
        Demand(
            "team_fields",
            Text("项目组领域", "Teams’ fields"),
            Text(
                "项目组成员的专业涵盖四个领域，缺的要在服务方案里写明（5.1.4）。",
                "Each team covers four fields of competence, or the plan says which it does not (5.1.4).",
            ),
            Text("每个项目组四个领域都有人", "Every team covers all four fields"),
            Text("{n} 个项目组领域不全", "{n} teams lack a field", "{n} team lacks a field"),
            team_fields,
        ),
        Demand(
            "run_out",
            Text("过期", "Expired"),
            Text("证照等都在有效期内（6.2）。", "Licences and the like are valid (6.2)."),
            Text("没有过期的证照、合同或仪器", "Nothing has expired"),
            Text("{n} 项已过期", "{n} have expired", "{n} has expired"),
            run_out,
        ),
        Demand(
            "to_train",
            Text("定期培训", "Training"),
            Text("专业技术人员定期参加培训（3.2）。", "Technical staff are trained regularly (3.2)."),
            Text("技术人员都按期参加了培训", "All technical staff were trained in time"),
            Text("{n} 名技术人员该参加培训", "{n} technical staff are to be trained"),
            to_train,
        ),
        Demand(
            "late_reports",
            Text("逾期报告", "Late reports"),
            Text("按约定定期提交报告（4.7.2）。", "Reports are submitted as agreed (4.7.2)."),
            Text("没有逾期的报告", "No report is late"),
            Text("{n} 份报告逾期没交", "{n} reports are late", "{n} report is late"),
            late_reports,
        ),
    )
)
"""In the order in which they are told."""

READINESS = Board(
    "readiness",
    Text("服务能力", "Readiness"),
    OURS,
    SEE_READINESS,
    tuple(FIGURES.values()),
    lambda _: (),
)


def worst(found: Iterable[Found]) -> Mark:
    """The worst of several marks."""
    marks = {one.mark for one in found}
    return next((mark for mark in Mark if mark in marks), Mark.GREEN)
