"""How a training session was arranged before it was changed (clause 4.5)."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops


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
    dependencies = [("storage", "0036_told_things")]

    initial = False

    operations = [
        ops.CreateModel(
            name="SessionVersion",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("session", _key("TrainingSession", "session", "versions")),
                ("number", fields.IntField()),
                ("place", fields.CharField(max_length=200)),
                ("starts_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ends_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("capacity", fields.IntField()),
                ("trainer", _key("Person", "trainer", "former_sessions")),
                ("changed_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("changed_by", _key("Person", "changed_by", "changed_sessions")),
                ("draft", _key("Draft", "draft", "changed_sessions", null=True)),
                ("reason", fields.CharField(db_default="", max_length=300)),
            ],
            options={
                "table": "session_version",
                "app": "storage",
                "unique_together": (("session_id", "number"),),
                "pk_attr": "id",
                "table_description": "How a session was arranged until it was changed; ``number`` counts its changes"
                " from 1.",
            },
            bases=["Model"],
        ),
    ]
