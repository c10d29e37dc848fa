"""Buttons forged with ids of others: another person of the list, another's request, what is real from practice."""

import pytest

from bot.rules.people import Person, Role
from bot.screens.buttons import ApproveAsListed, ShowTraining, SignUp, pack
from storage import database as db
from storage.joining import cards
from storage.people import persons as people
from tests.flows.forging import forged_buttons, told
from tests.flows.joining.joining import ask, make_card
from tests.flows.joining.members import on_the_list
from tests.flows.rewinding import Watch
from tests.flows.two_firms import SECRETS, one_of_everything
from tests.world import CONSULTANT, MANAGER, OTHER_STRANGER, STAFF, STRANGER, World

REFUSED = ("您无权查看", "此按钮已失效", "请先退出练习")


async def accounts() -> dict[int, int | None]:
    """The account behind every person."""
    rows = await db.values("SELECT id, telegram_id FROM person")
    return {int(row["id"]): row["telegram_id"] for row in rows}


async def test_a_joiner_is_let_in_as_nobody_but_whom_their_request_points_to(world: World) -> None:
    firm, other_firm = world.company.clients["HX"], world.company.clients["CG"]
    listed, beside = await on_the_list(world, "刘洋", "E-1"), await on_the_list(world, "刘阳", "E-2")
    elsewhere = await on_the_list(world, "刘洋", "E-3", client=other_firm)
    _, link = await make_card(world)
    # the name points to somebody, the staff number to nobody: an approver has to say whether it is them
    for account in (STRANGER, OTHER_STRANGER):
        await ask(await world.phone(account), link, name="刘洋" if account == STRANGER else "刘阳")
    first, second = await cards.find_waiting(firm)
    assert (first.match_id, first.certain) == (listed, False)
    assert (second.match_id, second.certain) == (beside, False)

    manager = await world.phone(MANAGER)
    await manager.text("加入")
    message = await manager.last()
    before = await accounts()
    member, manager_id = world.company.people[STAFF].id, world.company.people[MANAGER].id
    for person in (beside, elsewhere, member, manager_id, first.person_id, 10**6):
        await manager.tap_data(message, pack(ApproveAsListed(first.id, person)), force=True)
        assert await accounts() == before, person
        assert [request.id for request in await cards.find_waiting(firm)] == [first.id, second.id]
    for request in (second.id, 10**6):
        await manager.tap_data(message, pack(ApproveAsListed(request, listed)), force=True)
        assert await accounts() == before

    await manager.tap_data(message, pack(ApproveAsListed(first.id, listed)), force=True)
    assert {person: account for person, account in (await accounts()).items() if account == STRANGER} == {
        listed: STRANGER
    }
    assert [request.id for request in await cards.find_waiting(firm)] == [second.id]
    grants = [(grant.role, grant.client_id) for grant in (await known(listed)).grants]
    assert grants == [(Role.CLIENT_STAFF, firm)]


async def known(person_id: int) -> Person:
    """Somebody as they are now."""
    found = await people.get_person(person_id)
    assert found is not None
    return found


@pytest.mark.parametrize(("who", "side"), [(CONSULTANT, "质量管家"), (MANAGER, "企业负责人"), (STAFF, "企业员工")])
async def test_from_practice_nothing_real_is_seen_or_changed_also_ones_own(
    who: int, side: str, sqlite_world: World
) -> None:
    world = sqlite_world
    firm = await one_of_everything(world, "HX", "总装车间")
    made = [
        forged
        for forged in await forged_buttons((firm,), world.company.people[CONSULTANT])
        if forged.firm is not None and not forged.of_draft
    ]
    assert {ShowTraining(firm.training), SignUp(firm.training)} <= {forged.data for forged in made}
    phone = await world.phone(who)
    await phone.text("练习")
    await phone.press(side)
    message, watch, at = await phone.last(), Watch(), await phone.calls()
    for forged in made:
        watch.rewind()
        await phone.tap_data(message, pack(forged.data), force=True)
        calls = await phone.calls_since(at)
        at = calls[-1]["n"]
        said = told(phone, calls)
        assert any(words in said for words in REFUSED), (forged.data, said)
        assert not watch.changed(), forged.data
        for word in (SECRETS["HX"], firm.patrol_number, firm.finding_number, firm.complaint_number, "总装车间"):
            assert word not in said, (forged.data, word)
