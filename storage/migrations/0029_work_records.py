"""Patrols and logged services become work records: one table of all kinds, which keep their ids, numbers and histories."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

SAID = {
    "sqlite": "json_object('kind', {row}.kind, 'minutes', CAST({row}.minutes AS TEXT), 'text', {row}.text)",
    "postgres": "CAST(json_build_object('kind', {row}.kind, 'minutes', CAST({row}.minutes AS TEXT), 'text', {row}.text)"
    " AS TEXT)",
}
"""What a logged service said, as a work record keeps it."""

ASKED = {"sqlite": "json_extract({said}, '$.{key}')", "postgres": "(CAST({said} AS json) ->> '{key}')"}
DAY = {"sqlite": "date({at}, '+8 hours')", "postgres": "CAST(({at} AT TIME ZONE 'Asia/Shanghai') AS DATE)"}

RECORD = (
    "kind, id, number, client_id, site_id, person_id, draft_id, task_id, day, state, said, began_at, filed_at,"
    " recall_until, released_at, recalled_at"
)
LAST = "SELECT MAX(l.id) FROM service_amendment l WHERE l.service_id = s.id"
BEFORE = "SELECT MAX(b.id) FROM service_amendment b WHERE b.service_id = a.service_id AND b.id < a.id"


def _there(dialect: str) -> list[str]:
    said, day = SAID[dialect], DAY[dialect].format(at="p.submitted_at")
    now = f"CASE WHEN a.id IS NULL THEN {said.format(row='s')} ELSE {said.format(row='a')} END"
    before = f"CASE WHEN b.id IS NULL THEN {said.format(row='s')} ELSE {said.format(row='b')} END"
    return [
        f"INSERT INTO work_record ({RECORD}) SELECT 'patrol', p.id, p.number, p.client_id, p.site_id, p.consultant_id,"
        f" p.draft_id, p.task_id, {day}, p.state, '{{}}', p.started_at, p.submitted_at, p.recall_until, p.issued_at,"
        " p.recalled_at FROM patrol p ORDER BY p.id",
        f"INSERT INTO work_record ({RECORD}) SELECT 'service', s.id, s.number, s.client_id, NULL, s.person_id,"
        " s.draft_id, NULL, COALESCE(a.done_on, s.done_on), CASE WHEN COALESCE(a.voided, FALSE) THEN 'voided'"
        f" ELSE 'issued' END, {now}, s.logged_at, s.logged_at, NULL, s.logged_at, NULL"
        f" FROM service_log s LEFT JOIN service_amendment a ON a.id = ({LAST}) ORDER BY s.id",
        "INSERT INTO work_amendment (record_id, person_id, draft_id, day, said, voided, reason, amended_at)"
        " SELECT w.row_id, a.person_id, a.draft_id, COALESCE(b.done_on, s.done_on), "
        f"{before}, COALESCE(b.voided, FALSE), a.reason, a.amended_at"
        " FROM service_amendment a JOIN service_log s ON s.id = a.service_id"
        f" JOIN work_record w ON w.kind = 'service' AND w.id = s.id LEFT JOIN service_amendment b ON b.id = ({BEFORE})"
        " ORDER BY a.id",
        "INSERT INTO serial (series, given) SELECT 'work_record', w.last FROM (SELECT MAX(id) AS last FROM work_record) w"
        " WHERE w.last IS NOT NULL ON CONFLICT (series) DO UPDATE SET given = excluded.given",
        "UPDATE job SET kind = 'report_patrol', key = 'report_patrol:' || subject_id WHERE kind = 'make_report'",
    ]


def _back(dialect: str) -> list[str]:
    """What older versions have no place for, other kinds of records, is not lost: the way back is refused."""
    w, b = (
        {key: ASKED[dialect].format(said=f"{row}.said", key=key) for key in ("kind", "minutes", "text")} for row in "wb"
    )
    first = "SELECT MIN(f.id) FROM work_amendment f WHERE f.record_id = w.row_id"
    after = "SELECT MIN(n.id) FROM work_amendment n WHERE n.record_id = a.record_id AND n.id > a.id"

    def said(key: str, row: str, others: str) -> str:
        return f"CASE WHEN {row}.id IS NULL THEN {w[key]} ELSE {others} END"

    number = "CAST({value} AS INT)"
    return [
        "UPDATE job SET kind = 'make_report', key = 'make_report:' || subject_id WHERE kind = 'report_patrol'",
        "INSERT INTO patrol (id, number, client_id, site_id, consultant_id, draft_id, task_id, state, started_at,"
        " submitted_at, recall_until, issued_at, recalled_at) SELECT w.id, w.number, w.client_id, CASE w.kind WHEN 'patrol' THEN w.site_id END,"
        " w.person_id, w.draft_id, w.task_id, w.state, w.began_at, w.filed_at, w.recall_until, w.released_at, w.recalled_at"
        " FROM work_record w WHERE w.kind <> 'service' ORDER BY w.id",
        "INSERT INTO service_log (id, number, client_id, person_id, kind, done_on, minutes, text, draft_id, logged_at)"
        f" SELECT w.id, w.number, w.client_id, w.person_id, {said('kind', 'b', b['kind'])}, COALESCE(b.day, w.day),"
        f" {number.format(value=said('minutes', 'b', b['minutes']))}, {said('text', 'b', b['text'])}, w.draft_id, w.filed_at"
        f" FROM work_record w LEFT JOIN work_amendment b ON b.id = ({first}) WHERE w.kind = 'service' ORDER BY w.id",
        "INSERT INTO service_amendment (service_id, person_id, kind, done_on, minutes, text, voided, reason, draft_id,"
        f" amended_at) SELECT w.id, a.person_id, {said('kind', 'b', b['kind'])}, COALESCE(b.day, w.day),"
        f" {number.format(value=said('minutes', 'b', b['minutes']))}, {said('text', 'b', b['text'])},"
        " COALESCE(b.voided, w.state = 'voided'), a.reason, a.draft_id, a.amended_at"
        " FROM work_amendment a JOIN work_record w ON w.row_id = a.record_id"
        f" LEFT JOIN work_amendment b ON b.id = ({after}) WHERE w.kind = 'service' ORDER BY a.id",
    ]


FIXED = "kind, id, number, client_id, site_id, entry_kind, entry_id, person_id, draft_id, began_at, filed_at"
"""What of a record never changes."""

GUARDS_SQLITE = [
    f"CREATE TRIGGER work_record_stays BEFORE UPDATE OF {FIXED} ON work_record WHEN OLD.person_id > 0"
    " BEGIN SELECT RAISE(ABORT, 'work_record is append-only'); END",
    "CREATE TRIGGER work_record_amended BEFORE UPDATE OF said, day ON work_record WHEN OLD.person_id > 0"
    " AND NOT EXISTS (SELECT 1 FROM work_amendment a WHERE a.record_id = OLD.row_id AND a.said = OLD.said"
    " AND a.day = OLD.day) BEGIN SELECT RAISE(ABORT, 'work_record is append-only: it is amended'); END",
    "CREATE TRIGGER work_record_no_delete BEFORE DELETE ON work_record WHEN OLD.person_id > 0"
    " BEGIN SELECT RAISE(ABORT, 'work_record is append-only'); END",
    *(
        f"CREATE TRIGGER work_amendment_no_{event.lower()} BEFORE {event} ON work_amendment WHEN OLD.person_id > 0"
        " BEGIN SELECT RAISE(ABORT, 'work_amendment is append-only'); END"
        for event in ("UPDATE", "DELETE")
    ),
]
UNAMENDED_POSTGRES = """
CREATE FUNCTION refuse_unamended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM work_amendment a WHERE a.record_id = OLD.row_id AND a.said = OLD.said AND a.day = OLD.day)
  THEN
    RAISE EXCEPTION 'work_record is append-only: it is amended' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$
