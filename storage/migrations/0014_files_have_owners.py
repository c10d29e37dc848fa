"""A file belongs to a tray, a draft, a record or an entry; files of submitted drafts are their records' now.

Going back is refused while there is a file that was sent for no draft: the older table has no place for it.
"""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

KEPT = "id, question, media, telegram_file_id, telegram_unique_id, album, name, caption, size, received_at, sha256, draft_id"
COLUMNS = """
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "question" VARCHAR(80) NOT NULL,
    "media" VARCHAR(12) NOT NULL,
    "telegram_file_id" VARCHAR(255) NOT NULL,
    "telegram_unique_id" VARCHAR(64) NOT NULL,
    "album" VARCHAR(64) NOT NULL DEFAULT '',
    "name" VARCHAR(255) NOT NULL DEFAULT '',
    "caption" TEXT NOT NULL DEFAULT '',
    "size" BIGINT NOT NULL DEFAULT 0,
    "received_at" TIMESTAMP NOT NULL,
    "sha256" VARCHAR(64),
    "draft_id" BIGINT{filled} REFERENCES "draft" ("id") ON DELETE RESTRICT,{owned}
    CONSTRAINT "uid_attachment_draft_i_75af0f" UNIQUE ("draft_id", "question", "telegram_unique_id"){checked}
"""
OWNED = """
    "belongs_to" VARCHAR(6) NOT NULL,
    "owner_kind" VARCHAR(20) NOT NULL,
    "owner_id" BIGINT NOT NULL,
    "sent_by_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "sent_at" TIMESTAMP,"""
HAS_AN_OWNER = (
    "CONSTRAINT attachment_has_an_owner CHECK (belongs_to IN ('tray', 'draft', 'record', 'entry')"
    " AND (owner_kind <> '') = (belongs_to IN ('record', 'entry')))"
)
ABOUT = "A file that a person sent{for_what}, ``sha256`` is set when the archive has its own copy."


def rebuilt(columns: str, names: str, rows: str) -> list[str]:
    """SQLite alters these columns by copying the table; the next id stays ahead of all that were ever given."""
    return [
        f'CREATE TABLE "attachment_copy" ({columns})',
        f"INSERT INTO attachment_copy ({names}) {rows}",
        "DELETE FROM sqlite_sequence WHERE name = 'attachment_copy'",
        "INSERT INTO sqlite_sequence (name, seq)"
        " SELECT 'attachment_copy', seq FROM sqlite_sequence WHERE name = 'attachment'",
        "DROP TABLE attachment",
        "ALTER TABLE attachment_copy RENAME TO attachment",
        'CREATE INDEX "idx_attachment_draft_i_04e6a5" ON "attachment" ("draft_id", "album")',
    ]


RECORDS = (
    ("patrol", "SELECT id, draft_id FROM patrol"),
    ("case", "SELECT id, draft_id FROM service_case"),
    ("service", "SELECT id, draft_id FROM service_log"),
    ("service", "SELECT service_id AS id, draft_id FROM service_amendment"),
    ("policy_version", "SELECT id, draft_id FROM policy_version"),
    (
        "case",
        "SELECT subject_id AS id, {draft} AS draft_id FROM trail WHERE subject_kind = 'case' AND action <> 'open'",
    ),
)
"""What drafts became, and which cases they were steps of: the trail says that alone."""


def handed_over(draft: str) -> list[str]:
    """Gives the files of drafts to what these became; ``draft`` reads a draft from the details of the trail."""
    return [
        f"UPDATE attachment SET belongs_to = 'record', owner_kind = '{kind}', owner_id = became.id"
        f" FROM ({rows.format(draft=draft)}) became WHERE became.draft_id = attachment.draft_id"
        for kind, rows in RECORDS
    ]


class Migration(migrations.Migration):
    """Owner, sender and the moment that Telegram names for each file."""

    dependencies = [("storage", "0013_outcomes")]

    initial = False

    operations = [
        RunDialectSQL(
            sqlite=[
                *rebuilt(
                    COLUMNS.format(filled="", owned=OWNED, checked=f",\n    {HAS_AN_OWNER}"),
                    f"{KEPT}, belongs_to, owner_kind, owner_id, sent_by_id",
                    f"SELECT a.*, 'draft', '', a.draft_id, d.person_id FROM (SELECT {KEPT} FROM attachment) a"
                    " JOIN draft d ON d.id = a.draft_id",
                ),
                *handed_over("json_extract(details, '$.draft')"),
            ],
            postgres=[
                "ALTER TABLE attachment ALTER COLUMN draft_id DROP NOT NULL, ADD COLUMN belongs_to VARCHAR(6),"
                " ADD COLUMN owner_kind VARCHAR(20), ADD COLUMN owner_id BIGINT,"
                " ADD COLUMN sent_by_id BIGINT REFERENCES person (id) ON DELETE RESTRICT,"
                " ADD COLUMN sent_at TIMESTAMPTZ",
                "UPDATE attachment SET belongs_to = 'draft', owner_kind = '', owner_id = draft_id,"
                " sent_by_id = (SELECT person_id FROM draft WHERE draft.id = attachment.draft_id)",
                *handed_over("(details::json ->> 'draft')::bigint"),
                "ALTER TABLE attachment ALTER COLUMN belongs_to SET NOT NULL, ALTER COLUMN owner_kind SET NOT NULL,"
                " ALTER COLUMN owner_id SET NOT NULL, ALTER COLUMN sent_by_id SET NOT NULL,"
                f" ADD {HAS_AN_OWNER}",
                f"COMMENT ON TABLE attachment IS '{ABOUT.format(for_what='')}'",
            ],
            reverse_sqlite=rebuilt(
                COLUMNS.format(filled=" NOT NULL", owned="", checked=""), KEPT, f"SELECT {KEPT} FROM attachment"
            ),
            reverse_postgres=[
                "ALTER TABLE attachment ALTER COLUMN draft_id SET NOT NULL, DROP CONSTRAINT attachment_has_an_owner,"
                " DROP COLUMN belongs_to, DROP COLUMN owner_kind, DROP COLUMN owner_id, DROP COLUMN sent_by_id,"
                " DROP COLUMN sent_at",
                f"COMMENT ON TABLE attachment IS '{ABOUT.format(for_what=' for a question')}'",
            ],
            state_operations=[
                ops.AlterModelOptions("Attachment", {"pk_attr": "id", "table_description": ABOUT.format(for_what="")}),
                ops.AlterField(
                    model_name="Attachment",
                    name="draft",
                    field=fields.ForeignKeyField(
                        "storage.Draft",
                        source_field="draft_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="attachments",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ops.AddField(model_name="Attachment", name="belongs_to", field=fields.CharField(max_length=6)),
                ops.AddField(model_name="Attachment", name="owner_kind", field=fields.CharField(max_length=20)),
                ops.AddField(model_name="Attachment", name="owner_id", field=fields.BigIntField()),
                ops.AddField(
                    model_name="Attachment",
                    name="sent_by",
                    field=fields.ForeignKeyField(
                        "storage.Person",
                        source_field="sent_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="attachments",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ops.AddField(model_name="Attachment", name="sent_at", field=fields.DatetimeField(null=True)),
            ],
        ),
        ops.AddIndex(model_name="Attachment", index=Index(fields=["belongs_to", "owner_kind", "owner_id"])),
        ops.AddIndex(model_name="Attachment", index=Index(fields=["sent_by_id"])),
    ]
