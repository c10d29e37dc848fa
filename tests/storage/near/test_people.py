"""Members of two firms, roles and stand-ins: each condition tells apart what differs in one thing."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from bot.rules.people import Grant, Person, Position, Role
from storage import database as db
from storage.people import members, persons, roles, stand_ins
from tests.storage.near.firms import DAY, NUMBERS, a_case, a_draft, a_joined_person, near
from tests.storage.rows import NOW


async def test_who_leaves_one_of_two_firms_stays_at_the_other(database: str) -> None:
    people = await near()
    assert await members.end_membership(people.both, people.firm, NOW)
    assert not await members.end_membership(people.both, people.firm, NOW)
    assert [grant.client_id for grant in await members.find_grants(people.both)] == [people.other_firm]
    assert [one.id for one in await members.find_members(people.firm)] == [people.person, people.other]
    assert [one.id for one in await members.find_members(people.other_firm)] == [people.both]


async def test_who_leaves_keeps_what_they_are_on_our_side(database: str) -> None:
    people = await near()
    await persons.add_grant(people.person, Role.CONSULTANT, people.firm, NOW)
    assert await members.end_membership(people.person, people.firm, NOW)
    assert [grant.role for grant in await members.find_grants(people.person)] == [Role.CONSULTANT]


async def test_open_cases_of_one_firm_are_handed_back_by_who_leaves_it(database: str) -> None:
    people = await near()

    anybody = Person(people.person, 1, "", "zh", None, None, (Grant(Role.ADMINISTRATOR, None),))
    theirs = [await a_case(people, handler_id=people.both) for _ in range(2)]
    others = [
        await a_case(people, client_id=people.other_firm, handler_id=people.both),
        await a_case(people, handler_id=people.person),
        await a_case(people, handler_id=people.both, closed_at=NOW),
    ]
    assert await members.count_open_cases(anybody, people.both, people.firm) == 2
    assert await members.hand_cases_back(people.both, people.firm) == 2
    left = {int(row["id"]) for row in await db.values("SELECT id FROM service_case WHERE handler_id IS NULL")}
    assert left == set(theirs)
    assert len(others) == 3
    assert await members.count_open_cases(anybody, people.both, people.other_firm) == 1


async def test_whoever_is_brought_back_has_no_role_and_nobody_else_loses_one(database: str) -> None:
    people = await near()
    telegram_id = await members.get_telegram_id(people.gone)
    assert telegram_id is not None
    assert await members.find_ended_person(telegram_id) == people.gone
    assert await members.find_ended_person(await members.get_telegram_id(people.person) or 0) is None
    await members.bring_back(people.gone, NOW)
    assert await members.find_grants(people.gone) == []
    assert len(await members.find_grants(people.both)) == 2
    assert await members.find_ended_person(telegram_id) is None
    assert await members.had_role(people.gone)
    assert not await members.had_role(await a_joined_person("新人"))


async def test_managers_are_those_who_joined_and_are_managers_of_this_firm_now(database: str) -> None:
    people = await near()
    manager, second = await a_joined_person("李强"), await a_joined_person("王强")
    no_account, not_agreed = await a_joined_person("无", account=False), await a_joined_person("未", consented=False)
    ended, elsewhere = await a_joined_person("去"), await a_joined_person("别")
    for who in (manager, second, no_account, not_agreed, ended, people.gone):
        await persons.add_grant(who, Role.CLIENT_MANAGER, people.firm, NOW)
    await persons.add_grant(elsewhere, Role.CLIENT_MANAGER, people.other_firm, NOW)
    last = await roles.get_held(ended, Role.CLIENT_MANAGER, people.firm)
    assert last is not None
    assert await roles.end_grant(last.id, NOW)
    assert not await roles.end_grant(last.id, NOW)
    assert await roles.find_managers(people.firm) == [manager, second]
    assert await roles.find_clients_without_manager() == []
    assert await roles.find_clients_managed_alone(manager) == []
    assert await roles.find_clients_managed_alone(elsewhere) == [(people.other_firm, "乙电器")]
    sole = await roles.get_held(elsewhere, Role.CLIENT_MANAGER, people.other_firm)
    assert sole is not None
    await roles.end_grant(sole.id, NOW)
    assert await roles.find_clients_without_manager() == [(people.other_firm, "乙电器")]
    assert await roles.find_clients_managed_alone(elsewhere) == []


async def test_an_administrator_is_left_when_another_who_joined_is_one_now(database: str) -> None:
    people = await near()
    await persons.add_grant(people.person, Role.ADMINISTRATOR, None, NOW)
    for who in (people.gone, await a_joined_person("未", consented=False), await a_joined_person("无", account=False)):
        await persons.add_grant(who, Role.ADMINISTRATOR, None, NOW)
    await persons.add_grant(people.other, Role.QUALITY_MANAGER, None, NOW)
    assert not await roles.keeps_an_administrator(people.person)
    await persons.add_grant(people.other, Role.ADMINISTRATOR, None, NOW)
    assert await roles.keeps_an_administrator(people.person)


async def test_a_position_is_changed_once_and_only_while_the_role_is_held(database: str) -> None:
    people = await near()
    one, beside = (await roles.find_grants(people.person))[0], (await roles.find_grants(people.other))[0]
    assert await roles.change_position(one.id, Position.DIRECTOR)
    assert not await roles.change_position(one.id, Position.DIRECTOR)
    assert (await roles.find_grants(people.other))[0] == beside
    await roles.end_grant(one.id, NOW)
    assert not await roles.change_position(one.id, Position.OFFICER)


# Stand-ins


async def test_who_stands_in_is_told_by_whom_for_which_firm_and_when(database: str) -> None:
    people = await near()
    today = NOW.date()

    async def stands_in(for_: int, client: int | None, state: str, since: date = today, until: date = today) -> int:
        return await stand_ins.add_stand_in(
            person_id=people.both,
            stands_in_for_id=for_,
            client_id=client,
            since=since,
            until=until,
            state=state,
            made_by_id=people.other,
            draft_id=(await a_draft(people.other, "stand_in", next(NUMBERS))).id,
            at=NOW,
        )

    here = await stands_in(people.person, people.firm, "active")
    everywhere = await stands_in(people.person, None, "active")
    elsewhere = await stands_in(people.person, people.other_firm, "active")
    planned = await stands_in(people.person, people.firm, "planned", today + 2 * DAY, today + 3 * DAY)
    for state in ("over", "withdrawn"):
        await stands_in(people.person, people.firm, state)
    for_another = await stands_in(people.other, people.firm, "active")

    async def ids(found: Awaitable[list[Any]]) -> list[int]:
        return [one.id for one in await found]

    active = stand_ins.find_active_stand_ins
    assert await ids(active(people.person, people.firm)) == [here, everywhere]
    assert await ids(active(people.person, people.other_firm)) == [everywhere, elsewhere]
    assert await ids(active(people.person, None)) == [here, everywhere, elsewhere]
    assert await ids(stand_ins.find_stand_ins()) == [here, everywhere, elsewhere, for_another, planned]
    leave: Callable[..., Awaitable[list[Any]]] = stand_ins.find_leave
    assert await ids(leave(people.person, today + 3 * DAY, today + 4 * DAY)) == [planned]
    assert await ids(leave(people.person, today + DAY, today + 2 * DAY)) == [planned]
    assert await ids(leave(people.person, today + DAY, today + DAY)) == []
    assert await ids(leave(people.person, today + 4 * DAY, today + 9 * DAY)) == []
    assert await ids(leave(people.other, today, today)) == [for_another]

    assert await stand_ins.claim_begin(planned)
    assert not await stand_ins.claim_begin(planned)
    assert await stand_ins.claim_end(here, "over", NOW)
    assert not await stand_ins.claim_end(here, "withdrawn", NOW)
    assert not await stand_ins.claim_begin(here)
    assert await ids(active(people.person, people.firm)) == [everywhere, planned]
    assert await ids(active(people.other, None)) == [for_another]


async def test_what_is_said_reaches_who_joined_and_is_there_and_every_practice_self(database: str) -> None:
    people = await near()
    hearing = {
        people.person: True,
        people.self: True,
        people.gone: False,
        await a_joined_person("钱", account=False): False,
        await a_joined_person("孙", consented=False): False,
        people.other: False,
    }
    assert await persons.change_to_unreachable(people.other, NOW)
    assert not await persons.change_to_unreachable(people.other, NOW + DAY)
    assert [await persons.get_unreachable_since(who) for who in (people.other, people.person)] == [NOW, None]
    found = await db.values(
        f"SELECT p.id, {persons.hears('q')} AS hears, {persons.hears('nobody')} AS nobody FROM person p"
        " LEFT JOIN person q ON q.id = p.id LEFT JOIN person nobody ON nobody.id = 0"
    )
    assert {int(row["id"]): bool(row["hears"]) for row in found if row["id"] in hearing} == hearing
    assert not any(row["nobody"] for row in found)
    assert await persons.change_to_reachable(people.other)
    assert not await persons.change_to_reachable(people.other)


async def test_who_has_a_role_has_it_now_at_this_firm_or_for_all_and_joined(database: str) -> None:
    people = await near()
    lead, auditor, both, former, unasked, left = [await a_joined_person(name) for name in "甲乙丙丁戊己"]
    await persons.add_grant(lead, Role.LEAD, people.firm, NOW)
    await persons.add_grant(auditor, Role.AUDITOR, None, NOW)
    await persons.add_grant(both, Role.LEAD, people.other_firm, NOW)
    await persons.add_grant(both, Role.CONSULTANT, people.firm, NOW)
    await persons.add_grant(former, Role.LEAD, people.firm, NOW)
    await db.changed("UPDATE role_grant SET ended_at = :at WHERE person_id = :id", at=NOW, id=former)
    await persons.add_grant(unasked, Role.LEAD, people.firm, NOW)
    await db.change("person", unasked, consented_at=None)
    await persons.add_grant(left, Role.LEAD, people.firm, NOW)
    await db.change("person", left, ended_at=NOW)
    await persons.add_grant(people.self, Role.LEAD, people.practice_firm, NOW)

    async def of(client: int | None, *roles: Role) -> list[int]:
        return [person.id for person in await persons.find_people_with_role(client, *roles)]

    team = (Role.LEAD, Role.CONSULTANT)
    assert await of(people.firm, Role.LEAD) == [lead]
    assert await of(people.firm, *team, Role.AUDITOR) == [lead, auditor, both]
    assert await of(people.other_firm, *team) == [both]
    assert await of(people.practice_firm, *team) == [people.self]
    assert await of(None, *team, Role.AUDITOR) == [auditor]
    assert await persons.find_ids_with_role((people.firm,), *team) == [lead, both]
    assert await persons.find_ids_with_role((people.firm, people.other_firm), Role.LEAD) == [lead, both]
    everyone = await persons.find_everyone_with_role(Role.LEAD, Role.AUDITOR)
    assert [person.id for person in everyone] == [lead, auditor, both]
    on_record = await persons.find_people_on_record(people.firm, Role.LEAD)
    assert sorted(person.id for person in on_record) == sorted([lead, unasked])
    assert [person.name for person in on_record] == sorted(person.name for person in on_record)
    for who, held in ((unasked, {Role.LEAD}), (former, set())):
        recorded = await persons.get_person_on_record(who)
        assert recorded is not None
        assert recorded.roles == held
    assert [await persons.get_person(who) is None for who in (unasked, left)] == [False, True]
    assert await persons.get_person_on_record(left) is None
    assert not await persons.is_claimed()
    await persons.add_grant(former, Role.ADMINISTRATOR, None, NOW)
    assert await persons.is_claimed()
