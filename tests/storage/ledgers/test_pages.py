"""Ledgers in SQL, on both databases: found, scoped, searched, written, ended and taken back."""

from datetime import UTC, datetime, timedelta

from bot.app.demo_company import Company, open_doors
from bot.rules.ledgers.competence import COMPETENCE
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Which
from storage import database as db
from storage.ledgers import finding as ledgers
from storage.ledgers import open_work
from storage.ledgers.writing import Values, add_entry, change_entry, end_entry, is_taken, resume_entry
from storage.people import appointments, roles
from storage.people import persons as people
from tests.world import CONSULTANT, LEAD, MANAGER, STAFF

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
OFFICER = {"code": "XX-P1", "name": "刘洋", "role": "client_staff", "position": "officer", "phone": "13800000000"}


async def listed(ledger: str, scope: ledgers.Scope = None, which: Which = Which.CURRENT, search: str = "") -> list[str]:
    """The titles of a list's first page."""
    found = await ledgers.find_entries(ledger, scope, which, search, 0, 20)
    assert len(found.entries) == found.total
    return [entry.title for entry in found.entries]


async def entry_of(ledger: str, search: str, which: Which = Which.CURRENT) -> tuple[int, dict[str, str | bool]]:
    """The id and the values of the one entry that is found."""
    found = await ledgers.find_entries(ledger, None, which, search, 0, 2)
    (entry,) = found.entries
    return entry.id, dict(entry.values)


async def founded() -> Company:
    """The demo company."""
    return await open_doors(NOW - timedelta(days=40))


async def test_every_ledger_is_read_within_the_scope_and_searched(database: str) -> None:
    company = await founded()
    hengxin = (company.clients["HX"],)
    assert set(await listed("clients")) == {"恒信阀门", "晨光电器"}
    assert await listed("clients", hengxin) == ["恒信阀门"]
    assert set(await listed("sites", hengxin)) == {"总装车间", "原料仓库"}
    assert len(await listed("people")) == 9
    assert set(await listed("people", hengxin)) == {"王芳", "李强"}
    assert len(await listed("assignments")) == 4
    assert set(await listed("assignments", hengxin)) == {"孙丽", "周明"}
    assert await listed("people", ()) == await listed("sites", ()) == []
    assert await listed("sites", search="晨光") == ["一号产线"]
    assert await listed("clients", search="hx") == ["恒信阀门"]
    assert await listed("people", search="%") == await listed("people", search="_") == []
    assert await listed("people", hengxin, search="陈静") == []
    for code in LEDGERS:
        assert await listed(code, which=Which.ENDED) == []


async def test_pages_hold_so_many_and_one_behind_the_last_is_the_last(database: str) -> None:
    await founded()
    pages = [await ledgers.find_entries("people", None, Which.CURRENT, "", page, 4) for page in (0, 1, 2, 9, -1)]
    assert [(page.page, len(page.entries), page.total) for page in pages] == [
        (0, 4, 9),
        (1, 4, 9),
        (2, 1, 9),
        (2, 1, 9),
        (0, 4, 9),
    ]
    assert len({entry.id for page in pages[:3] for entry in page.entries}) == 9


