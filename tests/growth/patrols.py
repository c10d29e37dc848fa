"""Forms that were filled in, the work records that they became, and their files."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from tortoise.models import Model

from bot.rules.forms.built_in import BUILT_IN
from bot.rules.work_records.patrol_form import PATROL
from storage import tables as t
from tests.growth.line import Firm, Line, Row, Rule, copied, in_turn, large, later, latest
from tests.growth.people import consultant_of

FORMS = ("patrol",) * 10 + ("complaint",) * 3 + ("enquiry",) + ("service_log",) * 4 + ("register", "training")
"""The forms of twenty drafts that follow each other."""
PATROLS, COMPLAINTS, SERVICES = (0, 10), (10, 4), (14, 4)
"""Where they stand among the twenty, and how many of them there are."""
RECORDS = PATROLS[1] + SERVICES[1]
"""How many of the twenty become work records: the patrols first."""
VERSIONS = {form.code: form.version for form in BUILT_IN}
SAID = {"kind": "advice", "minutes": "60", "text": "指导封样台账的填写，上周缺失的三份记录如实注明。"}
QUESTIONS = tuple(one.key for one in PATROL.questions if one.key.startswith("topic"))


def drafts_of(place: tuple[int, int]) -> Rule:
    """The draft that the row began as, each its own."""
    first, many = place
    return lambda row: 1 + (row.n - 1) // many * len(FORMS) + first + (row.n - 1) % many


def as_many_as_drafts(place: tuple[int, int]) -> Any:
    """One row for each draft of a form."""
    return lambda firm: firm.count("draft") // len(FORMS) * place[1]


def draft_of_record(row: Row) -> int:
    """The draft that a work record began as."""
    turn, place = divmod(row.n - 1, RECORDS)
    return 1 + turn * len(FORMS) + (place if place < PATROLS[1] else SERVICES[0] + place - PATROLS[1])


def is_patrol(row: Row) -> bool:
    """Whether a work record is a patrol, else it is a logged service."""
    return (row.n - 1) % RECORDS < PATROLS[1]


def patrols(firm: Firm) -> int:
    """How many patrols there are."""
    return firm.count("draft") // len(FORMS) * PATROLS[1]


def patrol(number: int) -> int:
    """The work record that is the patrol of this number, from 1."""
    turn, place = divmod(number - 1, PATROLS[1])
    return 1 + turn * RECORDS + place


def _record_of_draft(row: Row) -> int | None:
    """The work record that a draft became."""
    turn, place = divmod(row.n - 1, len(FORMS))
    if place < PATROLS[1]:
        found = turn * RECORDS + place + 1
    elif SERVICES[0] <= place < sum(SERVICES):
        found = turn * RECORDS + PATROLS[1] + place - SERVICES[0] + 1
    else:
        return None
    return found if found <= row.firm.count("work_record") else None


def _subject_of_draft(row: Row) -> int:
    record = row.other("work_record", _record_of_draft(row) or 1)
    if _record_of_draft(row) is None:
        return 1 + row.n % row.firm.count("client")
    return int(record["site_id"] if is_patrol(record) else record["client_id"])


def _is_open(row: Row) -> bool:
    """Of the latest drafts all but those of work records."""
    return row.of - row.n < max(len(FORMS), row.of // 250) and _record_of_draft(row) is None


def _writer(row: Row) -> int:
    number = _record_of_draft(row)
    return consultant_of(row.other("work_record", number)["client_id"] if number else row.n, row.firm)


def _client(row: Row) -> int:
    return int(row.other("site", large("site")(row))["client_id"]) if is_patrol(row) else int(large("client")(row))


def numbered(series: str) -> Rule:
    """The day, and a serial that no other row has."""
    return lambda row: f"{series}{row.moment:%Y%m%d}-{row.n:02}"


LINES: Mapping[type[Model], Line] = {
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
            "outcome": lambda row: FORMS[(row.n - 1) % len(FORMS)] if _record_of_draft(row) else None,
            "outcome_id": _record_of_draft,
            "changed_at": later(minutes=40),
            "closed_at": lambda row: None if _is_open(row) else row.moment + timedelta(minutes=40),
        },
    ),
    t.DraftAnswer: Line(
        counted=lambda firm: patrols(firm) * len(QUESTIONS),
        columns={
            "draft_id": lambda row: row.other("work_record", patrol(1 + (row.n - 1) // len(QUESTIONS)))["draft_id"],
            "question": in_turn(*QUESTIONS),
            "value": json.dumps("conform"),
        },
    ),
    t.Attachment: Line(
        45,
        columns={
            "draft_id": lambda row: row.other("work_record", row["owner_id"])["draft_id"],
            "question": "scene",
            "media": "photo",
            "telegram_file_id": lambda row: f"AgACAgUAAxkBAAIB{row.n:040}",
            "telegram_unique_id": lambda row: f"AQAD{row.n:012}",
            "album": lambda row: f"13{row.n // 3:015}",
            "size": 180_000,
            "sha256": lambda row: f"{1 + row.n % row.firm.count('stored_file'):064x}",
            "belongs_to": "record",
            "owner_kind": "patrol",
            "owner_id": lambda row: patrol(1 + (row.n - 1) * patrols(row.firm) // row.of),
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
        counted=lambda firm: 2 * patrols(firm),
        columns={
            "kind": "patrol_report",
            "subject_kind": "patrol",
            "subject_id": lambda row: patrol(1 + (row.n - 1) // 2),
            "language": in_turn("zh", "en"),
            "version": 1,
            "sha256": lambda row: f"{1 + row.n % row.firm.count('stored_file'):064x}",
            "name": lambda row: f"日常巡查报告-{row.n}.pdf",
            "made_at": later(minutes=1),
            "code_digest": lambda row: f"{row.n:063x}c",
        },
    ),
    t.LedgerFile: Line(0.5, columns={"kind": in_turn("export", "import"), "state": "made", "person_id": 1}),
    t.Handover: Line(
        1,
        columns={
            "former_id": lambda row: consultant_of(1 + row.n % row.firm.count("client"), row.firm),
            "taker_id": lambda row: consultant_of(1 + (row.n + 1) % row.firm.count("client"), row.firm),
            "by_id": 1,
        },
    ),
    t.HandoverThing: Line(5, columns={"kind": "task", "subject_id": lambda row: row.n}),
    t.WorkRecord: Line(
        counted=lambda firm: firm.count("draft") // len(FORMS) * RECORDS,
        columns={
            "kind": lambda row: "patrol" if is_patrol(row) else "service",
            "id": lambda row: row.n,
            "number": lambda row: numbered("XC" if is_patrol(row) else "JL")(row),
            "client_id": _client,
            "site_id": lambda row: large("site")(row) if is_patrol(row) else None,
            "person_id": copied("draft_id", "draft", "person_id"),
            "draft_id": draft_of_record,
            "day": lambda row: row.moment.date(),
            "state": latest(2, "submitted", in_turn(*["issued"] * 29, "recalled")),
            "said": lambda row: json.dumps({} if is_patrol(row) else SAID, ensure_ascii=False),
            "filed_at": later(minutes=40),
            "recall_until": lambda row: later(minutes=70)(row) if is_patrol(row) else None,
            "released_at": latest(2, None, later(minutes=71)),
        },
    ),
    t.InstrumentUse: Line(0.5, columns={"record_kind": "patrol", "record_id": lambda row: row.n}),
    t.Impact: Line(
        0.2,
        columns={
            "event_kind": "calibration",
            "event_id": lambda row: row.n,
            "record_kind": "patrol",
            "record_id": lambda row: row.n,
            "client_id": large("client"),
            "verdict": latest(5, "", "none"),
        },
    ),
    t.ReportReader: Line(
        counted=lambda firm: firm.count("client"),
        columns={"client_id": lambda row: row.n, "record_kind": "patrol", "person_id": 1, "gets": True},
    ),
    t.ThinMark: Line(
        counted=lambda firm: patrols(firm) // 20,
        columns={
            "record_kind": "patrol",
            "record_id": lambda row: patrol(1 + 20 * (row.n - 1)),
            "client_id": large("client"),
            "reasons": "no_photo",
        },
    ),
    t.ClientConfirmation: Line(
        counted=lambda firm: patrols(firm) // 10,
        columns={
            "record_kind": "patrol",
            "record_id": lambda row: patrol(1 + 10 * (row.n - 1)),
            "said": in_turn("confirmed", "remarks", "absent"),
            "by_id": lambda row: None if row.n % 3 == 0 else 1,
            "recorded_by_id": lambda row: 1 if row.n % 3 == 0 else None,
            "digest": lambda row: f"{row.n:064x}",
        },
    ),
    t.ConfirmationCode: Line(
        counted=lambda firm: patrols(firm) // 20,
        columns={
            "record_kind": "patrol",
            "record_id": lambda row: patrol(1 + 20 * (row.n - 1)),
            "digest": lambda row: f"{row.n:064x}",
            "code_digest": lambda row: f"{row.n:064x}",
            "made_by_id": 1,
            "used_by_id": lambda row: None if row.n % 3 == 0 else 1,
            "confirmation_id": None,
        },
    ),
    t.WorkAmendment: Line(
        1, columns={"said": json.dumps(SAID, ensure_ascii=False), "voided": False, "reason": "时长记错"}
    ),
}
