"""The rows of practice: a client and selves with ids below zero, all of which one wipe takes away again."""

from datetime import datetime

from bot.rules.ledgers.kinds import PLAIN
from bot.rules.people import Role
from bot.rules.practice import practice_client, practice_selves
from bot.rules.work_records.kinds import RECORD_KINDS
from storage import database as db

_DRAFTS = "SELECT id FROM draft WHERE person_id IN ({selves})"
_CASES = "SELECT id FROM service_case WHERE client_id = {client}"
_RECORDS = "SELECT id FROM work_record WHERE person_id IN ({selves}) AND kind = "
_SESSIONS = "SELECT id FROM training_session WHERE trainer_id IN ({selves})"
_OF_EQUIPMENT = "equipment_id IN (SELECT id FROM equipment WHERE keeper_id IN ({selves}) OR holder_id IN ({selves}))"
_SENT = "SELECT id FROM attachment WHERE sent_by_id IN ({selves})"
_CODES = "SELECT id FROM confirmation_code WHERE made_by_id IN ({selves})"
_DOCUMENTS = " OR ".join(
    f"subject_kind = '{kind}' AND subject_id IN ({of})"
    for kind, of in (
        ("draft", _DRAFTS),
        ("case", _CASES),
        ("training", _SESSIONS),
        ("confirmation_code", _CODES),
        ("attachment", _SENT),
        *((kind, f"{_RECORDS}'{kind}'") for kind in RECORD_KINDS),
    )
)
"""The documents of every kind of record that can be practised."""
_FILES = (
    "SELECT a.sha256 FROM attachment a WHERE a.sent_by_id IN ({selves}) AND a.sha256 IS NOT NULL"
    " UNION SELECT d.sha256 FROM document d WHERE d.sha256 IS NOT NULL AND (" + _DOCUMENTS + ")"
)

WIPED: tuple[tuple[str, str], ...] = (
    ("outbox", "person_id IN ({selves})"),
    ("told_thing", "person_id IN ({selves})"),
    *(
        # by their keys: there is a job for every file and report that ever was
        ("job", f"key IN (SELECT '{kind}:' || about.id FROM ({of}) about)")
        for kind, of in (
            *(
                (f"{job}_{kind}", f"{_RECORDS}'{kind}'")
                for kind in RECORD_KINDS
                for job in ("report", "issue", "reissue", "report_to")
            ),
            ("announce_training", _SESSIONS),
            ("make_register", _DRAFTS),
            ("make_confirmation_code", _CODES),
            ("make_document", "SELECT id FROM document WHERE " + _DOCUMENTS),
            ("mark_photo", f"SELECT id FROM document WHERE subject_kind = 'attachment' AND subject_id IN ({_SENT})"),
            ("archive_file", _SENT),
            ("show_photo", _SENT),
            ("lapse_case", _CASES),
            ("tell_commands", "SELECT id FROM person WHERE id IN ({selves})"),
        )
    ),
    ("document", _DOCUMENTS),
    ("acceptance", "task_id IN (SELECT id FROM task WHERE client_id = {client})"),
    ("confirmation_code", "made_by_id IN ({selves}) OR used_by_id IN ({selves})"),
    ("report_reader", "client_id = {client} OR person_id IN ({selves})"),
    ("client_confirmation", "by_id IN ({selves}) OR recorded_by_id IN ({selves})"),
    ("self_check_note", "client_id = {client}"),
    ("self_check", "client_id = {client}"),
    ("checklist_version", "changed_by_id IN ({selves})"),
    (
        "second_person",
        "client_id = {client} OR asker_id IN ({selves}) OR asked_id IN ({selves}) OR by_id IN ({selves})",
    ),
    ("impact", _OF_EQUIPMENT + " OR client_id = {client} OR person_id IN ({selves}) OR draft_id IN (" + _DRAFTS + ")"),
    ("instrument_use", _OF_EQUIPMENT),
    ("equipment", "keeper_id IN ({selves}) OR holder_id IN ({selves})"),
    ("certificate", "person_id IN ({selves})"),
    ("premises", "keeper_id IN ({selves})"),
    ("paper_file", "keeper_id IN ({selves})"),
    ("client_property", "keeper_id IN ({selves})"),
    ("work_amendment", "person_id IN ({selves})"),
    ("work_record", "person_id IN ({selves})"),
    ("policy_reading", "person_id IN ({selves})"),
    ("policy_version", "made_by_id IN ({selves})"),
    ("policy", "created_by_id IN ({selves})"),
    ("ledger_file", "person_id IN ({selves})"),
    ("joining_request", "client_id = {client} OR person_id IN ({selves})"),
    ("joining_card", "client_id = {client}"),
    ("calendar_entry", "client_id = {client}"),
    ("firm_setting", "changed_by_id IN ({selves})"),
    ("person_setting", "person_id IN ({selves})"),
    ("sign_up", "session_id IN (" + _SESSIONS + ") OR client_id = {client}"),
    (
        "handover_thing",
        "client_id = {client} OR handover_id IN (SELECT id FROM handover WHERE former_id IN ({selves})"
        " OR taker_id IN ({selves}) OR by_id IN ({selves}))",
    ),
    ("handover", "former_id IN ({selves}) OR taker_id IN ({selves}) OR by_id IN ({selves})"),
    ("session_version", "session_id IN (" + _SESSIONS + ") OR changed_by_id IN ({selves})"),
    ("training_session", "trainer_id IN ({selves})"),
    ("visit", "client_id = {client}"),
    ("task", "client_id = {client}"),
    ("case_report", "case_id IN (" + _CASES + ")"),
    ("answered_question", "case_id IN (" + _CASES + ")"),
    ("case_promise", "case_id IN (" + _CASES + ")"),
    ("case_tie", "case_id IN (" + _CASES + ")"),
    ("case_reporter", "case_id IN (" + _CASES + ")"),
    ("complaint_detail", "case_id IN (" + _CASES + ")"),
    ("finding_detail", "case_id IN (" + _CASES + ")"),
    ("service_case", "client_id = {client}"),
    ("cut_text", "person_id IN ({selves})"),
    ("draft_answer", "draft_id IN (" + _DRAFTS + ")"),
    ("attachment", "sent_by_id IN ({selves})"),
    ("stand_in", "person_id IN ({selves}) OR stands_in_for_id IN ({selves})"),
    ("draft", "person_id IN ({selves})"),
    ("task_exception", "by_id IN ({selves})"),
    ("service_plan", "client_id = {client}"),
    ("requirement_reading", "person_id IN ({selves})"),
    *((ledger.table, "client_id = {client}") for ledger in reversed(PLAIN) if ledger.of_client),
    ("invitation", "client_id = {client} OR invited_by_id IN ({selves})"),
    ("role_grant", "person_id IN ({selves})"),
    ("person", "id IN ({selves})"),
    ("client", "id = {client}"),
)
"""What goes in which order. A table that refers to any of these and is not here would stop the wipe: a test says so."""


