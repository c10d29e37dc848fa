"""Cases, logged services, trainings and policies."""

from collections.abc import Mapping

from tortoise.models import Model

from storage import tables as t
from tests.growth.line import Line, Row, ahead, in_turn, large, later, latest, scattered
from tests.growth.patrols import COMPLAINTS, FORMS, QUESTIONS, numbered, patrol, patrols
from tests.growth.people import consultant_of, one_of_the_clients

REMARK = "现场发现首件检验记录未及时填写，封样已过有效期，相关人员说不清本岗位的要求。"
WRITTEN = "a firm writes a few policies a year"


INCIDENT = 102
"""One of so many cases is an incident of which somebody has to be told, in place of an enquiry."""
CASES = {
    "finding": ("WT", "to_fix", "closed"),
    "complaint": ("TS", "awaiting", "resolved"),
    "enquiry": ("ZX", "awaiting", "resolved"),
    "incident": ("SJ", "called", "reviewed"),
}
"""Of each kind what its numbers begin with, how an open one stands, and a closed one."""


def _case_kind(row: Row) -> str:
    if row.n % INCIDENT == 0:
        return "incident"
    return ("finding", "finding", "finding", "complaint", "finding", "enquiry")[(row.n - 1) % 6]


def _case_number(row: Row) -> str:
    return str(numbered(CASES[_case_kind(row)][0])(row))


def open_state(row: Row) -> str:
    """How a case of its kind stands that is open."""
    return CASES[_case_kind(row)][1]


def end_state(row: Row) -> str:
    """How one stands that is closed."""
    return CASES[_case_kind(row)][2]