async def test_what_is_added_is_read_as_it_was_given_and_is_not_added_twice(database: str) -> None:
    company = await founded()
    client = await add_entry(
        "clients",
        {
            "code": "XX",
            "name": "新星电子有限公司",
            "short_name": "新星",
            "order_75": True,
            "self_checks_from": "2026-12-01",
        },
        NOW,
    )
    assert client is not None
    site = await add_entry("sites", {"code": "XX-1", "client": client, "name": "二号库"}, NOW)
    person = await add_entry(
        "people",
        {
            "code": "XX-P1",
            "name": "刘洋",
            "client": client,
            "role": "client_staff",
            "position": "officer",
            "phone": "1",
        },
        NOW,
    )
    lead = company.people[LEAD].id
    assignment = await add_entry("assignments", {"client": client, "person": lead, "role": "lead"}, NOW)
    assert await entry_of("clients", "XX") == (
        client,
        {
            "code": "XX",
            "name": "新星电子有限公司",
            "short_name": "新星",
            "order_75": True,
            "order_75_why": "",
            "self_checks_from": "2026-12-01",
        },
    )
    assert await entry_of("sites", "二号库") == (
        site,
        {"code": "XX-1", "client": "XX", "name": "二号库", "address": "", "place": ""},
    )
    wanted = {
        "code": "XX-P1",
        "name": "刘洋",
        "client": "XX",
        "role": "client_staff",
        "position": "officer",
        "phone": "1",
        **{column.key: "" for column in COMPETENCE},
    }
    assert await entry_of("people", "刘洋") == (person, wanted)
    assert await entry_of("assignments", "新星") == (
        assignment,
        {"client": "XX", "person": f"P{lead}", "role": "lead", "position": ""},
    )
    twice: tuple[tuple[str, Values], ...] = (
        ("clients", {"code": "XX", "name": "又一家", "short_name": "又"}),
        ("sites", {"code": "XX-2", "client": client, "name": "二号库"}),
        ("people", {"code": "XX-P1", "name": "别人"}),
        ("assignments", {"client": client, "person": lead, "role": "lead"}),
    )
    for ledger, values in twice:
        assert await add_entry(ledger, values, NOW) is None
    assert await is_taken("people", "code", "XX-P1")
    assert await is_taken("people", "code", f"P{lead}")
    assert await is_taken("sites", "name", "二号库", client_id=client)
    assert not await is_taken("sites", "name", "二号库", client_id=company.clients["HX"])


async def test_a_persons_role_is_changed_with_client_and_position_and_its_history_stays(database: str) -> None:
    company = await founded()
    staff = company.people[STAFF].id
    hengxin = company.clients["HX"]
    await change_entry("people", staff, {"code": "P001", "phone": "13800001111"}, NOW)
    await change_entry("people", staff, {"role": "client_staff", "client": hengxin, "position": "officer"}, NOW)
    _, values = await entry_of("people", "王芳")
    assert (values["code"], values["phone"], values["position"]) == ("P001", "13800001111", "officer")
    grants = "SELECT role, ended_at FROM role_grant WHERE person_id = :id ORDER BY id"
    assert len(await db.values(grants, id=staff)) == 1
    await change_entry("people", staff, {"role": "auditor", "client": "", "position": ""}, NOW)
    _, values = await entry_of("people", "王芳")
    assert (values["role"], values["client"]) == ("auditor", "")
    assert [row["role"] for row in await db.values(grants, id=staff)] == ["client_staff", "auditor"]
    await change_entry("people", staff, {"role": "", "client": "", "position": ""}, NOW)
    person = await people.get_person(staff)
    assert person is not None
    assert person.grants == ()


async def test_a_person_ends_with_their_roles_and_comes_back_with_that_of_their_row(database: str) -> None:
    company = await founded()
    manager, hengxin = company.people[MANAGER].id, (company.clients["HX"],)
    consultant = company.people[CONSULTANT].id
    assert await end_entry("people", manager, NOW)
    assert not await end_entry("people", manager, NOW)
    assert await people.get_person(manager) is None
    assert "李强" not in await listed("people", hengxin)
    assert await listed("people", hengxin, Which.ENDED) == ["李强"]
    _, values = await entry_of("people", "李强", Which.ENDED)
    assert (values["role"], values["client"]) == ("client_manager", "HX")
    assert await resume_entry("people", manager, NOW + timedelta(days=1)) == manager
    assert await resume_entry("people", manager, NOW) is None
    assert "李强" in await listed("people", hengxin)

    assert await end_entry("people", consultant, NOW)
    assert "周明" not in await listed("assignments")
    assert await resume_entry("people", consultant, NOW) == consultant
    person = await people.get_person(consultant)
    assert person is not None
    assert person.grants == ()
    ended = await ledgers.find_entries("assignments", hengxin, Which.ENDED, "", 0, 8)
    again = await resume_entry("assignments", ended.entries[0].id, NOW)
    assert again not in (None, ended.entries[0].id)
    assert "周明" in await listed("assignments", hengxin)


