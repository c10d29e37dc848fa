"""What the functions of the storage are called with: by the name of a parameter, its type, or the function's own word.

Every name has one or several values; a function is called once for each of the longest list.
"""

import inspect
import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import partial
from typing import Any, get_args

from bot.records.attachments import of_draft, of_record
from bot.records.backups import BackupFacts
from bot.records.cases.cases import CaseRecord
from bot.records.contracts import ContractRecord
from bot.records.drafts import DraftRecord
from bot.records.handing_over import Thing
from bot.records.joining.requests import CardRecord
from bot.records.ledgers.entries import LedgerEntry
from bot.records.ledgers.files import Summary
from bot.records.links import Link
from bot.records.made_backups import BackupReport
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.policies import PolicyVersion
from bot.records.service_plans import PlanLine, PlanVersion
from bot.records.tasks import TaskRecord
from bot.records.trainings import SessionRecord, SignUpRecord
from bot.records.visits import VisitRecord
from bot.rules.behalf import Behalf, Channel
from bot.rules.boards.found import Standing, Wanted
from bot.rules.cases.finding_terms import Severity
from bot.rules.cases.life_cycle import Clock
from bot.rules.cases.reporting import CONFIRMED
from bot.rules.cases.sifting import Sift, Stands
from bot.rules.cause import Cause, UpdateKey
from bot.rules.forms.answers import Answer
from bot.rules.handing_over import Held
from bot.rules.ledgers.archives import ARCHIVES
from bot.rules.ledgers.batches import Step, added, changed, noted
from bot.rules.ledgers.competence import OF_PERSON
from bot.rules.ledgers.equipment import EQUIPMENT
from bot.rules.ledgers.expiry import Expiry
from bot.rules.ledgers.kinds import EXPIRIES, LEDGERS, PLAIN
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger, Which
from bot.rules.ledgers.property import PROPERTY
from bot.rules.numbering import PartOfNumber
from bot.rules.people import Grant, Person, Role
from bot.rules.risks.matrix import LEVELS, STANDARD
from bot.rules.seconding import Seconded
from bot.rules.service_plans.states import PlanState
from bot.rules.settings.own import UNCHANGED, OwnSettings
from bot.rules.text import Text
from bot.rules.trainings import Arrangement
from storage import contracts, policies, service_plans, trainings, visits
from storage import database as db
from storage.cases import stored as cases
from storage.drafts import stored as drafts
from storage.drafts.cut_texts import CutText
from storage.jobs.queue import JobRecord
from storage.joining import cards
from storage.ledgers import finding
from storage.post.outbox import MessageRecord
from storage.schedules import NewTask, ScheduleRow
from tests.growth.line import HISTORY

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
"""Until when the firm that is asked has been at work."""
TODAY = NOW.date()
A_YEAR_AGO = NOW - timedelta(days=365)

CONSULTANT, STAFF = 8, 12
"""Of the large client, and of another."""


WEEKLY = ScheduleRow(
    id=1,
    client_id=1,
    work="patrol",
    site_id=1,
    entry_id=None,
    person_id=CONSULTANT,
    second_id=None,
    third_id=None,
    shared="",
    often="weekly",
    every="",
    weekdays="",
    on_day="",
    off="",
    early="",
    late="",
    begins=TODAY,
    ends=None,
    paused_until=None,
    planned_until=None,
    planned_as="",
    planned_with="",
    as_now="x",
)
TO_MAKE = NewTask(WEEKLY, TODAY, 1, 0, CONSULTANT, TODAY, TODAY, None)
A_TASK = TaskRecord(
    id=1,
    client_id=1,
    site_id=1,
    assignee_id=CONSULTANT,
    assignee_name="",
    work="patrol",
    about="",
    due_on=TODAY,
    opens_on=TODAY,
    until_on=None,
    entry_kind=None,
    entry_id=None,
    moved_from=None,
    arranged=True,
    state="open",
    done_at=None,
    schedule_id=1,
    period=TODAY,
    slot=0,
    client_short_name="",
    site_name="",
    handed_from_id=None,
    handed_from_name="",
    reason="",
    reason_by_id=None,
    unannounced=False,
    is_left=False,
)
FRESH = 7_900_000_000
"""An account that nobody has."""


REFERRED = {"people": "Q000012", "sites": "site-1", "contracts": "HT000001", "menu": "M000001"}
"""By ledger: the code of one of its entries."""


