"""What the design promises as a number or a list, written out here once: no other test may take it from the product.

A test that imports a list and expects the product to follow it fails for nothing when something is lost from the list.
"""

from datetime import time, timedelta

import pytest

from bot.rules import (
    backing_up,
    backups,
    cut_texts,
    handing_over,
    joining,
    late,
    pacing,
    policies,
    practice,
    trainings,
    tray,
    unseen,
)
from bot.rules.cases.kinds import TERMS
from bot.rules.deadlines import LADDER, QUIET, SHORT_BELOW, Unit
from bot.rules.forms import day_span, reading
from bot.rules.ledgers import cells
from bot.rules.names import LONGEST_BEFORE_CODE, LONGEST_NAME
from bot.rules.numbering import SERIES
from bot.rules.people import CLIENT_SIDE, FOR_ONE_CLIENT, LENT, POSITIONS_OF, Position, Role
from bot.rules.permissions import BEFORE_CONSENT, LOOKING_BACK, NOT_IN_PRACTICE, WITHOUT_ROLE, Action
from bot.rules.record_kind import RECALL_WINDOW, STANDS, State
from bot.rules.settings.catalogue import CATALOGUE
from bot.rules.tasks import making, reminding, schedule, visits
from bot.rules.tasks.schedule import Often
from bot.rules.tasks.works import WORKS
from bot.rules.work_records import services
from bot.services.joining import arrivals, inviting, members, still_waiting
from bot.services.people import stand_ins, work_left
from bot.services.trainings import plans
from schedules import draining, jobs
from schedules.work_records import LOST_AFTER

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

SETS: dict[str, tuple[object, object]] = {
    "not in practice": (
        {action.name for action in NOT_IN_PRACTICE},
        {
            *("INVITE", "CHANGE_LEDGER", "CHANGE_LICENCES", "IMPORT_LEDGERS", "MAKE_JOINING_CARD", "APPROVE_JOINING"),
            *("REMOVE_MEMBER", "RECONNECT", "LEAVE_FIRM", "RECORD_ON_BEHALF", "RECORD_STATEMENT", "SEE_CADENCE"),
            *("CHANGE_FIRM_SETTINGS", "READ_POLICY", "WRITE_POLICY", "CHANGE_ROLES", "ARRANGE_STAND_IN"),
            "SEE_BACKUPS",
        },
    ),
    "looking back": (
        {action.name for action in LOOKING_BACK},
        {
            *("SEE_PATROL", "SEE_FINDING", "SEE_TRAINING", "SEE_SERVICE", "SEE_CADENCE", "SEE_LEDGER"),
            "EXPORT_REGISTER",
        },
    ),
    "before consent": (BEFORE_CONSENT, {Action.FILL_IN_DRAFT, Action.CHANGE_SETTINGS}),
    "without role": (WITHOUT_ROLE, {Action.FILL_IN_DRAFT, Action.CHANGE_SETTINGS, Action.SEE_HOME}),
    "client side": (CLIENT_SIDE, {Role.CLIENT_STAFF, Role.CLIENT_MANAGER}),
    "for one client": (FOR_ONE_CLIENT, {Role.CLIENT_STAFF, Role.CLIENT_MANAGER, Role.CONSULTANT, Role.LEAD}),
    "lent to a stand-in": (LENT, {Role.CONSULTANT, Role.LEAD}),
    "standing in": (
        set(stand_ins.STANDS_IN),
        {Role.CONSULTANT, Role.LEAD, Role.QUALITY_MANAGER, Role.ADMINISTRATOR},
    ),
    "serving": (set(work_left.SERVING), {Role.CONSULTANT, Role.LEAD}),
    "trainers": (plans.TRAINERS, {Role.CONSULTANT, Role.LEAD, Role.ADMINISTRATOR}),
    "sides of practice": (
        practice.GRANTED,
        {
            Role.CONSULTANT: (Role.CONSULTANT, Role.LEAD),
            Role.CLIENT_STAFF: (Role.CLIENT_STAFF,),
            Role.CLIENT_MANAGER: (Role.CLIENT_MANAGER,),
        },
    ),
    "records that stand": (STANDS, {State.SUBMITTED, State.ISSUED}),
    "written for nothing": (cells.NOTHING, {"-", "--", "/", "无", "没有", "none", "n/a"}),
}

