"""What one tap does to a case is refused where the case, the person or the moment is another than was shown."""

from datetime import timedelta

import pytest

from bot.rules.cause import Cause
from bot.services.cases import seeing, steps
from storage.cases import stored as cases
from tests.services.cases.stepping import NOBODY, Step, begin
from tests.services.two_of_each import two_of_each
from tests.world import World


async def test_a_tap_holds_for_the_case_as_it_was_shown(sqlite_world: World) -> None:
    people, now = await two_of_each(sqlite_world), sqlite_world.clock.now()
    client = sqlite_world.company.clients["HX"]
    staff, quality = people["staff"], people["quality"]

    async def turn_of(case_id: int) -> int:
        case = await cases.get_case(case_id)
        assert case is not None
        return case.turn

    begun = Step("none", "awaiting", "", NOBODY, NOBODY, has="nobody")
    case_id = await begin(Cause(now), "complaint", begun, people, client)
    turn = await turn_of(case_id)
    by_staff = Cause(now, staff.id)

    # nobody but who may, nothing that a form asks for, nothing that the case does not have
    for who, action in ((people["manager"], "nudge"), (staff, "accept"), (quality, "decline"), (quality, "confirm")):
        with pytest.raises(seeing.NoSuchCase):
            await steps.act(Cause(now, who.id), who, case_id, action, "awaiting", turn)
    for unknown in (case_id + 99, -1):
        with pytest.raises(seeing.NoSuchCase):
            await seeing.get_case(staff, unknown)
        with pytest.raises(seeing.NoSuchCase):
            await steps.act(by_staff, staff, unknown, "nudge", "awaiting", turn)
    with pytest.raises(seeing.NoSuchCase):
        await seeing.get_case_by_number(staff, "TS20261122-99")
    with pytest.raises(seeing.NoSuchCase):
        await seeing.get_case(people["manager"], case_id)
    assert (await seeing.get_case(staff, case_id)).case.turn == turn

    # once a day, whoever did it, and not twice by two taps on one message
    assert (await steps.act(by_staff, staff, case_id, "nudge", "awaiting", turn)).case.state == "awaiting"
    with pytest.raises(steps.AlreadyHandled):
        await steps.act(by_staff, staff, case_id, "nudge", "awaiting", turn)
    again = await turn_of(case_id)
    with pytest.raises(steps.DoneToday):
        await steps.act(by_staff, staff, case_id, "nudge", "awaiting", again)
    tomorrow = Cause(now + timedelta(days=1), staff.id)
    await steps.act(tomorrow, staff, case_id, "nudge", "awaiting", again)

    # a step that moves it holds for the state, whatever was said meanwhile
    asked, consultant = await begin(Cause(now), "enquiry", begun, people, client), people["consultant"]
    shown, by_consultant = await turn_of(asked), Cause(now, consultant.id)
    with pytest.raises(steps.AlreadyHandled):
        await steps.act(by_consultant, consultant, asked, "accept", "accepted", shown)
    taken = await steps.act(by_consultant, consultant, asked, "accept", "awaiting", shown)
    assert (taken.case.state, taken.case.handler_id) == ("accepted", consultant.id)
    with pytest.raises(steps.AlreadyHandled):
        await steps.act(by_consultant, consultant, asked, "accept", "awaiting", shown)
    with pytest.raises(steps.AlreadyHandled):
        await steps.act(by_consultant, consultant, asked, "accept", "accepted", await turn_of(asked))
