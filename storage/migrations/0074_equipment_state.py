"""Whether a piece of equipment may be used, and within which limits."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

BEFORE = "code, name, model, measures, accuracy, serial"
SEARCHED = f"{BEFORE}, limited_to"
"""The columns whose change is noted to be indexed (storage/search), before and since."""


def _sqlite(columns: str) -> list[str]:
    return [
        "DROP TRIGGER search_equipment_update",
        f"CREATE TRIGGER search_equipment_update AFTER UPDATE OF {columns} ON equipment BEGIN INSERT INTO search_stale"
        " (kind, subject_id) VALUES ('equipment', NEW.id); END",
    ]


def _postgres(columns: str) -> list[str]:
    return [
        "DROP TRIGGER search_equipment_update ON equipment",
        f"CREATE TRIGGER search_equipment_update AFTER UPDATE OF {columns} ON equipment FOR EACH ROW EXECUTE FUNCTION"
        " search_note('equipment', 'id')",
    ]


class Migration(migrations.Migration):
    """What there is may be used without limits, as it could be until now."""

    dependencies = [("storage", "0071_records_of_people")]

    initial = False

    operations = [
        ops.AddField(model_name="Equipment", name="state", field=fields.CharField(max_length=20, db_default="")),
        ops.AddField(model_name="Equipment", name="limited_to", field=fields.CharField(max_length=120, db_default="")),
        RunDialectSQL(
            sqlite=_sqlite(SEARCHED),
            postgres=_postgres(SEARCHED),
            reverse_sqlite=_sqlite(BEFORE),
            reverse_postgres=_postgres(BEFORE),
        ),
    ]
