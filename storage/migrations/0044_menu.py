"""The service menu, and who of the team has read what is required of its items."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

SEARCHED = "code, name, english, clause, deliverable, instruments, requirements"
"""The columns whose change is noted to be indexed (storage/search)."""
NOTED = (("insert", "INSERT", "NEW"), ("update", f"UPDATE OF {SEARCHED}", "NEW"), ("delete", "DELETE", "OLD"))
CHANGES = ("update", "delete")


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
    """The items that come with the program are brought in by its start, not here."""

    dependencies = [("storage", "0043_competence")]

    initial = False

    operations = [
        ops.CreateModel(
            name="MenuItem",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("code", fields.CharField(null=True, unique=True, max_length=40)),
                ("name", fields.CharField(max_length=120)),
                ("english", fields.CharField(db_default="", max_length=120)),
                ("clause", fields.CharField(db_default="", max_length=20)),
                ("unit", fields.CharField(max_length=20)),
                ("work", fields.CharField(max_length=20)),
                ("often", fields.CharField(db_default="", max_length=20)),
                ("every", fields.CharField(db_default="", max_length=4)),
                ("depth", fields.CharField(db_default="", max_length=20)),
                ("minutes", fields.CharField(db_default="", max_length=4)),
                ("deliverable", fields.CharField(db_default="", max_length=200)),
                ("instruments", fields.CharField(db_default="", max_length=200)),
                ("requirements", fields.CharField(db_default="", max_length=600)),
                ("package", fields.BooleanField(db_default=False)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("now", _key("MenuItem", "now", "merged", null=True)),
            ],
            options={
                "table": "menu_item",
                "app": "storage",
                "indexes": [Index(fields=["now_id"])],
                "pk_attr": "id",
                "table_description": "An item of the service menu (服务菜单).",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="RequirementReading",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("item", _key("MenuItem", "item", "readings")),
                ("person", _key("Person", "person", "requirement_readings")),
                ("requirements", fields.CharField(max_length=600)),
                ("read_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "requirement_reading",
                "app": "storage",
                "unique_together": (("item", "person", "requirements"),),
                "indexes": [Index(fields=["person_id"])],
                "pk_attr": "id",
                "table_description": "That somebody of the team read and confirmed what is required of an item, with"
                " its words at the time.",
            },
            bases=["Model"],
        ),
        RunDialectSQL(
            sqlite=[
                *(
                    f"CREATE TRIGGER search_menu_item_{name} AFTER {event} ON menu_item BEGIN INSERT INTO search_stale"
                    f" (kind, subject_id) VALUES ('menu', {row}.id); END"
                    for name, event, row in NOTED
                ),
                *(
                    f"CREATE TRIGGER requirement_reading_no_{change} BEFORE {change.upper()} ON requirement_reading"
                    " BEGIN SELECT RAISE(ABORT, 'requirement_reading is append-only'); END"
                    for change in CHANGES
                ),
            ],
            postgres=[
                *(
                    f"CREATE TRIGGER search_menu_item_{name} AFTER {event} ON menu_item FOR EACH ROW EXECUTE FUNCTION"
                    " search_note('menu', 'id')"
                    for name, event, _ in NOTED
                ),
                "CREATE TRIGGER requirement_reading_append_only BEFORE UPDATE OR DELETE ON requirement_reading"
                " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
            ],
            reverse_sqlite=[
                *(f"DROP TRIGGER requirement_reading_no_{change}" for change in CHANGES),
                *(f"DROP TRIGGER search_menu_item_{name}" for name, _, _ in NOTED),
            ],
            reverse_postgres=[
                "DROP TRIGGER requirement_reading_append_only ON requirement_reading",
                *(f"DROP TRIGGER search_menu_item_{name} ON menu_item" for name, _, _ in NOTED),
            ],
        ),
    ]
