"""Certificates of our own people."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

SEARCHED = "code, name, number, issuer, scope"
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
    """Nothing was kept of certificates before, but the level of a title."""

    dependencies = [("storage", "0066_findings_by_closing")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Certificate",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("code", fields.CharField(null=True, unique=True, max_length=40)),
                ("person", _key("Person", "person", "certificates")),
                ("name", fields.CharField(max_length=120)),
                ("kind", fields.CharField(db_default="", max_length=20)),
                ("number", fields.CharField(db_default="", max_length=60)),
                ("issuer", fields.CharField(db_default="", max_length=120)),
                ("scope", fields.CharField(db_default="", max_length=300)),
                ("valid_from", fields.DateField(null=True)),
                ("valid_until", fields.DateField(null=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("now", _key("Certificate", "now", "merged", null=True)),
            ],
            options={
                "table": "certificate",
                "app": "storage",
                "indexes": [Index(fields=["person_id"]), Index(fields=["valid_until"]), Index(fields=["now_id"])],
                "pk_attr": "id",
                "table_description": "A certificate of one of our own people (人员证书): a title, a qualification, a"
                " training, and until when it holds.",
            },
            bases=["Model"],
        ),
        RunDialectSQL(
            sqlite=[
                f"CREATE TRIGGER search_certificate_{name} AFTER {event} ON certificate BEGIN INSERT INTO search_stale"
                f" (kind, subject_id) VALUES ('certificates', {row}.id); END"
                for name, event, row in NOTED
            ],
            postgres=[
                f"CREATE TRIGGER search_certificate_{name} AFTER {event} ON certificate FOR EACH ROW EXECUTE FUNCTION"
                " search_note('certificates', 'id')"
                for name, event, _ in NOTED
            ],
            reverse_sqlite=[f"DROP TRIGGER search_certificate_{name}" for name, _, _ in NOTED],
            reverse_postgres=[f"DROP TRIGGER search_certificate_{name} ON certificate" for name, _, _ in NOTED],
        ),
    ]
