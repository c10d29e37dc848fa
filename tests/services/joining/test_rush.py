"""Many join by one card at once, and two approvers decide at once: places are given once, people are let in once."""

import asyncio

from bot.rules.cause import Cause, UpdateKey
from bot.rules.joining import CardLink, CardState
from bot.rules.people import Person
from bot.rules.text import CHINESE
from bot.services.forms import filling as forms
from bot.services.forms.filling import Move
from bot.services.forms.walking import Shown
from bot.services.homes import arriving
from bot.services.joining import requests as joining_requests
from bot.services.joining.requests import AlreadyDecided, CardNotOpen
from storage import database as db
from storage.joining import cards as joining
from storage.people import persons as people
from tests.flows.steps import one
from tests.world import CONSULTANT, LEAD, MANAGER, World

BOT = 42


def cause(world: World, update_id: int, telegram_id: int, person: Person | None = None) -> Cause:
    """An account's update."""
    return Cause(world.clock.now(), person.id if person else None, UpdateKey(BOT, update_id), telegram_id)


async def a_card(world: World, quota: int) -> str:
    """The code of a card of the first firm."""
    await joining.add_card(
        "KM23XY89",
        world.company.clients["HX"],
        quota=quota,
        made_by=world.company.people[MANAGER].id,
        at=world.clock.now(),
        expires_at=world.clock.now().replace(year=2027),
        destination="",
    )
    return "KM23XY89"


async def filled_in(world: World, n: int, code: str) -> list[tuple[Person, str, int]]:
    """So many people who have filled everything in and only need to submit: who, draft token, turn."""
    found = []
    for number in range(n):
        account = 5000 + number
        at = [cause(world, number * 10 + step, account) for step in range(5)]
        arrival = await arriving.arrive_by_card(at[0], None, account, CHINESE, CardLink(code))
        assert arrival.person is not None
        assert arrival.view is not None
        who, token = arrival.person, arrival.view.draft.token
        shown = await forms.give_answer(at[1], who, token, arrival.view.draft.turn, "confirmed")
        shown = await forms.type_text(at[2], who, f"员工{number}")
        skipped = await forms.move(at[3], who, token, shown.view.draft.turn, Move.SKIP)
        assert isinstance(skipped, Shown)
        found.append((who, token, skipped.view.draft.turn))
    return found


async def test_twenty_at_once_for_five_places_are_exactly_five(world: World) -> None:
    everyone = await filled_in(world, 20, await a_card(world, quota=5))
    done = await asyncio.gather(
        *(
            forms.move(cause(world, 1000 + number, 5000 + number, who), who, token, turn, Move.SUBMIT)
            for number, (who, token, turn) in enumerate(everyone)
        ),
        return_exceptions=True,
    )
    refused = [each for each in done if isinstance(each, BaseException)]
    assert len(refused) == 15
    assert all(isinstance(each, CardNotOpen) and each.state is CardState.USED_UP for each in refused)
    assert await one("SELECT used FROM joining_card") == 5
    assert await one("SELECT count(*) AS n FROM joining_request WHERE state = 'waiting'") == 5
    # who got no place has given nothing: no consent is kept, and the form is as it was
    assert await one("SELECT count(*) AS n FROM person WHERE consented_at IS NOT NULL AND telegram_id >= 5000") == 5
    # a place that is given back by declining is there for somebody else
    waiting = await joining.find_waiting(world.company.clients["HX"])
    assert await joining.decide(waiting[0].id, "declined", world.company.people[MANAGER].id, world.clock.now())
    await joining.give_place_back(waiting[0].card_id)
    left = [each for each, result in zip(everyone, done, strict=True) if isinstance(result, BaseException)]
    more = await asyncio.gather(
        *(
            forms.move(cause(world, 2000 + number, who.telegram_id or 0, who), who, token, turn, Move.SUBMIT)
            for number, (who, token, turn) in enumerate(left)
        ),
        return_exceptions=True,
    )
    assert sum(not isinstance(each, BaseException) for each in more) == 1
    assert await one("SELECT used FROM joining_card") == 5


async def test_three_approvers_at_once_let_everyone_in_once(world: World) -> None:
    everyone = await filled_in(world, 9, await a_card(world, quota=20))
    for number, (who, token, turn) in enumerate(everyone):
        await forms.move(cause(world, 1000 + number, 5000 + number, who), who, token, turn, Move.SUBMIT)
    client = world.company.clients["HX"]
    waiting = await joining.find_waiting(client)
    first, last, middle = waiting[0].id, waiting[-1].id, waiting[4].id
    approvers = [world.company.people[each] for each in (MANAGER, CONSULTANT, LEAD)]
    pages = [(first, last), (first, middle), (middle, last)]
    done = await asyncio.gather(
        *(
            joining_requests.approve(cause(world, 3000 + number, who.telegram_id or 0, who), who, client, *page)
            for number, (who, page) in enumerate(zip(approvers, pages, strict=True))
        ),
        return_exceptions=True,
    )
    assert sum(each for each in done if isinstance(each, int)) == 9
    assert all(isinstance(each, int | AlreadyDecided) for each in done)
    grants = await db.values(
        "SELECT person_id, role FROM role_grant WHERE client_id = :client AND ended_at IS NULL AND person_id IN"
        " (SELECT id FROM person WHERE telegram_id >= 5000)",
        client=client,
    )
    assert len(grants) == 9
    assert {row["role"] for row in grants} == {"client_staff"}
    assert await one("SELECT count(*) AS n FROM trail WHERE action = 'approve_joining'") == 9
    assert await one("SELECT count(*) AS n FROM outbox WHERE kind = 'joining_approved'") == 9


async def test_one_person_scanning_on_two_phones_at_once_asks_once(world: World) -> None:
    code = await a_card(world, quota=5)
    accounts = [cause(world, number, 5000) for number in range(4)]
    for each in accounts[:1]:
        await arriving.arrive_by_card(each, None, 5000, CHINESE, CardLink(code))
    who = await people.get_person_by_telegram(5000)
    await asyncio.gather(*(arriving.arrive_by_card(each, who, 5000, CHINESE, CardLink(code)) for each in accounts[1:]))
    assert await one("SELECT count(*) AS n FROM joining_request") == 1
    assert await one("SELECT count(*) AS n FROM draft WHERE form = 'joining_by_card'") == 1
