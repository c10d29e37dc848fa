"""Of which case a task came, and what it is in words where no plan says so."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """No task of before came of a case."""

    dependencies = [("storage", "0098_cases_of_records")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Task",
            name="case",
            field=fields.ForeignKeyField(
                "storage.ServiceCase",
                source_field="case_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="tasks",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddField(model_name="Task", name="about", field=fields.CharField(max_length=200, db_default="")),
        ops.AddIndex(model_name="Task", index=Index(fields=["case_id"])),
    ]
