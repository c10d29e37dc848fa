"""企业总览: a client's figures, and a key to each thing that is its (clauses 3.7, 5.1.3)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.records.boards import HubView, Papers
from bot.records.cases.cases import CasePage
from bot.records.clients import ClientRecord
from bot.records.trainings import TrainingView
from bot.rules.beijing import beijing_day
from bot.rules.boards.clients import CLIENTS, LAST_VISIT, LATE, SERIOUS
from bot.rules.boards.coverage_words import TITLE as COVERAGE
from bot.rules.boards.hub import HUB, LAST_SCORE, MONTH, OPEN
from bot.rules.cases.finding import FINDING
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.ledgers.kinds import CLIENTS as OF_CLIENTS
from bot.rules.ledgers.ledger import Ledger, Which
from bot.rules.people import Person
from bot.rules.tasks.cadence_words import rate
from bot.rules.text import Language, Text, capital
from bot.screens import to_answer
from bot.screens.buttons import (
    AskDocument,
    Data,
    OpenForm,
    ShowBoard,
    ShowCadence,
    ShowClient,
    ShowClientCases,
    ShowClientPapers,
    ShowClientRest,
    ShowClientTrainings,
    ShowCoverage,
    ShowEntry,
    ShowFound,
    ShowLedger,
    ShowRecords,
    ShowReportReaders,
    ShowServicePlan,
    ShowSkeletons,
    ShowTasks,
    ShowTraining,
)
from bot.screens.cases.lists import cases_of_client
from bot.screens.checklists.score import shortly
from bot.screens.keys import BACK
from bot.screens.numbered import numbered_lines
from bot.screens.paged import paged
from bot.screens.report_readers import READERS
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, clipped, escape
from bot.screens.skeletons import DRAFT
from bot.screens.times import short_day
from bot.screens.ways.registers import REGISTER
from bot.screens.ways.work_records import TO_LIST

RECORDS: Mapping[str, Text] = {"patrol": Text("巡查", "Patrols"), "service": Text("服务", "Services")}
"""The records that whoever looks at a client looks for first; others are one tap further."""
LEDGERS = ("contracts", "people")
"""The ledgers that stand beside them, by their codes."""
CASES: Mapping[str, Text] = {kind: one.name for kind, one in CASE_KINDS.items()} | {
    "finding": Text("问题", "Findings"),
    "complaint": Text("投诉", "Complaints"),
    "enquiry": Text("咨询", "Enquiries"),
    "hazard": Text("隐患", "Hazards"),
    "incident": Text("事件", "Incidents"),
}
_RARE = frozenset({"incident"})
"""The cases that are one tap further; those that are open are counted all the same."""
TRAININGS, PAPERS, WEEK = Text("培训", "Trainings"), Text("文件", "Files"), Text("本周", "This week")
PLAN = Text("服务方案", "Plan")
CADENCE, REST = Text("频次兑现", "Cadence"), Text("其他…", "Other…")
CARD = Text("客户资料", "Client card")
_WHICH = Text("<b>{name}</b>\n\n看哪家企业？", "<b>{name}</b>\n\nWhich client?")
_NO_CLIENT = Text("<b>{name}</b>\n\n还没有企业。", "<b>{name}</b>\n\nThere is no client yet.")
_MONTH = Text("本月{rate}", "{rate} this month")
_LATE = Text("⏰ 逾期 {n} 项", "⏰ {n} late")
_OPEN = Text("未结：{cases}", "Open: {cases}")
_NOTHING_OPEN = Text("没有未办结的", "Nothing is open")
_SERIOUS = Text("🔴 严重问题 {n} 项", "🔴 {n} serious")
_VISITED = Text("上次到访 {day}", "Visited {day}")
_SCORED = Text("得分率 {score}", "{score}")
_UNVISITED = Text("一年内未到访", "No visit for a year")
_NO_TRAININGS = Text("一年内没有培训。", "No trainings within a year.")
_NO_PAPERS = Text("还没有报告。", "There are no reports yet.")
_LATEST = Text("点一份就发给您；更早的在巡查记录里。", "Tap one to have it sent; older ones are among the patrols.")


def clients_to_see(found: Sequence[ClientRecord], page: int, language: Language) -> Screen:
    """Whose?"""
    html = (_WHICH if found else _NO_CLIENT).to(language, name=escape(HUB.title.to(language)))

    def button(client: ClientRecord) -> Button:
        return Button(as_label(client.short_name), ShowClient(client.id, 0))

    return paged(html, found, page, language, button, lambda to: ShowClient(0, to))


def hub(view: HubView, ledgers: tuple[Ledger, ...], language: Language, *, board: bool) -> Screen:
    """The client with its figures, what waits for the reader's yes, and the ways to all that is its.

    ``board``: the reader reads the board of clients.
    """
    head = f"<b>{escape(view.client.name)}</b>"
    lines = "\n".join(map(escape, hub_lines(view, language)))
    back = (Button(CLIENTS.title.to(language), ShowBoard(CLIENTS.code, "", 0)),) if board else ()
    waiting = ((button,) for button in to_answer.keys(view.to_answer, language))
    rows = (*waiting, *hub_rows(view, ledgers, language), (*back, home_button(language)))
    return Screen(f"{head}\n\n{lines}", rows)


def hub_lines(view: HubView, language: Language) -> Iterator[str]:
    """How things stand at a client, as far as its reader may know."""
    line = view.line
    if view.counts:
        late = LATE.of(line)
        said = [capital(_MONTH.to(language, rate=rate(MONTH.of(line), language)))]
        yield " · ".join((*said, *([_LATE.to(language, n=late)] if late else [])))
    counts = [(kind, figure.of(line)) for kind, figure in OPEN.items()]
    cases = " · ".join(f"{CASES[kind].to(language)} {n}" for kind, n in counts if n)
    yield _OPEN.to(language, cases=cases) if cases else _NOTHING_OPEN.to(language)
    serious, last = SERIOUS.of(line), LAST_VISIT.of(line)
    visited = _VISITED.to(language, day=short_day(last, language)) if last is not None else _UNVISITED.to(language)
    scored = LAST_SCORE.of(line)
    if scored is not None:
        visited = f"{visited} · {_SCORED.to(language, score=shortly(scored))}"
    yield " · ".join((*([_SERIOUS.to(language, n=serious)] if serious else []), visited))


def hub_rows(view: HubView, ledgers: tuple[Ledger, ...], language: Language) -> list[Row]:
    """A key to each thing, three to a row; ``ledgers`` are those that the reader may see."""
    client = view.client.id
    by_code = {one.code: one for one in ledgers}
    keys = [_ledger(by_code[code], client, language) for code in LEDGERS if code in by_code]
    if view.plan is not None:
        keys.insert(1, Button(PLAN.to(language), ShowServicePlan(view.plan, 0)))
    keys += [Button(WEEK.to(language), ShowTasks("client", client, "week", 0))] if view.plans else []
    keys += [_records(kind.kind, client, RECORDS[kind.kind], language) for kind in view.lists if kind.kind in RECORDS]
    keys += [Button(CASES[kind].to(language), _cases(client, kind)) for kind in view.cases if kind not in _RARE]
    keys += [
        Button(TRAININGS.to(language), ShowClientTrainings(client)),
        Button(PAPERS.to(language), ShowClientPapers(client)),
    ]
    if view.counts:
        keys += [
            Button(CADENCE.to(language), ShowCadence(client, 0, 0)),
            Button(COVERAGE.to(language), ShowCoverage(client, 0, 0)),
        ]
    return side_by_side([*keys, Button(REST.to(language), ShowClientRest(client))], 3)


def hub_rest(view: HubView, ledgers: tuple[Ledger, ...], language: Language) -> Screen:
    """What of a client is not needed every day."""
    client = view.client.id
    keys = [
        Button(CARD.to(language), ShowEntry(one.code, client))
        if one.subject == HUB.of
        else _ledger(one, client, language)
        for one in ledgers
        if one.subject == HUB.of or (one.code not in LEDGERS and one.listed_by(OF_CLIENTS))
    ]
    keys += [
        _records(kind.kind, client, TO_LIST[kind.kind].name, language)
        for kind in view.lists
        if kind.kind not in RECORDS
    ]
    keys += [Button(CASES[kind].to(language), _cases(client, kind)) for kind in view.cases if kind in _RARE]
    keys += [Button(DRAFT.to(language), ShowSkeletons(client, 0))] if view.drafts else []
    head = f"<b>{escape(view.client.short_name)}</b> · {escape(REST.to(language))}"
    return Screen(head, (*side_by_side(keys), _back(client, language)))


def _ledger(ledger: Ledger, client: int, language: Language) -> Button:
    return Button(ledger.title.to(language), ShowLedger(ledger.code, Which.CURRENT.value, 0, client, ""))


def _records(kind: str, client: int, name: Text, language: Language) -> Button:
    return Button(name.to(language), ShowRecords(kind, "client", client, "", "", 0))


def _cases(client: int, kind: str) -> Data:
    """A list of the cases of a kind; findings have a board of their own."""
    return ShowFound(client, "", 0) if kind == FINDING.kind else ShowClientCases(client, kind, 0)


def _back(client: int, language: Language) -> Row:
    return Button(BACK.to(language), ShowClient(client, 0)), home_button(language)


def client_cases(client: ClientRecord, kind: str, found: CasePage, who: Person, now: datetime) -> Screen:
    """Its cases of a kind, the open ones first."""
    language = who.language
    title = f"<b>{escape(client.short_name)} · {escape(CASES[kind].to(language))}</b>"
    screen = cases_of_client(title, found, who, now, lambda to: ShowClientCases(client.id, kind, to))
    return Screen(screen.html, (*screen.rows[:-1], _back(client.id, language)))


def client_trainings(client: ClientRecord, found: Sequence[TrainingView], language: Language) -> Screen:
    """Its trainings, each one tap from its card."""
    lines, rows = numbered_lines((_training(view, language), ShowTraining(view.session.id)) for view in found)
    head = f"<b>{escape(client.short_name)} · {escape(TRAININGS.to(language))}</b>"
    none = [] if found else [escape(_NO_TRAININGS.to(language))]
    return Screen("\n\n".join((head, *lines, *none)), (*rows, _back(client.id, language)))


def _training(view: TrainingView, language: Language) -> str:
    session = view.session
    facts = [short_day(beijing_day(session.starts_at), language), session.trainer_name]
    facts += [Text("🚫 已取消", "🚫 cancelled").to(language)] if session.state == "cancelled" else []
    return f"<b>{escape(clipped(session.title, 60))}</b>\n　{escape(' · '.join(facts))}"


def client_papers(papers: Papers, language: Language) -> Screen:
    """Its latest documents, each one tap away."""
    client = papers.client
    head = f"<b>{escape(client.short_name)} · {escape(PAPERS.to(language))}</b>"
    rows: list[Row] = [
        (
            Button(
                as_label(f"📄 {short_day(one.day, language)} {capital(one.of_kind.name.to(language))} {one.site_name}"),
                AskDocument(one.of_kind.document, one.id, 0),
            ),
        )
        for one in papers.records
    ]
    others = [Button(REGISTER.name.to(language), OpenForm("register", "client", client.id))]
    if papers.plan is not None:
        label = Text("📋 服务方案", "📋 Service plan").to(language)
        others.insert(0, Button(label, AskDocument("service_plan", papers.plan, 0)))
    if papers.cadence:
        others.insert(0, Button(CADENCE.to(language), AskDocument("cadence_page", papers.cadence, 0)))
    if papers.sets_readers:
        others.append(Button(READERS.to(language), ShowReportReaders(client.id, "", 0)))
    said = _LATEST if papers.records else _NO_PAPERS
    return Screen(f"{head}\n\n{escape(said.to(language))}", (*rows, *side_by_side(others), _back(client.id, language)))
