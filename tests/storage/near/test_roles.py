"""Who has which role for which firm, lent ones too: each condition tells apart what differs in one thing."""

from datetime import timedelta
from typing import Any

import pytest

from bot.rules.people import Role
from storage import database as db
from storage.people import appointments, persons, roles, stand_ins, unserved
from tests.storage.near.firms import DAY, MINUTE, NUMBERS, Near, a_draft, a_joined_person, near
from tests.storage.rows import NOW

TODAY = NOW.date()


@pytest.fixture
async def firm(database: str) -> Near:
    """Two firms with people."""
    return await near()


async def stands_in(firm: Near, who: int, for_: int, client: int | None, state: str = "active") -> int:
    """A stand-in of today."""
    return await stand_ins.add_stand_in(
        person_id=who,
        stands_in_for_id=for_,
        client_id=client,
        since=TODAY,
        until=TODAY,
        state=state,
        made_by_id=firm.other,
        draft_id=(await a_draft(firm.other, "stand_in", next(NUMBERS))).id,
        at=NOW,
    )


async def grants_of(person: int) -> set[tuple[Role, int | None, int | None]]:
    """Role, client and lender of everything that somebody may act by."""
    found = await persons.get_person(person)
    assert found is not None
    return {(grant.role, grant.client_id, grant.lent.person_id if grant.lent else None) for grant in found.grants}


async def test_a_stand_in_has_the_team_roles_of_the_absent_where_and_while_they_stand_in(firm: Near) -> None:
    absent, second = await a_joined_person("周明"), await a_joined_person("周亮")
    here, everywhere, planned = [await a_joined_person(name) for name in ("甲", "乙", "丙")]
    for who in (absent, second):
        for client in (firm.firm, firm.other_firm):
            await persons.add_grant(who, Role.CONSULTANT, client, NOW)
    await persons.add_grant(absent, Role.LEAD, firm.firm, NOW)
    # what is not of the team is nobody's to lend
    await persons.add_grant(absent, Role.ADMINISTRATOR, None, NOW)
    await persons.add_grant(absent, Role.CLIENT_STAFF, firm.other_firm, NOW)
    await stands_in(firm, here, absent, firm.firm)
    await stands_in(firm, everywhere, absent, None)
    for state in ("planned", "over", "withdrawn"):
        await stands_in(firm, planned, absent, None, state)
    lent_here = {(Role.CONSULTANT, firm.firm, absent), (Role.LEAD, firm.firm, absent)}
    assert await grants_of(here) == lent_here
    assert await grants_of(everywhere) == lent_here | {(Role.CONSULTANT, firm.other_firm, absent)}
    assert await grants_of(planned) == set()

    told = [person.id for person in await persons.find_people_with_role(firm.firm, Role.CONSULTANT)]
    assert told == [absent, second], "who stands in is told in their place, not beside them"
    lead = await roles.get_held(absent, Role.LEAD, firm.firm)
    assert lead is not None
    await roles.end_grant(lead.id, NOW)
    assert await grants_of(here) == {(Role.CONSULTANT, firm.firm, absent)}
    await db.change("person", absent, ended_at=NOW)
    assert await grants_of(here) == set()


async def test_who_has_a_role_for_a_firm_has_joined_and_has_it_now(firm: Near) -> None:
    manager, elsewhere, for_all, not_agreed = [
        await a_joined_person(name, consented=name != "未同意") for name in ("负责人", "别家", "主管", "未同意")
    ]
    former = await a_joined_person("前任")
    for who, role, client in (
        (manager, Role.CLIENT_MANAGER, firm.firm),
        (elsewhere, Role.CLIENT_MANAGER, firm.other_firm),
        (for_all, Role.QUALITY_MANAGER, None),
        (not_agreed, Role.CLIENT_MANAGER, firm.firm),
        (former, Role.CLIENT_MANAGER, firm.firm),
        (firm.gone, Role.CLIENT_MANAGER, firm.firm),
    ):
        await persons.add_grant(who, role, client, NOW)
    held = await roles.get_held(former, Role.CLIENT_MANAGER, firm.firm)
    assert held is not None
    await roles.end_grant(held.id, NOW)

    async def found(client: int | None, *wanted: Role) -> set[int]:
        return {person.id for person in await persons.find_people_with_role(client, *wanted)}

    assert await found(firm.firm, Role.CLIENT_MANAGER) == {manager}
    assert await found(firm.firm, Role.CLIENT_MANAGER, Role.QUALITY_MANAGER) == {manager, for_all}
    assert await found(firm.other_firm, Role.CLIENT_MANAGER) == {elsewhere}
    assert await found(None, Role.QUALITY_MANAGER) == {for_all}
    assert await found(firm.firm, Role.LEAD) == set()
    assert await persons.find_ids_with_role((firm.firm,), Role.CLIENT_MANAGER) == [manager]
    assert await persons.find_ids_with_role((firm.firm, firm.other_firm), Role.CLIENT_MANAGER) == [manager, elsewhere]
    assert await persons.count_with_role((firm.firm,), Role.CLIENT_MANAGER) == 1
    assert await persons.count_with_role((firm.firm, firm.other_firm), Role.CLIENT_MANAGER) == 2
    on_record = [one.id for one in await persons.find_people_on_record(firm.firm, Role.CLIENT_MANAGER)]
    assert sorted(on_record) == sorted([manager, not_agreed])


