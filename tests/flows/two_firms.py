"""Two firms with one of everything each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import aiohttp

from bot.rules.people import Person, Role
from bot.rules.permissions import Permit, Subject
from bot.rules.service_plans.lines import PlanLine, lines_to_json
from bot.rules.tasks.schedule import Often
from bot.screens import buttons as b
from storage import database as db
from storage import tasks, visits
from storage.clients import add_client, add_site
from storage.joining import cards as joining
from storage.joining import invitations
from storage.people import persons as people
from storage.work_records.stored import add_record
from tests.flows.joining.members import on_the_list
from tests.flows.steps import one, release
from tests.flows.trainings.trainings import a_session, sign_up, sign_up_of
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, OTHER_STAFF, STAFF, World

SECRETS = {"HX": "恒信机密", "CG": "晨光机密"}
NAMES = {"HX": ("恒信", "总装车间", "原料仓库"), "CG": ("晨光", "一号产线")}
"""What of a firm nobody may read who does not serve it or work there."""


CASE_ID = "SELECT id FROM service_case WHERE client_id = :client"
CASE_NUMBER = "SELECT number FROM service_case WHERE client_id = :client"


@dataclass(frozen=True)
class Firm:
    """Ids of one firm's records; ``tokens`` are of drafts that the consultant has open about it."""

    code: str
    client: int
    site: int
    task: int
    patrol: int
    finding: int
    complaint: int
    complainant: int
    patrol_number: str
    finding_number: str
    complaint_number: str
    invitation: int
    token: str
    training: int
    sign_up: int
    signed_up: int
    card: int
    request: int
    joiner: int
    listed: int
    service: int
    link: int
    visit: int
    contract: int
    plan: int


@dataclass(frozen=True)
class Forged:
    """A button's data, the action and subject by which it must be judged, and the firm that it is about."""

    data: b.Data
    action: Permit
    subject: Subject
    firm: Firm | None = None
    of_draft: bool = False
    allows: Callable[[Person], bool] | None = None


async def one_of_everything(world: World, code: str, site: str) -> Firm:
    """One of each kind of record of a firm, and an invitation that the consultant opened."""
    company = world.company
    phone = await world.phone(CONSULTANT)
    await phone.text("巡查")
    await phone.press(site)
    await phone.text(f"全部符合，除4 {SECRETS[code]}")
    await phone.photo(picture())
    await phone.press("严重")
    await phone.press("否")
    await phone.press("确认无误，提交")
    await release(world)
    await phone.text("巡查")
    await phone.press(site)
    await phone.photo(picture(), caption=f"4 {SECRETS[code]}")
    client, site_id, now = company.clients[code], company.sites[site], world.clock.now()
    task = await tasks.add_task(client, site_id, company.people[CONSULTANT].id, "patrol", now.date())
    invitation = await invitations.add_invitation(
        f"link-{code}",
        Role.CLIENT_STAFF,
        client_id=client,
        invited_by=None,
        at=now,
        expires_at=now + timedelta(days=7),
    )
    await phone.start(f"link-{code}")
    staff = {"HX": STAFF, "CG": OTHER_STAFF}[code]
    await complain(world, staff, SECRETS[code])
    training = await a_session(world, SECRETS[code], client=code)
    await sign_up(world, training, staff)
    signed_up = await sign_up_of(world, training, staff)
    listed = await on_the_list(world, f"名册{code}", f"{code}-9", client=client)
    return Firm(
        code,
        client,
        site_id,
        task,
        await one("SELECT id FROM work_record WHERE kind = 'patrol' AND client_id = :client", client=client),
        await one(f"{CASE_ID} AND kind = 'finding'", client=client),
        await one(f"{CASE_ID} AND kind = 'complaint'", client=client),
        company.people[staff].id,
        await one("SELECT number FROM work_record WHERE kind = 'patrol' AND client_id = :client", client=client),
        await one(f"{CASE_NUMBER} AND kind = 'finding'", client=client),
        await one(f"{CASE_NUMBER} AND kind = 'complaint'", client=client),
        invitation,
        await one(
            "SELECT token FROM draft WHERE state = 'open' AND form = 'patrol' AND subject_id = :site", site=site_id
        ),
        training,
        signed_up.id,
        signed_up.person_id,
        *await waiting_by_card(world, client),
        listed,
        await a_service(world, client, SECRETS[code]),
        await invitations.add_invitation(
            f"listed-{code}",
            Role.CLIENT_STAFF,
            client_id=client,
            invited_by=company.people[CONSULTANT].id,
            at=now,
            expires_at=now + timedelta(days=7),
            reconnects=listed,
        ),
        await a_wish(task, company.people[{"HX": MANAGER, "CG": OTHER_MANAGER}[code]].id, now),
        *await a_contract(world, client, SECRETS[code]),
    )


