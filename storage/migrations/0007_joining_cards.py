"""Joining cards, the requests made by them, the wrong codes of an hour; invitations that give a person a new account."""

from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.indexes import Index


class Migration(migrations.Migration):
    dependencies = [("storage", "0006_import_files")]

    initial = False

    operations = [
        ops.CreateModel(
            name="JoiningCard",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("code", fields.CharField(unique=True, max_length=8)),
                (
                    "client",
                    fields.ForeignKeyField(
                        "storage.Client",
                        source_field="client_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="joining_cards",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("quota", fields.IntField()),
                ("used", fields.IntField(db_default=0)),
                (
                    "made_by",
                    fields.ForeignKeyField(
                        "storage.Person",
                        source_field="made_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="joining_cards",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("revoked_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("destination", fields.CharField(db_default="", max_length=16)),
            ],
            options={
                "table": "joining_card",
                "app": "storage",
                "indexes": [Index(fields=["client_id", "id"])],
                "pk_attr": "id",
                "table_description": "A card by which many may ask to join one client as its staff: it has no role, since it can give no other.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="JoiningRequest",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "card",
                    fields.ForeignKeyField(
                        "storage.JoiningCard",
                        source_field="card_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="requests",
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
                        related_name="joining_requests",
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
                        related_name="joining_requests",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("state", fields.CharField(max_length=12)),
                ("person_code", fields.CharField(db_default="", max_length=40)),
                ("moves", fields.BooleanField(db_default=False)),
                (
                    "match",
                    fields.ForeignKeyField(
                        "storage.Person",
                        source_field="match_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="joining_matches",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("certain", fields.BooleanField(db_default=False)),
                ("destination", fields.CharField(db_default="", max_length=16)),
                ("begun_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("asked_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("decided_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "decided_by",
                    fields.ForeignKeyField(
                        "storage.Person",
                        source_field="decided_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="joining_decisions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("reason", fields.TextField(db_default="", unique=False)),
            ],
            options={
                "table": "joining_request",
                "app": "storage",
                "indexes": [Index(fields=["client_id", "state", "id"]), Index(fields=["person_id", "state"])],
                "pk_attr": "id",
                "table_description": "One person's wish to join a client by a card; ``begun`` until the form is submitted, then an approver decides.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="WrongCode",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("telegram_id", fields.BigIntField()),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "wrong_code",
                "app": "storage",
                "indexes": [Index(fields=["telegram_id", "at"])],
                "pk_attr": "id",
                "table_description": "A joining code that was typed and is none, kept for an hour so that nobody can try them all.",
            },
            bases=["Model"],
        ),
        ops.AddField(
            model_name="Invitation",
            name="destination",
            field=fields.CharField(db_default="", max_length=16),
        ),
        ops.AddField(
            model_name="Invitation",
            name="reconnects",
            field=fields.ForeignKeyField(
                "storage.Person",
                source_field="reconnects_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="reconnected_by",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.RunSQL(
            [
                "CREATE UNIQUE INDEX joining_request_one_open ON joining_request (person_id, client_id) WHERE state IN ('begun', 'waiting')"
            ],
            ["DROP INDEX joining_request_one_open"],
        ),
    ]