async def test_of_two_leads_of_a_firm_the_other_ends_and_nobody_elsewhere(firm: Near) -> None:
    former, new, elsewhere = [await a_joined_person(name) for name in ("旧", "新", "别")]
    for who, role, client in (
        (former, Role.LEAD, firm.firm),
        (former, Role.CONSULTANT, firm.firm),
        (former, Role.LEAD, firm.other_firm),
        (new, Role.LEAD, firm.firm),
        (elsewhere, Role.LEAD, firm.other_firm),
    ):
        await persons.add_grant(who, role, client, NOW)
    lead = await roles.get_held(former, Role.LEAD, firm.firm)
    assert lead is not None
    assert await appointments.end_former_leads(firm.firm, new, NOW) == [lead.id]
    assert await appointments.end_former_leads(firm.firm, new, NOW) == []
    assert await grants_of(former) == {(Role.CONSULTANT, firm.firm, None), (Role.LEAD, firm.other_firm, None)}
    assert await grants_of(new) == {(Role.LEAD, firm.firm, None)}


async def test_unserved_is_a_firm_in_use_without_a_lead_or_consultant_who_is_still_there(firm: Near) -> None:
    async def lacking(clients: tuple[int, ...] | None = None) -> dict[int, tuple[bool, bool]]:
        return {one.client_id: (one.no_lead, one.no_consultant) for one in await unserved.find_unserved(clients)}

    assert await lacking() == {firm.firm: (True, True), firm.other_firm: (True, True)}
    await persons.add_grant(firm.person, Role.LEAD, firm.firm, NOW)
    await persons.add_grant(firm.gone, Role.CONSULTANT, firm.firm, NOW)
    await persons.add_grant(firm.person, Role.CONSULTANT, firm.other_firm, NOW)
    assert await lacking() == {firm.firm: (False, True), firm.other_firm: (True, False)}
    assert await lacking((firm.firm, firm.ended_firm, firm.practice_firm)) == {firm.firm: (False, True)}
    await persons.add_grant(firm.other, Role.CONSULTANT, firm.firm, NOW)
    assert await lacking() == {firm.other_firm: (True, False)}
    held = await roles.get_held(firm.person, Role.LEAD, firm.firm)
    assert held is not None
    await roles.end_grant(held.id, NOW)
    assert await lacking((firm.firm,)) == {firm.firm: (True, False)}


async def test_of_which_firms_somebody_was_told_lately(firm: Near) -> None:
    async def said(who: int, *clients: int, kind: str = "client_unserved", ago: timedelta = timedelta()) -> None:
        row: dict[str, Any] = {
            "key": f"u{next(NUMBERS)}",
            "kind": kind,
            "person_id": who,
            "subject_kind": "reader",
            "subject_id": who,
            "parameters": {"clients": list(clients)},
            "state": "sent",
            "send_at": NOW - ago,
        }
        await db.add("outbox", **row)

    await said(firm.person, 1, 2)
    await said(firm.person, 3, ago=MINUTE)
    await said(firm.other, 4)
    await said(firm.person, 5, kind="other")
    assert await unserved.find_said(firm.person, "client_unserved", NOW) == {1, 2}
    assert await unserved.find_said(firm.person, "client_unserved", NOW - DAY) == {1, 2, 3}
    assert await unserved.find_said(firm.other, "client_unserved", NOW) == {4}
