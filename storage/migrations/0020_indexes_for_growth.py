"""Indexes by which a firm of years is asked as quickly as a new one (tests/storage/test_plans.py says for what)."""

from tortoise import migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

WHOLE = (
    ("Attachment", "sha256"),
    ("Document", "sha256"),
    ("Draft", "subject_kind", "subject_id"),
    ("OutboxMessage", "person_id"),
    ("Patrol", "client_id", "id"),
    ("Patrol", "draft_id"),
    ("PolicyReading", "person_id"),
    ("Service", "client_id", "id"),
    ("ServiceCase", "client_id", "id"),
    ("SignUp", "client_id"),
    ("TrainingSession", "state", "ends_at"),
)

PARTIAL = {
    "attachment_in_album": "attachment (album) WHERE album <> ''",
    "draft_register": "draft (person_id, id) WHERE form = 'register'",
    "invitation_unused": "invitation (expires_at) WHERE used_at IS NULL",
    "joining_request_waiting": "joining_request (client_id) WHERE state = 'waiting'",
    "role_grant_in_force": "role_grant (role) WHERE ended_at IS NULL",
    "service_case_open": "service_case (client_id) WHERE closed_at IS NULL",
    "task_open": "task (client_id) WHERE state = 'open'",
}
"""Of few rows each, which tortoise cannot say."""

_MADE = [f"CREATE INDEX {name} ON {on}" for name, on in PARTIAL.items()]
_DROPPED = [f"DROP INDEX {name}" for name in PARTIAL]


class Migration(migrations.Migration):
    """Nothing but indexes."""

    dependencies = [("storage", "0019_installation")]

    initial = False

    operations = [
        *(ops.AddIndex(model_name=table, index=Index(fields=list(columns))) for table, *columns in WHOLE),
        RunDialectSQL(sqlite=_MADE, postgres=_MADE, reverse_sqlite=_DROPPED, reverse_postgres=_DROPPED),
    ]
