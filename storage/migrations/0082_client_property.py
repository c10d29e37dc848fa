"""What is the clients' and is with us."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

SEARCHED = "code, name, quantity, place, received_from, client_id"
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
    """Nothing was kept of what clients gave us before."""

    dependencies = [("storage", "0081_second_persons")]

    initial = False

    operations = [
        ops.CreateModel(
            name="ClientProperty",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("code", fields.CharField(null=True, unique=True, max_length=40)),
                ("client", _key("Client", "client", "property")),
                ("name", fields.CharField(max_length=120)),
                ("kind", fields.CharField(max_length=20)),
                ("quantity", fields.CharField(db_default="", max_length=60)),
                ("confidential", fields.BooleanField()),
                ("place", fields.CharField(max_length=120)),
                ("keeper", _key("Person", "keeper", "property_kept")),
                ("received_on", fields.DateField()),
                ("received_from", fields.CharField(db_default="", max_length=120)),
                ("return_by", fields.DateField(null=True)),
                ("state", fields.CharField(db_default="", max_length=20)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("now", _key("ClientProperty", "now", "merged", null=True)),
            ],
            options={
                "table": "client_property",
                "app": "storage",
                "indexes": [
                    Index(fields=["client_id"]),
                    Index(fields=["keeper_id"]),
                    Index(fields=["return_by"]),
                    Index(fields=["now_id"]),
                ],
                "pk_attr": "id",
                "table_description": "What is a client's and is with us (客户财产与信息): who of ours has"
                " it, until when, and what became of it.",
            },
            bases=["Model"],
        ),
        RunDialectSQL(
            sqlite=[
                f"CREATE TRIGGER search_client_property_{name} AFTER {event} ON client_property BEGIN INSERT INTO search_stale"
                f" (kind, subject_id) VALUES ('property', {row}.id); END"
                for name, event, row in NOTED
            ],
            postgres=[
                f"CREATE TRIGGER search_client_property_{name} AFTER {event} ON client_property FOR EACH ROW EXECUTE FUNCTION"
                " search_note('property', 'id')"
                for name, event, _ in NOTED
            ],
            reverse_sqlite=[f"DROP TRIGGER search_client_property_{name}" for name, _, _ in NOTED],
            reverse_postgres=[f"DROP TRIGGER search_client_property_{name} ON client_property" for name, _, _ in NOTED],
        ),
    ]
