"""What each screen asks of the storage and the rules, in a small and in a ten times larger firm: ``--only flat``.

Either has as many tasks as other records (``promised``); with ``--clients`` both serve as many, the large one longer.

The use cases are called in this process without Telegram, so nothing else is in the figures: milliseconds in the middle
of the wall clock, and of this process's processor time, which a busy machine leaves as it is; on PostgreSQL that of the
server is not in it.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from bot.documents.kinds import Desk
from bot.rules.beijing import beijing_day
from bot.rules.cases.sifting import Sift, Stands
from bot.rules.cause import Cause
from bot.rules.ledgers.archives import ARCHIVES
from bot.rules.ledgers.certificates import CERTIFICATES
from bot.rules.ledgers.contracts import CONTRACTS
from bot.rules.ledgers.equipment import EQUIPMENT
from bot.rules.ledgers.kinds import PEOPLE
from bot.rules.ledgers.ledger import Ledger, Which
from bot.rules.ledgers.premises import PREMISES
from bot.rules.ledgers.property import PROPERTY
from bot.rules.ledgers.risks import RISKS
from bot.rules.numbering import PartOfNumber, read_number
from bot.rules.people import Person, Role
from bot.rules.stretches import Stretch
from bot.services import deliverables
from bot.services.boards import statements
from bot.services.boards.broken import broken_of
from bot.services.boards.coverage import coverage_of
from bot.services.boards.findings import found_at, told
from bot.services.boards.hub import cases_of, hub_of, papers_of, trainings_of
from bot.services.boards.pictures import gather
from bot.services.boards.reading import board_of
from bot.services.cases import alike, answered, progress, promises, reporting, seeing
from bot.services.duty.on_list import on_duty
from bot.services.duty.parts import parts_in
from bot.services.duty.uncovered import uncovered_for
from bot.services.forms.purposes import publish_forms
from bot.services.homes.waiting import waiting_for
from bot.services.ledgers import entries as ledgers
from bot.services.ledgers import merging
from bot.services.service_plans.seeing import items_of
from bot.services.sold import used_of
from storage import database as db
from storage.database import opened
from storage.files import FileStore
from storage.jobs.queue import JOBS
from storage.migrating import migrate
from storage.people.members import find_members
from storage.people.persons import get_person
from storage.trail.entries import add_entry, seal_new_entries
from tests.growth.inspected import of_checklists
from tests.growth.people import LARGE, consultant_of
from tests.growth.promised import promised
from tests.growth.seeding import seed

ASKED = 15
WORDS = "第 76 台"
"""Of the titles of the cases of the seeded firm."""
PER_PAGE = 8
LAST = 10**6
"""A page behind the last one, in place of which that is shown."""
Question = Callable[[], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Flat:
    """What a question takes, in seconds in the middle."""

    what: str
    wall_s: float
    cpu_s: float


async def readers() -> dict[str, Person]:
    """Somebody of every role; of the client's side and of the team somebody of the large client."""
    found = {}
    for role in Role:
        of_large = f" AND g.client_id = {LARGE}" if role in (Role.CLIENT_STAFF, Role.CLIENT_MANAGER, Role.LEAD) else ""
        ids = await db.column(
            int,
            "SELECT g.person_id FROM role_grant g JOIN person p ON p.id = g.person_id WHERE g.role = :role"
            " AND g.ended_at IS NULL AND p.ended_at IS NULL AND p.consented_at IS NOT NULL"
            f"{of_large} ORDER BY g.id LIMIT 1",
            role=role,
        )
        who = await get_person(ids[0]) if ids else None
        if who is not None:
            found[role.value] = who
    return found


