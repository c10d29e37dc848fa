"""Stand-ins during leave; and practice, whose frozen answers alone may be deleted: their persons have ids below zero."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

FROZEN_SQLITE = """
CREATE TRIGGER draft_answer_frozen_delete BEFORE DELETE ON draft_answer
WHEN EXISTS (SELECT 1 FROM draft WHERE draft.id IN (OLD.draft_id) AND draft.state = 'submitted'{but})
BEGIN SELECT RAISE(ABORT, 'draft_answer is frozen: its draft was submitted'); END
"""

FROZEN_POSTGRES = """
CREATE OR REPLACE FUNCTION refuse_frozen_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM draft WHERE draft.id IN (NEW.draft_id, OLD.draft_id) AND draft.state = 'submitted'{but}) THEN
    RAISE EXCEPTION 'draft_answer is frozen: its draft was submitted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$
"""

KEEPS_PERSON_SQLITE = """
CREATE TRIGGER draft_keeps_its_person BEFORE UPDATE OF person_id ON draft WHEN OLD.person_id <> NEW.person_id
BEGIN SELECT RAISE(ABORT, 'draft keeps its person'); END
"""

KEEPS_PERSON_POSTGRES = """
CREATE FUNCTION refuse_other_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'draft keeps its person' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("storage", "0009_on_behalf_and_service_log")]

    initial = False

    operations = [
        ops.CreateModel(
            name="DiscardedFile",
            fields=[
                ("sha256", fields.CharField(primary_key=True, unique=True, db_index=True, max_length=64)),
                ("discarded_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "discarded_file",
                "app": "storage",
                "pk_attr": "sha256",
                "table_description": "A file of practice records that were wiped, to be deleted from the archive unless something else has it.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="StandIn",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "storage.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="stands_in",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "stands_in_for",
                    fields.ForeignKeyField(
                        "storage.Person",
                        source_field="stands_in_for_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="stand_ins",
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
                        related_name="stand_ins",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("since", fields.DateField()),
                ("until", fields.DateField()),
                ("state", fields.CharField(max_length=12)),
                (
                    "made_by",
                    fields.ForeignKeyField(
                        "storage.Person",
                        source_field="made_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="stand_ins_made",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "draft",
                    fields.ForeignKeyField(
                        "storage.Draft",
                        source_field="draft_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="stand_ins",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "stand_in",
                "app": "storage",
                "indexes": [Index(fields=["state", "person_id"]), Index(fields=["stands_in_for_id", "state"])],
                "pk_attr": "id",
                "table_description": "Who has the team roles of an absent person, from a day until another, for one client or (empty) for all.",
            },
            bases=["Model"],
        ),
        ops.AddField(
            model_name="Person",
            name="practising_as_id",
            field=fields.BigIntField(null=True),
        ),
        RunDialectSQL(
            sqlite=[
                "DROP TRIGGER draft_answer_frozen_delete",
                FROZEN_SQLITE.format(but=" AND draft.person_id > 0"),
                KEEPS_PERSON_SQLITE,
            ],
            postgres=[
                FROZEN_POSTGRES.format(but=" AND NOT (TG_OP = 'DELETE' AND draft.person_id < 0)"),
                KEEPS_PERSON_POSTGRES,
                "CREATE TRIGGER draft_keeps_its_person BEFORE UPDATE OF person_id ON draft FOR EACH ROW "
                "WHEN (OLD.person_id <> NEW.person_id) EXECUTE FUNCTION refuse_other_person()",
            ],
            reverse_sqlite=[
                "DROP TRIGGER draft_keeps_its_person",
                "DROP TRIGGER draft_answer_frozen_delete",
                FROZEN_SQLITE.format(but=""),
            ],
            reverse_postgres=[
                "DROP TRIGGER draft_keeps_its_person ON draft",
                "DROP FUNCTION refuse_other_person()",
                FROZEN_POSTGRES.format(but=""),
            ],
        ),
    ]
