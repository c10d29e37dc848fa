"""Backups made by the program, and restorations, which stay as they were noted."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL


class Migration(migrations.Migration):
    dependencies = [("storage", "0020_indexes_for_growth")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Backup",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("state", fields.CharField(max_length=12)),
                ("attempt", fields.IntField(db_default=1)),
                ("due_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("started_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("finished_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("name", fields.CharField(db_default="", max_length=80)),
                ("target", fields.CharField(db_default="", max_length=300)),
                ("row_count", fields.BigIntField(db_default=0)),
                ("file_count", fields.BigIntField(db_default=0)),
                ("size", fields.BigIntField(db_default=0)),
                ("encrypted", fields.BooleanField(db_default=False)),
                ("recipient", fields.CharField(db_default="", max_length=80)),
                ("missing", fields.BigIntField(db_default=0)),
                ("broken_at", fields.BigIntField(null=True)),
                ("error", fields.CharField(db_default="", max_length=60)),
                ("sentence", fields.CharField(db_default="", max_length=300)),
            ],
            options={
                "table": "backup",
                "app": "storage",
                "pk_attr": "id",
                "table_description": "One backup that was planned: what became of it, where it lies, and under whose key.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Restoration",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("backup_name", fields.CharField(max_length=80)),
                ("taken_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("position", fields.BigIntField()),
            ],
            options={
                "table": "restoration",
                "app": "storage",
                "pk_attr": "id",
                "table_description": "That this firm was restored from a backup, whose last seal had this position. A trigger refuses UPDATE and DELETE.",
            },
            bases=["Model"],
        ),
        RunDialectSQL(
            sqlite=[
                f"CREATE TRIGGER restoration_no_{event.lower()} BEFORE {event} ON restoration "
                "BEGIN SELECT RAISE(ABORT, 'restoration is append-only'); END"
                for event in ("UPDATE", "DELETE")
            ],
            postgres=[
                "CREATE TRIGGER restoration_append_only BEFORE UPDATE OR DELETE ON restoration "
                "FOR EACH ROW EXECUTE FUNCTION refuse_change()",
            ],
            reverse_sqlite=[
                *(f"DROP TRIGGER restoration_no_{event}" for event in ("update", "delete")),
                # held messages are known to newer versions only, and were due before: they go no more
                "UPDATE outbox SET state = 'cancelled' WHERE state = 'held'",
            ],
            reverse_postgres=[
                "DROP TRIGGER restoration_append_only ON restoration",
                "UPDATE outbox SET state = 'cancelled' WHERE state = 'held'",
            ],
        ),
    ]
