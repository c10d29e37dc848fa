"""Cards, requests and the list of two firms: each condition tells apart what differs in one thing."""

from typing import Any

import pytest

from bot.rules.people import Role
from storage import database as db
from storage.joining import cards
from storage.people import members, persons
from tests.storage.near.firms import DAY, MINUTE, NUMBERS, Near, a_joined_person, near
from tests.storage.rows import NOW


async def a_card(people: Near, client: int, **columns: Any) -> int:
    """A card with two places that is good for a day."""
    base = {
        "code": f"KM{next(NUMBERS):06}",
        "quota": 2,
        "made_at": NOW,
        "expires_at": NOW + DAY,
        "client_id": client,
        "made_by_id": people.other,
    }
    return await db.add("joining_card", **{**base, **columns})


async def test_cards_that_serve_are_neither_revoked_nor_over_nor_of_a_firm_that_ended(database: str) -> None:
    people = await near()
    older, newer = await a_card(people, people.firm), await a_card(people, people.firm)
    revoked, over = await a_card(people, people.firm, revoked_at=NOW), await a_card(people, people.firm, expires_at=NOW)
    elsewhere, ended = await a_card(people, people.other_firm), await a_card(people, people.ended_firm)
    practised = await a_card(people, people.practice_firm)
    assert [card.id for card in await cards.find_cards(people.firm, NOW)] == [newer, older]
    assert [card.id for card in await cards.find_ending_cards(NOW, NOW + DAY)] == [older, newer, elsewhere]
    assert await cards.find_ending_cards(NOW, NOW + DAY - MINUTE) == []
    assert await cards.find_ending_cards(NOW + DAY, NOW + 2 * DAY) == []
    taken = {card: [await cards.take_place(card, NOW) for _ in range(3)] for card in (older, revoked, over, ended)}
    assert taken == {
        older: [True, True, False],
        revoked: [False] * 3,
        over: [False] * 3,
        ended: [False] * 3,
    }
    assert await cards.revoke_card(newer, NOW)
    assert not await cards.revoke_card(newer, NOW)
    for _ in range(3):
        await cards.give_place_back(older)
    used = {int(row["id"]): int(row["used"]) for row in await db.values("SELECT id, used FROM joining_card")}
    assert used == dict.fromkeys((older, newer, revoked, over, elsewhere, ended, practised), 0)
    await cards.take_place(elsewhere, NOW)
    await cards.give_place_back(older)
    assert await db.number("SELECT used FROM joining_card WHERE id = :id", id=elsewhere) == 1


async def test_requests_are_found_by_person_firm_and_state(database: str) -> None:
    people = await near()
    card, other_card = await a_card(people, people.firm), await a_card(people, people.other_firm)

    async def a_request(who: int, client: int, state: str) -> int:
        of = {people.firm: card, people.other_firm: other_card}.get(client, card)
        return await db.add("joining_request", state=state, begun_at=NOW, card_id=of, client_id=client, person_id=who)

    joiner, second, third = [await a_joined_person(name, consented=False) for name in ("甲", "乙", "丙")]
    waits, also = await a_request(joiner, people.firm, "waiting"), await a_request(second, people.firm, "waiting")
    begun = await a_request(third, people.firm, "begun")
    declined = await a_request(joiner, people.firm, "declined")
    elsewhere = await a_request(joiner, people.other_firm, "waiting")
    await a_request(second, people.ended_firm, "waiting")
    await a_request(people.self, people.practice_firm, "waiting")
    assert [one.id for one in await cards.find_waiting(people.firm)] == [waits, also]
    assert await cards.count_waiting(people.firm) == 2
    assert [one.id for one in await cards.find_requests_of_person(joiner)] == [waits, elsewhere]
    opened = [await cards.get_open_request(who, people.firm) for who in (joiner, second, third, people.person)]
    assert [one.id if one else None for one in opened] == [waits, also, begun, None]
    assert await cards.find_clients_asked() == [people.firm, people.other_firm]
    assert await cards.count_waiting_by_client((people.firm,)) == [(people.firm, "甲阀门", 2)]
    assert [one.id for one in await cards.find_asked(people.firm, waits, declined)] == [waits, also, declined]
    assert [one.id for one in await cards.find_asked(people.firm, also, elsewhere)] == [also, declined]
    asked = [
        await cards.ask(one, person_code="", match_id=None, certain=False, moves=False, at=NOW)
        for one in (waits, begun)
    ]
    assert asked == [False, True]
    assert await cards.decide(waits, "approved", people.other, NOW)
    assert not await cards.decide(waits, "declined", people.other, NOW)
    assert [one.id for one in await cards.find_waiting(people.firm)] == [also, begun]
    await cards.hand_requests_over(joiner, people.person)
    owners = {
        int(row["id"]): int(row["person_id"]) for row in await db.values("SELECT id, person_id FROM joining_request")
    }
    assert {one for one, owner in owners.items() if owner == people.person} == {waits, declined, elsewhere}


async def test_who_is_on_the_list_has_a_role_at_this_firm_and_no_account(database: str) -> None:
    people = await near()

    async def listed(name: str, client: int) -> int:
        who = await a_joined_person(name, account=False, consented=False)
        await persons.add_grant(who, Role.CLIENT_STAFF, client, NOW)
        return who

    one, other = await listed("名册甲", people.firm), await listed("名册乙", people.firm)
    await listed("名册丙", people.other_firm)
    left, gone = await listed("名册丁", people.firm), await listed("名册戊", people.firm)
    await members.end_membership(left, people.firm, NOW)
    await db.change("person", gone, ended_at=NOW)
    await a_joined_person("没有角色", account=False)
    assert [found.id for found in await cards.find_listed(people.firm)] == [one, other]


async def test_wrong_codes_are_counted_for_their_account_since_a_moment(database: str) -> None:
    await cards.add_wrong_code(101, NOW, NOW - DAY)
    await cards.add_wrong_code(102, NOW, NOW - DAY)
    await cards.add_wrong_code(101, NOW + MINUTE, NOW - DAY)
    assert await cards.count_wrong_codes(101, NOW - MINUTE) == 2
    assert await cards.count_wrong_codes(101, NOW) == 1
    await cards.add_wrong_code(103, NOW + DAY, NOW)
    assert await db.number("SELECT count(*) AS n FROM wrong_code") == 2


@pytest.mark.parametrize("state", ["begun", "waiting"])
async def test_a_request_that_is_open_is_begun_again_by_another_card(database: str, state: str) -> None:
    people = await near()
    joiner, other = await a_joined_person("甲", consented=False), await a_joined_person("乙", consented=False)
    first, second = [await cards.get_card(await a_card(people, people.firm)) for _ in range(2)]
    assert first is not None
    assert second is not None
    begun, beside = [await cards.begin_request(first, who, "", NOW) for who in (joiner, other)]
    if state == "waiting":
        await cards.ask(begun, person_code="", match_id=None, certain=False, moves=False, at=NOW)
    assert await cards.begin_request(second, joiner, "training:1", NOW) == begun
    found, untouched = await cards.get_request(begun), await cards.get_request(beside)
    assert found is not None
    assert untouched is not None
    # who waits already waits by the card by which they asked
    assert (found.card_id, found.destination) == ((second.id, "training:1") if state == "begun" else (first.id, ""))
    assert (untouched.card_id, untouched.destination) == (first.id, "")
