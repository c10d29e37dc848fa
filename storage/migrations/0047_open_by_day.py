"""What is open by its day, of all and of each client, what of each was missed, and what several people have."""

from tortoise import migrations

from storage.migrating import RunDialectSQL

# each begins with what is asked for, so that SQLite, which has no statistics, takes it before any other
MADE = [
    "CREATE INDEX task_open_due ON task (state, due_on) WHERE state = 'open'",
    "CREATE INDEX task_open_of_client ON task (client_id, state, due_on) WHERE state = 'open'",
    "CREATE INDEX task_missed_of_client ON task (client_id, state, until_on) WHERE state = 'missed'",
    "CREATE INDEX task_of_others ON task (schedule_id, period) WHERE slot > 0",
]
DROPPED = [
    f"DROP INDEX {name}" for name in ("task_of_others", "task_missed_of_client", "task_open_of_client", "task_open_due")
]


class Migration(migrations.Migration):
    """Nothing but indexes."""

    dependencies = [("storage", "0046_acceptance")]

    initial = False

    operations = [
        RunDialectSQL(sqlite=MADE, postgres=MADE, reverse_sqlite=DROPPED, reverse_postgres=DROPPED),
    ]
