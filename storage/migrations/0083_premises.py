"""Our premises and resources."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

SEARCHED = "code, name, address, purpose, owner"
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
    """Nothing was kept of premises before."""

    dependencies = [("storage", "0082_client_property")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Premises",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("code", fields.CharField(null=True, unique=True, max_length=40)),
                ("name", fields.CharField(max_length=120)),
                ("kind", fields.CharField(max_length=20)),
                ("address", fields.CharField(db_default="", max_length=300)),
                ("purpose", fields.CharField(db_default="", max_length=300)),
                ("owner", fields.CharField(db_default="", max_length=120)),
                ("lease_until", fields.DateField(null=True)),
                ("keeper", _key("Person", "keeper", "premises_kept")),
                ("review_by", fields.DateField()),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("now", _key("Premises", "now", "merged", null=True)),
            ],
            options={
                "table": "premises",
                "app": "storage",
                "indexes": [
                    Index(fields=["keeper_id"]),
                    Index(fields=["lease_until"]),
                    Index(fields=["review_by"]),
                    Index(fields=["now_id"]),
                ],
                "pk_attr": "id",
                "table_description": "A place or resource of ours (场所与资源): what it is for, whose i"
                "t is and until when, by when it is reviewed.",
            },
            bases=["Model"],
        ),
        RunDialectSQL(
            sqlite=[
                f"CREATE TRIGGER search_premises_{name} AFTER {event} ON premises BEGIN INSERT INTO search_stale"
                f" (kind, subject_id) VALUES ('premises', {row}.id); END"
                for name, event, row in NOTED
            ],
            postgres=[
                f"CREATE TRIGGER search_premises_{name} AFTER {event} ON premises FOR EACH ROW EXECUTE FUNCTION"
                " search_note('premises', 'id')"
                for name, event, _ in NOTED
            ],
            reverse_sqlite=[f"DROP TRIGGER search_premises_{name}" for name, _, _ in NOTED],
            reverse_postgres=[f"DROP TRIGGER search_premises_{name} ON premises" for name, _, _ in NOTED],
        ),
    ]
