"""Whose file a work record belongs to, and the records that wait for somebody."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

WAITING = "CREATE INDEX work_record_waiting ON work_record (kind) WHERE state = 'submitted'"
"""What waits to be confirmed: few at any time."""
STAYS_SQLITE = (
    "CREATE TRIGGER work_record_of_person_stays BEFORE UPDATE OF of_person_id ON work_record WHEN OLD.person_id > 0"
    " BEGIN SELECT RAISE(ABORT, 'work_record is append-only'); END"
)
STAYS_POSTGRES = (
    "CREATE TRIGGER work_record_of_person_stays BEFORE UPDATE OF of_person_id ON work_record FOR EACH ROW"
    " WHEN (OLD.person_id > 0) EXECUTE FUNCTION refuse_change()"
)


class Migration(migrations.Migration):
    """What was recorded until now belongs to nobody's file."""

    dependencies = [("storage", "0070_certificates")]

    initial = False

    operations = [
        ops.AddField(
            model_name="WorkRecord",
            name="of_person",
            field=fields.ForeignKeyField(
                "storage.Person",
                source_field="of_person_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="work_records_of",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddIndex(model_name="WorkRecord", index=Index(fields=["of_person_id", "kind", "day"])),
        RunDialectSQL(
            sqlite=[WAITING, STAYS_SQLITE],
            postgres=[WAITING, STAYS_POSTGRES],
            reverse_sqlite=["DROP TRIGGER work_record_of_person_stays", "DROP INDEX work_record_waiting"],
            reverse_postgres=[
                "DROP TRIGGER work_record_of_person_stays ON work_record",
                "DROP INDEX work_record_waiting",
            ],
        ),
    ]
