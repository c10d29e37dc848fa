"""Two people act on one case at once: one wins, the other is told by whom and what holds now."""

import asyncio
from collections.abc import Awaitable

import pytest

from bot.records.cases.cases import CaseView
from bot.rules.cause import Cause, UpdateKey
from bot.rules.people import Person, Role
from bot.services.cases import forms as case_forms
from bot.services.cases import seeing
from bot.services.cases import steps as cases
from bot.services.cases.steps import AlreadyHandled
from bot.services.drafts.loading import SubjectDone
from bot.services.forms import filling as forms
from bot.services.forms.filling import Move
from storage import database as db
from storage.database import AlreadyProcessed
from storage.people import persons as people
from tests.flows.cases.filing import accepted, file_complaint, file_enquiry, proposed
from tests.flows.steps import count, one, released_patrol
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

BOT = 42
ROUNDS = 3


def cause(world: World, who: Person, update_id: int) -> Cause:
    """A person's update."""
    return Cause(world.clock.now(), who.id, UpdateKey(BOT, update_id), who.telegram_id)


async def another(world: World, role: Role, telegram_id: int, client: str | None = None) -> Person:
    """One more person with this role."""
    now = world.clock.now()
    person_id = await people.add_person(telegram_id=telegram_id, name=f"同事{telegram_id}", language="zh", at=now)
    await people.change_consent(person_id, f"同事{telegram_id}", now)
    await people.add_grant(person_id, role, world.company.clients[client] if client else None, now)
    person = await people.get_person(person_id)
    assert person is not None
    return person


async def person(world: World, telegram_id: int) -> Person:
    """One of the cast as they are now."""
    found = await people.get_person(world.company.people[telegram_id].id)
    assert found is not None
    return found


async def race(*acts: Awaitable[CaseView]) -> tuple[CaseView, list[AlreadyHandled]]:
    """Lets everybody act at once: the one who wins, and what the others were told."""
    found = await asyncio.gather(*acts, return_exceptions=True)
    won = [one for one in found if isinstance(one, CaseView)]
    lost = [one for one in found if isinstance(one, AlreadyHandled)]
    assert len(won) == 1, found
    assert len(won) + len(lost) == len(found), found
    return won[0], lost


async def entries(case_id: int, action: str) -> int:
    """How many entries of this action the trail has about the case."""
    sql = "SELECT count(*) AS n FROM trail WHERE subject_kind = 'case' AND subject_id = :id AND action = :action"
    return int(await one(sql, id=case_id, action=action))


async def accepting(world: World, who: Person, number: int, case_id: int) -> Awaitable[CaseView]:
    """Somebody has the question before them whom a complaint is about, and answers: nobody in particular."""
    draft = (await forms.open_form(cause(world, who, number + 500), who, "case_accept", "accept", case_id)).draft

    async def answer() -> CaseView:
        try:
            await forms.give_answer(cause(world, who, number), who, draft.token, draft.turn, "0")
        except SubjectDone:
            # as the chat says it
            raise AlreadyHandled(await seeing.get_case(who, case_id)) from None
        return await seeing.get_case(who, case_id)

    return answer()


async def test_of_many_who_accept_at_once_one_does_and_the_others_learn_who(world: World) -> None:
    managers = [await person(world, QUALITY_MANAGER)]
    managers += [await another(world, Role.QUALITY_MANAGER, 6000 + number) for number in range(5)]
    await file_complaint(world)
    case_id = int(await one("SELECT id FROM service_case"))

    view, lost = await race(*[await accepting(world, who, number, case_id) for number, who in enumerate(managers)])

    assert len(lost) == len(managers) - 1
    for told in lost:
        assert told.view.case.state == "accepted"
        assert told.view.case.handler == view.case.handler
        assert told.view.events[-1].who == view.case.handler
    assert await entries(case_id, "accept") == 1
    assert await one("SELECT turn FROM service_case") == 1
    news = await db.values("SELECT key FROM outbox WHERE kind = 'case_news' AND parameters LIKE '%accept%'")
    assert len(news) == 1
    waiting = await db.values("SELECT key, person_id FROM outbox WHERE kind = 'case_reminder' AND state = 'waiting'")
    assert len({row["key"] for row in waiting}) == len(waiting)
    assert {row["key"].split(":")[2] for row in waiting} == {"1"}
    due = {row["person_id"] for row in waiting if ":due:" in row["key"]}
    assert due == {view.case.handler_id}