def _cell(column: Column, text: str) -> object:
    if column.refers:
        return REFERRED.get(column.refers, "client-1")
    if column.kind is ColumnKind.CHOICE and column.options:
        return column.options[0].value
    return {ColumnKind.YES_NO: True, ColumnKind.DAY: "2026-11-30"}.get(column.kind, text)


def _plain_steps(ledger: Ledger) -> Mapping[str, tuple[str, ...]]:
    return {
        added(ledger): (json.dumps([[_cell(column, "X1") for column in ledger.columns]]),),
        changed(ledger): (json.dumps([[1, *(_cell(column, "X2") for column in ledger.rewritten())]]),),
        noted(ledger): ('[["X1", "add", "{}"]]',),
    }


EVERY_STEP: Mapping[str, tuple[str, ...]] = {
    **{step: rows for ledger in PLAIN for step, rows in _plain_steps(ledger).items()},
    Step.ADD_PEOPLE: (json.dumps([["X3", "新人", *("" for _ in OF_PERSON[1:])]]),),
    Step.CHANGE_PEOPLE: (json.dumps([[STAFF, "员工", *("" for _ in OF_PERSON[1:])]]),),
    Step.END_GRANTS: (f"[[{STAFF}]]",),
    Step.CHANGE_GRANTS: (f'[[{STAFF}, "director"]]',),
    Step.ADD_GRANTS: ('[["X3", "client_staff", "client-1", ""]]',),
    Step.NOTE_PEOPLE: ('[["X3", "add", "{}"]]',),
    Step.NOTE_GRANTS: ('[["X3", "client_staff", "client-1", "add", "{}"]]',),
    Step.TELL_COMMANDS: ('[["Q000012"]]',),
    Step.TELL_ASSIGNED: ('[["Q000012"]]',),
}


class NoArgument(LookupError):
    """A parameter has a name and a type of which nothing is said here."""


BY_NAME: Mapping[str, tuple[Any, ...]] = {
    "person_id": (CONSULTANT, STAFF),
    "person_ids": ((CONSULTANT, STAFF),),
    "likely_about": ((STAFF,),),
    **dict.fromkeys(("called", "coming", "unable"), ((STAFF,),)),
    "attachment_ids": ((1, 2, 3),),
    "subject_ids": ((1, 2, 3),),
    "schedule_ids": ((1,),),
    "client_ids": ((1, 2),),
    "equipment_ids": ((1, 2),),
    "contract_ids": ((3, 6),),
    "task_ids": ((1, 2),),
    "task": (A_TASK,),
    "assignees": ((CONSULTANT, STAFF),),
    "absent": ((CONSULTANT, STAFF),),
    "questions": (("topic4.note", ""), None),
    "telegram_id": (7_000_000_000 + STAFF,),
    "client_id": (1, 2),
    "clients": ((1, 2), None),
    "scope": ((1, 2), None),
    "kind": ("patrol", "finding", "some"),
    "of_ids": ((1, 2),),
    "of": ("client", "site", "person", ""),
    "entry": (Link("licences", 1), None),
    "said": ({"kind": "advice"},),
    "kinds": (("finding", "complaint"),),
    "ledger": ("clients", "sites", "people", "assignments"),
    "but": ((),),
    "search": ("", "员工 77", "0077", "100%"),
    "text": ("压力表", "员工 77"),
    "ids": ((1, 2, 3),),
    "limit": (20,),
    "per_page": (8,),
    "page": (0,),
    "after": (0,),
    "event": (Link("verification", 3),),
    "records": ((Link("patrol", 3), Link("inspection", 3)),),
    "matrix": (STANDARD,),
    "thing": (Thing(Held.TASK, 1, 1, None, "总装车间"),),
    "things": ((Thing(Held.TASK, 1, 1, None, "总装车间"),),),
    "owner": (of_record("patrol", 3), of_draft(3)),
    "record": (Link("patrol", 3),),
    "subject_kind": ("patrol", "case"),
    "language": ("zh",),
    "form": ("patrol",),
    "version": (1,),
    "state": ("closed",),
    "left_out": ((1,),),
    "parameters": ({"stage": "due"},),
    "content": ({},),
    "noted": ({},),
    "values": ({"code": "X1", "name": "名", "short_name": "名", "client": 1, "person": STAFF, "role": "lead"},),
    "roles": (("lead",),),
    "number": ("XC20260101-01",),
    "policy_id": (1,),
    "token": ("draft-3",),
    "sha256": (f"{3:064x}", "f" * 64),
    "for_": (timedelta(seconds=30),),
}

