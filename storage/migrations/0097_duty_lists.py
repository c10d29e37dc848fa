"""Whom an incident at a client calls, in which order, and what each does."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

SEARCHED = "code, part, duties, phone, client_id"
"""The columns whose change is noted to be indexed (storage/search)."""
_EVENTS = (
    ("insert", "INSERT", "NEW"),
    ("update", f"UPDATE OF {SEARCHED}", "NEW"),
    ("delete", "DELETE", "OLD"),
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


class Migration(migrations.Migration):
    """No duty list was kept before."""

    dependencies = [("storage", "0096_cases_by_opening")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Duty",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("code", fields.CharField(null=True, unique=True, max_length=40)),
                ("client", _key("Client", "client", "duties")),
                ("person", _key("Person", "person", "duties")),
                ("turn", fields.CharField(max_length=4)),
                ("part", fields.CharField(db_default="", max_length=60)),
                ("duties", fields.CharField(db_default="", max_length=300)),
                ("phone", fields.CharField(db_default="", max_length=20)),
                ("weekdays", fields.CharField(db_default="", max_length=20)),
                ("hour_from", fields.CharField(db_default="", max_length=4)),
                ("hour_until", fields.CharField(db_default="", max_length=4)),
                ("valid_from", fields.DateField(null=True)),
                ("valid_until", fields.DateField(null=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("now", _key("Duty", "now", "merged", null=True)),
            ],
            options={
                "table": "duty",
                "app": "storage",
                "indexes": [Index(fields=["client_id"]), Index(fields=["person_id"]), Index(fields=["now_id"])],
                "pk_attr": "id",
                "table_description": "Somebody on a client's duty list (值班表); its cells as rules/ledgers/duty says."
                " ``now``: as a client's.",
            },
            bases=["Model"],
        ),
        RunDialectSQL(
            sqlite=[
                f"CREATE TRIGGER search_duty_{name} AFTER {event} ON duty BEGIN INSERT INTO search_stale"
                f" (kind, subject_id) VALUES ('duty', {row}.id); END"
                for name, event, row in _EVENTS
            ],
            postgres=[
                f"CREATE TRIGGER search_duty_{name} AFTER {event} ON duty FOR EACH ROW EXECUTE FUNCTION"
                " search_note('duty', 'id')"
                for name, event, _ in _EVENTS
            ],
            reverse_sqlite=[f"DROP TRIGGER search_duty_{name}" for name, _, _ in _EVENTS],
            reverse_postgres=[f"DROP TRIGGER search_duty_{name} ON duty" for name, _, _ in _EVENTS],
        ),
    ]
