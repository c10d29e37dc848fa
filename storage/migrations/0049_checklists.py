"""The firm's own checklists with their versions; and by which day a finding is to be fixed, where that was agreed."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL


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


_ONE_DRAFT = "CREATE UNIQUE INDEX checklist_one_draft ON checklist_version (checklist_id) WHERE state = 'draft'"
_STAYS = "state = 'published'"


class Migration(migrations.Migration):
    """Nobody had any: what is asked until then comes with the program, and is no row here."""

    dependencies = [("storage", "0048_as_sold")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Checklist",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("code", fields.CharField(max_length=20, unique=True)),
                ("kind", fields.CharField(max_length=20)),
                ("depth", fields.CharField(db_default="", max_length=12)),
                ("name", fields.CharField(max_length=120)),
                ("english", fields.CharField(db_default="", max_length=120)),
                ("version", fields.IntField(db_default=0)),
                ("copied_from", fields.CharField(db_default="", max_length=20)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("retired_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("successor", fields.CharField(db_default="", max_length=20)),
            ],
            options={
                "table": "checklist",
                "app": "storage",
                "pk_attr": "id",
                "table_description": "A checklist of the firm's own, or one that comes with the program and was"
                " retired.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ChecklistVersion",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("checklist", _key("Checklist", "checklist", "versions")),
                ("version", fields.IntField()),
                ("state", fields.CharField(max_length=12)),
                ("content", fields.TextField(unique=False)),
                ("changed_by", _key("Person", "changed_by", "checklist_versions")),
                ("changed_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("published_by", _key("Person", "published_by", "checklists_published", null=True)),
                ("published_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "checklist_version",
                "app": "storage",
                "unique_together": (("checklist", "version"),),
                "indexes": [Index(fields=["changed_by_id"]), Index(fields=["published_by_id"])],
                "pk_attr": "id",
                "table_description": "A version of a checklist: a draft that may still change, or one that was"
                " published and stays as it is.",
            },
            bases=["Model"],
        ),
        ops.AddField(model_name="Draft", name="board", field=fields.CharField(db_default="", max_length=4)),
        # the day that whoever found it agreed with the client, where they did
        ops.AddField(model_name="FindingDetail", name="fix_by", field=fields.DateField(null=True)),
        RunDialectSQL(
            sqlite=[
                _ONE_DRAFT,
                *(
                    f"CREATE TRIGGER checklist_version_no_{change} BEFORE {change.upper()} ON checklist_version"
                    f" WHEN OLD.{_STAYS} BEGIN SELECT RAISE(ABORT, 'a published checklist stays as it is'); END"
                    for change in ("update", "delete")
                ),
            ],
            postgres=[
                _ONE_DRAFT,
                "CREATE TRIGGER checklist_version_stays BEFORE UPDATE OR DELETE ON checklist_version FOR EACH ROW"
                f" WHEN (OLD.{_STAYS}) EXECUTE FUNCTION refuse_change()",
            ],
            reverse_sqlite=[
                *(f"DROP TRIGGER checklist_version_no_{change}" for change in ("update", "delete")),
                "DROP INDEX checklist_one_draft",
            ],
            reverse_postgres=[
                "DROP TRIGGER checklist_version_stays ON checklist_version",
                "DROP INDEX checklist_one_draft",
            ],
        ),
    ]