LONG_AGO: Mapping[tuple[str, Any], tuple[Any, ...]] = {
    (name, kind): (began,)
    for name in ("since", "first")
    for kind, began in ((datetime, NOW - HISTORY), (date, (NOW - HISTORY).date()))
}
"""Spans begin with the firm, so that there is something in them."""

READERS = tuple(
    Person(person_id, None, "读者", "zh", NOW, None, grants)
    for person_id, grants in (
        (STAFF, (Grant(Role.CLIENT_STAFF, 1),)),
        (CONSULTANT, (Grant(Role.CONSULTANT, 1), Grant(Role.LEAD, 2))),
        (2, (Grant(Role.QUALITY_MANAGER, None),)),
    )
)
"""Who sees the cases of one client, of some, and of all."""

BY_TYPE: Mapping[Any, tuple[Any, ...]] = {
    int: (3,),
    Sift: tuple(Sift(kind, stands, NOW) for kind in ("", "incident") for stands in Stands),
    Person: READERS,
    PartOfNumber: (PartOfNumber(13), PartOfNumber(13, "TS", day_ends="3")),
    Ledger: tuple(ledger for ledger, _ in EXPIRIES),
    Expiry: tuple(expiry for _, expiry in EXPIRIES),
    str: ("some",),
    bool: (True, False),
    datetime: (NOW,),
    date: (TODAY,),
    Answer: (Answer("conform"),),
    Arrangement: (Arrangement(NOW, NOW + timedelta(hours=2), "三号会议室", CONSULTANT, 20),),
    BackupFacts: (BackupFacts("20261122T180000Z", NOW - timedelta(hours=8), 3),),
    BackupReport: (BackupReport(name="20261122T180000Z"),),
    Behalf: (Behalf(STAFF, Channel.PHONE, TODAY),),
    Clock: (Clock(NOW, NOW, NOW, None),),
    CutText: (CutText("很长的话", 9, NOW),),
    Cause: (Cause(at=NOW, person_id=CONSULTANT, update=UpdateKey(42, 1)),),
    Outcome: (Outcome(OutcomeKind("patrol"), 3),),
    OwnSettings: (UNCHANGED,),
    Summary: (Summary(),),
    Text: (Text("补齐", "complete it"),),
    UpdateKey: (UpdateKey(42, 1),),
    Wanted: (Wanted(), Wanted(Standing.LATE, 3, Severity.SERIOUS, "", repeat=True, again=True, person=3)),
}


async def _message() -> MessageRecord:
    return MessageRecord(3, "case_news:3:0:12", "case_news", STAFF, "case", 3, {}, NOW, None, 1)


async def _open_draft() -> int | None:
    return await db.value(int, "SELECT MAX(id) AS id FROM draft WHERE state = 'open'")


async def _open_draft_itself() -> DraftRecord | None:
    return await drafts.get_draft(await _open_draft() or 0)


async def _job() -> JobRecord:
    return JobRecord(3, "report_patrol", 3, NOW, 1)


READ: Mapping[Any, Callable[[], Awaitable[Any]]] = {
    CaseRecord: lambda: cases.get_case(6),
    DraftRecord: lambda: drafts.get_draft(3),
    CardRecord: lambda: cards.get_card(3),
    ContractRecord: lambda: contracts.get_contract(3),
    PlanVersion: lambda: service_plans.get_plan(6),
    PolicyVersion: lambda: policies.get_version(4),
    SessionRecord: lambda: trainings.get_session(3),
    SignUpRecord: lambda: trainings.get_sign_up(9),
    MessageRecord: _message,
    LedgerEntry: lambda: finding.get_entry("risks", 1, None),
    VisitRecord: lambda: visits.get_visit(3),
}
"""Records that are handed back to the storage as it gave them."""

LISTS = (
    *(("people", which) for which in Which),
    *((ledger, which) for ledger in ("clients", "sites", "assignments") for which in (Which.CURRENT, Which.ENDED)),
)

MERGING = {"ledger": tuple(ledger for ledger in LEDGERS.values() if ledger.merges)}

