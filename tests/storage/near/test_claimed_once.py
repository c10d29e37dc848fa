"""Each change of state that is made once: of six who make it at the same moment one does, and nothing beside it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from bot.records.links import Link
from bot.rules.people import Role
from bot.rules.policies import Audience
from storage import attachments, policies, tasks, trainings, visits
from storage import database as db
from storage.drafts import stored as drafts
from storage.joining import cards, invitations
from storage.people import members, roles, stand_ins
from storage.work_records import releasing
from tests.storage.near.firms import DAY, MINUTE, NUMBERS, Near, a_draft, a_joined_person, a_record, near
from tests.storage.near.test_files_and_drafts import a_file
from tests.storage.near.test_joining import a_card
from tests.storage.near.test_tasks import a_task
from tests.storage.near.test_tasks import got as task_of
from tests.storage.near.test_trainings import a_session, sign_up
from tests.storage.near.test_visits import a_visit
from tests.storage.rows import NOW

SIX = 6
TODAY, TOMORROW = NOW.date(), NOW.date() + DAY

Claim = Callable[[], Awaitable[object]]
Begin = Callable[[Near], Awaitable[Claim]]


@dataclass(frozen=True)
class Once:
    """What can be done once: ``begin`` makes the row and returns the change; ``table`` has a row beside it."""

    table: str
    begin: Begin


async def _move_task(firm: Near) -> Claim:
    task = await task_of(await a_task(firm))
    return lambda: tasks.move(task, TOMORROW, "停产", firm.other, NOW)


async def _waive_task(firm: Near) -> Claim:
    task = await a_task(firm)
    return lambda: tasks.settle(task, "open", "waived", "停产", firm.other, NOW)


async def _hand_task(firm: Near) -> Claim:
    task = await a_task(firm)
    return lambda: tasks.change_assignee(task, firm.person, firm.other)


async def _confirm_visit(firm: Near) -> Claim:
    visit = await a_visit(firm)
    return lambda: visits.confirm(visit, TOMORROW, firm.both, NOW)


async def _note_agreed(firm: Near) -> Claim:
    visit = await a_visit(firm)
    return lambda: visits.note_agreed(visit, firm.person, NOW)


async def _keep_visit(firm: Near) -> Claim:
    visit = await a_visit(firm)
    await visits.ask(visit, TOMORROW + DAY, "停产", firm.both, NOW)
    return lambda: visits.keep(visit, TOMORROW + DAY)


async def _set_out(firm: Near) -> Claim:
    visit = await a_visit(firm)
    return lambda: visits.set_out(visit, NOW, NOW)


async def _arrive(firm: Near) -> Claim:
    visit = await a_visit(firm)
    return lambda: visits.arrive(visit, NOW, NOW)


async def _a_stand_in(firm: Near, state: str) -> int:
    return await stand_ins.add_stand_in(
        person_id=firm.both,
        stands_in_for_id=firm.person,
        client_id=None,
        since=TODAY,
        until=TODAY,
        state=state,
        made_by_id=firm.other,
        draft_id=(await a_draft(firm.other, "stand_in", next(NUMBERS))).id,
        at=NOW,
    )


async def _begin_stand_in(firm: Near) -> Claim:
    one = await _a_stand_in(firm, "planned")
    return lambda: stand_ins.claim_begin(one)


async def _end_stand_in(firm: Near) -> Claim:
    one = await _a_stand_in(firm, "active")
    return lambda: stand_ins.claim_end(one, "over", NOW)


async def _revoke_card(firm: Near) -> Claim:
    card = await a_card(firm, firm.firm)
    return lambda: cards.revoke_card(card, NOW)


async def _take_last_place(firm: Near) -> Claim:
    card = await a_card(firm, firm.firm, quota=1)
    return lambda: cards.take_place(card, NOW)


async def _a_request(firm: Near, state: str) -> int:
    return await db.add(
        "joining_request",
        state=state,
        begun_at=NOW,
        card_id=await a_card(firm, firm.firm),
        client_id=firm.firm,
        person_id=await a_joined_person("甲", consented=False),
    )


async def _ask(firm: Near) -> Claim:
    request = await _a_request(firm, "begun")
    return lambda: cards.ask(request, person_code="", match_id=None, certain=False, moves=False, at=NOW)


async def _decide(firm: Near) -> Claim:
    request = await _a_request(firm, "waiting")
    return lambda: cards.decide(request, "approved", firm.other, NOW)


async def _an_invitation(firm: Near) -> int:
    return await invitations.add_invitation(
        f"link-{next(NUMBERS)}",
        Role.CLIENT_STAFF,
        client_id=firm.firm,
        invited_by=firm.other,
        at=NOW,
        expires_at=NOW + DAY,
    )


async def _claim_invitation(firm: Near) -> Claim:
    invitation = await _an_invitation(firm)
    return lambda: invitations.claim_invitation(invitation, firm.both, NOW)


async def _revoke_invitation(firm: Near) -> Claim:
    invitation = await _an_invitation(firm)
    return lambda: invitations.revoke_invitation(invitation, NOW)


async def _cancel_session(firm: Near) -> Claim:
    session = await a_session(firm)
    return lambda: trainings.cancel_session(session, NOW)


async def _give_seat(firm: Near) -> Claim:
    place = await sign_up(await a_session(firm), firm.person, firm, "waiting")
    return lambda: trainings.give_seat(place, NOW)


async def _note_attendance(firm: Near) -> Claim:
    place = await sign_up(await a_session(firm), firm.person, firm)
    return lambda: trainings.change_attendance(place, "present", NOW)


async def _a_policy(firm: Near, state: str) -> int:
    return await policies.add_version(
        policy_id=await policies.add_policy(firm.other, NOW),
        title="保密制度",
        audience=Audience.OURS,
        body="不外传。",
        state=state,
        draft_id=None,
        person_id=firm.other,
        at=NOW,
    )


async def _publish(firm: Near) -> Claim:
    version = await policies.get_version(await _a_policy(firm, "draft"))
    assert version is not None
    return lambda: policies.publish(version, NOW)


async def _revoke_policy(firm: Near) -> Claim:
    version = await policies.get_version(await _a_policy(firm, "draft"))
    assert version is not None
    assert await policies.publish(version, NOW)
    return lambda: policies.revoke(version, NOW)


async def _discard(firm: Near) -> Claim:
    version = await _a_policy(firm, "draft")
    return lambda: policies.discard(version)


async def _read_file(firm: Near) -> Claim:
    version = await _a_policy(firm, "reading")
    return lambda: policies.change_text(version, "draft", "全文")


async def _move_draft(firm: Near) -> Claim:
    draft = await a_draft(firm.person, about=next(NUMBERS))
    return lambda: drafts.move_draft(draft, "next", NOW, board="")


async def _submit_draft(firm: Near) -> Claim:
    draft = await a_draft(firm.person, about=next(NUMBERS))
    return lambda: drafts.close_draft(draft, "submitted", NOW)


async def _take_out_of_tray(firm: Near) -> Claim:
    file = await a_file(None, firm.person)
    return lambda: attachments.remove_from_tray(file)


async def _use_from_tray(firm: Near) -> Claim:
    file, draft = await a_file(None, firm.person), await a_draft(firm.person, about=next(NUMBERS))
    return lambda: attachments.move_to_draft(file, draft.id, "q", "photo", "")


async def _end_grant(firm: Near) -> Claim:
    (grant,) = await roles.find_grants(firm.person)
    return lambda: roles.end_grant(grant.id, NOW)


async def _leave(firm: Near) -> Claim:
    return lambda: members.end_membership(firm.both, firm.firm, NOW)


async def _a_record(firm: Near, state: str) -> Link:
    released = state != "submitted"
    record = await a_record(
        firm, state=state, recall_until=None if released else NOW + DAY, released_at=NOW if released else None
    )
    return Link("patrol", record)


async def _release(firm: Near) -> Claim:
    record = await _a_record(firm, "submitted")
    return lambda: releasing.claim_release(record, NOW)


async def _recall(firm: Near) -> Claim:
    record = await _a_record(firm, "submitted")
    return lambda: releasing.claim_recall(record, NOW)


async def _recall_issued(firm: Near) -> Claim:
    record = await _a_record(firm, "issued")
    return lambda: releasing.claim_recall_of_issued(record, NOW)


async def _void(firm: Near) -> Claim:
    record = await _a_record(firm, "recalled")
    return lambda: releasing.claim_void(record)


ONCE: dict[str, Once] = {
    "a task is moved": Once("task", _move_task),
    "a task is waived": Once("task", _waive_task),
    "a task goes to somebody else": Once("task", _hand_task),
    "a visit is agreed to": Once("visit", _confirm_visit),
    "that a visit is agreed to is noted": Once("visit", _note_agreed),
    "another day is declined": Once("visit", _keep_visit),
    "somebody sets out": Once("visit", _set_out),
    "somebody arrives": Once("visit", _arrive),
    "a stand-in begins": Once("stand_in", _begin_stand_in),
    "a stand-in ends": Once("stand_in", _end_stand_in),
    "a card is revoked": Once("joining_card", _revoke_card),
    "the last place of a card is taken": Once("joining_card", _take_last_place),
    "somebody asks to join": Once("joining_request", _ask),
    "a joiner is let in": Once("joining_request", _decide),
    "an invitation is used": Once("invitation", _claim_invitation),
    "an invitation is revoked": Once("invitation", _revoke_invitation),
    "a training is cancelled": Once("training_session", _cancel_session),
    "a seat is given": Once("sign_up", _give_seat),
    "that somebody came is noted": Once("sign_up", _note_attendance),
    "a policy is published": Once("policy_version", _publish),
    "a policy is revoked": Once("policy", _revoke_policy),
    "a policy is discarded": Once("policy_version", _discard),
    "the file of a policy is read": Once("policy_version", _read_file),
    "a draft moves": Once("draft", _move_draft),
    "a draft is submitted": Once("draft", _submit_draft),
    "a record goes to the client": Once("work_record", _release),
    "a record is recalled": Once("work_record", _recall),
    "a record that the client has is recalled": Once("work_record", _recall_issued),
    "a recalled record is voided": Once("work_record", _void),
    "a file is dropped": Once("attachment", _take_out_of_tray),
    "a file is used": Once("attachment", _use_from_tray),
    "a role ends": Once("role_grant", _end_grant),
    "somebody leaves": Once("role_grant", _leave),
}


@pytest.mark.parametrize("name", ONCE)
async def test_of_six_at_once_one_does_it(name: str, database: str) -> None:
    firm, once = await near(), ONCE[name]
    if once.table != "role_grant":
        await once.begin(firm)
    claim = await once.begin(firm)
    before = await rows(once.table)
    done = await asyncio.gather(*(claim() for _ in range(SIX)))
    assert sorted(map(bool, done)) == [False] * (SIX - 1) + [True]
    # what is beside it is as it was: one row differs, or is gone
    after = await rows(once.table)
    assert len([row for row in before if row not in after]) == 1
    assert len(after) >= len(before) - 1
    assert not await claim()


async def test_a_record_is_released_or_recalled_and_not_both(database: str) -> None:
    firm = await near()
    for _ in range(3):
        record, beside = await _a_record(firm, "submitted"), await _a_record(firm, "submitted")
        acts = [releasing.claim_release(record, NOW), releasing.claim_recall(record, NOW)]
        released, recalled = await asyncio.gather(*acts)
        assert released is not recalled
        assert await state_of(record) == ("issued" if released else "recalled")
        assert await state_of(beside) == "submitted"


@pytest.mark.parametrize(("later", "taken"), [(-1, True), (0, False), (1, False)])
async def test_a_record_is_recalled_within_its_window_alone(database: str, later: int, taken: bool) -> None:
    record = await _a_record(await near(), "submitted")
    assert await releasing.claim_recall(record, NOW + DAY + later * MINUTE) is taken


async def test_a_record_of_another_kind_is_another(database: str) -> None:
    firm = await near()
    submitted, issued, recalled = [await _a_record(firm, state) for state in ("submitted", "issued", "recalled")]
    assert not await releasing.claim_release(Link("service", submitted.id), NOW)
    assert not await releasing.claim_recall(Link("service", submitted.id), NOW)
    assert not await releasing.claim_recall_of_issued(Link("service", issued.id), NOW)
    assert not await releasing.claim_void(Link("service", recalled.id))
    assert [await state_of(one) for one in (submitted, issued, recalled)] == ["submitted", "issued", "recalled"]


async def state_of(record: Link) -> str:
    """The state of a record."""
    (row,) = await db.values("SELECT state FROM work_record WHERE id = :id", id=record.id)
    return str(row["state"])


async def rows(table: str) -> list[dict[str, object]]:
    """All rows of a table."""
    return [dict(row) for row in await db.values(f"SELECT * FROM {table}")]
