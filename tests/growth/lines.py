"""Every table of the firm, a line each: how many of a thousand records it has, and what matters in its rows.

What is of another number than a share says whose: an answer per question of a patrol, a seal per entry of the trail.
"""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from tortoise.models import Model

from bot.rules.forms.built_in import BUILT_IN
from bot.rules.forms.patrol import PATROL
from bot.rules.post import key_of
from storage import tables as t
from tests.growth.line import Firm, Line, Row, Rule, ahead, apiece, copied, in_turn, large, later, latest, scattered

TEAM = 4
"""The first person of the team; before them come an administrator, a quality manager and an auditor."""
LARGE = 1
"""The client to which every fifth record belongs."""

REMARK = "现场发现首件检验记录未及时填写，封样已过有效期，相关人员说不清本岗位的要求。"
FORMS = ("patrol",) * 10 + ("complaint",) * 3 + ("enquiry",) + ("service_log",) * 4 + ("register", "training")
"""The forms of twenty drafts that follow each other."""
VERSIONS = {form.code: form.version for form in BUILT_IN}
PATROLS, COMPLAINTS, SERVICES, REGISTERS, TRAININGS = (0, 10), (10, 4), (14, 4), (18, 1), (19, 1)
"""Where they stand among the twenty, and how many of them there are."""
QUESTIONS = tuple(one.key for one in PATROL.questions if one.key.startswith("topic"))