POSITIONS = {
    Position.PRINCIPAL: "client",
    Position.DIRECTOR: "client",
    Position.OFFICER: "client",
    Position.TECHNICAL: "ours",
    Position.OPERATOR: "ours",
    Position.ADMINISTRATIVE: "ours",
}

# term: how many days, whether they are working days
DAYS = {
    "complaint_accept": 1,
    "complaint_answer": 3,
    "complaint_resolve": 7,
    "client_reply": 3,
    "silence": 2,
    "rating_answer": 2,
    "reopen_grace": 15,
    "complaint_appeal": 10,
    "complaint_review": 5,
    "enquiry_answer": 1,
    "hazard_taken": 1,
    "hazard_fixed": 5,
    "contain_serious": 1,
    "fix_serious": 5,
    "fix_ordinary": 10,
    "fix_minor": 20,
    "fix_check": 3,
    "finding_repeats": 180,
    "fix_lasted": 30,
    "incident_call": 10,
    "incident_update": 30,
    "incident_review": 5,
    "incident_check": 30,
    "nag_serious": 120,
    "answer_attitude": 3,
    "answer_timeliness": 3,
    "answer_competence": 3,
    "answer_integrity": 3,
    "answer_other": 3,
    "resolve_attitude": 7,
    "resolve_timeliness": 7,
    "resolve_competence": 7,
    "resolve_integrity": 7,
    "resolve_other": 7,
}
LONG = frozenset({"finding_repeats", "fix_lasted", "incident_check"})
"""What is counted in natural days."""
URGENT = frozenset({"incident_call", "incident_update", "nag_serious"})
"""What is counted in minutes."""

