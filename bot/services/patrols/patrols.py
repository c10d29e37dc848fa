"""Patrols (clause 4.6): submission with findings, their release to the client; ``recalling`` takes one back."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.records.clients import SiteRecord
from bot.records.drafts import Card, DraftView
from bot.records.links import Link
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.patrols.patrols import Day, PatrolRecord, PatrolView, TakenBack
from bot.rules.beijing import beijing_day
from bot.rules.cases.finding_terms import Severity
from bot.rules.cause import Cause
from bot.rules.forms.form import Kind, Step
from bot.rules.forms.patrol import SUGGESTIONS
from bot.rules.late import Late, late_of, processed_at
from bot.rules.numbering import PATROL
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, Subject, clients_for, may
from bot.rules.plain_words import NON_CONFORM, YES
from bot.rules.refusing import NotForThisPerson
from bot.rules.releasing import is_for
from bot.rules.text import Text
from bot.services.attachments import hand_over
from bot.services.cases.findings import Found, open_finding, plan_findings, release_findings
from bot.services.cases.history import said
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.numbers import next_number
from bot.services.post.writing import MessageCode, post
from storage import clients
from storage.cases import findings
from storage.database import writing
from storage.jobs import queue as jobs
from storage.patrols import patrols, tasks
from storage.people import persons as people
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry, timeline
from storage.trail.late import find_late_of

REPORT = MessageCode("patrol_report")

FILED = OutcomeKind("patrol")
RECALL_WINDOW = timedelta(minutes=10)
"""How long a submitted patrol may be taken back before the client gets it."""


class NoSuchPatrol(NotForThisPerson):
    """There is no such patrol that the person may see."""


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """What a patrol is about: a planned task's site, or a site chosen ad hoc.

    Raises:
        SubjectDone: the task is done, or was taken off the plan.
    """
    site_id = subject_id
    if subject_kind == "task":
        task = await tasks.get_task(subject_id)
        if task is None:
            return None
        if task.state != "open":
            raise SubjectDone(subject_id)
        site_id = task.site_id
    elif subject_kind != "site":
        return None
    site = await clients.get_site(site_id)
    if site is None:
        return None
    name = f"{site.client_short_name} · {site.name}"
    return Card(site.client_id, site.id, Text(name, name), allowances=(await get_settings()).allowances)


async def day_of(who: Person, cause: Cause) -> Day:
    """The person's open tasks until today, at the clients that they still serve, and of whom they stand in for."""
    today = beijing_day(cause.at)
    found = await tasks.find_open_tasks(who.id, today) if who.roles else []
    for lender in who.lenders:
        lent = await tasks.find_open_tasks(lender.person_id, today)
        found += [task for task in lent if lender.person_id in who.lenders_for(task.client_id)]
    return Day(who.id, tuple(task for task in found if may(who, Action.PATROL, Subject(task.client_id))))


async def sites_for(who: Person) -> tuple[SiteRecord, ...]:
    """The sites where the person may patrol."""
    return tuple(await clients.find_sites(clients_for(who, Action.PATROL)))


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Turns a complete draft into a patrol, its non-conformities into findings with deadlines and reminders."""
    if view.card.site_id is None or view.card.client_id is None:
        raise NoSuchPatrol(view.draft.id)
    task_id = view.draft.subject_id if view.draft.subject_kind == "task" else None
    began = late_of(view.draft.started_at, await find_late_of("draft", view.draft.id))
    started_at = view.draft.started_at if began is None else began.said_at
    # a press tells no time, so what it began may count as begun after the next message was sent
    submitted_at = max(started_at, cause.said_at)
    patrol_id = await patrols.add_patrol(
        number=await next_number(PATROL, cause),
        client_id=view.card.client_id,
        site_id=view.card.site_id,
        consultant_id=who.id,
        draft_id=view.draft.id,
        task_id=task_id,
        started_at=started_at,
        submitted_at=submitted_at,
        recall_until=cause.at + RECALL_WINDOW,
    )
    await add_entry(cause, "submit", "patrol", patrol_id, draft=view.draft.id, client=view.card.client_id)
    if task_id is not None:
        await tasks.change_task_state(task_id, "done", submitted_at)
    for step in view.form.steps():
        answer = view.answers.get(step.key)
        if step.question.kind is Kind.CONFORMITY and answer is not None and answer.value == NON_CONFORM:
            found = _found(view, view.card.client_id, step, cause.at + RECALL_WINDOW)
            await open_finding(cause, who, Link("patrol", patrol_id), found)
    await hand_over(cause, view, "patrol", patrol_id)
    await jobs.add_job("make_report", patrol_id, cause.at)
    await jobs.add_job("issue_patrol", patrol_id, cause.at + RECALL_WINDOW)
    return Outcome(FILED, patrol_id)


def _found(view: DraftView, client_id: int, step: Step, release_at: datetime) -> Found:
    said, question = given(view.answers), step.key
    return Found(
        client_id,
        view.card.site_id,
        said.get(f"{question}.note", ""),
        Severity(said[f"{question}.severity"]),
        question,
        step.question.clause or "",
        SUGGESTIONS.get(question),
        fixed=said.get(f"{question}.fixed") == YES,
        release_at=release_at,
    )


def may_see(who: Person, patrol: PatrolRecord) -> bool:
    """Whether the person may look at the patrol: the client's own people once they have it."""
    allowed = may(who, Action.SEE_PATROL, Subject(patrol.client_id, patrol.consultant_id))
    return allowed and is_for(who, patrol.client_id, patrol.issued_at)


