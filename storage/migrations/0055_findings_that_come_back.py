"""That something was found at the same place before, and whether its fix lasted."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """What was found until now counts as what something repeats, and is marked as a repeat of nothing itself.

    Whether it lasted is asked of it as of any other.
    """

    dependencies = [("storage", "0054_checklists_to_publish")]

    initial = False

    operations = [
        ops.AddField(
            model_name="FindingDetail",
            name="repeat_of",
            field=fields.ForeignKeyField(
                "storage.ServiceCase",
                source_field="repeat_of_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="repeats",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddField(model_name="FindingDetail", name="effect", field=fields.CharField(db_default="", max_length=12)),
        ops.AddField(
            model_name="FindingDetail", name="effect_kind", field=fields.CharField(db_default="", max_length=20)
        ),
        ops.AddField(model_name="FindingDetail", name="effect_record_id", field=fields.BigIntField(null=True)),
        ops.AddIndex(model_name="FindingDetail", index=Index(fields=["repeat_of_id"])),
        ops.AddIndex(model_name="FindingDetail", index=Index(fields=["effect_record_id"])),
        ops.AddIndex(model_name="ServiceCase", index=Index(fields=["client_id", "site_id", "closed_at"])),
    ]
