"""Every place that waits for somebody has an answer for when nobody can hear: what is new here has to say its own.

The places come from the declarations: states of cases, jobs, daily works, and the statements that give something away.
"""

import ast
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.rules.cases.concerning import awaited
from bot.rules.cases.kind import CaseKind
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.cases.life_cycle import Clock, Party, State
from bot.rules.cause import Cause
from bot.rules.hearing import can_hear
from bot.rules.people import CLIENT_SIDE
from bot.services.cases import hearing
from bot.services.cases.lapsing import lapse
from bot.services.cases.people import people_of
from schedules.daily import DAILY
from schedules.jobs import JOB_KINDS
from storage import database as db
from storage.cases import stored as cases
from storage.people import persons as people
from tests.world import ADMINISTRATOR, AUDITOR, MANAGER, QUALITY_MANAGER, STAFF, World

ROOT = Path(__file__).parents[2]

LOOK_FIRST = {"lapse_case", "hearing", "call_on"}
"""Jobs that something comes of because of somebody's silence: they look whether whoever it is can hear."""

WAIT_FOR_NOBODY = {
    *(
        "archive_file",
        "discard_files",
        "make_document",
        "make_confirmation_code",
        "make_joining_card",
        "make_backup",
        "make_register",
        "report_patrol",
        "report_inspection",
    ),
    # asks again what was promised
    "ask_update",
    "remind_report",
    # says again what is late
    "tell_of_overdue",
    # says again what is serious
    "nag_case",
    # work that nobody has begun is made anew; what somebody began stays
    "plan_tasks",
    # silence is no agreement
    "tell_visits",
    # who has not read a policy is asked again each week; nobody has to sign up for a training
    *("tell_of_policy", "announce_training"),
    *(
        "read_policy",
        "read_checklist",
        "look_at_workbook",
        "reissue_patrol",
        "reissue_inspection",
        "report_to_inspection",
        "show_photo",
        "mark_photo",
        "tell_commands",
        "tell_everybody",
        "tell_about",
        "tell_newcomers",
    ),
    *("check_ledgers", "export_ledgers", "apply_ledgers"),
    # who submitted a patrol may recall it; they sent it themselves some minutes before, so they can hear
    "issue_patrol",
    # leave begins and ends on the days that were arranged; who stands in and cannot hear is marked to who is on leave,
    # with whom everything stays meanwhile (tests/flows/people/test_stand_ins.py)
    *("begin_stand_in", "end_stand_in"),
}
"""Jobs whose outcome does not depend on anybody's answer."""

DAILY_WORKS = {
    "confirmations": "asks administrators again, and confirms nothing",
    "trainings_due": "reminds whom it concerns and administrators, and decides nothing",
    "hearing": "looks at all that waits",
    "managers": "reminds administrators, and decides nothing",
    "duty": "tells leads and managers, and takes out who has no role there any more",
    "unserved": "reminds leads and administrators, and decides nothing",
    "plan_reviews": "makes a task of the lead, which stays until it is done",
    "plan": "makes work and notes what was missed, as the plan says; the digest says it",
    "digest": "says what waits",
    "contracts": "a contract ends with its last day, whoever says what",
    "service_plans": "silence confirms only if the firm sets it, of a manager who can be reached",
    **dict.fromkeys(("overdue", "promises", "waiting_joiners", "rolls", "unread_policies"), "says again what waits"),
    "expiries": "warns, and ends nothing",
    **dict.fromkeys(
        ("work_eve", "work_unbegun", "work_morning", "work_week", "readiness"),
        "says what is to be done, or was not; ends nothing",
    ),
    **dict.fromkeys(("visits", "visits_again"), "tells who comes; silence is no agreement, and a wish is said again"),
    **dict.fromkeys(
        ("self_checks", "self_checks_again", "self_checks_missed", "self_check_reports"),
        "a day of which nothing is said stays missed",
    ),
    **dict.fromkeys(("monitoring", "monitoring_missed"), "what was not measured when it was due stays missed"),
    **dict.fromkeys(("impacts", "equipment_late"), "says again what waits; nothing is judged or back by silence"),
    "seconds": "asks again who has not confirmed yet, and ends only what there is nothing left of to confirm",
    "given_back": "asks again for what is a client's and still here",
    "work_left": "says again what waits for somebody to be named",
    "ending_cards": "tells who made a card, and ends nothing",
    **dict.fromkeys(("backup", "backup_keeper", "backup_week", "backup_late"), "waits for nobody"),
    **dict.fromkeys(("unused_files", "trail_head"), "waits for nobody"),
}