CALLED: Mapping[str, Mapping[str, tuple[Any, ...]]] = {
    "cases.of_records.get_open_case_of_entry": {"entry": (Link("property", 1),), "kind": ("property_loss",)},
    "cases.holding.hold_cases": {"case_ids": ((1, 2),)},
    "cases.promises.find_promises": {"case_ids": ((1, 2),)},
    "cases.promises.count_broken": {
        "clients": ((1, 2), None),
        "since": (NOW - timedelta(days=30),),
        "before": (NOW,),
        "now": (NOW,),
    },
    "cases.promises.find_broken": {
        "clients": ((1, 2), None),
        "since": (NOW - timedelta(days=30),),
        "before": (NOW,),
        "now": (NOW,),
    },
    "cases.reports.add_report": {"duty": (CONFIRMED[0],)},
    "cases.listed.find_of_clients": {"clients": ((1,), (1, 2), None)},
    # as often as there are kinds of choices
    "cases.listed.find_sifted": {"clients": ((1, 2), None, (1, 2), None, (1, 2), None, None, None)},
    "cadence.find_promises": {"first": (TODAY - timedelta(days=31),)},
    "cadence.find_promises_to": {"first": (TODAY - timedelta(days=56),)},
    "cadence.count_at_hand": {"monday": (TODAY,)},
    "cadence.count_by_week": {"mondays": ((TODAY - timedelta(days=7), TODAY),)},
    "work_records.lines.find_lines": {"kind": ("patrol", "verification", "archive_check")},
    **{
        f"ledgers.rhythms.{name}": {"ledger": (EQUIPMENT,), "column": (EQUIPMENT.column("check_by"),)}
        for name in ("find_months", "stop", "find_uncounted")
    },
    "ledgers.rhythms.begin": {
        "ledger": (EQUIPMENT,),
        "column": (EQUIPMENT.column("check_by"),),
        "months": ("6",),
        "until": (TODAY,),
        "kinds": (("interim_check",),),
    },
    "ledgers.finding.find_under": {"ledger": ("risk_measures",), "which": (Which.CURRENT, Which.ENDED)},
    "risks.plan_reviews": {"days": (dict.fromkeys(LEVELS, TODAY),)},
    "custody.give": {"kind": (Held.KEPT, Held.IN_HAND)},
    "contracts.put_in_order": {"item_ids": ((2, 1),)},
    "contracts.begin_on": {"days": ({1: TODAY, 2: TODAY},)},
    "contracts.report_each": {"clause": ("4.7.2", "none")},
    "coverage.find_promises": {"first": (TODAY,)},
    "coverage.find_evidence": {"first": (TODAY,)},
    "cadence.find_promises_of_plans": {"plans": ("(SELECT id FROM schedule WHERE id = 3)",), "first": (TODAY,)},
    "boards.findings.find_wanted": {"clients": ((1, 2),), "clause": (None, "4.6 d")},
    "boards.findings.count_standings": {"clients": ((1, 2),), "clause": (None, "4.6 d")},
    "boards.findings.find_sites_found": {"clients": ((1, 2),)},
    "boards.findings.find_people_fixing": {"clients": ((1, 2),)},
    "boards.findings.find_clauses_found": {"clients": ((1, 2),)},
    **{
        f"boards.statements.{name}": {"clients": ((1, 2), None), "since": (NOW - timedelta(days=120),), "until": (NOW,)}
        for name in ("find_opened", "find_closed", "count_promises")
    },
    "boards.statements.find_waiting": {"clients": ((1, 2), None)},
    "boards.findings.find_lines": {"clients": ((1, 2), tuple(range(1, 100))), "since": (A_YEAR_AGO,)},
    "boards.clients.count_open_cases": {"kind": ("finding", "complaint")},
    "boards.people.find_loads": {"first": (TODAY,), "second": (TODAY + timedelta(days=7),)},
    "boards.clients.find_last_visits": {"since": (TODAY - timedelta(days=366),)},
    "trainings.find_sessions_of_clients": {"clients": ((1, 2),), "since": (A_YEAR_AGO,)},
    "work_records.stored.find_latest": {"most": (8,)},
    "cases.finding_details.add_finding_details": {"case_id": (4,)},
    "drafts.copies.add_copy": {"token": ("fresh",)},
    "drafts.held.add_handed_on": {"token": ("fresher",)},
    "drafts.copies.copy_content": {"to": (_open_draft_itself,)},
    "drafts.stored.add_draft": {"token": ("fresh",)},
    "drafts.stored.change_answer": {"draft_id": (_open_draft,)},
    "jobs.queue.finish_job": {"claimed": (_job,)},
    "jobs.queue.postpone_job": {"claimed": (_job,)},
    "jobs.queue.renew_claim": {"claimed": (_job,)},
    "jobs.queue.add_job_about_everybody": {"kind": ("tell_commands",)},
    "ledgers.alike.find_like": MERGING | {"values": ({"name": "员工 12", "phone": "13800000012", "number": "XK06"},)},
    "ledgers.batches.write_batches": {"found": (EVERY_STEP,)},
    "ledgers.finding.find_entries": {
        "ledger": tuple(ledger for ledger, _ in LISTS),
        "which": tuple(which for _, which in LISTS),
        "scope": (None, (1, 2), None),
        "among": (None,),
    },
    "ledgers.finding.can_have": {"among": (frozenset({"people"}),)},
    "search.asking.kinds_with": {"kinds": (("clients", "people"),)},
    "cases.listed.find_due": {"overseen": (("finding",),)},
    "ledgers.expiring.find_expiring_of": {
        "ledger": tuple(ledger for ledger, _ in EXPIRIES if ledger.of_client),
        "expiry": tuple(expiry for ledger, expiry in EXPIRIES if ledger.of_client),
    },
    "ledgers.expiring.find_seen_to_by": {
        "asked": ([(*one, TODAY) for one in EXPIRIES if one[1].seen_to_by],),
    },
    "ledgers.given_back.find_ended": {"ledger": (PROPERTY,)},
    "ledgers.given_back.find_still_here": {"ledger": (PROPERTY,)},
    "seconding.find_unasked": {"ledger": (PROPERTY, ARCHIVES)},
    "seconding.count_open": {"subject_kind": ("archives",)},
    "seconding.add_question": {"subject": (Link("property", 1),), "state": (Seconded.OPEN,)},
    "seconding.find_questions": {"subject": (Link("property", 1),)},
    "seconding.answer": {"state": (Seconded.CONFIRMED,)},
    "ledgers.merging.count_recorded": MERGING,
    "ledgers.merging.find_merged": MERGING,
    "ledgers.merging.hold_in_use": MERGING,
    "ledgers.merging.merge": MERGING,
    "ledgers.writing.free_code": {"ledger": ("clients", "sites", "people")},
    "schedules.add_tasks": {"tasks": ((TO_MAKE,),)},
    "checklists.save_draft": {"version": (2,)},
    "checklists.publish": {"version": (2,)},
    "self_checks.find_notes": {"record_ids": ((1, 2),)},
    "menu.find_known": {"codes": (("M000001", "none"),)},
    "contract_schedules.change_cells": {"cells": ({"often": "weekly", "person_id": CONSULTANT},)},
    "schedules.change_tasks": {"tasks": (((1, TO_MAKE),),)},
    "schedules.find_sites": {"client_ids": ((3,),)},
    "schedules.remove_tasks": {"task_ids": ((3,),)},
    "schedules.find_to_plan": {"since_done": (("after_days",),)},
    "service_plans.add_plan": {"lines": ((PlanLine(1, "日常巡查", "4.6", "patrol"),),)},
    "service_plans.change_lines": {"lines": ((PlanLine(1, "日常巡查", "4.6", "patrol"),),)},
    "service_plans.find_plan": {"states": (tuple(PlanState),)},
    "service_plans.find_waiting": {"state": (PlanState.SUBMITTED, PlanState.APPROVED)},
    "attachments.copy_to_owner": {"of": (of_record("patrol", 3),), "question": ("files",)},
    "tasks.find_open_named": {"periods": ((TODAY,),)},
    "tasks.add_exception": {"key": ((1, TODAY, 1, 0),)},
    "tasks.drop_exception": {"key": ((1, TODAY, 1, 0),)},
    "tasks.find_missed_tasks": {"since": (TODAY,)},
    "tasks.find_open_of_entry": {"entry": (Link("licences", 1),), "form": ("renewal",)},
    "tasks.find_tasks_at": {"first": (TODAY,)},
    "tasks.find_not_done": {"since": (TODAY,)},
    "tasks.count_by_client": {"first": (TODAY,)},
    "tasks.count_by_person": {"first": (TODAY,)},
    "people.members.change_account": {"telegram_id": (FRESH,)},
    "people.persons.add_person": {"telegram_id": (FRESH,)},
    "people.roles.find_members": {"left_out": (Role.CLIENT_STAFF,)},
    "people.persons.find_everyone_with_role": {"roles": ((Role.LEAD, Role.QUALITY_MANAGER),)},
    "people.persons.find_people_with_role": {"roles": ((Role.CONSULTANT, Role.LEAD), (Role.ADMINISTRATOR,))},
    "post.outbox.postpone_message": {"claimed": (_message,)},
    "post.told.add_told": {"things": (["case:1", "task:2"],)},
    "post.told.prune_told": {"before": (A_YEAR_AGO.date(),)},
    "policies.add_messages": {"among": ((CONSULTANT, STAFF), None)},
    "practice.add_practice_self": {"self_id": (-1201,)},
    "trainings.find_sign_ups_of_client": {"since": (NOW - timedelta(days=30),)},
    "visits.find_told_otherwise": {"first": (TODAY,)},
    "visits.find_wishes": {"first": (TODAY,)},
    "visits.find_told_of": {"first": (TODAY,)},
    "updates.prune_failed_updates": {"before": (A_YEAR_AGO,)},
    "updates.prune_processed_updates": {"before": (A_YEAR_AGO,)},
    "updates.prune_replies_sent": {"before": (A_YEAR_AGO,)},
    "waiting_updates.add_waiting_updates": {"updates": (((UpdateKey(42, 900_000_001), {"update_id": 900_000_001}),),)},
}
"""By function: the values of parameters that mean something else there."""


