"""What the program notes for itself: settings, messages, jobs, the trail."""

from collections.abc import Mapping
from datetime import timedelta

from tortoise.models import Model

from bot.rules.post import key_of
from storage import tables as t
from storage.search.sources import SOURCES
from storage.work_records.stored import SERIES
from tests.growth.line import Line, Row, Rule, ahead, in_turn, later, latest, scattered
from tests.growth.patrols import patrol, patrols

SAID = (("case_news", "case"), ("case_reminder", "case"), ("own_report", "patrol"), ("patrol_report", "patrol"))
"""Kinds of messages, and what they are about."""
TABLE_OF = {"case": "service_case", "patrol": "work_record", "draft": "draft", "sign_up": "sign_up", "person": "person"}
READ_ONCE = "read once after a change, which are few, and kept by the process"
ONE = "a row for each thing of the program"


def _job(row: Row) -> tuple[str, int]:
    """Its kind, and what it is about: each joined person's commands were told once, each file and report is one."""
    people, reports = row.firm.count("person"), patrols(row.firm)
    if row.n <= people:
        return "tell_commands", row.n
    if row.n <= people + reports:
        return "report_patrol", patrol(row.n - people)
    if row.n <= people + 2 * reports:
        return "issue_patrol", patrol(row.n - people - reports)
    return "archive_file", row.n - people - 2 * reports


def _about(kinds: Rule) -> Rule:
    """The records of that kind one after the other."""
    return lambda row: 1 + (row.n - 1) * row.firm.count(TABLE_OF[kinds(row)]) // row.of


_said_about = in_turn(*(subject for _, subject in SAID))
_done_to = in_turn("case", "patrol", "case", "draft", "sign_up", "case", "person")


LINES: Mapping[type[Model], Line] = {
    t.FirmSetting: Line(
        0.1, columns={"key": lambda row: f"former-{row.n % 20}", "value": "1", "changed_by_id": 1}, steady=READ_ONCE
    ),
    t.CalendarEntry: Line(
        0.05,
        columns={"kind": "shutdown", "client_id": scattered("client"), "entered_by_id": 1, "ended_at": later(days=1)},
        steady=READ_ONCE,
    ),
    t.SettingsVersion: Line(
        rows=1, columns={"name": "firm", "token": lambda row: f"seeded-{row.firm.size}"}, steady=ONE
    ),
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
    t.Backup: Line(rows=400, columns={"state": latest(1, "waiting", "whole")}, steady="a row a night"),
    t.Restoration: Line(rows=1, columns={"backup_name": "20260101T000000Z"}, steady=ONE),
    t.Installation: Line(rows=1, columns={"firm": "a-firm", "bot_id": 42}, steady=ONE),
    t.CutText: Line(rows=40, columns={"person_id": lambda row: row.n}, steady="at most one of each person"),
    t.ToldThing: Line(
        20,
        columns={
            "person_id": scattered("person"),
            "day": lambda row: row.firm.until.date() - timedelta(days=row.n % 7),
            "thing": lambda row: f"case:{row.n}",
        },
    ),
    t.Flood: Line(rows=1, columns={"bot_id": 42}, steady=ONE),
    t.Job: Line(
        counted=lambda firm: firm.count("person") + 2 * patrols(firm) + firm.count("attachment"),
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
    # made by the product itself, from what is found by its words
    t.SearchEntry: Line(counted=lambda firm: sum(firm.count(source.table) for source in SOURCES.values())),
    t.SearchStale: Line(counted=lambda _: 0, least=0, steady="indexed within the second"),
    t.Serial: Line(
        3,
        columns={
            "series": lambda row: SERIES if row.n == 1 else f"XC{row.n:08}",
            "given": lambda row: row.firm.count("work_record") if row.n == 1 else 7,
        },
    ),
    t.ProcessedUpdate: Line(
        3,
        columns={"key": lambda row: f"42:{row.n}", "at": lambda row: row.firm.until - timedelta(minutes=row.n % 4000)},
    ),
    t.WaitingUpdate: Line(
        rows=40,
        columns={
            "key": lambda row: f"42:w{row.n}",
            "lane": lambda row: row.n % 3,
            "update_id": lambda row: row.n,
            "held_by": "former",
            "body": lambda row: f'{{"update_id":{row.n}}}',
        },
        steady="what somebody sent a moment ago",
    ),
    t.RepliesSent: Line(rows=4, columns={"holder": lambda row: f"former-{row.n}", "bot_id": 42}, steady=ONE),
    t.FailedUpdate: Line(
        0.05,
        columns={"key": lambda row: f"42:{row.n}", "kind": "message", "error": "KeyError"},
    ),
}
