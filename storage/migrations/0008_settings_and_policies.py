"""What the firm and each person may set, days entered into the calendar, policies with versions and readers."""

from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.indexes import Index

from storage.migrating import RunDialectSQL


APPEND_ONLY = ("firm_setting", "policy_reading")

PUBLISHED_SQLITE = """
CREATE TRIGGER policy_version_published BEFORE UPDATE ON policy_version WHEN OLD.state = 'published'
BEGIN SELECT RAISE(ABORT, 'a published policy stays as it is'); END
"""

PUBLISHED_POSTGRES = """
CREATE FUNCTION refuse_other_policy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published policy stays as it is' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("storage", "0007_joining_cards")]

    initial = False

    operations = [
        ops.CreateModel(
            name="CalendarEntry",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("kind", fields.CharField(max_length=12)),
                (
                    "client",
                    fields.ForeignKeyField(
                        "storage.Client",
                        source_field="client_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="calendar_entries",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("first_day", fields.DateField()),
                ("last_day", fields.DateField()),
                ("entered_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "entered_by",
                    fields.ForeignKeyField(
                        "storage.Person",
                        source_field="entered_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="entered_days",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "calendar_entry",
                "app": "storage",
                "pk_attr": "id",
                "table_description": "Days off or worked that an administrator entered, for one client or (``client`` empty) for everybody.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="FirmSetting",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("key", fields.CharField(max_length=40)),
                ("value", fields.TextField(null=True, unique=False)),
                ("changed_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "changed_by",
                    fields.ForeignKeyField(
                        "storage.Person",
                        source_field="changed_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="changed_settings",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "firm_setting",
                "app": "storage",
                "indexes": [Index(fields=["key"])],
                "pk_attr": "id",
                "table_description": "One change of a setting of the firm, the latest of a key is in force, ``value`` empty means the default.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="PersonSetting",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "person",
                    fields.OneToOneField(
                        "storage.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="settings",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("quiet_from", fields.CharField(null=True, max_length=5)),
                ("quiet_until", fields.CharField(null=True, max_length=5)),
                ("digest", fields.BooleanField(db_default=True)),
                ("digest_at", fields.CharField(null=True, max_length=5)),
            ],
            options={
                "table": "person_setting",
                "app": "storage",
                "pk_attr": "id",
                "table_description": "What a person set for themselves, hours in Beijing as ``21:30``, empty is the firm's.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Policy",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "created_by",
                    fields.ForeignKeyField(
                        "storage.Person",
                        source_field="created_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="policies",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "policy",
                "app": "storage",
                "pk_attr": "id",
                "table_description": "A policy document (clause 3.4), its text is in its versions.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="PolicyVersion",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "policy",
                    fields.ForeignKeyField(
                        "storage.Policy",
                        source_field="policy_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="versions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("number", fields.IntField(db_default=0)),
                ("title", fields.CharField(max_length=120)),
                ("audience", fields.CharField(max_length=12)),
                ("body", fields.TextField(db_default="", unique=False)),
                ("state", fields.CharField(max_length=12)),
                (
                    "draft",
                    fields.ForeignKeyField(
                        "storage.Draft",
                        source_field="draft_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="policy_versions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "made_by",
                    fields.ForeignKeyField(
                        "storage.Person",
                        source_field="made_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="policy_versions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("published_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "policy_version",
                "app": "storage",
                "indexes": [Index(fields=["policy_id", "number"]), Index(fields=["state"])],
                "pk_attr": "id",
                "table_description": "One version of a policy, in Markdown, ``number`` counts the published ones and is 0 before.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="PolicyReading",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "version",
                    fields.ForeignKeyField(
                        "storage.PolicyVersion",
                        source_field="version_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="readings",
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
                        related_name="readings",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("read_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "policy_reading",
                "app": "storage",
                "unique_together": (("version", "person"),),
                "pk_attr": "id",
                "table_description": "That a person read and understood a version.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SettingsVersion",
            fields=[
                ("name", fields.CharField(primary_key=True, unique=True, db_index=True, max_length=12)),
                ("token", fields.CharField(max_length=32)),
            ],
            options={
                "table": "settings_version",
                "app": "storage",
                "pk_attr": "name",
                "table_description": "One row: a token that every change of the firm's settings replaces, by which processes notice it.",
            },
            bases=["Model"],
        ),
        ops.RunSQL(
            ["CREATE UNIQUE INDEX policy_number_once ON policy_version (policy_id, number) WHERE state = 'published'"],
            ["DROP INDEX policy_number_once"],
        ),
        RunDialectSQL(
            sqlite=[
                *(
                    f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                    for table in APPEND_ONLY
                    for event in ("UPDATE", "DELETE")
                ),
                PUBLISHED_SQLITE,
            ],
            postgres=[
                *(
                    f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
                    "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
                    for table in APPEND_ONLY
                ),
                PUBLISHED_POSTGRES,
                "CREATE TRIGGER policy_version_published BEFORE UPDATE ON policy_version FOR EACH ROW "
                "WHEN (OLD.state = 'published') EXECUTE FUNCTION refuse_other_policy()",
            ],
            reverse_sqlite=[
                "DROP TRIGGER policy_version_published",
                *(f"DROP TRIGGER {table}_no_{event}" for table in APPEND_ONLY for event in ("update", "delete")),
            ],
            reverse_postgres=[
                "DROP TRIGGER policy_version_published ON policy_version",
                "DROP FUNCTION refuse_other_policy()",
                *(f"DROP TRIGGER {table}_append_only ON {table}" for table in APPEND_ONLY),
            ],
        ),
    ]
