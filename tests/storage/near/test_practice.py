"""What leaving practice wipes: what hangs on one of somebody's selves or on their practice firm, and no more."""

from itertools import count
from typing import Any

from tortoise.models import Model

from bot.rules.people import Role
from bot.rules.practice import practice_client, practice_self
from storage.backups.catalogue import DERIVED
from storage.practice import add_practice_client, add_practice_self, find_discarded_files, wipe_practice
from tests.storage.rows import NOW
from tests.storage.test_migrations import TABLES, Snapshot, contents, foreign_keys, some_row

FIRST = 101
"""The id of a real row of every table: sequences begin below."""
ME, OTHER = FIRST, FIRST + 1
FIRM, SELF = practice_client(ME), practice_self(ME, Role.CONSULTANT)
HANGS_ON = {
    "outbox": ("person_id",),
    "told_thing": ("person_id",),
    "work_amendment": ("person_id",),
    "work_record": ("person_id",),
    "policy_version": ("made_by_id",),
    "policy": ("created_by_id",),
    "ledger_file": ("person_id",),
    "joining_request": ("client_id", "person_id"),
    "joining_card": ("client_id",),
    "calendar_entry": ("client_id",),
    "person_setting": ("person_id",),
    "sign_up": ("session_id", "client_id"),
    "handover_thing": ("client_id", "handover_id"),
    "handover": ("former_id", "taker_id", "by_id"),
    "session_version": ("session_id", "changed_by_id"),
    "training_session": ("trainer_id",),
    "finding_detail": ("case_id",),
    "service_case": ("client_id",),
    "cut_text": ("person_id",),
    "draft_answer": ("draft_id",),
    "attachment": ("sent_by_id",),
    "stand_in": ("person_id", "stands_in_for_id"),
    "draft": ("person_id",),
    "task_exception": ("by_id",),
    "visit": ("client_id",),
    "task": ("client_id",),
    "acceptance": ("task_id",),
    "self_check_note": ("client_id",),
    "self_check": ("client_id",),
    "service_plan": ("client_id",),
    "contract": ("client_id",),
    "contract_item": ("client_id",),
    "site": ("client_id",),
    "licence": ("client_id",),
    "schedule": ("client_id",),
    "invitation": ("client_id", "invited_by_id"),
    "role_grant": ("person_id",),
}
"""Each column by which alone a row is one of practice. Who practises writes no readings of policies and requirements
and no firm's settings, of which a row is never deleted."""
SUBJECTS = {"draft": "draft", "case": "service_case", "training": "training_session", "patrol": "work_record"}
"""The subjects that a document may be about, with their tables; of the kinds of records one."""
JOBS = {
    "report_patrol": "work_record",
    "issue_patrol": "work_record",
    "make_register": "draft",
    "make_document": "document",
    "archive_file": "attachment",
    "lapse_case": "service_case",
    "tell_commands": "person",
}
TABLE = {table._meta.db_table: table for table in TABLES}


def in_order() -> list[type[Model]]:
    """Each table that is not made of others, behind those that it refers to."""
    waiting = [table for table in TABLES if not table._meta.db_table.startswith(DERIVED)]
    ordered = list[type[Model]]()
    while waiting:
        table = waiting.pop(0)
        needed = {key.related_model for key in foreign_keys(table).values()} - {table}
        (ordered if needed <= set(ordered) else waiting).append(table)
    return ordered


async def a_row(table: type[Model], number: int, **columns: Any) -> Any:
    """A row that refers to the first of every table, but for these columns; returns what names it."""
    ids = dict.fromkeys({"id", "row_id"} & {*table._meta.db_fields}, FIRST + number)
    first = dict.fromkeys(foreign_keys(table), FIRST)
    row = await table.create(**{**some_row(table, number + 1), **ids, **first, **columns})
    return row.pk


async def kept() -> Snapshot:
    """All rows but those of files that are to be discarded."""
    return {name: rows for name, rows in (await contents()).items() if name != "discarded_file"}


async def papers(about: dict[str, Any], number: int) -> None:
    """A document of every kind, one of which is still to be made, and every job that is still to be done."""
    for kind, table in SUBJECTS.items():
        number += 1
        not_made = {"sha256": None} if kind == "patrol" else {}
        made = await a_row(TABLE["document"], number, subject_kind=kind, subject_id=about[table], **not_made)
    for kind, table in JOBS.items():
        number += 1
        await a_row(TABLE["job"], number, key=f"{kind}:{(about | {'document': made})[table]}")


async def test_what_hangs_on_practice_goes_and_everything_beside_it_stays(bare_tables: str) -> None:
    for table in in_order():
        await a_row(table, 0)
    await a_row(TABLE["person"], 1)
    await a_row(TABLE["attachment"], 1, sha256=None)
    await papers(dict.fromkeys(TABLE, FIRST), 20)
    before, discarded = await kept(), set(await find_discarded_files(99))
    await add_practice_client(ME, "LX-1", "练习企业", NOW)
    await add_practice_self(SELF, "练习", (Role.CONSULTANT,), FIRM, NOW)
    practice: dict[str, Any] = {"person": SELF, "client": FIRM}
    for table in in_order():
        name = table._meta.db_table
        number = count(2)
        for column in HANGS_ON.get(name, ()):
            of = {key: field.related_model._meta.db_table for key, field in foreign_keys(table).items()}
            # of one task there is one visit
            alone = {"task_id": practice["task"]} if name == "visit" else {}
            made = await a_row(table, next(number), **{**alone, column: practice[of[column]]})
            practice.setdefault(name, made)
    # a file that was not fetched yet
    await a_row(TABLE["attachment"], 3, sent_by_id=SELF, sha256=None)
    await papers(practice, 40)
    practised = await kept()
    changed = {name for name, rows in practised.items() if rows != before[name]}
    assert changed == {*HANGS_ON, "person", "client", "document", "job"}
    await wipe_practice(OTHER, NOW)
    assert await kept() == practised
    await wipe_practice(ME, NOW)
    assert await kept() == before
    assert set(await find_discarded_files(99)) - discarded == {f"sha256 {n}{n}" for n in (3, 42, 43, 44)}
