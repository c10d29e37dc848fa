"""Risks, and what is to be done about them."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

SEARCHED = {
    "risk": "code, name, description, incidents, controls, how_often, client_id",
    "risk_measure": "code, what, at_client, client_id",
}
"""The columns whose change is noted to be indexed (storage/search)."""
KINDS = {"risk": "risks", "risk_measure": "risk_measures"}
"""What the index calls the rows of each table."""


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


def _noted(table: str) -> RunDialectSQL:
    events = (
        ("insert", "INSERT", "NEW"),
        ("update", f"UPDATE OF {SEARCHED[table]}", "NEW"),
        ("delete", "DELETE", "OLD"),
    )
    kind = KINDS[table]
    return RunDialectSQL(
        sqlite=[
            f"CREATE TRIGGER search_{table}_{name} AFTER {event} ON {table} BEGIN INSERT INTO search_stale"
            f" (kind, subject_id) VALUES ('{kind}', {row}.id); END"
            for name, event, row in events
        ],
        postgres=[
            f"CREATE TRIGGER search_{table}_{name} AFTER {event} ON {table} FOR EACH ROW EXECUTE FUNCTION"
            f" search_note('{kind}', 'id')"
            for name, event, _ in events
        ],
        reverse_sqlite=[f"DROP TRIGGER search_{table}_{name}" for name, _, _ in events],
        reverse_postgres=[f"DROP TRIGGER search_{table}_{name} ON {table}" for name, _, _ in events],
    )


class Migration(migrations.Migration):
    """Nothing was kept of risks before."""

    dependencies = [("storage", "0076_who_has_equipment")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Risk",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("code", fields.CharField(null=True, unique=True, max_length=40)),
                ("client", _key("Client", "client", "risks", null=True)),
                ("name", fields.CharField(max_length=60)),
                ("sort", fields.CharField(db_default="", max_length=20)),
                ("stage", fields.CharField(max_length=20)),
                ("description", fields.CharField(max_length=500)),
                ("likelihood", fields.CharField(max_length=1)),
                ("severity", fields.CharField(max_length=1)),
                ("level", fields.CharField(db_default="", max_length=12)),
                ("incidents", fields.CharField(db_default="", max_length=500)),
                ("controls", fields.CharField(db_default="", max_length=500)),
                ("how_often", fields.CharField(db_default="", max_length=60)),
                ("posts", fields.CharField(db_default="", max_length=40)),
                ("person", _key("Person", "person", "risks", null=True)),
                ("review_on", fields.DateField(null=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("now", _key("Risk", "now", "merged", null=True)),
            ],
            options={
                "table": "risk",
                "app": "storage",
                "indexes": [
                    Index(fields=["client_id", "level"]),
                    Index(fields=["review_on"]),
                    Index(fields=["person_id"]),
                    Index(fields=["now_id"]),
                ],
                "pk_attr": "id",
                "table_description": "A risk (风险) of a client's product, or without a client of our own; its cells as"
                " rules/ledgers/risks says.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="RiskMeasure",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("code", fields.CharField(null=True, unique=True, max_length=40)),
                ("client", _key("Client", "client", "risk_measures", null=True)),
                ("risk", _key("Risk", "risk", "measures")),
                ("what", fields.CharField(max_length=200)),
                ("person", _key("Person", "person", "risk_measures", null=True)),
                ("at_client", fields.CharField(db_default="", max_length=60)),
                ("due", fields.DateField()),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("now", _key("RiskMeasure", "now", "merged", null=True)),
            ],
            options={
                "table": "risk_measure",
                "app": "storage",
                "indexes": [
                    Index(fields=["client_id", "due"]),
                    Index(fields=["risk_id"]),
                    Index(fields=["due"]),
                    Index(fields=["person_id"]),
                    Index(fields=["now_id"]),
                ],
                "pk_attr": "id",
                "table_description": "Something to be done about a risk (风险措施), whose client's it is; ended once it"
                " was done or dropped.",
            },
            bases=["Model"],
        ),
        _noted("risk"),
        _noted("risk_measure"),
    ]