def team(firm: Firm) -> int:
    """How many people serve the clients."""
    return max(5, firm.count("client") // 5)


def _is_team(row: Row) -> bool:
    return TEAM <= row.n < TEAM + team(row.firm)


def consultant_of(client: int, firm: Firm) -> int:
    """Who patrols at a client."""
    return TEAM + client % team(firm)


def one_of_the_clients(row: Row) -> int:
    """Somebody of the row's client."""
    firm, clients, first = row.firm, row.firm.count("client"), TEAM + team(row.firm)
    staff = max(1, (firm.count("person") - first) // clients)
    client: int = row["client_id"]
    return min(firm.count("person"), first + (client - 1) * staff + row.n % staff)


def _client_of_person(row: Row) -> int:
    firm, first = row.firm, TEAM + team(row.firm)
    staff = max(1, (firm.count("person") - first) // firm.count("client"))
    return min(firm.count("client"), 1 + max(0, row.n - first) // staff)


def drafts_of(place: tuple[int, int]) -> Rule:
    """The draft that the row began as, each its own."""
    first, many = place
    return lambda row: 1 + (row.n - 1) // many * len(FORMS) + first + (row.n - 1) % many


def as_many_as_drafts(place: tuple[int, int]) -> Any:
    """One row for each draft of a form."""
    return lambda firm: firm.count("draft") // len(FORMS) * place[1]


def _patrol_of_draft(row: Row) -> int | None:
    """The patrol that a draft became."""
    turn, place = divmod(row.n - 1, len(FORMS))
    number = turn * PATROLS[1] + place + 1
    return number if place < PATROLS[1] and number <= row.firm.count("patrol") else None


def _subject_of_draft(row: Row) -> int:
    number = _patrol_of_draft(row)
    return int(row.other("patrol", number)["site_id"]) if number else 1 + row.n % row.firm.count("client")


def _is_open(row: Row) -> bool:
    """Of the latest drafts all but those of patrols."""
    return row.of - row.n < max(len(FORMS), row.of // 250) and _patrol_of_draft(row) is None


def _writer(row: Row) -> int:
    number = _patrol_of_draft(row)
    return consultant_of(row.other("patrol", number)["client_id"] if number else row.n, row.firm)


def _numbered(series: str) -> Rule:
    return lambda row: f"{series}{row.moment:%Y%m%d}-{row.n:02}"


def _role(row: Row) -> str:
    people = row.firm.count("person")
    if row.n > people:
        return ("lead", "consultant")[row.n % 2]
    if row.n < TEAM:
        return ("administrator", "quality_manager", "auditor")[row.n - 1]
    return "consultant" if _is_team(row) else "client_manager" if row.n % 20 == 0 else "client_staff"


def _whose_role(row: Row) -> int:
    people = row.firm.count("person")
    return row.n if row.n <= people else consultant_of(_where_role(row) or 0, row.firm)


def _where_role(row: Row) -> int | None:
    people = row.firm.count("person")
    if row.n > people:
        return 1 + (row.n - people - 1) // 2
    return None if row.n < TEAM else _client_of_person(row)


def _has_ended(row: Row) -> bool:
    """Who has left; and the team's first role, since they serve by their assignments."""
    return row.n <= row.firm.count("person") and (_is_team(row) or row.n % 50 == 49)


def _case_kind(row: Row) -> str:
    return ("finding", "finding", "finding", "complaint", "finding", "enquiry")[(row.n - 1) % 6]


def _case_state(row: Row) -> str:
    return {"finding": "to_fix", "complaint": "awaiting", "enquiry": "awaiting"}[_case_kind(row)]


def _case_draft(row: Row) -> int | None:
    if _case_kind(row) == "finding":
        return None
    number = 1 + (row.n - 1) // 3
    return min(row.firm.count("draft"), 1 + (number - 1) // COMPLAINTS[1] * len(FORMS) + 10 + (number - 1) % 4)


def _job(row: Row) -> tuple[str, int]:
    """Its kind, and what it is about: each joined person's commands were told once, each file and report is one."""
    people, reports = row.firm.count("person"), row.firm.count("patrol")
    if row.n <= people:
        return "tell_commands", row.n
    if row.n <= people + reports:
        return "make_report", row.n - people
    if row.n <= people + 2 * reports:
        return "issue_patrol", row.n - people - reports
    return "archive_file", row.n - people - 2 * reports


SAID = (("case_news", "case"), ("case_reminder", "case"), ("own_report", "patrol"), ("patrol_report", "patrol"))
"""Kinds of messages, and what they are about."""
TABLE_OF = {"case": "service_case", "patrol": "patrol", "draft": "draft", "sign_up": "sign_up", "person": "person"}


def _about(kinds: Rule) -> Rule:
    """The records of that kind one after the other."""
    return lambda row: 1 + (row.n - 1) * row.firm.count(TABLE_OF[kinds(row)]) // row.of


_said_about = in_turn(*(subject for _, subject in SAID))
_done_to = in_turn("case", "patrol", "case", "draft", "sign_up", "case", "person")

FIRMS = "a firm serves hundreds of clients at most, and shows them as a list"
WRITTEN = "a firm writes a few policies a year"
READ_ONCE = "read once after a change, which are few, and kept by the process"
ONE = "a row for each thing of the program"

LINES: Mapping[type[Model], Line] = {
    t.Client: Line(
        0.5, columns={"name": lambda row: f"客户企业 {row.n}", "short_name": lambda row: f"企业{row.n}"}, steady=FIRMS
    ),
    t.Site: Line(
        1,
        columns={"client_id": apiece("client"), "name": lambda row: f"车间 {row.n}", "address": "工业园 3 号"},
        steady=FIRMS,
    ),
    t.Person: Line(
        20,
        columns={
            "telegram_id": lambda row: None if row.n % 10 == 9 else 7_000_000_000 + row.n,
            "code": lambda row: f"Q{row.n:06}",
            "name": lambda row: f"员工 {row.n}",
            "phone": lambda row: f"138{row.n:08}",
            "language": "zh",
            "consented_at": lambda row: None if row.n % 10 == 9 else row.moment,
            "ended_at": lambda row: row.firm.until if row.n % 50 == 49 else None,
        },
    ),
    t.RoleGrant: Line(
        counted=lambda firm: firm.count("person") + 2 * firm.count("client"),
        columns={
            "person_id": _whose_role,
            "client_id": _where_role,
            "role": _role,
            "since": lambda row: row.firm.until,
            "ended_at": lambda row: row.firm.until if _has_ended(row) else None,
        },
    ),
    t.StandIn: Line(
        0.3,
        columns={
            "person_id": lambda row: consultant_of(row.n, row.firm),
            "stands_in_for_id": lambda row: consultant_of(row.n + 1, row.firm),
            "state": latest(20, "active", "over"),
        },
    ),
    t.Invitation: Line(
        4,
        columns={
            "role": "client_staff",
            "client_id": scattered("client"),
            "expires_at": later(days=7),
            "used_at": latest(20, None, lambda row: row.moment),
            "used_by_id": latest(20, None, scattered("person")),
        },
    ),
    t.JoiningCard: Line(
        2,
        columns={
            "code": lambda row: f"{row.n:08}",
            "client_id": apiece("client"),
            "quota": 30,
            "expires_at": latest(100, ahead, later(days=30)),
        },
    ),
    t.JoiningRequest: Line(
        15,
        columns={
            "client_id": copied("card_id", "joining_card", "client_id"),
            "state": latest(20, "waiting", "approved"),
            "asked_at": lambda row: row.moment,
            "decided_at": latest(20, None, later(hours=3)),
        },
    ),
    t.WrongCode: Line(
        0.1, columns={"telegram_id": lambda row: 8_000_000_000 + row.n}, steady="forgotten within the hour"
    ),
    t.FormVersion: Line(
        0.02,
        columns={"code": lambda row: f"former-{row.n}", "version": 1, "content": "{}"},
        steady="a release brings a few",
    ),
    t.Draft: Line(
        40,
        columns={
            "person_id": _writer,
            "form": in_turn(*FORMS),
            "version": in_turn(*(VERSIONS[form] for form in FORMS)),
            "subject_kind": in_turn(*("site" if form == "patrol" else "client" for form in FORMS)),
            "subject_id": _subject_of_draft,
            "state": lambda row: "open" if _is_open(row) else "submitted",
            "outcome": lambda row: "patrol" if _patrol_of_draft(row) else None,
            "outcome_id": _patrol_of_draft,
            "changed_at": later(minutes=40),
            "closed_at": lambda row: None if _is_open(row) else row.moment + timedelta(minutes=40),
        },
    ),
    t.DraftAnswer: Line(
        counted=lambda firm: firm.count("patrol") * len(QUESTIONS),
        columns={
            "draft_id": lambda row: row.other("patrol", 1 + (row.n - 1) // len(QUESTIONS))["draft_id"],
            "question": in_turn(*QUESTIONS),
            "value": json.dumps("conform"),
        },
    ),
    t.Attachment: Line(
        45,
        columns={
            "draft_id": lambda row: row.other("patrol", row["owner_id"])["draft_id"],
            "question": "scene",
            "media": "photo",
            "telegram_file_id": lambda row: f"AgACAgUAAxkBAAIB{row.n:040}",
            "telegram_unique_id": lambda row: f"AQAD{row.n:012}",
            "album": lambda row: f"13{row.n // 3:015}",
            "size": 180_000,
            "sha256": lambda row: f"{1 + row.n % row.firm.count('stored_file'):064x}",
            "belongs_to": "record",
            "owner_kind": "patrol",
            "owner_id": lambda row: 1 + (row.n - 1) * row.firm.count("patrol") // row.of,
            "sent_by_id": lambda row: consultant_of(row.n, row.firm),
        },
    ),
    t.StoredFile: Line(
        80, columns={"sha256": lambda row: f"{row.n:064x}", "size": 180_000, "media_type": "image/jpeg"}
    ),
    t.DiscardedFile: Line(
        0.02, columns={"sha256": lambda row: f"{row.n:063x}d"}, steady="each is deleted by the next job"
    ),
    t.Document: Line(
        counted=lambda firm: 2 * firm.count("patrol"),
        columns={
            "kind": "patrol_report",
            "subject_kind": "patrol",
            "subject_id": lambda row: 1 + (row.n - 1) // 2,
            "language": in_turn("zh", "en"),
            "version": 1,
            "sha256": lambda row: f"{1 + row.n % row.firm.count('stored_file'):064x}",
            "name": lambda row: f"日常巡查报告-{row.n}.pdf",
            "made_at": later(minutes=1),
        },
    ),
    t.LedgerFile: Line(0.5, columns={"kind": in_turn("export", "import"), "state": "made", "person_id": 1}),
    t.Task: Line(
        30,
        columns={
            "client_id": copied("site_id", "site", "client_id"),
            "site_id": large("site"),
            "assignee_id": lambda row: consultant_of(row["client_id"], row.firm),
            "form": "patrol",
            "state": latest(10, "open", in_turn(*["done"] * 9, "missed")),
            "done_at": latest(10, None, lambda row: row.moment),
        },
    ),
    t.Patrol: Line(
        counted=as_many_as_drafts(PATROLS),
        columns={
            "number": _numbered("XC"),
            "site_id": large("site"),
            "client_id": copied("site_id", "site", "client_id"),
            "consultant_id": copied("draft_id", "draft", "person_id"),
            "draft_id": drafts_of(PATROLS),
            "state": latest(2, "submitted", in_turn(*["issued"] * 29, "recalled")),
            "submitted_at": later(minutes=40),
            "recall_until": later(minutes=70),
            "issued_at": latest(2, None, later(minutes=71)),
        },
    ),
    t.ServiceCase: Line(
        18,
        columns={
            "kind": _case_kind,
            "number": lambda row: _numbered({"finding": "WT", "complaint": "TS", "enquiry": "ZX"}[_case_kind(row)])(
                row
            ),
            "client_id": large("client"),
            "site_id": lambda row: scattered("site")(row) if _case_kind(row) == "finding" else None,
            "state": latest(40, _case_state, lambda row: "closed" if _case_kind(row) == "finding" else "resolved"),
            "title": REMARK,
            "opened_by_id": lambda row: (
                consultant_of(row["client_id"], row.firm) if _case_kind(row) == "finding" else one_of_the_clients(row)
            ),
            "due_at": latest(40, ahead, None),
            "promised_at": later(days=10),
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
            "record_id": lambda row: 1 + (row.n - 1) * row.firm.count("patrol") // row.of,
            "question": in_turn(*QUESTIONS),
            "clause": "4.6 d",
            "severity": in_turn("minor", "ordinary", "serious"),
            "suggestion_zh": REMARK,
            "suggestion_en": "Complete samples and inspection records; set apart and re-inspect what is affected.",
        },
    ),
    t.Service: Line(
        counted=as_many_as_drafts(SERVICES),
        columns={
            "number": _numbered("JL"),
            "client_id": large("client"),
            "person_id": lambda row: consultant_of(row["client_id"], row.firm),
            "kind": in_turn("on_site", "advice", "phone", "document"),
            "minutes": 60,
            "text": REMARK,
            "draft_id": drafts_of(SERVICES),
        },
    ),
    t.ServiceAmendment: Line(
        1, columns={"kind": "advice", "minutes": 90, "text": REMARK, "voided": False, "reason": "时长记错"}
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
    t.SignUp: Line(
        12,
        columns={
            "session_id": lambda row: 1 + (row.n - 1) * row.firm.count("training_session") // row.of,
            "client_id": large("client"),
            "state": in_turn(*["seated"] * 8, "waiting", "withdrawn"),
            "place": lambda row: row.n % 30,
            "attendance": in_turn("present", "present", "absent", ""),
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
    t.FirmSetting: Line(
        0.1, columns={"key": lambda row: f"former-{row.n % 20}", "value": "1", "changed_by_id": 1}, steady=READ_ONCE
    ),
    t.CalendarEntry: Line(
        0.05,
        columns={"kind": "shutdown", "client_id": scattered("client"), "entered_by_id": 1, "ended_at": later(days=1)},
        steady=READ_ONCE,
    ),
    t.SettingsVersion: Line(rows=1, columns={"name": "firm", "token": "seeded"}, steady=ONE),
    t.PersonSetting: Line(1, columns={"digest": True, "digest_at": "08:10"}),
    t.OutboxMessage: Line(
        90,
        columns={
            "key": lambda row: key_of(row["kind"], row["subject_id"], row.n, row["person_id"]),
            "kind": in_turn(*(kind for kind, _ in SAID)),
            "subject_kind": _said_about,
            "subject_id": _about(_said_about),
            "state": latest(10, "waiting", in_turn(*["sent"] * 9, "cancelled")),
            "send_at": latest(10, ahead, lambda row: row.moment),
            "done_at": latest(10, None, later(seconds=1)),
            "attempts": latest(10, 0, 1),
            "message_id": latest(10, None, lambda row: row.n),
        },
    ),
    t.Flood: Line(rows=1, columns={"bot_id": 42}, steady=ONE),
    t.Job: Line(
        counted=lambda firm: firm.count("person") + 2 * firm.count("patrol") + firm.count("attachment"),
        columns={
            "key": lambda row: key_of(*_job(row)),
            "kind": lambda row: _job(row)[0],
            "subject_id": lambda row: _job(row)[1],
            "state": latest(1, "waiting", "done"),
            "run_at": latest(1, ahead, lambda row: row.moment),
            "done_at": latest(1, None, later(seconds=1)),
            "attempts": latest(1, 0, 1),
        },
    ),
    t.DoneUntil: Line(
        rows=2, columns={"name": in_turn("digest", "trail_head"), "day": lambda row: row.firm.until.date()}, steady=ONE
    ),
    t.Lease: Line(rows=1, columns={"name": "former", "holder": "former"}, steady=ONE),
    t.TrailEntry: Line(
        160,
        columns={
            "person_id": scattered("person"),
            "action": in_turn("submit", "approve", "remind", "take"),
            "subject_kind": _done_to,
            "subject_id": _about(_done_to),
            "details": lambda row: f'{{"client":{1 + row.n % 7},"turn":{row.n % 5}}}',
            "update_key": lambda row: f"42:{900_000_000 + row.n}",
        },
    ),
    # made by the product itself, from the entries
    t.Seal: Line(counted=lambda firm: firm.count("trail")),
    t.Serial: Line(3, columns={"series": lambda row: f"XC{row.n:08}", "given": 7}),
    t.ProcessedUpdate: Line(
        3,
        columns={"key": lambda row: f"42:{row.n}", "at": lambda row: row.firm.until - timedelta(minutes=row.n % 4000)},
    ),
    t.FailedUpdate: Line(0.05, columns={"key": lambda row: f"42:{row.n}", "kind": "message", "error": "KeyError"}),
}

GROWING = frozenset(table._meta.db_table for table, line in LINES.items() if not line.steady)
"""Tables that no question of everyday may read whole."""