"""
GUARDS_POSTGRES = [
    UNAMENDED_POSTGRES,
    f"CREATE TRIGGER work_record_stays BEFORE UPDATE OF {FIXED} ON work_record FOR EACH ROW WHEN (OLD.person_id > 0)"
    " EXECUTE FUNCTION refuse_change()",
    "CREATE TRIGGER work_record_amended BEFORE UPDATE OF said, day ON work_record FOR EACH ROW"
    " WHEN (OLD.person_id > 0) EXECUTE FUNCTION refuse_unamended()",
    "CREATE TRIGGER work_record_no_delete BEFORE DELETE ON work_record FOR EACH ROW WHEN (OLD.person_id > 0)"
    " EXECUTE FUNCTION refuse_change()",
    "CREATE TRIGGER work_amendment_append_only BEFORE UPDATE OR DELETE ON work_amendment FOR EACH ROW"
    " WHEN (OLD.person_id > 0) EXECUTE FUNCTION refuse_change()",
    *(
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT"
        " EXECUTE FUNCTION refuse_change()"
        for table in ("work_record", "work_amendment")
    ),
]
LEFT_SQLITE = [f"DROP TRIGGER work_record_{what}" for what in ("stays", "amended", "no_delete")] + [
    f"DROP TRIGGER work_amendment_no_{event}" for event in ("update", "delete")
]
LEFT_POSTGRES = [
    *(f"DROP TRIGGER work_record_{what} ON work_record" for what in ("stays", "amended", "no_delete", "no_truncate")),
    *(f"DROP TRIGGER work_amendment_{what} ON work_amendment" for what in ("append_only", "no_truncate")),
    "DROP FUNCTION refuse_unamended()",
]

FORMER = ("service_log", "service_amendment")
FORMER_SQLITE = [
    f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
    f"WHEN OLD.person_id > 0 BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    for table in FORMER
    for event in ("UPDATE", "DELETE")
]
FORMER_POSTGRES = [
    *(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW WHEN (OLD.person_id > 0) EXECUTE FUNCTION refuse_change()"
        for table in FORMER
    ),
    *(
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        for table in FORMER
    ),
]
FORMER_SERIES = [
    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), COALESCE((SELECT MAX(id) FROM {table}), 0) + 1, FALSE)"
    for table in ("patrol", *FORMER)
]


def _key(table: str, related: str, *, null: bool = False, to: str = "id") -> Any:
    key: Any = fields.ForeignKeyField  # tortoise's types want ``null`` as a literal
    return key(
        f"storage.{table}",
        source_field=f"{'record' if table == 'WorkRecord' else table.lower()}_id",
        null=null,
        db_constraint=True,
        to_field=to,
        related_name=related,
        on_delete=OnDelete.RESTRICT,
    )


class Migration(migrations.Migration):
    dependencies = [("storage", "0028_licences")]

    initial = False

    operations = [
        ops.CreateModel(
            name="WorkRecord",
            fields=[
                ("row_id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("kind", fields.CharField(max_length=20)),
                ("id", fields.BigIntField()),
                ("number", fields.CharField(unique=True, max_length=20)),
                ("client", _key("Client", "work_records", null=True)),
                ("site", _key("Site", "work_records", null=True)),
                ("entry_kind", fields.CharField(null=True, max_length=20)),
                ("entry_id", fields.BigIntField(null=True)),
                ("person", _key("Person", "work_records")),
                ("draft", _key("Draft", "work_records")),
                ("task", _key("Task", "work_records", null=True)),
                ("day", fields.DateField()),
                ("state", fields.CharField(max_length=12)),
                ("said", fields.TextField(unique=False)),
                ("began_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("filed_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("recall_until", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("released_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("recalled_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "work_record",
                "app": "storage",
                "unique_together": (("kind", "id"),),
                "indexes": [
                    Index(fields=["kind", "client_id", "day"]),
                    Index(fields=["kind", "client_id", "id"]),
                    Index(fields=["kind", "site_id", "day"]),
                    Index(fields=["kind", "person_id", "day"]),
                    Index(fields=["entry_kind", "entry_id"]),
                    Index(fields=["draft_id"]),
                ],
                "pk_attr": "row_id",
                "table_description": "A submitted form that stays (clauses 3.6-3.7). Triggers refuse other changes than release, recall and amendments.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="WorkAmendment",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("record", _key("WorkRecord", "amendments", to="row_id")),
                ("person", _key("Person", "work_amendments")),
                ("draft", _key("Draft", "work_amendments")),
                ("day", fields.DateField()),
                ("said", fields.TextField(unique=False)),
                ("voided", fields.BooleanField()),
                ("reason", fields.TextField(unique=False)),
                ("amended_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "work_amendment",
                "app": "storage",
                "indexes": [Index(fields=["record_id"])],
                "pk_attr": "id",
                "table_description": "A correction of a work record: what it said until then, and why; rows are never altered.",
            },
            bases=["Model"],
        ),
        RunDialectSQL(
            sqlite=[*_there("sqlite"), *GUARDS_SQLITE],
            postgres=[*_there("postgres"), *GUARDS_POSTGRES],
            reverse_sqlite=[*LEFT_SQLITE, *_back("sqlite"), *FORMER_SQLITE],
            reverse_postgres=[*LEFT_POSTGRES, *_back("postgres"), *FORMER_POSTGRES, *FORMER_SERIES],
        ),
        ops.DeleteModel(name="ServiceAmendment"),
        ops.DeleteModel(name="Service"),
        ops.DeleteModel(name="Patrol"),
    ]