FIGURES: dict[str, tuple[object, object]] = {
    "before a deadline, working days": (LADDER.before, 2),
    "half-way instead, below so many working days": (SHORT_BELOW, 5),
    "after a deadline, working days": (LADDER.overdue, 1),
    "until it is escalated, working days": (LADDER.escalated, 3),
    "then again every, working days": (LADDER.again, 5),
    "hour of reminders": (LADDER.hour, time(9)),
    "quiet in the evening": ((QUIET.evening, QUIET.morning), (time(20), time(8))),
    "quiet at noon": ((QUIET.noon, QUIET.noon_ends), (time(12), time(13, 30))),
    "a patrol can be recalled for": (RECALL_WINDOW, 10 * MINUTE),
    "a single-use invitation is good for": (inviting.INVITATION_VALID, 7 * DAY),
    "a link to another account is good for": (members.RECONNECTION_VALID, DAY),
    "the first administrator's link is good for": (arrivals.CLAIM_VALID, DAY),
    "a joining card is for so many": (joining.QUOTA, 50),
    "and for so many at most": (joining.MOST_QUOTA, 500),
    "a joining card is good for, days": (joining.VALID_DAYS, 30),
    "and for so many days at most": (joining.MOST_VALID_DAYS, 180),
    "wrong codes until somebody has to wait": (joining.MOST_WRONG_CODES, 5),
    "wrong codes are counted for": (joining.WRONG_CODES_WITHIN, HOUR),
    "characters of a code": (joining.CODE_LENGTH, 8),
    "approvers hear of several at once after": (joining.GATHERED_FOR, 2 * MINUTE),
    "a joiner hears that it takes time after, working days": (still_waiting.JOINER_TOLD_AFTER, 2),
    "an hour before a training": (trainings.HOUR, HOUR),
    "short notice of a training": (trainings.SHORT_NOTICE, 2 * HOUR),
    "a policy is asked about again after, working days": (policies.REMINDED_AFTER, 3),
    "sent in a row": (tray.IN_A_ROW, 10 * MINUTE),
    "kept in a tray for": (tray.KEPT_FOR, 30 * DAY),
    "noticeably late": (late.NOTICEABLE, MINUTE),
    "longest message": (cut_texts.LONGEST_MESSAGE, 4096),
    "longest text of an answer": (reading.LONGEST_TEXT, 8000),
    "longest answer that is read": (reading.LONGEST_ANSWER, 300),
    "best rating": (reading.BEST_RATING, 5),
    "a promise with one tap, working days": (day_span.QUICK_DAYS, (3, 5, 10)),
    "most digits of a number": (reading.MOST_DIGITS, 16),
    "chats whose pace is remembered": (pacing.MOST_CHATS, 10_000),
    "unasked messages to a chat at once": (pacing.UNASKED_TO_A_CHAT, 3),
    "messages to a chat at once": (pacing.REPLIES_TO_A_CHAT, 8),
    "of which replies keep": (pacing.LEFT_FOR_REPLIES, 4),
    "messages to a group within so many seconds": ((pacing.TO_A_GROUP, pacing.GROUP_WITHIN_S), (20, 60)),
    "largest number that is received": (unseen.LARGEST, 9_223_372_036_854_775_807),
    "lists inside each other that are received": (unseen.DEEPEST, 40),
    "longest name": (LONGEST_NAME, 60),
    "longest name before a code": (LONGEST_BEFORE_CODE, 16),
    "a service takes at most, minutes": (services.LONGEST_MINUTES, 720),
    "minutes that are offered": (services.OFFERED_MINUTES, (15, 30, 60, 90, 120)),
    "a service is logged up to, days later": (services.DAYS_BACK, 30),
    "no backup since": (backing_up.LATE, 36 * HOUR),
    "a failed backup is made again after": (backing_up.AGAIN_AFTER, (30 * MINUTE, 2 * HOUR)),
    "backups before a migration are kept for": (backups.BEFORE_MIGRATION_FOR, 30 * DAY),
    "a backup is read back within, days": (backups.READ_BACK_WITHIN_DAYS, 7),
    "what lies ahead is handed over for": (handing_over.AHEAD, 7 * DAY),
    "planned ahead": (schedule.HORIZON, 35 * DAY),
    "a short period": (making.SHORT, 92 * DAY),
    "an arranged day is asked for within": (reminding.ARRANGED_WITHIN, 92 * DAY),
    "routine visits are more often than every, days": (visits.EVERY_OTHER_DAY, 2),
    "a job is somebody's for": (jobs.LEASE, 5 * MINUTE),
    "a job is tried": (jobs.MOST_ATTEMPTS, 8),
    "a message is somebody's for": (draining.LEASE, 2 * MINUTE),
    "a message is tried": (draining.MOST_ATTEMPTS, 8),
    "a file is lost after, attempts": (LOST_AFTER, 5),
    "may be done so many days before": (
        schedule.OPENS_BEFORE,
        {
            Often.WEEKLY: 3,
            Often.FORTNIGHTLY: 5,
            Often.MONTHLY: 10,
            Often.MONTH_BEGINS: 5,
            Often.MONTHS: 10,
            Often.QUARTERLY: 20,
            Often.YEARLY: 30,
            Often.AFTER_DAYS: 3,
            Often.AFTER_MONTHS: 10,
            Often.ONCE: 14,
        },
    ),
}

NUMBERED = {"HY", "JF", "JL", "QT", "SJ", "TS", "WT", "XC", "XQ", "ZX"}


@pytest.mark.parametrize("name", SETS)
def test_each_list_of_the_design(name: str) -> None:
    product, written = SETS[name]
    assert product == written


@pytest.mark.parametrize("name", FIGURES)
def test_each_figure_of_the_design(name: str) -> None:
    product, written = FIGURES[name]
    assert product == written