async def add_practice_client(person_id: int, code: str, name: str, at: datetime) -> int:
    """Adds the client that somebody practises with; returns its id, which is below zero."""
    client_id = practice_client(person_id)
    await db.add("client", id=client_id, code=code, name=name, short_name=name, created_at=at)
    return client_id


async def add_practice_self(self_id: int, name: str, roles: tuple[Role, ...], client_id: int, at: datetime) -> None:
    """Adds one of somebody's selves with its roles for their practice client."""
    await db.add("person", id=self_id, name=name, created_at=at, consented_at=at)
    for role in roles:
        await db.add("role_grant", person_id=self_id, role=role, client_id=client_id, since=at)


async def change_practising_as(person_id: int, self_id: int | None) -> None:
    """Sets which self a person plays from now on; None: they are themself again."""
    await db.change("person", person_id, practising_as_id=self_id)


async def wipe_practice(person_id: int, at: datetime) -> int:
    """Deletes every row of somebody's practice and has its files discarded; returns how many rows there were."""
    scope = {
        "selves": ", ".join(str(self_id) for self_id in practice_selves(person_id)),
        "client": str(practice_client(person_id)),
    }
    await db.values(
        f"INSERT INTO discarded_file (sha256, discarded_at) SELECT f.sha256, CAST(:at AS {db.moment_type()}) FROM"
        f" ({_FILES.format(**scope)}) f WHERE TRUE ON CONFLICT (sha256) DO NOTHING RETURNING sha256",
        at=at,
    )
    # drafts refer to each other, whichever goes first
    await db.changed(f"UPDATE draft SET copied_from_id = NULL WHERE person_id IN ({scope['selves']})")
    return sum([await db.changed(f"DELETE FROM {table} WHERE {which.format(**scope)}") for table, which in WIPED])


async def find_discarded_files(limit: int) -> list[str]:
    """Files that wiped practice records had, by their SHA-256."""
    return await db.column(str, "SELECT sha256 FROM discarded_file ORDER BY sha256 LIMIT :limit", limit=limit)


async def is_in_use(sha256: str) -> bool:
    """Whether any record still has this file."""
    return await db.any_row(
        "SELECT 1 AS one FROM attachment WHERE sha256 = :sha256"
        " UNION ALL SELECT 1 FROM document WHERE sha256 = :sha256 LIMIT 1",
        sha256=sha256,
    )


async def forget_discarded_file(sha256: str) -> None:
    """A discarded file was seen to."""
    await db.values("DELETE FROM discarded_file WHERE sha256 = :sha256 RETURNING sha256", sha256=sha256)
