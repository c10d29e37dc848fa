"""A finding is linked to the record it was found at, which may be of any kind; until now that was a patrol."""

from tortoise import fields, migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

# SQLite cannot drop NOT NULL nor add a column with it: the table is written anew, with what tortoise would forget
TABLE = """CREATE TABLE "new__finding_detail" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "question" VARCHAR(80) NOT NULL,
    "clause" VARCHAR(20) NOT NULL,
    "severity" VARCHAR(12) NOT NULL,
    "suggestion_zh" TEXT NOT NULL,
    "suggestion_en" TEXT NOT NULL,
    "fixed_on_the_spot" INT NOT NULL DEFAULT 0,
    {record},
    "case_id" BIGINT NOT NULL UNIQUE REFERENCES "service_case" ("id") ON DELETE RESTRICT
)"""
LINK = '"record_kind" VARCHAR(20) NOT NULL,\n    "record_id" BIGINT NOT NULL'
PATROL = '"patrol_id" BIGINT NOT NULL REFERENCES "patrol" ("id") ON DELETE RESTRICT'
COLUMNS = "id, question, clause, severity, suggestion_zh, suggestion_en, fixed_on_the_spot, case_id"
ONLY_PATROLS = "CASE record_kind WHEN 'patrol' THEN record_id END"
"""Older versions have no place for findings of other records: they are not lost, the way back is refused (NOT NULL)."""


def _anew(record: str, columns: str, values: str) -> list[str]:
    return [
        TABLE.format(record=record),
        f"INSERT INTO new__finding_detail ({COLUMNS}, {columns}) SELECT {COLUMNS}, {values} FROM finding_detail",
        "DROP TABLE finding_detail",
        "ALTER TABLE new__finding_detail RENAME TO finding_detail",
    ]


class Migration(migrations.Migration):
    """``finding_detail.patrol_id`` becomes ``record_kind`` and ``record_id``."""

    dependencies = [("storage", "0014_files_have_owners")]

    initial = False

    operations = [
        RunDialectSQL(
            sqlite=_anew(LINK, "record_kind, record_id", "'patrol', patrol_id"),
            postgres=[
                "ALTER TABLE finding_detail ADD COLUMN record_kind VARCHAR(20), ADD COLUMN record_id BIGINT",
                "UPDATE finding_detail SET record_kind = 'patrol', record_id = patrol_id",
                "ALTER TABLE finding_detail ALTER COLUMN record_kind SET NOT NULL, ALTER COLUMN record_id SET NOT NULL,"
                " DROP COLUMN patrol_id",
            ],
            reverse_sqlite=_anew(PATROL, "patrol_id", ONLY_PATROLS),
            reverse_postgres=[
                "ALTER TABLE finding_detail ADD COLUMN patrol_id BIGINT REFERENCES patrol (id) ON DELETE RESTRICT",
                f"UPDATE finding_detail SET patrol_id = {ONLY_PATROLS}",
                "ALTER TABLE finding_detail ALTER COLUMN patrol_id SET NOT NULL, DROP COLUMN record_kind,"
                " DROP COLUMN record_id",
            ],
            state_operations=[
                ops.AddField("FindingDetail", "record_kind", fields.CharField(max_length=20)),
                ops.AddField("FindingDetail", "record_id", fields.BigIntField()),
                ops.RemoveField("FindingDetail", "patrol"),
                ops.AlterModelOptions(
                    "FindingDetail",
                    {
                        "table": "finding_detail",
                        "app": "storage",
                        "pk_attr": "id",
                        "table_description": "What only a finding has: a non-conformity and the record it was found at"
                        " (clauses 4.2, 4.7.1).",
                    },
                ),
            ],
        ),
        ops.AddIndex(model_name="FindingDetail", index=Index(fields=["record_kind", "record_id"])),
    ]
