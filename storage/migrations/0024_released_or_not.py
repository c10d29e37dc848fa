"""Cases say since when the client has them, who may be meant, and what date was asked for; drafts what they continue."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """What was found at a patrol counts as released where the patrol was issued; everything else since it was opened."""

    dependencies = [("storage", "0022_what_was_sent")]

    initial = False

    operations = [
        ops.AddField(model_name="ServiceCase", name="released_at", field=fields.DatetimeField(null=True)),
        ops.AddField(model_name="ServiceCase", name="likely_about", field=fields.TextField(db_default="[]")),
        ops.AddField(model_name="ServiceCase", name="asked_until", field=fields.DatetimeField(null=True)),
        ops.AddField(
            model_name="ServiceCase",
            name="asked_by",
            field=fields.ForeignKeyField(
                "storage.Person",
                source_field="asked_by_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="asked_cases",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddField(
            model_name="Draft",
            name="copied_from",
            field=fields.ForeignKeyField(
                "storage.Draft",
                source_field="copied_from_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="copies",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddIndex(model_name="Draft", index=Index(fields=["copied_from_id"])),
        ops.RunSQL(
            # the clocks of older findings ran from their opening, and what is promised stays as it was counted
            "UPDATE service_case SET released_at = opened_at WHERE id NOT IN (SELECT f.case_id FROM finding_detail f"
            " JOIN patrol p ON f.record_kind = 'patrol' AND p.id = f.record_id WHERE p.issued_at IS NULL)",
            # the columns go, and the values with them
            "SELECT 1",
        ),
    ]