async def test_the_complainant_withdraws_while_it_is_being_accepted(world: World) -> None:
    for number in range(ROUNDS):
        await file_complaint(world)
        case_id = int(await one("SELECT max(id) FROM service_case"))
        staff, manager = await person(world, STAFF), await person(world, QUALITY_MANAGER)
        draft = await forms.open_form(cause(world, staff, number + 200), staff, "case_withdraw", "withdraw", case_id)
        sure = forms.give_answer(cause(world, staff, number + 100), staff, draft.draft.token, draft.draft.turn, "yes")
        accept = await accepting(world, manager, number, case_id)
        found = await asyncio.gather(accept, sure, return_exceptions=True)
        # one after the other both are done; at the very same time one is, and the other is told
        withdrawn, told = await entries(case_id, "withdraw"), [one for one in found if isinstance(one, AlreadyHandled)]
        assert withdrawn + await entries(case_id, "accept") + len(told) == 2, found
        waiting = await one(
            "SELECT count(*) FROM outbox WHERE kind = 'case_reminder' AND state = 'waiting' AND subject_id = :id",
            id=case_id,
        )
        assert (waiting == 0) is bool(withdrawn)
        assert (await seeing.get_case(manager, case_id)).case.state == ("withdrawn" if withdrawn else "accepted")


async def test_the_complainant_confirms_twice_at_once_from_two_messages(world: World) -> None:
    await proposed(world)
    staff = await person(world, STAFF)
    case_id, turn = int(await one("SELECT id FROM service_case")), int(await one("SELECT turn FROM service_case"))
    view, (told,) = await race(
        *(cases.act(cause(world, staff, number), staff, case_id, "confirm", "proposed", turn) for number in (1, 2))
    )
    assert view.case.state == told.view.case.state == "resolved"
    assert await entries(case_id, "confirm") == 1


async def test_one_update_delivered_twice_at_once_acts_once(world: World) -> None:
    await proposed(world)
    staff = await person(world, STAFF)
    case_id, turn = int(await one("SELECT id FROM service_case")), int(await one("SELECT turn FROM service_case"))
    found = await asyncio.gather(
        *(cases.act(cause(world, staff, 7), staff, case_id, "confirm", "proposed", turn) for _ in range(2)),
        return_exceptions=True,
    )
    assert {type(one) for one in found} == {AlreadyProcessed, CaseView}
    assert await entries(case_id, "confirm") == 1


async def test_two_nudges_from_one_card_are_one(world: World) -> None:
    await accepted(world)
    staff = await person(world, STAFF)
    case_id, turn = int(await one("SELECT id FROM service_case")), int(await one("SELECT turn FROM service_case"))
    await race(
        *(cases.act(cause(world, staff, number), staff, case_id, "nudge", "accepted", turn) for number in (1, 2))
    )
    assert await entries(case_id, "nudge") == 1


async def fixed(world: World) -> tuple[int, int]:
    """A finding whose fix waits to be checked: its id and turn."""
    await released_patrol(world)
    staff = await world.phone(STAFF)
    await staff.text("WT20261123-01")
    await staff.press("提交整改")
    await staff.photo(picture())
    return int(await one("SELECT id FROM service_case")), int(await one("SELECT turn FROM service_case"))