async def calls(name: str, function: Callable[..., Awaitable[Any]]) -> list[Callable[[], Awaitable[Any]]]:
    """The function with its arguments, as often as it is to be called. Raises NoArgument."""
    own = CALLED.get(name, {})
    parameters = inspect.signature(function, eval_str=True).parameters.values()
    chosen = [(one, [await _made(value) for value in own.get(one.name) or _values(name, one)]) for one in parameters]
    return [
        partial(_called, function, [(one, values[turn % len(values)]) for one, values in chosen])
        for turn in range(max((len(values) for _, values in chosen), default=1))
    ]


async def _called(function: Callable[..., Awaitable[Any]], chosen: list[tuple[inspect.Parameter, Any]]) -> None:
    positional: list[Any] = []
    named: dict[str, Any] = {}
    for one, value in chosen:
        match one.kind:
            case inspect.Parameter.VAR_POSITIONAL:
                positional += value
            case inspect.Parameter.KEYWORD_ONLY:
                named[one.name] = value
            case inspect.Parameter.VAR_KEYWORD:
                named |= value
            case _:
                positional.append(value)
    await function(*positional, **named)


async def _made(value: Any) -> Any:
    return await value() if inspect.iscoroutinefunction(value) or value in READ.values() else value


def _values(name: str, parameter: inspect.Parameter) -> tuple[Any, ...]:
    if parameter.kind is inspect.Parameter.VAR_KEYWORD:
        return ({},)
    if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
        return (tuple(parameter.annotation),)
    may_be_none = type(None) in get_args(parameter.annotation)
    kinds = [kind for kind in get_args(parameter.annotation) or (parameter.annotation,) if kind is not type(None)]
    for values in (BY_NAME.get(parameter.name), LONG_AGO.get((parameter.name, parameter.annotation))):
        if values is not None and all(_fits(value, parameter.annotation) for value in values):
            return tuple(value for value in values if value is not None or may_be_none)
    found = next((_of_type(kind) for kind in kinds if _of_type(kind)), None)
    if found is None:
        raise NoArgument(name, parameter.name, parameter.annotation)
    return found + ((None,) if may_be_none else ())


def _of_type(kind: Any) -> tuple[Any, ...]:
    if kind in READ:
        return (READ[kind],)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return tuple(kind)
    return BY_TYPE.get(kind, ())


def _fits(value: Any, annotation: Any) -> bool:
    """Whether a value may stand for the parameter: where it is of another type than elsewhere, its name says less."""
    plain = annotation if isinstance(annotation, type) else None
    return plain is None or isinstance(value, plain)
