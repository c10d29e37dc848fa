"""Documents have versions, and are there from when they are asked for; what was made is the first version."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import UniqueConstraint

from storage.migrating import RunDialectSQL

ONE_OF_EACH = ("kind", "subject_kind", "subject_id", "language")

TABLE = """
CREATE TABLE document_anew (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "subject_kind" VARCHAR(20) NOT NULL,
    "subject_id" BIGINT NOT NULL,
    "language" VARCHAR(2) NOT NULL,
    {version}
    "sha256" VARCHAR(64){needed},
    "name" VARCHAR(120) NOT NULL,
    "made_at" TIMESTAMP{needed},
    CONSTRAINT "{key}" UNIQUE ({of_each})
)
"""
DESCRIPTION = (
    "A file made for people: a version of a report in one language; without ``sha256`` it is still to be made."
)
OLD_KEY, NEW_KEY = "uid_document_kind_0f9299", "document_version"
OF_EACH = ", ".join(f'"{column}"' for column in ONE_OF_EACH)
COLUMNS = "id, kind, subject_kind, subject_id, language, sha256, name, made_at"
MADE_ANEW = ["DROP TABLE document", "ALTER TABLE document_anew RENAME TO document"]
ONLY_THE_NEWEST = [
    "DELETE FROM document WHERE sha256 IS NULL",
    "DELETE FROM document WHERE EXISTS (SELECT 1 FROM document newer WHERE newer.kind = document.kind"
    " AND newer.subject_kind = document.subject_kind AND newer.subject_id = document.subject_id"
    " AND newer.language = document.language AND newer.version > document.version)",
    "UPDATE job SET state = 'cancelled' WHERE kind = 'make_document' AND state = 'waiting'",
    "UPDATE outbox SET state = 'cancelled' WHERE kind IN ('document', 'document_failed') AND state = 'waiting'",
]
"""Older programs have no versions, and know neither the job nor the messages."""


class Migration(migrations.Migration):
    dependencies = [("storage", "0015_findings_of_any_record")]

    initial = False

    operations = [
        RunDialectSQL(
            sqlite=[
                TABLE.format(
                    version='"version" INT NOT NULL DEFAULT 1,',
                    needed="",
                    key=NEW_KEY,
                    of_each=f'{OF_EACH}, "version"',
                ),
                f"INSERT INTO document_anew ({COLUMNS}) SELECT {COLUMNS} FROM document",
                *MADE_ANEW,
            ],
            postgres=[
                "ALTER TABLE document ADD COLUMN version INT NOT NULL DEFAULT 1, ALTER COLUMN sha256 DROP NOT NULL,"
                f" ALTER COLUMN made_at DROP NOT NULL, DROP CONSTRAINT {OLD_KEY},"
                f" ADD CONSTRAINT {NEW_KEY} UNIQUE ({OF_EACH}, version)",
            ],
            reverse_sqlite=[
                *ONLY_THE_NEWEST,
                TABLE.format(version="", needed=" NOT NULL", key=OLD_KEY, of_each=OF_EACH),
                f"INSERT INTO document_anew ({COLUMNS}) SELECT {COLUMNS} FROM document",
                *MADE_ANEW,
            ],
            reverse_postgres=[
                *ONLY_THE_NEWEST,
                f"ALTER TABLE document DROP CONSTRAINT {NEW_KEY}, ADD CONSTRAINT {OLD_KEY} UNIQUE ({OF_EACH}),"
                " ALTER COLUMN made_at SET NOT NULL, ALTER COLUMN sha256 SET NOT NULL, DROP COLUMN version",
            ],
            state_operations=[
                ops.AddField(model_name="Document", name="version", field=fields.IntField(db_default=1)),
                ops.AlterField(model_name="Document", name="sha256", field=fields.CharField(max_length=64, null=True)),
                ops.AlterField(model_name="Document", name="made_at", field=fields.DatetimeField(null=True)),
                ops.AlterModelOptions("Document", {"pk_attr": "id", "table_description": DESCRIPTION}),
                ops.RemoveConstraint("Document", fields=list(ONE_OF_EACH)),
                ops.AddConstraint("Document", UniqueConstraint(fields=(*ONE_OF_EACH, "version"))),
            ],
        ),
    ]
