"""Our equipment and instruments."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

SEARCHED = "code, name, model, measures, accuracy, serial"
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
    """Nothing was kept of equipment before."""

    dependencies = [("storage", "0049_checklists")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Equipment",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("code", fields.CharField(null=True, unique=True, max_length=40)),
                ("name", fields.CharField(max_length=120)),
                ("model", fields.CharField(db_default="", max_length=120)),
                ("measures", fields.CharField(db_default="", max_length=120)),
                ("accuracy", fields.CharField(db_default="", max_length=60)),
                ("serial", fields.CharField(db_default="", max_length=60)),
                ("keeper", _key("Person", "keeper", "keeps")),
                ("grade", fields.CharField(db_default="", max_length=20)),
                ("traced_by", fields.CharField(db_default="", max_length=20)),
                ("calibration_due", fields.DateField(null=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("now", _key("Equipment", "now", "merged", null=True)),
            ],
            options={
                "table": "equipment",
                "app": "storage",
                "indexes": [Index(fields=["calibration_due"]), Index(fields=["now_id"])],
                "pk_attr": "id",
                "table_description": "A piece of equipment of ours (仪器设备): what it measures, who of ours keeps it,"
                " when it is to be calibrated.",
            },
            bases=["Model"],
        ),
        RunDialectSQL(
            sqlite=[
                f"CREATE TRIGGER search_equipment_{name} AFTER {event} ON equipment BEGIN INSERT INTO search_stale"
                f" (kind, subject_id) VALUES ('equipment', {row}.id); END"
                for name, event, row in NOTED
            ],
            postgres=[
                f"CREATE TRIGGER search_equipment_{name} AFTER {event} ON equipment FOR EACH ROW EXECUTE FUNCTION"
                " search_note('equipment', 'id')"
                for name, event, _ in NOTED
            ],
            reverse_sqlite=[f"DROP TRIGGER search_equipment_{name}" for name, _, _ in NOTED],
            reverse_postgres=[f"DROP TRIGGER search_equipment_{name} ON equipment" for name, _, _ in NOTED],
        ),
    ]
