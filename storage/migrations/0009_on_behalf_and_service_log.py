"""Records on behalf of others (代录), and logged services with their amendments: append-only, practice apart."""

from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.indexes import Index

from storage.migrating import RunDialectSQL

APPEND_ONLY = ("service_log", "service_amendment")
ONE_OPEN = (
    "CREATE UNIQUE INDEX draft_one_open ON draft (person_id, form, subject_kind, subject_id{more}) WHERE state = 'open'"
)


class Migration(migrations.Migration):
    dependencies = [("storage", "0008_settings_and_policies")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Service",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("number", fields.CharField(unique=True, max_length=20)),
                (
                    "client",
                    fields.ForeignKeyField(
                        "storage.Client",
                        source_field="client_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="services",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "storage.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="services",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("kind", fields.CharField(max_length=12)),
                ("done_on", fields.DateField()),
                ("minutes", fields.IntField()),
                ("text", fields.TextField(unique=False)),
                (
                    "draft",
                    fields.ForeignKeyField(
                        "storage.Draft",
                        source_field="draft_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="services",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("logged_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "service_log",
                "app": "storage",
                "indexes": [Index(fields=["client_id", "done_on"])],
                "pk_attr": "id",
                "table_description": "A service that was logged (记一笔, clause 7): never altered, a trigger refuses it; corrections are amendments.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ServiceAmendment",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "service",
                    fields.ForeignKeyField(
                        "storage.Service",
                        source_field="service_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="amendments",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "storage.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="amendments",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("kind", fields.CharField(max_length=12)),
                ("done_on", fields.DateField()),
                ("minutes", fields.IntField()),
                ("text", fields.TextField(unique=False)),
                ("voided", fields.BooleanField()),
                ("reason", fields.TextField(unique=False)),
                (
                    "draft",
                    fields.ForeignKeyField(
                        "storage.Draft",
                        source_field="draft_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="amendments",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("amended_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "service_amendment",
                "app": "storage",
                "indexes": [Index(fields=["service_id"])],
                "pk_attr": "id",
                "table_description": "A correction of a logged service: all its values as they are from then on, and why; rows are never altered.",
            },
            bases=["Model"],
        ),
        ops.AddField(
            model_name="Draft",
            name="channel",
            field=fields.CharField(db_default="", max_length=12),
        ),
        ops.AddField(
            model_name="Draft",
            name="on_behalf_of",
            field=fields.ForeignKeyField(
                "storage.Person",
                source_field="on_behalf_of_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="recorded_drafts",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddField(
            model_name="Draft",
            name="told_on",
            field=fields.DateField(null=True),
        ),
        ops.AddField(
            model_name="ServiceCase",
            name="fix_recorded_by",
            field=fields.ForeignKeyField(
                "storage.Person",
                source_field="fix_recorded_by_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="recorded_fixes",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddField(
            model_name="SignUp",
            name="channel",
            field=fields.CharField(db_default="", max_length=12),
        ),
        ops.AddField(
            model_name="SignUp",
            name="recorded_by",
            field=fields.ForeignKeyField(
                "storage.Person",
                source_field="recorded_by_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="recorded_sign_ups",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddField(
            model_name="SignUp",
            name="told_on",
            field=fields.DateField(null=True),
        ),
        ops.AddIndex(model_name="ServiceCase", index=Index(fields=["draft_id"])),
        ops.RunSQL(
            ["DROP INDEX draft_one_open", ONE_OPEN.format(more=", COALESCE(on_behalf_of_id, 0)")],
            ["DROP INDEX draft_one_open", ONE_OPEN.format(more="")],
        ),
        RunDialectSQL(
            sqlite=[
                f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
                f"WHEN OLD.person_id > 0 BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                for table in APPEND_ONLY
                for event in ("UPDATE", "DELETE")
            ],
            postgres=[
                *(
                    f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
                    "FOR EACH ROW WHEN (OLD.person_id > 0) EXECUTE FUNCTION refuse_change()"
                    for table in APPEND_ONLY
                ),
                *(
                    f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                    "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
                    for table in APPEND_ONLY
                ),
            ],
            reverse_sqlite=[
                f"DROP TRIGGER {table}_no_{event}" for table in APPEND_ONLY for event in ("update", "delete")
            ],
            reverse_postgres=[
                f"DROP TRIGGER {table}_{what} ON {table}"
                for table in APPEND_ONLY
                for what in ("append_only", "no_truncate")
            ],
        ),
    ]
