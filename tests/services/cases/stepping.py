"""Every step of every life cycle, written out: from where, by whom, who hears of it; and how a test takes one."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import count

from bot.records.drafts import DraftView
from bot.records.links import Link
from bot.rules.cases.deadlines import opened
from bot.rules.cases.finding_terms import Severity
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.reporting import CONFIRMED
from bot.rules.cause import Cause
from bot.rules.forms.answers import Answer
from bot.rules.forms.case_steps import FORMS
from bot.rules.people import Person
from bot.rules.text import Text
from bot.services.cases import forms, seeing, steps
from bot.services.cases.reminders import remind_of_case
from bot.services.drafts.loading import load
from storage import database as db
from storage.cases import complaints, finding_details
from storage.cases import stored as cases
from storage.database import writing
from storage.drafts import stored as drafts
from storage.settings.firm import get_settings

NUMBERS = count(1)
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
HAZARD_RUNS = MANAGERS | them("staff 2")
INCIDENT_RUNS = MANAGERS | OURS | QUALITY | ADMINISTRATORS
AT_IT = MANAGERS | OURS
REVIEW_RUNS = MANAGERS | LEADS | QUALITY | ADMINISTRATORS | them("consultant")
FIX_RUNS = MANAGERS | OURS | them("staff")
CHECK_RUNS = OURS | QUALITY

OF = {
    "complaint": {"opener": "staff", "handler": "quality", "rectifier": "", "asker": ""},
    "enquiry": {"opener": "staff", "handler": "consultant", "rectifier": "", "asker": ""},
    "hazard": {"opener": "staff", "handler": "staff 2", "rectifier": "", "asker": ""},
    "incident": {"opener": "staff", "handler": "consultant", "rectifier": "", "asker": ""},
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
        Step("note", "accepted", "administrator", them("quality"), COMPLAINT_RUNS),
        Step("same", "accepted", "quality", NOBODY, COMPLAINT_RUNS),
        Step("tie", "accepted", "", NOBODY, COMPLAINT_RUNS),
        Step("apart", "accepted", "", NOBODY, COMPLAINT_RUNS),
        Step("join", "accepted", "", them("staff"), NOBODY),
        Step("split", "joined", "staff", them("quality"), COMPLAINT_RUNS),
        Step("let_go", "joined", "", them("staff") | them("quality"), COMPLAINT_RUNS),
        Step("also", "accepted", "", them("quality"), COMPLAINT_RUNS),
        Step("nudge", "accepted", "staff", them("quality"), COMPLAINT_RUNS),
        Step("nudge", "awaiting", "staff", QUALITY, COMPLAINT_RUNS, has="nobody"),
        Step("nudge_handler", "accepted", "quality 2", them("quality"), COMPLAINT_RUNS),
        Step("nudge_team", "accepted", "administrator", them("quality"), COMPLAINT_RUNS),
        Step("nudge_team", "awaiting", "administrator", QUALITY, COMPLAINT_RUNS, has="nobody"),
        Step("take_up", "awaiting", "administrator", them("staff"), COMPLAINT_RUNS, has="nobody"),
        Step("take_over", "accepted", "quality 2", them("staff", "quality"), COMPLAINT_RUNS),
        Step("put_off", "accepted", "quality 2", them("staff", "quality"), COMPLAINT_RUNS),
        Step("confirm", "proposed", "staff", them("quality"), NOBODY),
        Step("lapse", "proposed", "", them("staff", "quality"), NOBODY),
        Step("supply", "waiting", "staff", them("quality"), COMPLAINT_RUNS),
        Step("add", "accepted", "staff", them("quality"), COMPLAINT_RUNS),
        Step("add", "awaiting", "staff", QUALITY, COMPLAINT_RUNS, has="nobody"),
        Step("reopen", "resolved", "staff", them("quality"), COMPLAINT_RUNS),
        Step("reopen", "declined", "staff", them("quality"), COMPLAINT_RUNS),
        Step("rate_close", "proposed", "staff", them("quality"), NOBODY),
        Step("rated_low", "resolved", "", QUALITY, QUALITY | ADMINISTRATORS),
        Step("answer_rating", "rated_low", "quality 2", them("staff"), NOBODY),
        Step("appeal", "declined", "staff", them("quality", "quality 2"), them("quality 2") | ADMINISTRATORS),
        Step("uphold", "appealed", "quality", them("staff"), NOBODY),
        Step("overturn", "appealed", "quality", them("staff"), COMPLAINT_RUNS),
        Step(
            "assign_review",
            "appealed",
            "quality",
            them("quality 2"),
            them("quality 2") | ADMINISTRATORS,
            given_to="quality 2",
        ),
        Step("take_review", "appealed", "quality 2", them("staff", "quality"), them("quality 2") | ADMINISTRATORS),
        Step("rate", "resolved", "staff", them("quality"), NOBODY),
        Step("withdraw", "accepted", "staff", them("quality"), NOBODY),
        Step("withdraw", "awaiting", "staff", QUALITY, NOBODY, has="nobody"),
        # who it turns out to be about hears that it is with somebody else, and is reminded of nothing any more
        Step("know", "accepted", "quality", NOBODY, COMPLAINT_RUNS),
        Step("classify", "accepted", "quality", them("staff"), COMPLAINT_RUNS),
        Step(
            "about",
            "accepted",
            "quality 2",
            them("quality"),
            them("quality 2") | ADMINISTRATORS,
            given_to="quality",
        ),
    ),
    "hazard": (
        Step("take_on", "reported", "manager", them("staff"), MANAGERS, has="nobody"),
        Step("fix", "in_progress", "staff 2", them("staff"), them("staff", "staff 2")),
        Step("confirm", "fixed", "staff", them("staff 2"), NOBODY),
        Step("not_fixed", "fixed", "staff", them("staff 2"), HAZARD_RUNS),
        Step("lapse", "fixed", "", them("staff", "staff 2"), NOBODY),
        Step("assign", "in_progress", "manager", them("staff 2", "manager 2"), MANAGERS, given_to="manager 2"),
        Step("take_over", "in_progress", "manager", them("staff", "staff 2"), MANAGERS),
        Step("share", "in_progress", "staff 2", them("staff"), NOBODY),
        Step("decline", "reported", "staff 2", them("staff"), NOBODY),
        Step("add", "in_progress", "staff", them("staff 2"), HAZARD_RUNS),
        Step("same", "in_progress", "staff 2", NOBODY, HAZARD_RUNS),
        Step("tie", "in_progress", "", NOBODY, HAZARD_RUNS),
        Step("apart", "in_progress", "", NOBODY, HAZARD_RUNS),
        Step("join", "in_progress", "", them("staff"), NOBODY),
        Step("split", "joined", "staff", them("staff 2"), HAZARD_RUNS),
        Step("let_go", "joined", "", them("staff") | them("staff 2"), HAZARD_RUNS),
        Step("also", "in_progress", "", them("staff 2"), HAZARD_RUNS),
        Step("nudge", "in_progress", "staff", them("staff 2"), HAZARD_RUNS),
        Step("withdraw", "in_progress", "staff", them("staff 2"), NOBODY),
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
        Step("note", "accepted", "lead", them("consultant"), ENQUIRY_RUNS),
        Step("same", "accepted", "consultant", NOBODY, ENQUIRY_RUNS),
        Step("tie", "accepted", "", NOBODY, ENQUIRY_RUNS),
        Step("apart", "accepted", "", NOBODY, ENQUIRY_RUNS),
        Step("join", "accepted", "", them("staff"), NOBODY),
        Step("split", "joined", "staff", them("consultant"), ENQUIRY_RUNS),
        Step("let_go", "joined", "", them("staff") | them("consultant"), ENQUIRY_RUNS),
        Step("also", "accepted", "", them("consultant"), ENQUIRY_RUNS),
        Step("nudge", "accepted", "staff", them("consultant"), ENQUIRY_RUNS),
        Step("nudge", "awaiting", "staff", OURS, OURS | QUALITY | ADMINISTRATORS, has="nobody"),
        Step("nudge_handler", "accepted", "lead", them("consultant"), ENQUIRY_RUNS),
        Step("nudge_team", "accepted", "quality", them("consultant"), ENQUIRY_RUNS),
        Step("take_up", "awaiting", "quality", them("staff"), LEADS | QUALITY, has="nobody"),
        Step("take_over", "accepted", "lead 2", them("staff", "consultant"), LEADS | QUALITY),
        Step("put_off", "accepted", "lead 2", them("staff", "consultant"), ENQUIRY_RUNS),
        Step("confirm", "proposed", "staff", them("consultant"), NOBODY),
        Step("lapse", "proposed", "", them("staff", "consultant"), NOBODY),
        Step("supply", "waiting", "staff", them("consultant"), ENQUIRY_RUNS),
        Step("add", "accepted", "staff", them("consultant"), ENQUIRY_RUNS),
        Step("reopen", "resolved", "staff", them("consultant"), ENQUIRY_RUNS),
        Step("rate_close", "proposed", "staff", them("consultant"), NOBODY),
        Step("rated_low", "resolved", "", QUALITY, QUALITY | ADMINISTRATORS),
        Step("answer_rating", "rated_low", "quality", them("staff"), NOBODY),
        Step("rate", "resolved", "staff", them("consultant"), NOBODY),
        Step("withdraw", "accepted", "staff", them("consultant"), NOBODY),
    ),
    "incident": (
        Step("take", "called", "manager", AT_IT - them("manager") | them("staff"), INCIDENT_RUNS),
        Step("come", "in_hand", "manager", them("consultant"), INCIDENT_RUNS),
        Step("cannot", "called", "manager", them("consultant"), INCIDENT_RUNS),
        Step("cannot_lead", "in_hand", "consultant", AT_IT - them("consultant") | them("staff"), INCIDENT_RUNS),
        Step("lost", "in_hand", "", AT_IT | them("staff"), INCIDENT_RUNS),
        Step("update", "in_hand", "consultant", AT_IT - them("consultant") | them("staff"), INCIDENT_RUNS),
        Step("note", "in_hand", "staff", them("consultant"), INCIDENT_RUNS),
        Step("inform", "in_hand", "lead", NOBODY, INCIDENT_RUNS),
        Step("must_report", "in_hand", "lead", them("consultant", "lead 2"), INCIDENT_RUNS),
        Step("measure", "in_hand", "lead", NOBODY, INCIDENT_RUNS),
        Step("lead", "in_hand", "lead", AT_IT - them("lead") | them("staff"), INCIDENT_RUNS),
        Step("assign", "in_hand", "lead", them("consultant", "manager 2"), INCIDENT_RUNS, given_to="manager 2"),
        Step("over", "in_hand", "consultant", AT_IT - them("consultant") | them("staff"), REVIEW_RUNS),
        Step("review", "over", "quality", AT_IT | them("staff"), NOBODY),
        Step("again", "over", "staff", AT_IT, INCIDENT_RUNS),
        Step("false_alarm", "in_hand", "staff", AT_IT, NOBODY),
        Step("same", "in_hand", "lead", NOBODY, INCIDENT_RUNS),
        Step("tie", "in_hand", "", NOBODY, INCIDENT_RUNS),
        Step("apart", "in_hand", "", NOBODY, INCIDENT_RUNS),
        Step("join", "in_hand", "", them("staff"), NOBODY),
        Step("split", "joined", "staff", them("consultant"), INCIDENT_RUNS),
        Step("let_go", "joined", "", them("staff", "consultant"), INCIDENT_RUNS),
        Step("also", "in_hand", "", them("consultant"), INCIDENT_RUNS),
        Step("nudge", "in_hand", "staff", them("consultant"), INCIDENT_RUNS),
    ),
    "finding": (
        Step("approve", "awaiting_check", "consultant 2", them("staff 2") | MANAGERS, NOBODY),
        Step("return", "awaiting_check", "consultant", them("staff 2") | MANAGERS, FIX_RUNS),
        Step("evidence", "to_fix", "staff 2", OURS, CHECK_RUNS),
        Step("evidence", "in_progress", "consultant", OURS - them("consultant"), CHECK_RUNS),
        Step("more", "awaiting_check", "staff 2", OURS, CHECK_RUNS),
        Step("immediate", "to_fix", "staff", OURS, FIX_RUNS),
        Step("cause", "in_progress", "staff", OURS, FIX_RUNS),
        Step("acknowledge", "to_fix", "staff 2", NOBODY, FIX_RUNS - them("staff") | them("staff 2"), has="nobody"),
        Step(
            "assign",
            "to_fix",
            "manager",
            them("staff 2"),
            FIX_RUNS - them("staff") | them("staff 2"),
            has="nobody",
            given_to="staff 2",
        ),
        Step(
            "assign",
            "in_progress",
            "consultant",
            them("staff", "staff 2"),
            FIX_RUNS - them("staff") | them("staff 2"),
            given_to="staff 2",
        ),
        Step("ask_more_time", "in_progress", "staff 2", OURS, FIX_RUNS),
        Step("agree", "in_progress", "consultant", MANAGERS | them("staff", "staff 2"), FIX_RUNS),
        Step("refuse", "in_progress", "consultant", MANAGERS | them("staff", "staff 2"), FIX_RUNS),
        Step("extend", "in_progress", "consultant", MANAGERS | them("staff", "staff 2"), FIX_RUNS),
        Step("same_cause", "in_progress", "consultant", NOBODY, FIX_RUNS),
        Step("note", "in_progress", "consultant", NOBODY, FIX_RUNS),
        Step("correct", "in_progress", "", them("staff") | MANAGERS, FIX_RUNS),
        Step("correct_date", "in_progress", "", them("staff") | MANAGERS, FIX_RUNS),
        Step("correct_fixed", "in_progress", "", them("staff") | MANAGERS, NOBODY),
        Step("correct_open", "closed", "", them("staff") | MANAGERS, FIX_RUNS),
        Step("correct_open_day", "closed", "", them("staff") | MANAGERS, FIX_RUNS),
        Step("same", "in_progress", "consultant", NOBODY, FIX_RUNS),
        Step("tie", "in_progress", "", NOBODY, FIX_RUNS),
        Step("apart", "in_progress", "", NOBODY, FIX_RUNS),
        Step("join", "in_progress", "", them("consultant"), NOBODY),
        Step("split", "joined", "consultant", OURS - them("consultant"), FIX_RUNS),
        Step("let_go", "joined", "", OURS, FIX_RUNS),
        Step("also", "in_progress", "", OURS | them("staff"), FIX_RUNS),
        Step("handed_over", "in_progress", "", them("staff") | MANAGERS, NOBODY),
        Step("nudge", "in_progress", "quality", MANAGERS | them("staff"), FIX_RUNS),
        Step("nudge_handler", "in_progress", "manager", them("staff"), FIX_RUNS),
        Step("nudge_check", "awaiting_check", "lead", OURS - them("lead"), CHECK_RUNS),
    ),
}

ANSWERS = {
    "text": "说明写在这里。",
    "prevention": "每班核对。",
    "until": "2026-12-25",
    "stars": "4",
    "how": "tie",
    "report": CONFIRMED[0].key,
    "category": "integrity",
    "severity": "serious",
}


@writing
async def begin(cause: Cause, kind: str, step: Step, people: dict[str, Person], client_id: int) -> int:
    """A case in the state that the step is taken from, of which everybody is reminded whom that concerns."""
    firm, life_cycle, parts = await get_settings(), LIFE_CYCLES[kind], OF[kind]
    ids = {part: people[name].id if name else None for part, name in parts.items()}
    case_id = await cases.add_case(
        kind=kind,
        number=f"T{next(NUMBERS)}",
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
    if step.action == "cannot":
        await db.change("service_case", case_id, called=f"[{people[step.who].id}]")
    if step.action in ("immediate", "cause"):
        await _found(case_id, immediate="已停用。" if step.action == "cause" else "")
    if step.action == "know":
        await complaints.add_details(case_id, category="integrity", wanted="")
        await complaints.classify(case_id, "integrity", "serious")
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


async def _found(case_id: int, immediate: str) -> None:
    """As a finding whose cause is asked."""
    await finding_details.add_finding_details(
        case_id,
        Link("patrol", 1),
        question="topic4",
        clause="4.6d",
        severity=Severity.ORDINARY,
        suggestion=Text("", ""),
        immediate=immediate,
        fixed_on_the_spot=False,
        fix_by=None,
    )


@writing
async def prepare(cause: Cause, step: Step, people: dict[str, Person], case_id: int) -> DraftView | None:
    """The form that is filled in for a step, ready to be submitted; None where one tap does it."""
    transition = steps.step_of(await cases.get_case(case_id), step.action)
    if transition is None or transition.asks is None:
        return None
    form = next(one for one in FORMS if one.code == transition.asks)
    who = people[step.who]
    draft = await drafts.add_draft(
        token=f"t{case_id}-{who.id}",
        person_id=who.id,
        form=form.code,
        version=form.version,
        subject_kind=step.action,
        subject_id=case_id,
        step="",
        at=cause.at,
    )
    # of two cases the other one is begun behind it
    given = ANSWERS | {"which": str(case_id + 1), "owner": str(people["consultant"].id), "due": "2026-12-25"}
    if step.given_to:
        given |= dict.fromkeys(("who", "about"), str(people[step.given_to].id))
    for one in form.steps():
        if one.key in given:
            await drafts.change_answer(draft.id, one.key, Answer(given[one.key]), cause.at)
    return await load(draft)


@writing
async def take(cause: Cause, step: Step, people: dict[str, Person], case_id: int, view: DraftView | None) -> None:
    """Takes the step as its button does, or its form where it is submitted."""
    case = await cases.get_case(case_id)
    transition = steps.step_of(case, step.action)
    if case is None or transition is None:
        raise LookupError(case_id)
    if view is not None:
        await forms.submit(cause, people[step.who], view)
    elif step.who:
        if steps.allowed(people[step.who], case, step.action) is None or case.state not in transition.since:
            raise seeing.NoSuchCase(case_id)
        await steps.advance(cause, people[step.who], case, transition)
    else:
        await steps.advance(cause, None, case, transition)


async def waiting(case_id: int) -> set[int]:
    """Who will be reminded of a case."""
    rows = await db.values(
        "SELECT person_id FROM outbox WHERE kind = 'case_reminder' AND state = 'waiting' AND subject_kind = 'case'"
        " AND subject_id = :id",
        id=case_id,
    )
    return {row["person_id"] for row in rows}
