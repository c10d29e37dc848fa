"""Service contracts with their items and plans; work plans say of which item they are made."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

SOURCES = (
    ("contracts", "contract", "code, number, client_id"),
    ("contract_items", "contract_item", "code, name, clause, deliverable, client_id"),
)
"""Kind, table, and the columns whose change is noted for the index of words."""
EVENTS = [
    (f"search_{table}_{name}", f"{event} ON {table}", row, kind)
    for kind, table, columns in SOURCES
    for name, event, row in (
        ("insert", "INSERT", "NEW"),
        ("update", f"UPDATE OF {columns}", "NEW"),
        ("delete", "DELETE", "OLD"),
    )
]
SQLITE = [
    f"CREATE TRIGGER {name} AFTER {on} BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('{kind}', {row}.id); END"
    for name, on, row, kind in EVENTS
]
POSTGRES = [
    f"CREATE TRIGGER {name} AFTER {on} FOR EACH ROW EXECUTE FUNCTION search_note('{kind}', 'id')"
    for name, on, _, kind in EVENTS
]

TO_AGREE = (
    "CREATE INDEX service_plan_to_agree ON service_plan (from_day) WHERE state = 'confirmed' AND agreed_at IS NULL"
)


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


def _id() -> Any:
    return fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)


def _moment(*, null: bool = False) -> Any:
    moment: Any = fields.DatetimeField
    return moment(null=null, auto_now=False, auto_now_add=False)


class Migration(migrations.Migration):
    """A firm of before has no contracts: its work plans go on, of no item."""

    dependencies = [("storage", "0044_menu")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Contract",
            fields=[
                ("id", _id()),
                ("code", fields.CharField(null=True, unique=True, max_length=40)),
                ("client", _key("Client", "client", "contracts")),
                ("number", fields.CharField(max_length=60)),
                ("standing", fields.CharField(max_length=12)),
                ("standing_at", _moment(null=True)),
                ("reason", fields.CharField(db_default="", max_length=300)),
                ("begins", fields.DateField()),
                ("ends", fields.DateField()),
                ("rhythm", fields.CharField(db_default="", max_length=12)),
                ("renews", _key("Contract", "renews", "renewed_by", null=True)),
                ("created_at", _moment()),
                ("ended_at", _moment(null=True)),
                ("now", _key("Contract", "now", "merged", null=True)),
            ],
            options={
                "table": "contract",
                "app": "storage",
                "indexes": [
                    Index(fields=["client_id"]),
                    Index(fields=["ends"]),
                    Index(fields=["renews_id"]),
                    Index(fields=["now_id"]),
                ],
                "pk_attr": "id",
                "table_description": "What was sold to a client, from when until when (服务合同).",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ContractItem",
            fields=[
                ("id", _id()),
                ("code", fields.CharField(null=True, unique=True, max_length=40)),
                ("client", _key("Client", "client", "contract_items")),
                ("contract", _key("Contract", "contract", "items")),
                ("item", _key("MenuItem", "item", "contract_items", null=True)),
                ("name", fields.CharField(max_length=120)),
                ("clause", fields.CharField(db_default="", max_length=20)),
                ("work", fields.CharField(max_length=20)),
                ("site", _key("Site", "site", "contract_items", null=True)),
                ("often", fields.CharField(max_length=20)),
                ("every", fields.CharField(db_default="", max_length=4)),
                ("person", _key("Person", "person", "contract_items", null=True)),
                ("begins", fields.DateField(null=True)),
                ("depth", fields.CharField(db_default="", max_length=12)),
                ("minutes", fields.CharField(db_default="", max_length=4)),
                ("deliverable", fields.CharField(db_default="", max_length=200)),
                ("created_at", _moment()),
                ("ended_at", _moment(null=True)),
                ("now", _key("ContractItem", "now", "merged", null=True)),
            ],
            options={
                "table": "contract_item",
                "app": "storage",
                "indexes": [
                    Index(fields=["client_id"]),
                    Index(fields=["contract_id"]),
                    Index(fields=["item_id"]),
                    Index(fields=["now_id"]),
                ],
                "pk_attr": "id",
                "table_description": "One service of a contract as it was signed (合同服务项目).",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ServicePlan",
            fields=[
                ("id", _id()),
                ("contract", _key("Contract", "contract", "plans")),
                ("client", _key("Client", "client", "service_plans")),
                ("version", fields.IntField()),
                ("state", fields.CharField(max_length=12)),
                ("lines", fields.TextField(unique=False)),
                ("from_day", fields.DateField()),
                ("reason", fields.CharField(db_default="", max_length=300)),
                ("made_by", _key("Person", "made_by", "plans_made")),
                ("made_at", _moment()),
                ("approved_by", _key("Person", "approved_by", "plans_approved", null=True)),
                ("approved_at", _moment(null=True)),
                ("answered_by", _key("Person", "answered_by", "plans_answered", null=True)),
                ("answered_at", _moment(null=True)),
                ("recorded_by", _key("Person", "recorded_by", "plans_recorded", null=True)),
                ("agreed_at", _moment(null=True)),
                ("channel", fields.CharField(db_default="", max_length=12)),
                ("told_on", fields.DateField(null=True)),
                ("words", fields.CharField(db_default="", max_length=500)),
            ],
            options={
                "table": "service_plan",
                "app": "storage",
                "unique_together": (("contract", "version"),),
                "indexes": [Index(fields=["client_id"]), Index(fields=["state"])],
                "pk_attr": "id",
                "table_description": "One version of what a contract's items are to become (服务方案).",
            },
            bases=["Model"],
        ),
        ops.AddField(model_name="Schedule", name="item", field=_key("ContractItem", "item", "schedules", null=True)),
        ops.AddIndex(model_name="Schedule", index=Index(fields=["item_id"])),
        RunDialectSQL(
            sqlite=[*SQLITE, TO_AGREE],
            postgres=[*POSTGRES, TO_AGREE],
            reverse_sqlite=["DROP INDEX service_plan_to_agree", *(f"DROP TRIGGER {name}" for name, *_ in EVENTS)],
            reverse_postgres=[
                "DROP INDEX service_plan_to_agree",
                *(f"DROP TRIGGER {name} ON {on.rpartition(' ')[2]}" for name, on, *_ in EVENTS),
            ],
        ),
    ]
