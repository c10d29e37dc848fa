"""Paper files, ours and of the clients."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

SEARCHED = "code, name, folder, place, pages, kept_why, borrower, client_id"
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
    """Nothing was kept of paper files before."""

    dependencies = [("storage", "0083_premises")]

    initial = False

    operations = [
        ops.CreateModel(
            name="PaperFile",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("code", fields.CharField(null=True, unique=True, max_length=40)),
                ("client", _key("Client", "client", "paper_files", null=True)),
                ("name", fields.CharField(max_length=120)),
                ("folder", fields.CharField(max_length=60)),
                ("place", fields.CharField(max_length=120)),
                ("keeper", _key("Person", "keeper", "paper_files_kept")),
                ("pages", fields.CharField(db_default="", max_length=60)),
                ("covers_from", fields.DateField(null=True)),
                ("covers_to", fields.DateField()),
                ("kept_until", fields.DateField()),
                ("kept_why", fields.CharField(db_default="", max_length=120)),
                ("check_by", fields.DateField()),
                ("condition", fields.CharField(db_default="", max_length=20)),
                ("repair_by", fields.DateField(null=True)),
                ("borrower", fields.CharField(db_default="", max_length=60)),
                ("state", fields.CharField(db_default="", max_length=20)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("now", _key("PaperFile", "now", "merged", null=True)),
            ],
            options={
                "table": "paper_file",
                "app": "storage",
                "indexes": [
                    Index(fields=["client_id"]),
                    Index(fields=["keeper_id"]),
                    Index(fields=["kept_until"]),
                    Index(fields=["check_by"]),
                    Index(fields=["repair_by"]),
                    Index(fields=["now_id"]),
                ],
                "pk_attr": "id",
                "table_description": "A folder or box of paper (纸质档案): where it is, who keeps it, "
                "until when at least, and in what condition it is.",
            },
            bases=["Model"],
        ),
        RunDialectSQL(
            sqlite=[
                f"CREATE TRIGGER search_paper_file_{name} AFTER {event} ON paper_file BEGIN INSERT INTO search_stale"
                f" (kind, subject_id) VALUES ('archives', {row}.id); END"
                for name, event, row in NOTED
            ],
            postgres=[
                f"CREATE TRIGGER search_paper_file_{name} AFTER {event} ON paper_file FOR EACH ROW EXECUTE FUNCTION"
                " search_note('archives', 'id')"
                for name, event, _ in NOTED
            ],
            reverse_sqlite=[f"DROP TRIGGER search_paper_file_{name}" for name, _, _ in NOTED],
            reverse_postgres=[f"DROP TRIGGER search_paper_file_{name} ON paper_file" for name, _, _ in NOTED],
        ),
    ]