async def _questions(consultant_id: int, folder: Path) -> dict[str, Question]:
    by_role = await readers()
    consultant = await get_person(consultant_id)
    if consultant is None:
        raise LookupError(consultant_id)
    administrator, manager = by_role["administrator"], by_role["quality_manager"]
    staff = by_role["client_manager"]
    now = Cause(at=datetime.now(UTC))
    number = await db.value(str, "SELECT number FROM service_case WHERE client_id = :id ORDER BY id LIMIT 1", id=LARGE)
    part = read_number(str(number).rsplit("-", 1)[1])
    if not isinstance(part, PartOfNumber):
        raise LookupError(number)
    case_id = await db.number(
        "SELECT id FROM service_case WHERE client_id = :id AND kind = 'finding' LIMIT 1", id=LARGE
    )

    def home(who: Person) -> Question:
        return lambda: waiting_for(who, now)

    def listed(who: Person, whose: str, page: int) -> Question:
        return lambda: progress.look_up(who, whose, page, PER_PAGE)

    async def sealed() -> None:
        await add_entry(now, "submit", "patrol", 1)
        await seal_new_entries()

    def sifted(who: Person, kind: str, stands: Stands) -> Question:
        return lambda: progress.look_up(who, "firm", 0, PER_PAGE, Sift(kind, stands, now.at))

    asked: dict[str, Question] = {f"home: {role}": home(who) for role, who in by_role.items()}
    asked |= {
        "progress, first page: quality manager": listed(manager, "firm", 0),
        "progress, last page: quality manager": listed(manager, "firm", 99),
        "progress, closed incidents: quality manager": sifted(manager, "incident", Stands.CLOSED),
        "progress, late ones: quality manager": sifted(manager, "", Stands.LATE),
        "progress, first page: a firm's manager": listed(staff, "firm", 0),
        "progress, last page: a firm's manager": listed(staff, "firm", 99),
        "progress, what a consultant handles": listed(consultant, "handled", 0),
        "open findings: quality manager": lambda: progress.look_at_findings(manager, 0, PER_PAGE),
        "card of a case": lambda: seeing.get_case(manager, case_id),
        "last digits: a firm's manager": lambda: progress.find_by_part(staff, part, PER_PAGE),
        "words of a case: a firm's manager": lambda: progress.find_by_words(staff, WORDS, PER_PAGE),
        "search: one person's name": lambda: ledgers.search_all(administrator, "员工 77"),
        "search: a name as it is said": lambda: ledgers.search_all(administrator, "yuangong"),
        "search: last digits of a phone": lambda: ledgers.search_all(administrator, "00000077"),
        "people of a client": lambda: ledgers.list_entries(
            administrator, PEOPLE, Which.CURRENT, 0, client_id=LARGE + 1
        ),
        "members of a client": lambda: find_members(2),
        "ledger overview: a firm's manager": lambda: ledgers.overview(staff),
        "ledger overview: administrator": lambda: ledgers.overview(administrator),
        "people, first page: administrator": lambda: ledgers.list_entries(administrator, PEOPLE, Which.CURRENT, 0),
        "digest's cases: quality manager": lambda: progress.digest_cases(manager, now.at),
        "board of clients: administrator": lambda: board_of(administrator, now, "clients", ""),
        "board of clients: lead": lambda: board_of(by_role["lead"], now, "clients", ""),
        "board of people: administrator": lambda: board_of(administrator, now, "people", ""),
        "overview of a client: quality manager": lambda: hub_of(manager, now, LARGE),
        "overview of a client: its manager": lambda: hub_of(staff, now, LARGE),
        "cases of a client: its manager": lambda: cases_of(staff, LARGE, "finding", 0, PER_PAGE),
        "board of findings: a firm's manager": lambda: found_at(staff, now, LARGE, "o.Vs", 0, PER_PAGE),
        "figures of findings: a firm's manager": lambda: told(staff, now, LARGE),
        "figures of findings: administrator": lambda: told(administrator, now, 0),
        "documents of a client: its manager": lambda: papers_of(staff, now, LARGE),
        "trainings of a client: its manager": lambda: trainings_of(staff, now, LARGE),
        **_of_ledgers(administrator, staff),
        **await _of_cases(by_role, now),
        **await _of_promises(by_role, now, folder),
        **await of_checklists(by_role, now),
        "claim of a job": lambda: JOBS.claim(now.at, now.at, 1, "flat"),
        "seal of an entry": sealed,
    }
    return asked


def _of_ledgers(administrator: Person, manager: Person) -> dict[str, Question]:
    """Of each ledger of things the lists that its readers turn over, and one thing by its name."""
    asked: dict[str, Question] = {}
    for ledger in (EQUIPMENT, CERTIFICATES, PROPERTY, PREMISES, ARCHIVES, RISKS):
        what = ledger.title.en.lower()
        asked[f"{what}, first page: administrator"] = _page(administrator, ledger, 0)
        asked[f"{what}, last page: administrator"] = _page(administrator, ledger, LAST)
        if ledger.of_client:
            asked[f"{what} of a client: administrator"] = _page(administrator, ledger, 0, client=LARGE)
            asked[f"{what}: a firm's manager"] = _page(manager, ledger, 0)
    asked["search: a risk by its name"] = lambda: ledgers.search_all(administrator, "砂眼漏检 7")
    asked["search: a sample by its initials"] = lambda: ledgers.search_all(administrator, "qfyp")
    return asked


