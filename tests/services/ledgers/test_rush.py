"""Two at once in the ledgers: an administrator stays, a client has one lead, and a code has one owner."""

import asyncio

from bot.rules.cause import Cause, UpdateKey
from bot.rules.people import Person, Role
from bot.services.forms import filling as forms
from bot.services.forms.filling import Move
from bot.services.ledgers import entries as ledgers
from bot.services.ledgers.forms import EntryRefused
from bot.services.people.administrators import LastAdministrator
from storage import database as db
from storage.people import persons as people
from tests.flows.steps import one
from tests.world import ADMINISTRATOR, World

BOT = 42


def cause(world: World, who: Person, update_id: int) -> Cause:
    """A person's update."""
    return Cause(world.clock.now(), who.id, UpdateKey(BOT, update_id), who.telegram_id)


async def administrators(world: World, n: int) -> list[Person]:
    """The administrator and so many more."""
    now, found = world.clock.now(), [world.company.people[ADMINISTRATOR]]
    for number in range(n):
        person_id = await people.add_person(telegram_id=7000 + number, name=f"管理员{number}", language="zh", at=now)
        await people.change_consent(person_id, f"管理员{number}", now)
        await people.add_grant(person_id, Role.ADMINISTRATOR, None, now)
        person = await people.get_person(person_id)
        assert person is not None
        found.append(person)
    return found


async def test_however_many_administrators_end_each_other_at_once_one_stays(world: World) -> None:
    crowd = await administrators(world, 5)
    ended = await asyncio.gather(
        *(
            ledgers.end_entry(cause(world, who, number), who, "people", crowd[number - 1].id)
            for number, who in enumerate(crowd)
        ),
        return_exceptions=True,
    )
    refused = [each for each in ended if isinstance(each, BaseException)]
    assert [type(each) for each in refused] == [LastAdministrator]
    assert len(await people.find_everyone_with_role(Role.ADMINISTRATOR)) == 1


async def test_whichever_leads_are_appointed_at_once_a_client_has_one(world: World) -> None:
    crowd, client = await administrators(world, 4), world.company.clients["HX"]
    tokens = [await appointing(world, who, number * 10, client) for number, who in enumerate(crowd)]
    await asyncio.gather(*(save(world, who, 900 + number, tokens[number]) for number, who in enumerate(crowd)))
    leads = await db.values(
        "SELECT person_id FROM role_grant WHERE client_id = :client AND role = 'lead' AND ended_at IS NULL",
        client=client,
    )
    assert len(leads) == 1


async def appointing(world: World, who: Person, update_id: int, client: int) -> str:
    """Somebody has filled in that they lead the client themselves, and not saved it yet; the draft's token."""
    view = await forms.open_form(cause(world, who, update_id), who, "add_assignments", "", 0)
    for step, value in enumerate((str(client), str(who.id), Role.LEAD.value), start=1):
        shown = await forms.give_answer(
            cause(world, who, update_id + step), who, view.draft.token, view.draft.turn, value
        )
        view = shown.view
    moved = await forms.move(cause(world, who, update_id + 4), who, view.draft.token, view.draft.turn, Move.SKIP)
    assert moved is not None
    return view.draft.token


async def save(world: World, who: Person, update_id: int, token: str) -> object:
    """Saves what was filled in."""
    turn = int(await one("SELECT turn FROM draft WHERE token = :token", token=token))
    return await forms.move(cause(world, who, update_id), who, token, turn, Move.SUBMIT)


async def test_of_two_who_give_the_same_code_at_once_one_is_asked_for_another(world: World) -> None:
    crowd, tokens = await administrators(world, 1), []
    for number, who in enumerate(crowd):
        update_id = number * 10
        view = await forms.open_form(cause(world, who, update_id), who, "add_clients", "", 0)
        for step, text in enumerate(("新星电子有限公司", "新星", None, "XX"), start=1):
            person = await people.get_person(who.id)
            assert person is not None
            if text is not None:
                await forms.type_text(cause(world, person, update_id + step), person, text)
                continue
            turn = int(await one("SELECT turn FROM draft WHERE token = :token", token=view.draft.token))
            code = view.form.step("code").index
            await forms.go_to(cause(world, person, update_id + step), person, view.draft.token, turn, code)
        tokens.append(view.draft.token)
    done = await asyncio.gather(
        *(save(world, who, 900 + number, tokens[number]) for number, who in enumerate(crowd)), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in done) == ["EntryRefused", "Outcome"]
    assert any(isinstance(each, EntryRefused) for each in done)
    assert await one("SELECT count(*) AS n FROM client WHERE code = 'XX'") == 1
    assert await one("SELECT count(*) AS n FROM draft WHERE form = 'add_clients' AND state = 'open'") == 1
