"""Which records were made with which instrument, and which of them are in doubt."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

_USED = (
    "INSERT INTO instrument_use (equipment_id, record_kind, record_id) SELECT DISTINCT e.id, w.kind, w.id"
    " FROM draft_answer a JOIN work_record w ON w.draft_id = a.draft_id"
    " JOIN equipment e ON a.value = '\"' || e.id || '\"' WHERE a.question LIKE '%.instrument' AND w.person_id > 0"
)


def _refers(column: str, table: str, related: str, *, null: bool = False) -> Any:
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
    """What was measured until now is known by the answers that were filed."""

    dependencies = [("storage", "0074_equipment_state")]

    initial = False

    operations = [
        ops.CreateModel(
            name="InstrumentUse",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("equipment", _refers("equipment", "Equipment", "uses")),
                ("record_kind", fields.CharField(max_length=20)),
                ("record_id", fields.BigIntField()),
            ],
            options={
                "table": "instrument_use",
                "app": "storage",
                "unique_together": (("equipment", "record_kind", "record_id"),),
                "pk_attr": "id",
                "table_description": "That a record was made with an instrument.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Impact",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("equipment", _refers("equipment", "Equipment", "impacts")),
                ("event_kind", fields.CharField(max_length=20)),
                ("event_id", fields.BigIntField()),
                ("record_kind", fields.CharField(max_length=20)),
                ("record_id", fields.BigIntField()),
                ("client", _refers("client", "Client", "impacts", null=True)),
                ("opened_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("verdict", fields.CharField(db_default="", max_length=12)),
                ("why", fields.CharField(db_default="", max_length=300)),
                ("done", fields.CharField(db_default="", max_length=300)),
                ("person", _refers("person", "Person", "impacts_judged", null=True)),
                ("draft", _refers("draft", "Draft", "impacts_judged", null=True)),
                ("judged_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "impact",
                "app": "storage",
                "unique_together": (("event_kind", "event_id", "record_kind", "record_id"),),
                "indexes": [
                    Index(fields=["equipment_id"]),
                    Index(fields=["verdict", "client_id"]),
                    Index(fields=["client_id"]),
                    Index(fields=["person_id"]),
                    Index(fields=["draft_id"]),
                ],
                "pk_attr": "id",
                "table_description": "A record that an event of its instrument put in doubt; ``verdict``: how it was"
                " judged (bot/rules/impacts.py).",
            },
            bases=["Model"],
        ),
        ops.RunSQL(_USED, "DELETE FROM instrument_use"),
    ]