async def a_wish(task_id: int, manager_id: int, now: datetime) -> int:
    """A visit that the client was told of, and for which their manager asked for another day."""
    visit_id = await visits.add_visit(task_id)
    visit = await visits.get_visit(visit_id)
    assert visit is not None
    await visits.tell(visit_id, visit.person_id, visit.for_day, now)
    await visits.ask(visit_id, date(2026, 11, 26), "停产检修", manager_id, now)
    return visit_id


async def a_service(world: World, client: int, text: str) -> int:
    """A service that the consultant logged, with what was sent for a patrol of theirs."""
    now = world.clock.now()
    return await add_record(
        kind="service",
        number=f"JL20261123-{client:02d}",
        client_id=client,
        site_id=None,
        entry=None,
        person_id=world.company.people[CONSULTANT].id,
        draft_id=await one(
            "SELECT draft_id FROM work_record WHERE kind = 'patrol' AND client_id = :client", client=client
        ),
        task_id=None,
        day=now.date(),
        state="issued",
        said={"kind": "advice", "minutes": "30", "text": text},
        began_at=now,
        filed_at=now,
        recall_until=None,
        released_at=now,
    )


async def a_contract(world: World, client: int, words: str) -> tuple[int, int]:
    """A contract in force and its plan, which waits for the client's answer: the ids."""
    now, lead = world.clock.now(), world.company.people[LEAD].id
    whose = {"client_id": client, "created_at": now}
    day = now.date()
    contract = await db.add(
        "contract",
        **whose,
        code=f"HT-{client}",
        number=words,
        standing="active",
        begins=day,
        ends=day.replace(year=day.year + 1),
    )
    item = await db.add("contract_item", **whose, contract_id=contract, name=words, work="service", often="monthly")
    line = PlanLine(item, words, "4.2", "service", often=Often.MONTHLY, person_id=lead)
    plan = await db.add(
        "service_plan",
        contract_id=contract,
        client_id=client,
        version=1,
        state="approved",
        lines=lines_to_json((line,)),
        from_day=day,
        made_by_id=lead,
        made_at=now,
        approved_by_id=lead,
        approved_at=now,
    )
    return contract, plan


async def waiting_by_card(world: World, client_id: int) -> tuple[int, int, int]:
    """A joining card, and somebody who waits to be let in by it, and may be on the list: the ids."""
    now = world.clock.now()
    card_id = await joining.add_card(
        f"KM2{client_id % 10}XY89",
        client_id,
        quota=5,
        made_by=world.company.people[CONSULTANT].id,
        at=now,
        expires_at=now + timedelta(days=30),
        destination="",
    )
    card = await joining.get_card(card_id or 0)
    assert card is not None
    joiner = await people.add_person(telegram_id=None, name="待批新人", language="zh", at=now)
    request_id = await joining.begin_request(card, joiner, "", now)
    await joining.take_place(card.id, now)
    await joining.ask(request_id, person_code="", match_id=joiner, certain=False, moves=False, at=now)
    return card.id, request_id, joiner


async def complain(world: World, who: int, what: str) -> None:
    """A complaint that the complainant's own manager may not see."""
    phone = await world.phone(who)
    await phone.text("投诉")
    await phone.text(what)
    await phone.press("服务时效")
    await phone.press("不清楚")
    await phone.press("跳过")
    await phone.press("✅")


async def someone(world: World, name: str, role: Role | None, client_id: int | None = None) -> Phone:
    """A new account, of a person with this role for this client; None: who has opened no link yet."""
    async with aiohttp.ClientSession(world.sandbox.url) as page:
        body = {"first_name": name, "language_code": "zh-hans"}
        added = await (await page.post("/sandbox/people", json=body)).json()
    telegram_id = int(added["person"]["id"])
    if role is not None:
        now = world.clock.now()
        person_id = await people.add_person(telegram_id=telegram_id, name=name, language="zh", at=now)
        await people.change_consent(person_id, name, now)
        await people.add_grant(person_id, role, client_id, now)
    return await world.phone(telegram_id)


async def a_third_firm(world: World) -> int:
    """A client about which there is nothing."""
    client_id = await add_client("XX", "新星电子有限公司", "新星电子", world.clock.now())
    await add_site(client_id, "二号库", "")
    return client_id


async def end_roles(telegram_id: int, client_id: int, world: World) -> None:
    """Somebody no longer has any role for a client."""
    await db.values(
        "UPDATE role_grant SET ended_at = :at WHERE client_id = :client_id"
        " AND person_id = (SELECT id FROM person WHERE telegram_id = :telegram_id) RETURNING id",
        at=world.clock.now(),
        client_id=client_id,
        telegram_id=telegram_id,
    )
