"""Indexes by which what ends or waits is found each morning (tests/storage/test_plans.py says for what)."""

from tortoise import migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

NOT_NOTED = "sign_up_not_noted"
_MADE = [f"CREATE INDEX {NOT_NOTED} ON sign_up (session_id) WHERE state = 'seated' AND attendance = ''"]
_DROPPED = [f"DROP INDEX {NOT_NOTED}"]


class Migration(migrations.Migration):
    """Nothing but indexes."""

    dependencies = [("storage", "0025_able_to_hear")]

    initial = False

    operations = [
        ops.AddIndex(model_name="JoiningCard", index=Index(fields=["expires_at"])),
        RunDialectSQL(sqlite=_MADE, postgres=_MADE, reverse_sqlite=_DROPPED, reverse_postgres=_DROPPED),
    ]