async def get_patrol(who: Person, patrol_id: int, cause: Cause) -> PatrolView:
    """A patrol that the person may see."""
    patrol = await patrols.get_patrol(patrol_id)
    if patrol is None or not may_see(who, patrol):
        raise NoSuchPatrol(patrol_id)
    if not is_for(who, patrol.client_id, patrol.replaced_released_at):
        # of what was taken back before they had it, they hear nothing
        patrol = replace(patrol, replaces=None)
    theirs = may(who, Action.RECALL_PATROL, Subject(patrol.client_id, patrol.consultant_id))
    lead = may(who, Action.RECALL_ISSUED_PATROL, Subject(patrol.client_id))
    late = await find_late_of("patrol", patrol.id)
    settled = patrol.state != "recalled" or patrol.replaced_by is not None
    return PatrolView(
        patrol,
        tuple(await findings.find_findings_of_patrol(patrol_id)),
        may_recall=theirs and patrol.state == "submitted" and cause.at < patrol.recall_until,
        may_recall_issued=lead and patrol.state == "issued",
        may_go_on=theirs and not settled,
        may_void=(theirs or lead) and not settled,
        taken_back=await _taken_back(patrol, late),
        processed_at=processed_at(patrol.submitted_at, late),
    )


async def _taken_back(patrol: PatrolRecord, late: tuple[Late, ...]) -> tuple[TakenBack, ...]:
    """By whom and why it was recalled, and ended."""
    found = []
    for entry in await timeline("patrol", patrol.id) if not patrol.stands else ():
        if entry.action in ("recall", "void"):
            person = await people.get_person_on_record(entry.person_id or 0)
            why, _ = await said(int(entry.details.get("draft", 0)))
            who, later = person.called if person is not None else "", processed_at(entry.at, late)
            found.append(TakenBack(entry.said_at, who, why, entry.action == "void", later))
    return tuple(found)


async def get_patrol_by_number(who: Person, number: str, cause: Cause) -> PatrolView:
    """A patrol that the person may see, by its number."""
    patrol = await patrols.get_patrol_by_number(number)
    if patrol is None:
        raise NoSuchPatrol(number)
    return await get_patrol(who, patrol.id, cause)


@writing
async def plan_release(cause: Cause, patrol_id: int) -> None:
    """Counts the dates of what was found anew where the release comes on a later day than was planned.

    The program was down, or a file could not be had: nobody loses days of which they knew nothing.
    """
    patrol = await patrols.get_patrol(patrol_id)
    if patrol is None or beijing_day(cause.at) == beijing_day(patrol.recall_until):
        return
    if await patrols.change_recall_until(patrol_id, cause.at):
        await plan_findings(Link("patrol", patrol_id), cause.at)


@writing
async def issue(cause: Cause, patrol_id: int) -> bool:
    """Issues a patrol after its recall window: the client's managers get the report, the findings' clocks start.

    False when it was recalled or issued before.
    """
    patrol = await patrols.get_patrol(patrol_id)
    if patrol is None or not await patrols.claim_issue(patrol_id, cause.at):
        return False
    await add_entry(cause, "issue", "patrol", patrol_id)
    for manager in await people.find_people_with_role(patrol.client_id, Role.CLIENT_MANAGER):
        await post(cause, REPORT, ("patrol", patrol_id), manager.id)
    await release_findings(cause, Link("patrol", patrol_id), patrol.recall_until)
    return True


PURPOSES = {"patrol": Purpose(Action.PATROL, card, submit, (FILED,))}
