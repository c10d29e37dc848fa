"""What was promised: what stands at the upgrade, what is open and broken, and in whose figures it is."""

import json
from datetime import datetime
from importlib import import_module

from bot.records.cases.promises import PromiseRecord
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.promises import promised_now
from bot.rules.people import Person, Role
from storage import database as db
from storage.cases import promises
from storage.people import persons
from tests.storage.near.firms import DAY, MINUTE, Near, a_case, a_draft, a_joined_person, near
from tests.storage.rows import NOW

SINCE_THEN = frozenset({"appealed", "rated_low"})
"""The states that no case could be in when promises were first written down."""


async def all_of(case_id: int) -> list[PromiseRecord]:
    """All promises of a case."""
    return await promises.find_promises([case_id])


async def take_over() -> None:
    """Does to the rows that there are what the migration does at an upgrade."""
    for statement in import_module("storage.migrations.0095_promises").taken_over(db.dialect()):
        await db.values(f"{statement.replace(' ORDER BY k.id', '')} RETURNING id")


async def test_what_stands_at_the_upgrade_is_what_the_rule_says_of_each_kind_and_state(database: str) -> None:
    firm = await near()
    cases: dict[int, dict[str, datetime]] = {}
    for life_cycle in LIFE_CYCLES.values():
        for state in life_cycle.states:
            if state.key in SINCE_THEN:
                continue
            for promised_at in (NOW + 5 * DAY, NOW + DAY):
                paused_at = None if state.runs else NOW
                case_id = await a_case(
                    firm,
                    kind=life_cycle.kind,
                    state=state.key,
                    due_at=None if state.ends else NOW + DAY,
                    promised_at=promised_at,
                    paused_at=paused_at,
                    closed_at=NOW if state.ends else None,
                )
                cases[case_id] = dict(promised_now(life_cycle, state, NOW + DAY, promised_at))
    unreleased = await a_case(firm, kind="complaint", state="awaiting", promised_at=NOW, released_at=None)
    await take_over()
    for case_id, promised in cases.items():
        found = [one for one in await all_of(case_id) if one.ended_at is None]
        assert {one.what: one.until for one in found} == promised, case_id
        assert {(one.action, one.made_at, one.set_by) for one in found} <= {("", NOW, None)}
    assert await all_of(unreleased) == []


async def test_what_the_trail_says_of_a_promise_of_before_is_taken_over(database: str) -> None:
    firm = await near()
    draft = (await a_draft(firm.person)).id

    async def happened(case: int, at: datetime, action: str, since: str, to: str, **more: int) -> None:
        details = json.dumps({**more, "from": since, "to": to}, sort_keys=True, separators=(",", ":"))
        what = {"subject_kind": "case", "subject_id": case, "action": action, "details": details}
        await db.add("trail", at=at, person_id=firm.person, **what)

    async def a_complaint(**columns: object) -> int:
        return await a_case(firm, **{"kind": "complaint", "due_at": None, "promised_at": NOW + DAY, **columns})

    put_off = await a_complaint(state="in_progress", due_at=NOW + DAY)
    await happened(put_off, NOW - DAY, "delay", "in_progress", "in_progress", draft=draft)
    moved_since = await a_complaint(state="in_progress", due_at=NOW + DAY)
    await happened(moved_since, NOW - DAY, "delay", "in_progress", "in_progress", draft=draft)
    await happened(moved_since, NOW, "supply", "waiting", "in_progress", draft=draft)
    late = await a_complaint(state="resolved", closed_at=NOW + 9 * DAY)
    await happened(late, NOW + 2 * DAY, "resolve", "in_progress", "proposed", draft=draft)
    await happened(late, NOW + 9 * DAY, "confirm", "proposed", "resolved")
    proposed = await a_complaint(state="proposed", paused_at=NOW, kind="enquiry")
    await happened(proposed, NOW, "resolve", "accepted", "proposed", draft=draft)
    in_a_pause = await a_complaint(state="unresolvable", closed_at=NOW + 2 * DAY)
    await happened(in_a_pause, NOW, "resolve", "in_progress", "proposed", draft=draft)
    await happened(in_a_pause, NOW + 2 * DAY, "give_up", "waiting", "unresolvable", draft=draft)
    await take_over()
    told = {
        case: [(one.set_by, one.draft_id, one.action, one.ended_at) for one in await all_of(case)]
        for case in (put_off, moved_since, late, proposed, in_a_pause)
    }
    assert told == {
        put_off: [("李敏", draft, "delay", None)],
        moved_since: [(None, None, "", None)],
        late: [(None, None, "", NOW + 2 * DAY)],
        proposed: [(None, None, "", NOW)],
        # its date stood still when we gave it up, so nobody can tell which one it was
        in_a_pause: [],
    }
    (one,) = await all_of(late)
    assert (one.became, one.is_broken(NOW), one.days_late(NOW)) == ("done", True, 1)


