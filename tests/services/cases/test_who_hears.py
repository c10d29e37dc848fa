"""For every step of every life cycle: who is told of it, and who is reminded from then on. Written out, not derived."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.rules.cases.deadlines import opened
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cause import Cause
from bot.rules.forms.answers import Answer
from bot.rules.forms.case_steps import FORMS
from bot.rules.people import Person
from bot.services.cases import forms, steps
from bot.services.cases.reminders import remind_of_case
from bot.services.drafts.loading import load
from storage import database as db
from storage.cases import stored as cases
from storage.database import writing
from storage.drafts import stored as drafts
from storage.settings.firm import get_settings
from tests.services.two_of_each import named, two_of_each
from tests.world import World

NOBODY: frozenset[str] = frozenset()


def them(*names: str) -> frozenset[str]:
    """These people."""
    return frozenset(names)


@dataclass(frozen=True)
class Step:
    """What ``who`` does to a case in the state ``since``, who is ``told``, and who is ``reminded`` afterwards."""

    action: str
    since: str
    who: str
    told: frozenset[str]
    reminded: frozenset[str]
    has: str = ""
    given_to: str = ""


QUALITY = them("quality", "quality 2")
ADMINISTRATORS = them("administrator", "administrator 2")
LEADS = them("lead", "lead 2")
CONSULTANTS = them("consultant", "consultant 2")
MANAGERS = them("manager", "manager 2")
OURS = CONSULTANTS | LEADS

COMPLAINT_RUNS = QUALITY | ADMINISTRATORS
ENQUIRY_RUNS = them("consultant") | LEADS | QUALITY
FIX_RUNS = MANAGERS | OURS | them("staff")

OF = {
    "complaint": {"opener": "staff", "handler": "quality", "rectifier": "", "asker": ""},
    "enquiry": {"opener": "staff", "handler": "consultant", "rectifier": "", "asker": ""},
    "finding": {"opener": "consultant", "handler": "staff", "rectifier": "staff 2", "asker": "staff 2"},
}

STEPS: dict[str, tuple[Step, ...]] = {
    "complaint": (
        Step("accept", "awaiting", "quality", them("staff"), COMPLAINT_RUNS, has="nobody"),
        Step("decline", "awaiting", "quality", them("staff"), NOBODY, has="nobody"),
        Step("resolve", "accepted", "quality", them("staff"), them("staff", "quality")),
        Step("reply", "accepted", "quality", them("staff"), COMPLAINT_RUNS),
        Step("ask", "accepted", "quality", them("staff"), them("staff", "quality")),
        Step("delay", "accepted", "quality", them("staff"), COMPLAINT_RUNS),
        Step("give_up", "accepted", "quality", them("staff"), NOBODY),
        Step("assign", "accepted", "quality", them("quality 2"), COMPLAINT_RUNS, given_to="quality 2"),
        Step("assign", "accepted", "administrator", QUALITY, COMPLAINT_RUNS, given_to="quality 2"),
        Step("nudge", "accepted", "staff", them("quality"), COMPLAINT_RUNS),
        Step("nudge", "awaiting", "staff", QUALITY, COMPLAINT_RUNS, has="nobody"),
        Step("nudge_handler", "accepted", "quality 2", them("quality"), COMPLAINT_RUNS),
        Step("nudge_team", "accepted", "administrator", them("quality"), COMPLAINT_RUNS),
        Step("nudge_team", "awaiting", "administrator", QUALITY, COMPLAINT_RUNS, has="nobody"),
        Step("confirm", "proposed", "staff", them("quality"), NOBODY),
        Step("lapse", "proposed", "", them("staff", "quality"), NOBODY),
        Step("supply", "waiting", "staff", them("quality"), COMPLAINT_RUNS),
        Step("add", "accepted", "staff", them("quality"), COMPLAINT_RUNS),
        Step("add", "awaiting", "staff", QUALITY, COMPLAINT_RUNS, has="nobody"),
        Step("reopen", "resolved", "staff", them("quality"), COMPLAINT_RUNS),
        Step("reopen", "declined", "staff", them("quality"), COMPLAINT_RUNS),
        Step("rate", "resolved", "staff", them("quality"), NOBODY),
        Step("withdraw", "accepted", "staff", them("quality"), NOBODY),
        Step("withdraw", "awaiting", "staff", QUALITY, NOBODY, has="nobody"),
        # who it turns out to be about hears that it is with somebody else, and is reminded of nothing any more
        Step(
            "about",
            "accepted",
            "quality 2",
            them("quality"),
            them("quality 2") | ADMINISTRATORS,
            given_to="quality",
        ),
    ),
    "enquiry": (
        Step("accept", "awaiting", "consultant", them("staff"), ENQUIRY_RUNS, has="nobody"),
        Step("decline", "awaiting", "consultant", them("staff"), NOBODY, has="nobody"),
        Step("resolve", "awaiting", "consultant", them("staff"), them("staff", "consultant"), has="nobody"),
        Step("reply", "awaiting", "consultant", them("staff"), NOBODY, has="nobody"),
        Step("reply", "accepted", "consultant", them("staff"), NOBODY),
        Step("ask", "accepted", "consultant", them("staff"), them("staff", "consultant")),
        Step("delay", "accepted", "consultant", them("staff"), ENQUIRY_RUNS),
        Step("give_up", "accepted", "consultant", them("staff"), NOBODY),
        Step(
            "assign",
            "accepted",
            "lead 2",
            CONSULTANTS,
            ENQUIRY_RUNS - CONSULTANTS | them("consultant 2"),
            given_to="consultant 2",
        ),
        Step("nudge", "accepted", "staff", them("consultant"), ENQUIRY_RUNS),
        Step("nudge", "awaiting", "staff", OURS, OURS | QUALITY, has="nobody"),
        Step("nudge_handler", "accepted", "lead", them("consultant"), ENQUIRY_RUNS),
        Step("nudge_team", "accepted", "quality", them("consultant"), ENQUIRY_RUNS),
        Step("confirm", "proposed", "staff", them("consultant"), NOBODY),
        Step("lapse", "proposed", "", them("staff", "consultant"), NOBODY),
        Step("supply", "waiting", "staff", them("consultant"), ENQUIRY_RUNS),
        Step("add", "accepted", "staff", them("consultant"), ENQUIRY_RUNS),
        Step("reopen", "resolved", "staff", them("consultant"), ENQUIRY_RUNS),
        Step("rate", "resolved", "staff", them("consultant"), NOBODY),
        Step("withdraw", "accepted", "staff", them("consultant"), NOBODY),
    ),
    "finding": (
        Step("approve", "awaiting_check", "consultant 2", them("staff 2") | MANAGERS, NOBODY),
        Step("return", "awaiting_check", "consultant", them("staff 2") | MANAGERS, FIX_RUNS),
        Step("evidence", "to_fix", "staff 2", OURS, OURS),
        Step("evidence", "in_progress", "consultant", OURS - them("consultant"), OURS),
        Step("more", "awaiting_check", "staff 2", OURS, OURS),
        Step("acknowledge", "to_fix", "staff 2", NOBODY, FIX_RUNS - them("staff") | them("staff 2"), has="nobody"),
        Step("ask_more_time", "in_progress", "staff 2", OURS, FIX_RUNS),
        Step("agree", "in_progress", "consultant", MANAGERS | them("staff", "staff 2"), FIX_RUNS),
        Step("refuse", "in_progress", "consultant", MANAGERS | them("staff", "staff 2"), FIX_RUNS),
        Step("extend", "in_progress", "consultant", MANAGERS | them("staff", "staff 2"), FIX_RUNS),
        Step("nudge", "in_progress", "quality", MANAGERS | them("staff"), FIX_RUNS),
        Step("nudge_handler", "in_progress", "manager", them("staff"), FIX_RUNS),
    ),
}

ANSWERS = {"text": "说明写在这里。", "until": "2026-12-25", "stars": "4"}


def test_no_step_is_left_out() -> None:
    assert {kind: {step.action for step in written} for kind, written in STEPS.items()} == {
        kind: {one.action for one in life_cycle.transitions} for kind, life_cycle in LIFE_CYCLES.items()
    }


@writing
async def begin(cause: Cause, kind: str, step: Step, people: dict[str, Person], client_id: int) -> int:
    """A case in the state that the step is taken from, of which everybody is reminded whom that concerns."""
    firm, life_cycle, parts = await get_settings(), LIFE_CYCLES[kind], OF[kind]
    ids = {part: people[name].id if name else None for part, name in parts.items()}
    case_id = await cases.add_case(
        kind=kind,
        number=f"{kind}-{step.action}-{step.since}-{step.who}",
        client_id=client_id,
        state=step.since,
        title="约好上周五，没有人来。",
        opened_by_id=ids["opener"] or 0,
        clock=opened(life_cycle, cause.at, firm.calendar(client_id), firm.allowances),
        handler_id=None if step.has == "nobody" else ids["handler"],
        private=kind == "complaint",
        closed_at=cause.at if life_cycle.state(step.since).ends else None,
    )
    if ids["rectifier"] and step.since == "awaiting_check":
        await db.change("service_case", case_id, rectified_by_id=ids["rectifier"])
    if ids["asker"] and step.action in ("agree", "refuse", "extend"):
        await db.change("service_case", case_id, asked_by_id=ids["asker"], asked_until=cause.at)
    case = await cases.get_case(case_id)
    assert case is not None
    if case.due_at is None:
        # a finding's date comes from how serious it is
        await db.change("service_case", case_id, due_at=cause.at + timedelta(hours=8), promised_at=cause.at)
        case = await cases.get_case(case_id)
        assert case is not None
    await remind_of_case(cause, case)
    return case_id


@writing
async def take(cause: Cause, step: Step, people: dict[str, Person], case_id: int) -> None:
    """Takes the step as its button or its form does."""
    case = await cases.get_case(case_id)
    transition = steps.step_of(case, step.action)
    assert case is not None
    assert transition is not None
    if not step.who:
        await steps.advance(cause, None, case, transition)
        return
    who = people[step.who]
    if transition.asks is None:
        assert steps.allowed(who, case, step.action) is not None
        await steps.advance(cause, who, case, transition)
        return
    form = next(one for one in FORMS if one.code == transition.asks)
    draft = await drafts.add_draft(
        token=f"token{case_id}",
        person_id=who.id,
        form=form.code,
        version=form.version,
        subject_kind=step.action,
        subject_id=case_id,
        step="",
        at=cause.at,
    )
    given = {
        **ANSWERS,
        **({"who": str(people[step.given_to].id), "about": str(people[step.given_to].id)} if step.given_to else {}),
    }
    for one in form.steps():
        if one.key in given:
            await drafts.change_answer(draft.id, one.key, Answer(given[one.key]), cause.at)
    await forms.submit(cause, who, await load(draft))


@pytest.mark.parametrize("kind", STEPS)
async def test_who_is_told_of_each_step_and_reminded_after_it(kind: str, sqlite_world: World) -> None:
    people = await two_of_each(sqlite_world)
    now, client_id = sqlite_world.clock.now(), sqlite_world.company.clients["HX"]
    heard: dict[Step, tuple[set[str], set[str]]] = {}
    for step in STEPS[kind]:
        case_id = await begin(Cause(now), kind, step, people, client_id)
        # a case beside it, of which everybody stays reminded whatever becomes of this one
        beside = await begin(
            Cause(now), kind, Step(f"{step.action} beside", step.since, step.who, NOBODY, NOBODY), people, client_id
        )
        before = await waiting(beside)
        await take(Cause(now, people[step.who].id if step.who else None), step, people, case_id)
        told = await db.values(
            "SELECT person_id, parameters FROM outbox WHERE kind = 'case_news' AND subject_id = :id", id=case_id
        )
        heard[step] = (named(people, {row["person_id"] for row in told}), named(people, await waiting(case_id)))
        assert await waiting(beside) == before
    assert heard == {step: (set(step.told), set(step.reminded)) for step in STEPS[kind]}


async def waiting(case_id: int) -> set[int]:
    """Who will be reminded of a case."""
    rows = await db.values(
        "SELECT person_id FROM outbox WHERE kind = 'case_reminder' AND state = 'waiting' AND subject_kind = 'case'"
        " AND subject_id = :id",
        id=case_id,
    )
    return {row["person_id"] for row in rows}