async def test_clients_and_sites_end_and_come_back(database: str) -> None:
    company = await founded()
    for ledger, entry_id, title in (
        ("clients", company.clients["CG"], "晨光电器"),
        ("sites", company.sites["一号产线"], "一号产线"),
    ):
        assert await end_entry(ledger, entry_id, NOW)
        assert title not in await listed(ledger)
        assert await listed(ledger, which=Which.ENDED) == [title]
        assert await resume_entry(ledger, entry_id, NOW) == entry_id
        assert title in await listed(ledger)


async def test_who_has_not_joined_and_who_is_out_of_reach_are_lists_of_their_own(database: str) -> None:
    company = await founded()
    added = await add_entry("people", {"code": "N1", "name": "未入群", "phone": "13900000000"}, NOW)
    await people.change_to_unreachable(company.people[STAFF].id, NOW)
    assert await listed("people", which=Which.NOT_JOINED) == ["未入群"]
    assert await listed("people", which=Which.UNREACHABLE) == ["王芳"]
    entry = await ledgers.get_entry("people", added or 0, None)
    assert entry is not None
    assert entry.reach is not None
    assert not entry.reach.joined
    away = await ledgers.get_entry("people", company.people[STAFF].id, (company.clients["HX"],))
    assert away is not None
    assert away.reach is not None
    assert (away.reach.joined, away.reach.unreachable_since) == (True, NOW)
    assert await ledgers.get_entry("people", company.people[STAFF].id, (company.clients["CG"],)) is None


async def test_a_row_within_a_scope_says_nothing_of_another_client(database: str) -> None:
    company = await founded()
    staff, other = company.people[STAFF].id, company.clients["CG"]
    await add_entry("people", {"code": "Z", "name": "别人"}, NOW)
    await db.values(
        "INSERT INTO role_grant (person_id, role, client_id, since) VALUES (:id, 'client_manager', :client, :at)"
        " RETURNING id",
        id=staff,
        client=other,
        at=NOW,
    )
    seen = await ledgers.get_entry("people", staff, (company.clients["HX"],))
    assert seen is not None
    assert (seen.values["role"], seen.values["client"]) == ("client_staff", "HX")
    assert [role.client for role in await ledgers.find_further_roles(staff, (company.clients["HX"],))] == ["恒信阀门"]
    assert len(await ledgers.find_further_roles(staff, None)) == 2


async def test_open_work_is_counted_of_a_person_of_a_client_and_at_a_site(database: str) -> None:
    company = await founded()
    consultant, client, site = company.people[CONSULTANT].id, company.clients["HX"], company.sites["总装车间"]
    await db.values(
        "INSERT INTO task (client_id, site_id, assignee_id, work, due_on, state)"
        " VALUES (:client, :site, :person, 'patrol', :day, 'open') RETURNING id",
        client=client,
        site=site,
        person=consultant,
        day=NOW.date(),
    )
    assert (await open_work.count_open_work(NOW, person_id=consultant)).tasks == 1
    assert (await open_work.count_open_work(NOW, client_id=client)).tasks == 1
    assert (await open_work.count_open_work(NOW, site_id=site)).tasks == 1
    assert not await open_work.count_open_work(NOW, person_id=consultant, client_id=company.clients["CG"])
    assert await open_work.find_clients_with_open_work(consultant, NOW) == [client]


async def test_a_client_has_one_lead(database: str) -> None:
    company = await founded()
    client, former, new = company.clients["HX"], company.people[LEAD].id, company.people[CONSULTANT].id
    assert await add_entry("assignments", {"client": client, "person": new, "role": "lead"}, NOW) is not None
    (ended,) = await appointments.end_former_leads(client, new, NOW)
    grant = await roles.get_grant(ended)
    assert grant is not None
    assert (grant.person_id, grant.ended_at) == (former, NOW)
    assert await appointments.end_former_leads(client, new, NOW) == []