async def _of_cases(readers: Mapping[str, Person], now: Cause) -> dict[str, Question]:
    """What is asked of complaints, questions and incidents beside their lists."""
    manager, lead = readers["quality_manager"], readers["lead"]
    incident, complaint = [
        await db.number("SELECT min(id) FROM service_case WHERE kind = :kind", kind=kind)
        for kind in ("incident", "complaint")
    ]
    in_hand = await seeing.get_case(manager, incident)

    return {
        "card of an incident: quality manager": lambda: seeing.get_case(manager, incident),
        "who is owed a notice of an incident": lambda: reporting.left_of(incident),
        "who does what in an incident": lambda: parts_in(manager, in_hand.case),
        "who is on duty at a client": lambda: on_duty(LARGE, now.at),
        "clients with nobody on duty: lead": lambda: uncovered_for(lead, beijing_day(now.at)),
        "promises of a complaint": lambda: promises.promises_of([complaint]),
        "broken promises: quality manager": lambda: broken_of(manager, now, 0, 0, PER_PAGE),
        "board of complaints: quality manager": lambda: statements.told(manager, now, "m"),
        "a complaint like this one, before it is filed": lambda: alike.near_to(
            LARGE, None, "complaint", WORDS, [manager]
        ),
        "a question like one that was answered": lambda: answered.near_to("压力表多久检定一次？"),
    }


def _page(who: Person, ledger: Ledger, page: int, *, client: int = 0) -> Question:
    return lambda: ledgers.list_entries(who, ledger, Which.CURRENT, page, client_id=client)


async def _of_promises(readers: Mapping[str, Person], now: Cause, folder: Path) -> dict[str, Question]:
    """What is asked of contracts and of the tasks that come of them."""
    administrator, lead, staff = readers["administrator"], readers["lead"], readers["client_manager"]
    year = Stretch(beijing_day(now.at).year, 0).number
    contract = await db.number(
        "SELECT id FROM contract WHERE client_id = :id AND ended_at IS NULL ORDER BY id DESC LIMIT 1", id=LARGE
    )
    desk = Desk(FileStore(folder), "", "", now.at)

    async def card(who: Person) -> None:
        view = await ledgers.get_entry(who, CONTRACTS.code, contract)
        await ledgers.open_work_of(who, view, now)
        await merging.cases_of(who, view)
        await ledgers.held_by(who, view, now)
        await ledgers.hub_of(who, view, now)

    return {
        "board of people: lead": lambda: board_of(lead, now, "people", ""),
        "picture of the board: administrator": lambda: gather(administrator.id, "zh", desk),
        "picture of the board: lead": lambda: gather(lead.id, "zh", desk),
        "readiness: administrator": lambda: board_of(administrator, now, "readiness", ""),
        "coverage of a contract: lead": lambda: coverage_of(lead, now, LARGE, contract),
        "coverage of a contract: a firm's manager": lambda: coverage_of(staff, now, LARGE, contract),
        "card of a contract: lead": lambda: card(lead),
        "services of a contract: lead": lambda: items_of(lead, contract),
        "used of a contract: a firm's manager": lambda: used_of(staff, contract),
        "deliverables of a client: its manager": lambda: deliverables.owed_to(staff, now, LARGE, year),
        "deliverables, clients: administrator": lambda: deliverables.clients_with_owed(administrator, now, year, 0),
        "deliverables of all, by item": lambda: deliverables.owed_by(administrator, now, "item", 0, year),
        "deliverables of all, by person": lambda: deliverables.owed_by(administrator, now, "person", 0, year),
        "deliverables of a lead, by person": lambda: deliverables.owed_by(lead, now, "person", 0, year),
    }


async def measure_flatness(database_url: str, size: int, clients: int | None, folder: Path) -> AsyncIterator[Flat]:
    """Founds a firm of this size and as many tasks in an empty database and asks each question so often.

    ``clients``: how many it serves; None: in proportion.
    """
    async with opened(database_url):
        await migrate()
        firm = await seed(size, datetime.now(UTC), promised(size, clients))
        await publish_forms(Cause(at=datetime.now(UTC)))
        for what, ask in (await _questions(consultant_of(LARGE, firm), folder)).items():
            walls, cpus = [], []
            for _turn in range(ASKED):
                wall, cpu = perf_counter(), process_time()
                await ask()
                walls.append(perf_counter() - wall)
                cpus.append(process_time() - cpu)
            yield Flat(what, sorted(walls)[ASKED // 2], sorted(cpus)[ASKED // 2])
