"""What the table classes cannot say: partial unique indexes, append-only tables, answers frozen on submission."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

APPEND_ONLY = ("trail", "seal")

FROZEN_SQLITE = """
CREATE TRIGGER draft_answer_frozen_{event} BEFORE {EVENT} ON draft_answer
WHEN EXISTS (SELECT 1 FROM draft WHERE draft.id IN ({drafts}) AND draft.state = 'submitted')
BEGIN SELECT RAISE(ABORT, 'draft_answer is frozen: its draft was submitted'); END
"""

FROZEN_POSTGRES = """
CREATE FUNCTION refuse_frozen_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM draft WHERE draft.id IN (NEW.draft_id, OLD.draft_id) AND draft.state = 'submitted') THEN
    RAISE EXCEPTION 'draft_answer is frozen: its draft was submitted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$
"""

SUBMITTED_SQLITE = """
CREATE TRIGGER draft_stays_submitted BEFORE UPDATE OF state ON draft
WHEN OLD.state = 'submitted' AND NEW.state <> 'submitted'
BEGIN SELECT RAISE(ABORT, 'draft stays submitted'); END
"""

SUBMITTED_POSTGRES = """
CREATE FUNCTION refuse_reopened_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'draft stays submitted' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""

REFUSE_POSTGRES = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("storage", "0001_first_light")]

    operations = [
        ops.RunSQL(
            [
                "CREATE UNIQUE INDEX draft_one_open ON draft (person_id, form, subject_kind, subject_id) WHERE state = 'open'",
                "CREATE UNIQUE INDEX role_grant_once ON role_grant (person_id, role, COALESCE(client_id, 0)) WHERE ended_at IS NULL",
                "CREATE INDEX outbox_due ON outbox (send_at, id) WHERE state = 'waiting'",
                "CREATE INDEX job_due ON job (run_at, id) WHERE state = 'waiting'",
            ],
            [
                "DROP INDEX job_due",
                "DROP INDEX outbox_due",
                "DROP INDEX role_grant_once",
                "DROP INDEX draft_one_open",
            ],
        ),
        RunDialectSQL(
            sqlite=[
                *(
                    f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                    for table in APPEND_ONLY
                    for event in ("UPDATE", "DELETE")
                ),
                *(
                    FROZEN_SQLITE.format(event=event.lower(), EVENT=event, drafts=drafts)
                    for event, drafts in (
                        ("INSERT", "NEW.draft_id"),
                        ("UPDATE", "NEW.draft_id, OLD.draft_id"),
                        ("DELETE", "OLD.draft_id"),
                    )
                ),
                SUBMITTED_SQLITE,
            ],
            postgres=[
                REFUSE_POSTGRES,
                *(
                    f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
                    "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
                    for table in APPEND_ONLY
                ),
                *(
                    f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                    "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
                    for table in APPEND_ONLY
                ),
                FROZEN_POSTGRES,
                "CREATE TRIGGER draft_answer_frozen BEFORE INSERT OR UPDATE OR DELETE ON draft_answer "
                "FOR EACH ROW EXECUTE FUNCTION refuse_frozen_answer()",
                SUBMITTED_POSTGRES,
                "CREATE TRIGGER draft_stays_submitted BEFORE UPDATE OF state ON draft FOR EACH ROW "
                "WHEN (OLD.state = 'submitted' AND NEW.state <> 'submitted') EXECUTE FUNCTION refuse_reopened_draft()",
            ],
            reverse_sqlite=[
                "DROP TRIGGER draft_stays_submitted",
                *(f"DROP TRIGGER {table}_no_{event}" for table in APPEND_ONLY for event in ("update", "delete")),
                *(f"DROP TRIGGER draft_answer_frozen_{event}" for event in ("insert", "update", "delete")),
            ],
            reverse_postgres=[
                "DROP TRIGGER draft_stays_submitted ON draft",
                "DROP FUNCTION refuse_reopened_draft()",
                *(f"DROP TRIGGER {table}_no_truncate ON {table}" for table in APPEND_ONLY),
                "DROP TRIGGER draft_answer_frozen ON draft_answer",
                "DROP FUNCTION refuse_frozen_answer()",
                *(f"DROP TRIGGER {table}_append_only ON {table}" for table in APPEND_ONLY),
                "DROP FUNCTION refuse_change()",
            ],
        ),
    ]