async def test_a_fix_is_approved_by_one_and_returned_by_another_at_once(world: World) -> None:
    consultant, lead = await person(world, CONSULTANT), await person(world, LEAD)
    case_id, turn = await fixed(world)
    view = await forms.open_form(cause(world, lead, 1), lead, "finding_return", "return", case_id)
    await forms.type_text(cause(world, lead, 4), lead, "照片看不清，请补拍。")
    before = await count("draft_answer")

    approved, returned = await asyncio.gather(
        cases.act(cause(world, consultant, 2), consultant, case_id, "approve", "awaiting_check", turn),
        forms.type_text(cause(world, lead, 3), lead, "12月9日"),
        return_exceptions=True,
    )

    won = [found for found in (approved, returned) if not isinstance(found, Exception)]
    assert len(won) == 1, (approved, returned)
    assert await entries(case_id, "approve") + await entries(case_id, "return") == 1
    state = await one("SELECT state FROM service_case")
    assert state == ("closed" if isinstance(approved, CaseView) else "in_progress")
    if isinstance(approved, CaseView):  # what was typed for nothing is not half kept
        assert await count("draft_answer") == before
        assert await one("SELECT state FROM draft WHERE id = :id", id=view.draft.id) == "open"


async def test_a_form_that_was_looked_at_before_the_case_moved_on_is_not_taken(world: World) -> None:
    consultant, lead = await person(world, CONSULTANT), await person(world, LEAD)
    case_id, turn = await fixed(world)
    view = await forms.open_form(cause(world, lead, 1), lead, "finding_return", "return", case_id)
    await cases.act(cause(world, consultant, 2), consultant, case_id, "approve", "awaiting_check", turn)
    with pytest.raises(AlreadyHandled) as told:
        await case_forms.submit(cause(world, lead, 3), lead, view)
    assert told.value.view.case.state == await one("SELECT state FROM service_case") == "closed"


async def test_two_reply_to_an_enquiry_at_once_and_the_second_can_still_send_theirs(world: World) -> None:
    await file_enquiry(world)
    case_id = int(await one("SELECT id FROM service_case"))
    repliers = [await person(world, CONSULTANT), await person(world, LEAD)]
    turns = []
    for number, who in enumerate(repliers):
        await forms.open_form(cause(world, who, 10 + number), who, "case_reply", "reply", case_id)
        shown = await forms.type_text(cause(world, who, 20 + number), who, f"答复 {number}")
        turns.append(shown.view.draft)
    found = await asyncio.gather(
        *(
            forms.move(cause(world, who, 30 + number), who, draft.token, draft.turn, Move.SUBMIT)
            for number, (who, draft) in enumerate(zip(repliers, turns, strict=True))
        ),
        return_exceptions=True,
    )
    lost = [number for number, one in enumerate(found) if isinstance(one, AlreadyHandled)]
    # on SQLite they come one after the other, and both replies are taken
    assert len(lost) <= 1, found
    assert all(not isinstance(one, Exception) or isinstance(one, AlreadyHandled) for one in found), found
    assert await entries(case_id, "reply") == 2 - len(lost)
    for number in lost:
        who, draft = repliers[number], turns[number]
        await forms.move(cause(world, who, 40 + number), who, draft.token, draft.turn, Move.SUBMIT)
    assert await entries(case_id, "reply") == 2
    assert await one("SELECT count(*) FROM outbox WHERE kind = 'case_news' AND parameters LIKE '%reply%'") == 2


async def test_a_client_manager_and_staff_take_a_finding_on_at_once(world: World) -> None:
    await released_patrol(world)
    people_at_once = [await person(world, MANAGER), await person(world, STAFF)]
    people_at_once += [await another(world, Role.CLIENT_STAFF, 7000 + number, "HX") for number in range(ROUNDS)]
    case_id = int(await one("SELECT id FROM service_case"))
    view, lost = await race(
        *(
            cases.act(cause(world, who, number), who, case_id, "acknowledge", "to_fix", 0)
            for number, who in enumerate(people_at_once)
        )
    )
    assert len(lost) == len(people_at_once) - 1
    assert {told.view.case.handler_id for told in lost} == {view.case.handler_id}
    waiting = await db.values("SELECT key FROM outbox WHERE kind = 'case_reminder' AND state = 'waiting'")
    assert len({row["key"] for row in waiting}) == len(waiting)
