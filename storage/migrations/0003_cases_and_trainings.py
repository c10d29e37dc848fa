"""Cases, trainings with their sign-ups, and up to when periodic work was done."""

from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.indexes import Index


class Migration(migrations.Migration):
    dependencies = [("storage", "0002_guards")]

    initial = False

    operations = [
        ops.CreateModel(
            name="DoneUntil",
            fields=[
                ("name", fields.CharField(primary_key=True, unique=True, db_index=True, max_length=40)),
                ("day", fields.DateField()),
            ],
            options={
                "table": "done_until",
                "app": "storage",
                "pk_attr": "name",
                "table_description": "Up to which day periodic work (a digest) was done; compared with the injected clock.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ServiceCase",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("kind", fields.CharField(max_length=20)),
                ("number", fields.CharField(unique=True, max_length=20)),
                (
                    "client",
                    fields.ForeignKeyField(
                        "storage.Client",
                        source_field="client_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="cases",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "site",
                    fields.ForeignKeyField(
                        "storage.Site",
                        source_field="site_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="cases",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("state", fields.CharField(max_length=24)),
                ("turn", fields.IntField(db_default=0)),
                ("title", fields.TextField(unique=False)),
                (
                    "opened_by",
                    fields.ForeignKeyField(
                        "storage.Person",
                        source_field="opened_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="opened_cases",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("opened_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("due_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("promised_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("paused_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("closed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "handler",
                    fields.ForeignKeyField(
                        "storage.Person",
                        source_field="handler_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="handled_cases",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("taken_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "about",
                    fields.ForeignKeyField(
                        "storage.Person",
                        source_field="about_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="cases_about",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "rectified_by",
                    fields.ForeignKeyField(
                        "storage.Person",
                        source_field="rectified_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="rectified_cases",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "draft",
                    fields.ForeignKeyField(
                        "storage.Draft",
                        source_field="draft_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="cases",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("private", fields.BooleanField(db_default=False)),
                ("rating", fields.IntField(null=True)),
            ],
            options={
                "table": "service_case",
                "app": "storage",
                "indexes": [
                    Index(fields=["client_id", "kind", "state"]),
                    Index(fields=["state", "due_at"]),
                    Index(fields=["opened_by_id"]),
                    Index(fields=["handler_id"]),
                ],
                "pk_attr": "id",
                "table_description": "A finding, a complaint, an enquiry: whatever has a life cycle (bot/rules/cases).",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="FindingDetail",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "case",
                    fields.OneToOneField(
                        "storage.ServiceCase",
                        source_field="case_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="finding",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "patrol",
                    fields.ForeignKeyField(
                        "storage.Patrol",
                        source_field="patrol_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="non_conformities",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("question", fields.CharField(max_length=80)),
                ("clause", fields.CharField(max_length=20)),
                ("severity", fields.CharField(max_length=12)),
                ("suggestion_zh", fields.TextField(unique=False)),
                ("suggestion_en", fields.TextField(unique=False)),
                ("fixed_on_the_spot", fields.BooleanField(db_default=False)),
            ],
            options={
                "table": "finding_detail",
                "app": "storage",
                "pk_attr": "id",
                "table_description": "What only a finding has: a non-conformity of a patrol (clauses 4.2, 4.7.1).",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="TrainingSession",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("title", fields.CharField(max_length=120)),
                ("course", fields.CharField(max_length=20)),
                ("place", fields.CharField(max_length=200)),
                ("starts_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ends_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("capacity", fields.IntField()),
                ("state", fields.CharField(max_length=12)),
                ("turn", fields.IntField(db_default=0)),
                (
                    "trainer",
                    fields.ForeignKeyField(
                        "storage.Person",
                        source_field="trainer_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="sessions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "client",
                    fields.ForeignKeyField(
                        "storage.Client",
                        source_field="client_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="sessions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "draft",
                    fields.ForeignKeyField(
                        "storage.Draft",
                        source_field="draft_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="sessions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("announced_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("closed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "training_session",
                "app": "storage",
                "indexes": [Index(fields=["state", "starts_at"])],
                "pk_attr": "id",
                "table_description": "A session of a course (clause 4.5), for one client or (``client`` empty) for all.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SignUp",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "session",
                    fields.ForeignKeyField(
                        "storage.TrainingSession",
                        source_field="session_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="sign_ups",
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
                        related_name="sign_ups",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "client",
                    fields.ForeignKeyField(
                        "storage.Client",
                        source_field="client_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="sign_ups",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("state", fields.CharField(max_length=12)),
                ("place", fields.IntField()),
                ("signed_up_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("changed_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("attendance", fields.CharField(db_default="", max_length=12)),
            ],
            options={
                "table": "sign_up",
                "app": "storage",
                "indexes": [Index(fields=["session_id", "state", "place"]), Index(fields=["person_id", "state"])],
                "pk_attr": "id",
                "table_description": "A person's seat or place in the waitlist; ``place`` is the order of arrival. One open row per person.",
            },
            bases=["Model"],
        ),
        ops.RunSQL(
            [
                "CREATE UNIQUE INDEX sign_up_once ON sign_up (session_id, person_id) WHERE state IN ('seated', 'waiting')"
            ],
            ["DROP INDEX sign_up_once"],
        ),
    ]
