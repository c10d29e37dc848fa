"""Open cases in the order of their urgency: what is not closed is little, however long the firm has been at work."""

from tortoise import migrations

from storage.migrating import RunDialectSQL

MADE = [
    "CREATE INDEX service_case_urgent ON service_case (COALESCE(due_at, promised_at, opened_at), id) WHERE closed_at IS NULL"
]
DROPPED = ["DROP INDEX service_case_urgent"]


class Migration(migrations.Migration):
    """Nothing but an index."""

    dependencies = [("storage", "0040_search")]

    initial = False

    operations = [
        RunDialectSQL(sqlite=MADE, postgres=MADE, reverse_sqlite=DROPPED, reverse_postgres=DROPPED),
    ]
