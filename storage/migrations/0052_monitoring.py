"""The monitoring plans of the clients."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

SEARCHED = "code, point, item, basis, method, sample, record, abnormal, client_id"
"""The columns whose change is noted to be indexed (storage/search)."""
NOTED = (("insert", "INSERT", "NEW"), ("update", f"UPDATE OF {SEARCHED}", "NEW"), ("delete", "DELETE", "OLD"))


def _key(table: str, column: str, related: str, *, null: bool = False) -> Any:
    key: Any = fields.ForeignKeyField  # tortoise's types want ``null`` as a literal
    return key(
        f"storage.{table}",
        source_field=f"{column}_id",
        null=null,
        db_constraint=True,
        to_field="id",
        related_name=related,
        on_delete=OnDelete.RESTRICT,
    )


class Migration(migrations.Migration):
    """Nothing was kept of what clients measure before."""

    dependencies = [("storage", "0051_self_checks")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Monitoring",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("code", fields.CharField(null=True, unique=True, max_length=40)),
                ("client", _key("Client", "client", "monitoring")),
                ("stage", fields.CharField(max_length=20)),
                ("point", fields.CharField(max_length=60)),
                ("item", fields.CharField(max_length=60)),
                ("basis", fields.CharField(db_default="", max_length=120)),
                ("method", fields.CharField(db_default="", max_length=120)),
                ("limits", fields.CharField(db_default="", max_length=40)),
                ("often", fields.CharField(max_length=20)),
                ("every", fields.CharField(db_default="", max_length=4)),
                ("weekdays", fields.CharField(db_default="", max_length=20)),
                ("sample", fields.CharField(db_default="", max_length=60)),
                ("begins", fields.DateField()),
                ("person", _key("Person", "person", "monitors", null=True)),
                ("record", fields.CharField(db_default="", max_length=60)),
                ("abnormal", fields.CharField(db_default="", max_length=300)),
                ("planned_as", fields.CharField(db_default="", max_length=80)),
                ("next_due", fields.DateField(null=True)),
                ("last_on", fields.DateField(null=True)),
                ("last_said", fields.CharField(db_default="", max_length=60)),
                ("last_verdict", fields.CharField(db_default="", max_length=20)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("now", _key("Monitoring", "now", "merged", null=True)),
            ],
            options={
                "table": "monitoring",
                "app": "storage",
                "indexes": [
                    Index(fields=["client_id", "next_due"]),
                    Index(fields=["next_due"]),
                    Index(fields=["person_id"]),
                    Index(fields=["now_id"]),
                ],
                "pk_attr": "id",
                "table_description": "A row of a client's monitoring plan (监测计划); its cells as rules/ledgers/monitoring"
                " says.",
            },
            bases=["Model"],
        ),
        RunDialectSQL(
            sqlite=[
                f"CREATE TRIGGER search_monitoring_{name} AFTER {event} ON monitoring BEGIN INSERT INTO search_stale"
                f" (kind, subject_id) VALUES ('monitoring', {row}.id); END"
                for name, event, row in NOTED
            ],
            postgres=[
                f"CREATE TRIGGER search_monitoring_{name} AFTER {event} ON monitoring FOR EACH ROW EXECUTE FUNCTION"
                " search_note('monitoring', 'id')"
                for name, event, _ in NOTED
            ],
            reverse_sqlite=[f"DROP TRIGGER search_monitoring_{name}" for name, _, _ in NOTED],
            reverse_postgres=[f"DROP TRIGGER search_monitoring_{name} ON monitoring" for name, _, _ in NOTED],
        ),
    ]
