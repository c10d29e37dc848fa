"""What waits to be said to a person: little, however much was said to them in six years."""

from tortoise import migrations

from storage.migrating import RunDialectSQL

MADE = ["CREATE INDEX outbox_waiting ON outbox (person_id, send_at) WHERE state = 'waiting'"]
DROPPED = ["DROP INDEX outbox_waiting"]


class Migration(migrations.Migration):
    """Nothing but an index."""

    dependencies = [("storage", "0041_urgent_cases")]

    initial = False

    operations = [
        RunDialectSQL(sqlite=MADE, postgres=MADE, reverse_sqlite=DROPPED, reverse_postgres=DROPPED),
    ]