WAITING_STATES = [
    pytest.param(life_cycle, state, id=f"{life_cycle.kind}-{state.key}")
    for life_cycle in CASE_KINDS.values()
    for state in life_cycle.states
    if not state.ends
]


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Where the product calls a function of this name."""
    for package in ("bot", "handlers", "schedules"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    called = node.func
                    if name == (called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")):
                        yield str(path.relative_to(ROOT)), node


def test_every_job_says_whether_silence_matters_to_it() -> None:
    assert set(JOB_KINDS) == LOOK_FIRST | WAIT_FOR_NOBODY


def test_every_daily_work_says_so_too() -> None:
    assert {work.name for work in DAILY} == set(DAILY_WORKS)


def test_every_state_that_does_not_end_a_case_waits_for_somebody_and_each_kind_says_who_calls() -> None:
    for life_cycle in CASE_KINDS.values():
        assert life_cycle.callers, life_cycle.kind
        for state in life_cycle.states:
            assert bool(state.waits_for) is not state.ends, (life_cycle.kind, state.key)
            assert state.lapse is None or state.is_time_to_answer, "only who was given time can be silent"


def test_seats_are_given_only_where_it_is_asked_who_can_be_told() -> None:
    assert {where for where, _ in calls("give_seat")} == {"bot/services/trainings/seats.py"}
    assert {where for where, _ in calls("promoted")} == {"bot/services/trainings/seats.py"}


def test_a_step_that_nobody_takes_is_taken_only_where_it_is_asked_who_can_hear() -> None:
    by_nobody = {
        where
        for where, call in calls("advance")
        if len(call.args) > 1 and isinstance(call.args[1], ast.Constant) and call.args[1].value is None
    }
    by_silence = {"bot/services/cases/lapsing.py", "bot/services/cases/calling_on.py"}
    # by what somebody said: their bad rating asks for an answer
    assert by_nobody == by_silence | {"bot/services/cases/rating.py"}


async def waiting(world: World, life_cycle: CaseKind, state: State) -> int:
    """A case in this state, with the people that it has then; nobody for whom it waits can hear."""
    ours = life_cycle.filing is None
    handler = STAFF if life_cycle.is_the_clients_own else MANAGER if ours else QUALITY_MANAGER
    now = world.clock.now()
    case_id = await cases.add_case(
        kind=life_cycle.kind,
        number=f"{life_cycle.kind}-1",
        client_id=world.company.clients["HX"],
        state=state.key,
        title="封样缺失",
        opened_by_id=world.company.people[STAFF].id,
        clock=Clock(now - timedelta(days=30), now - timedelta(days=20), now - timedelta(days=20), None),
        handler_id=world.company.people[handler].id if Party.HANDLER in state.waits_for else None,
    )
    case = await cases.get_case(case_id)
    assert case is not None
    for group in awaited(life_cycle, state.key, case.parties):
        for person in await people_of(case, group):
            await people.change_to_unreachable(person.id, now)
    return case_id


@pytest.mark.parametrize(("life_cycle", "state"), WAITING_STATES)
async def test_whoever_a_case_waits_for_somebody_who_can_hear_is_asked_to_call_and_silence_is_no_answer(
    sqlite_world: World, life_cycle: CaseKind, state: State
) -> None:
    world = sqlite_world
    case_id = await waiting(world, life_cycle, state)
    for _ in range(2):
        await hearing.look_at_case(Cause(world.clock.now()), case_id)
        world.clock.pass_by(days=20)
    await lapse(Cause(world.clock.now()), case_id)
    case = await cases.get_case(case_id)
    assert case is not None
    assert (case.state, case.closed_at) == (state.key, None)
    assert case.unheard_since is not None
    asked = await db.values(
        "SELECT person_id, count(*) AS n FROM outbox WHERE kind = 'case_unheard' GROUP BY person_id"
    )
    assert asked, "nobody is asked to call"
    for row in asked:
        reader = await people.get_person(int(row["person_id"]))
        assert reader is not None
        assert int(row["n"]) == 1, "once in each absence"
        assert can_hear(reader), "somebody who can hear"
        assert (reader.roles <= CLIENT_SIDE) is life_cycle.is_the_clients_own, "one of ours, unless it is none of ours"
        assert reader.id != world.company.people[AUDITOR].id


@pytest.mark.parametrize(("life_cycle", "state"), WAITING_STATES)
async def test_while_somebody_can_hear_nothing_of_it_happens(
    sqlite_world: World, life_cycle: CaseKind, state: State
) -> None:
    world = sqlite_world
    case_id = await waiting(world, life_cycle, state)
    await hearing.look_at_case(Cause(world.clock.now()), case_id)
    await db.values("UPDATE person SET unreachable_since = NULL WHERE id <> :id RETURNING id", id=-1)
    world.clock.pass_by(days=1)
    await hearing.look_at_case(Cause(world.clock.now(), world.company.people[ADMINISTRATOR].id), case_id)
    case = await cases.get_case(case_id)
    assert case is not None
    assert case.unheard_since is None
    if state.is_time_to_answer:
        assert case.due_at is not None
        assert case.due_at > world.clock.now(), "the whole time once more"