def _case_draft(row: Row) -> int | None:
    if _case_kind(row) == "finding":
        return None
    number = 1 + (row.n - 1) // 3
    return min(row.firm.count("draft"), 1 + (number - 1) // COMPLAINTS[1] * len(FORMS) + 10 + (number - 1) % 4)


LINES: Mapping[type[Model], Line] = {
    t.ServiceCase: Line(
        18,
        columns={
            "kind": _case_kind,
            "number": _case_number,
            "client_id": large("client"),
            "site_id": lambda row: scattered("site")(row) if _case_kind(row) == "finding" else None,
            "state": latest(40, open_state, end_state),
            "title": lambda row: f"{REMARK}第 {row.n} 台。",
            "opened_by_id": lambda row: (
                consultant_of(row["client_id"], row.firm) if _case_kind(row) == "finding" else one_of_the_clients(row)
            ),
            "due_at": latest(40, ahead, None),
            "promised_at": later(days=10),
            "released_at": later(minutes=1),
            "closed_at": latest(40, None, later(days=6)),
            "handler_id": lambda row: (
                one_of_the_clients(row) if _case_kind(row) == "finding" else consultant_of(row["client_id"], row.firm)
            ),
            "draft_id": _case_draft,
        },
    ),
    t.FindingDetail: Line(
        counted=lambda firm: firm.count("service_case") // 6 * 4,
        columns={
            # four of six cases are findings
            "case_id": lambda row: 1 + (row.n - 1) // 4 * 6 + (0, 1, 2, 4)[(row.n - 1) % 4],
            "record_kind": "patrol",
            "record_id": lambda row: patrol(1 + (row.n - 1) * patrols(row.firm) // row.of),
            "question": in_turn(*QUESTIONS),
            "clause": "4.6 d",
            "severity": in_turn("minor", "ordinary", "serious"),
            "suggestion_zh": REMARK,
            "suggestion_en": "Make the missing samples; set apart and re-inspect what is affected.",
        },
    ),
    t.ComplaintDetail: Line(
        counted=lambda firm: firm.count("service_case") // 6,
        columns={
            # one of six cases is a complaint
            "case_id": lambda row: 4 + (row.n - 1) * 6,
            "category": in_turn("attitude", "timeliness", "competence", "integrity", "other"),
        },
    ),
    t.CaseTie: Line(
        counted=lambda firm: firm.count("service_case") // 10,
        columns={
            "case_id": lambda row: 10 * row.n,
            "other_id": lambda row: 10 * row.n - 3,
            "how": in_turn("maybe", "tied", "apart", "joined"),
            "leads_id": lambda row: 10 * row.n - 3 if row.n % 4 == 0 else None,
            "by_id": lambda row: None if row.n % 4 == 1 else 1,
        },
    ),
    t.CasePromise: Line(
        counted=lambda firm: firm.count("service_case") // 6 * 3,
        columns={
            # the two of six cases that are no findings, and some of them twice
            "case_id": lambda row: min(row.firm.count("service_case"), 3 * (1 + (row.n - 1) % max(row.of * 2 // 3, 1))),
            "what": in_turn("all", "awaiting", "accepted"),
            "until": later(days=10),
            "made_at": lambda row: row.moment,
            "action": in_turn("open", "accept", "delay"),
            "by_id": lambda row: None if row.n % 5 else 1,
            "draft_id": None,
            "ended_at": later(days=6),
            "became": "done",
            "told_at": None,
        },
    ),
    t.CaseReporter: Line(
        counted=lambda firm: firm.count("service_case") // 50,
        columns={
            "case_id": lambda row: 50 * row.n,
            "person_id": scattered("person"),
            "draft_id": lambda row: min(row.firm.count("draft"), row.n),
        },
    ),
    t.CaseReport: Line(
        counted=lambda firm: firm.count("service_case") // INCIDENT,
        columns={
            "case_id": lambda row: INCIDENT * row.n,
            "duty": "some",
            "what": '{"zh": "告知", "en": "Tell"}',
            "made_at": lambda row: row.moment,
            "due_at": later(days=2),
            "by_id": scattered("person"),
            "told_at": later(days=1),
        },
    ),
    t.TrainingSession: Line(
        0.5,
        columns={
            "title": "首件检验",
            "course": in_turn("testing", "management", "environment", "regulations"),
            "place": "一号会议室",
            "starts_at": latest(20, ahead, lambda row: row.moment),
            "ends_at": latest(20, lambda row: ahead(row), later(hours=2)),
            "capacity": 24,
            "state": in_turn(*["planned"] * 9, "cancelled"),
            "trainer_id": lambda row: consultant_of(row.n, row.firm),
            "client_id": lambda row: None if row.n % 5 == 0 else large("client")(row),
        },
    ),
    t.SessionVersion: Line(
        0.2,
        columns={
            "session_id": lambda row: 1 + (row.n - 1) // 2 % row.firm.count("training_session"),
            "number": lambda row: 1 + (row.n - 1) % 2,
            "place": "二号会议室",
            "capacity": 20,
            "trainer_id": lambda row: consultant_of(row.n, row.firm),
            "changed_by_id": lambda row: consultant_of(row.n, row.firm),
        },
    ),
    t.SignUp: Line(
        12,
        columns={
            "session_id": lambda row: 1 + (row.n - 1) * row.firm.count("training_session") // row.of,
            "client_id": large("client"),
            "state": in_turn(*["seated"] * 8, "waiting", "withdrawn"),
            "place": lambda row: row.n % 30,
            # of the last sessions only nobody has noted it yet
            "attendance": lambda row: "" if row.n > row.of - 40 else ("present", "present", "absent")[row.n % 3],
        },
    ),
    t.Policy: Line(0.05, columns={"created_by_id": 2}, steady=WRITTEN),
    t.PolicyVersion: Line(
        counted=lambda firm: 4 * firm.count("policy"),
        columns={
            "policy_id": lambda row: 1 + (row.n - 1) // 4,
            "number": in_turn(1, 2, 3, 4),
            "title": "质量责任制度",
            "audience": in_turn("ours", "clients", "everybody"),
            "body": "# 质量责任制度\n\n" + REMARK * 10,
            "state": "published",
            "made_by_id": 2,
            "published_at": later(hours=1),
        },
        steady=WRITTEN,
    ),
    t.PolicyReading: Line(
        counted=lambda firm: min(round(firm.size / 100), firm.count("policy_version") * firm.count("person")),
        columns={
            "version_id": lambda row: 1 + (row.n - 1) % row.firm.count("policy_version"),
            "person_id": lambda row: 1 + (row.n - 1) // row.firm.count("policy_version"),
        },
    ),
}
