"""The copy of a photo that is shown: upright, small, without camera or place. Who of a client gets which reports."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


def _refers(model: str, column: str, related: str) -> Any:
    key: Any = fields.ForeignKeyField  # tortoise's types want ``null`` as a literal
    return key(
        f"storage.{model}",
        source_field=f"{column}_id",
        db_constraint=True,
        to_field="id",
        related_name=related,
        on_delete=OnDelete.RESTRICT,
    )


class Migration(migrations.Migration):
    """Of photos of before a copy is made when one is asked for; reports go to the managers, as they did."""

    dependencies = [("storage", "0061_thin_marks")]

    initial = False

    operations = [
        ops.AddField(model_name="Attachment", name="shown_sha256", field=fields.CharField(null=True, max_length=64)),
        ops.CreateModel(
            name="ReportReader",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("client", _refers("Client", "client", "report_readers")),
                ("record_kind", fields.CharField(max_length=20)),
                ("person", _refers("Person", "person", "reports_to_read")),
                ("gets", fields.BooleanField()),
                ("set_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "report_reader",
                "app": "storage",
                "unique_together": (("client", "record_kind", "person"),),
                "indexes": [Index(fields=["person_id"])],
                "pk_attr": "id",
                "table_description": "Who of a client gets the reports of a kind of record, or does not, where somebody"
                " said so.",
            },
            bases=["Model"],
        ),
    ]