async def test_a_promise_ends_once_and_with_its_case(database: str) -> None:
    firm = await near()
    case = await a_case(firm, kind="complaint", state="awaiting")
    other = await a_case(firm, kind="complaint", state="awaiting")
    for one in (case, other):
        await promises.add_promise(one, "all", NOW + DAY, made_at=NOW, action="open")
    await promises.add_promise(case, "awaiting", NOW, made_at=NOW, action="delay", by_id=firm.person)
    whole, first = await promises.find_open_promises(case)
    assert (whole.what, whole.set_by, first.what, first.set_by) == ("all", None, "awaiting", "李敏")
    await promises.end_promise(first.id, NOW + MINUTE, "moved")
    assert [one.what for one in await promises.find_open_promises(case)] == ["all"]
    await promises.note_told(case, NOW, NOW + DAY)
    await promises.note_told(case, NOW + DAY, NOW + DAY)
    await promises.note_told(case, NOW + DAY, NOW + 2 * DAY)
    assert [(one.what, one.ended_at, one.became, one.told_at) for one in await all_of(case)] == [
        ("all", None, None, NOW + DAY),
        ("awaiting", NOW + MINUTE, "moved", None),
    ]
    await db.change("service_case", case, closed_at=NOW + DAY)
    assert [(one.ended_at, one.became) for one in await all_of(case)] == [
        (NOW + DAY, "done"),
        (NOW + MINUTE, "moved"),
    ]
    assert [one.told_at for one in await all_of(other)] == [None]
    assert [one.case_id for one in await promises.find_promises([case, other])] == [case, case, other]
    assert await promises.find_promises([]) == []


async def someone(firm: Near, role: Role, client: int | None) -> Person:
    """One of ours."""
    person_id = await a_joined_person("周明")
    await persons.add_grant(person_id, role, client, NOW)
    found = await persons.get_person(person_id)
    assert found is not None
    return found


async def test_broken_is_what_came_behind_its_date_or_did_not_come_and_whoever_may_not_see_it_does_not_count_it(
    database: str,
) -> None:
    firm = await near()
    quality = await someone(firm, Role.QUALITY_MANAGER, None)
    consultant = await someone(firm, Role.CONSULTANT, firm.firm)
    numbers: dict[str, int] = {}

    async def promised(name: str, until: datetime, ended: datetime | None = None, **columns: object) -> None:
        base = {"kind": "enquiry", "state": "accepted", "due_at": None}
        numbers[name] = case = await a_case(firm, **{**base, **columns})
        await promises.add_promise(case, "all", until, made_at=NOW - 9 * DAY, action="open")
        if ended is not None:
            (one,) = await promises.find_open_promises(case)
            await promises.end_promise(one.id, ended, "done")

    since, before = NOW - 5 * DAY, NOW
    late = NOW - 3 * DAY
    await promised("kept", late, late)
    await promised("done late", late, late + MINUTE)
    await promised("not done", NOW - 2 * DAY)
    await promised("closed late", NOW - DAY, closed_at=NOW)
    await promised("closed in time", NOW - DAY, closed_at=NOW - DAY)
    await promised("before", since - MINUTE)
    await promised("first", since)
    await promised("later", before)
    await promised("elsewhere", late, client_id=firm.other_firm)
    await promised("about whom it is", late, kind="complaint", about_id=quality.id)
    await promised("a complaint", late, kind="complaint")
    await promised("a drill", late, kind="incident", state="called", drill=True)
    await promised("in practice", late, client_id=firm.practice_firm)

    async def broken(who: Person, clients: tuple[int, ...] | None) -> set[str]:
        found = await promises.find_broken(who, clients, since, before, NOW, limit=50)
        assert [one.until for one in found] == sorted((one.until for one in found), reverse=True)
        assert len(found) == await promises.count_broken(who, clients, since, before, NOW)
        names = {case: name for name, case in numbers.items()}
        return {names[one.case_id] for one in found}

    here = {"done late", "not done", "closed late", "first"}
    assert await broken(quality, (firm.firm,)) == here | {"a complaint"}
    assert await broken(quality, None) == here | {"a complaint", "elsewhere"}
    assert await broken(consultant, (firm.firm,)) == here
    page = await promises.find_broken(quality, (firm.firm,), since, before, NOW, limit=1, offset=1)
    assert [one.case_id for one in page] == [numbers["not done"]]
    (one,) = await promises.find_broken(quality, (firm.other_firm,), since, before, NOW, limit=9)
    assert (one.client_short_name, one.what, one.until, one.ended_at, one.kind) == (
        "乙电器",
        "all",
        late,
        None,
        "enquiry",
    )
    assert one.days_late(NOW) == 3
