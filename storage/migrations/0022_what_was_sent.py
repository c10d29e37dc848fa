"""Files remember how they were sent and whether they were put aside; a text that an app cut is put together again."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

# until now a file was sent on as what it was taken for
AS_TAKEN = "UPDATE attachment SET sent_as = media"
# tortoise would rebuild the table to take a column away, and its indexes and its check would be gone
TAKEN_BACK = ["ALTER TABLE attachment DROP COLUMN aside_at", "ALTER TABLE attachment DROP COLUMN sent_as"]


class Migration(migrations.Migration):
    """What people send is never lost."""

    dependencies = [("storage", "0021_backups")]

    initial = False

    operations = [
        RunDialectSQL(
            sqlite=[
                "ALTER TABLE attachment ADD COLUMN sent_as VARCHAR(12) NOT NULL DEFAULT ''",
                "ALTER TABLE attachment ADD COLUMN aside_at TIMESTAMP",
                AS_TAKEN,
            ],
            postgres=[
                "ALTER TABLE attachment ADD COLUMN sent_as VARCHAR(12) NOT NULL DEFAULT '',"
                " ADD COLUMN aside_at TIMESTAMPTZ",
                AS_TAKEN,
            ],
            reverse_sqlite=TAKEN_BACK,
            reverse_postgres=TAKEN_BACK,
            state_operations=[
                ops.AddField(
                    model_name="Attachment", name="sent_as", field=fields.CharField(max_length=12, db_default="")
                ),
                ops.AddField(model_name="Attachment", name="aside_at", field=fields.DatetimeField(null=True)),
            ],
        ),
        ops.CreateModel(
            name="CutText",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("message_id", fields.BigIntField()),
                ("sent_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("text", fields.TextField(unique=False)),
                (
                    "person",
                    fields.OneToOneField(
                        "storage.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="cut_text",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "cut_text",
                "app": "storage",
                "pk_attr": "id",
                "table_description": "The last long text of a person: an app may have cut it, and its rest comes right behind it.",
            },
            bases=["Model"],
        ),
    ]