def test_the_positions_of_each_role() -> None:
    for role, positions in POSITIONS_OF.items():
        side = "client" if role in {Role.CLIENT_STAFF, Role.CLIENT_MANAGER} else "ours"
        assert positions == {position for position, of in POSITIONS.items() if of == side}, role


def test_every_promised_time() -> None:
    assert {key: (term.usual.n, term.usual.unit) for key, term in TERMS.items()} == {
        key: (n, Unit.NATURAL_DAYS if key in LONG else Unit.MINUTES if key in URGENT else Unit.WORKING_DAYS)
        for key, n in DAYS.items()
    }


CATEGORIES = ("attitude", "timeliness", "competence", "integrity", "other")
CHOICES = {
    "complaint_accept": (1, 2, 3),
    "complaint_answer": (1, 2, 3, 5, 7),
    "complaint_resolve": (5, 7, 10, 15, 20),
    "client_reply": (1, 2, 3, 5, 7),
    "silence": (1, 2, 3, 5),
    "rating_answer": (1, 2, 3, 5),
    "reopen_grace": (5, 10, 15, 30),
    "complaint_appeal": (5, 10, 15, 30),
    "complaint_review": (3, 5, 7, 10),
    "enquiry_answer": (1, 2, 3, 5),
    "hazard_taken": (1, 2, 3),
    "hazard_fixed": (3, 5, 7, 10),
    "contain_serious": (1, 2, 3),
    "fix_serious": (3, 5, 7, 10),
    "fix_ordinary": (5, 10, 15, 20),
    "fix_minor": (10, 15, 20, 30),
    "fix_check": (1, 2, 3, 5),
    "finding_repeats": (90, 180, 365),
    "fix_lasted": (15, 30, 60, 90),
    "incident_call": (3, 5, 10, 15, 30),
    "incident_update": (15, 30, 60),
    "incident_review": (3, 5, 7, 10),
    "incident_check": (15, 30, 60, 90),
    "nag_serious": (30, 60, 120, 240),
    **{f"answer_{one}": (1, 2, 3, 5, 7) for one in CATEGORIES},
    **{f"resolve_{one}": (5, 7, 10, 15, 20) for one in CATEGORIES},
}


def test_the_days_that_are_offered_for_each_promised_time() -> None:
    assert {key: term.choices for key, term in TERMS.items()} == CHOICES
    assert all(DAYS[key] in choices for key, choices in CHOICES.items())


def test_every_series_of_numbers() -> None:
    assert set(SERIES) >= NUMBERED


def test_what_can_be_planned_is_and_what_the_client_is_told_of() -> None:
    written = {"patrol", "service", "training", "delivery", "confirmation", "renewal", "survey_plan", "other"}
    assert set(WORKS) >= written
    assert {code for code in written if WORKS[code].visits} == {"patrol", "service"}
    assert {code for code in written if WORKS[code].told} == {"training", "delivery", "confirmation", "other"}
    assert {code for code in written if WORKS[code].at_site} == {"patrol"}
    assert {code: WORKS[code].entry for code in written if WORKS[code].entry} == {"renewal": "licences"}
    assert {code: WORKS[code].form for code in written} == {
        "patrol": "patrol",
        "service": "service_log",
        "training": "training",
        "delivery": "delivery",
        "confirmation": "confirmation",
        "renewal": "renewal",
        "survey_plan": "survey_plan",
        "other": "other_work",
    }


def test_what_the_firm_can_set() -> None:
    assert {setting.key for setting in CATALOGUE} >= {
        *DAYS,
        *("ladder_before", "ladder_overdue", "ladder_escalated", "ladder_again", "ladder_hour", "digest_at"),
        *("quiet_evening", "quiet_morning", "quiet_noon", "quiet_noon_ends"),
        *("warn_production", "warn_ccc", "warn_cma", "warn_licence"),
        *(
            "welcome",
            "consent",
            "place_tolerance",
            "thin_share",
            "self_check_day",
            "self_check_week",
            "self_check_month",
            "provider_name",
            "provider_phone",
            "logo",
            "backup_keeper",
        ),
    }
