"""What nobody confirmed when they were asked may be confirmed later: both are kept of one content."""

from tortoise import migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

ONCE = (
    "CREATE UNIQUE INDEX client_confirmation_once ON client_confirmation (record_kind, record_id, digest)"
    " WHERE said IN ('confirmed', 'remarks', 'on_paper')"
)
OLD_KEY = "uid_client_conf_record__a2efc8"
KEY = ("record_kind", "record_id", "digest")
NOW = "That a client confirmed a record, remarked on it, or why nobody did, with the ``digest`` of its content."
BEFORE = "That a client confirmed a record or did not, once for each content, of which ``digest`` is kept."
TABLE = """
CREATE TABLE client_confirmation_anew (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "record_kind" VARCHAR(20) NOT NULL,
    "record_id" BIGINT NOT NULL,
    "said" VARCHAR(12) NOT NULL,
    "text" VARCHAR(500) NOT NULL DEFAULT '',
    "by_name" VARCHAR(100) NOT NULL DEFAULT '',
    "digest" VARCHAR(64) NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "recorded_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT{key}
)
"""
COLUMNS = "id, record_kind, record_id, said, text, by_name, digest, at, by_id, recorded_by_id"
MADE_ANEW = [
    f"INSERT INTO client_confirmation_anew ({COLUMNS}) SELECT {COLUMNS} FROM client_confirmation",
    "DROP TABLE client_confirmation",
    "ALTER TABLE client_confirmation_anew RENAME TO client_confirmation",
    'CREATE INDEX "idx_client_conf_by_id_130ddd" ON "client_confirmation" ("by_id")',
    'CREATE INDEX "idx_client_conf_recorde_e57c6a" ON "client_confirmation" ("recorded_by_id")',
]


def _said(description: str) -> str:
    return f"COMMENT ON TABLE client_confirmation IS '{description}'"


class Migration(migrations.Migration):
    """What was said before stays; of what was confirmed later there is no way back, which would lose one of the two."""

    dependencies = [("storage", "0087_rhythms_of_equipment")]

    initial = False

    operations = [
        RunDialectSQL(
            sqlite=[TABLE.format(key=""), *MADE_ANEW, ONCE],
            postgres=[f"ALTER TABLE client_confirmation DROP CONSTRAINT {OLD_KEY}", ONCE, _said(NOW)],
            reverse_sqlite=[
                TABLE.format(key=f',\n    CONSTRAINT "{OLD_KEY}" UNIQUE ("record_kind", "record_id", "digest")'),
                *MADE_ANEW,
            ],
            reverse_postgres=[
                "DROP INDEX client_confirmation_once",
                f"ALTER TABLE client_confirmation ADD CONSTRAINT {OLD_KEY} UNIQUE ({', '.join(KEY)})",
                _said(BEFORE),
            ],
            state_operations=[
                ops.RemoveConstraint("ClientConfirmation", fields=list(KEY)),
                ops.AlterModelOptions(
                    "ClientConfirmation",
                    {"pk_attr": "id", "table_description": NOW},
                ),
            ],
        ),
        ops.AddIndex(model_name="ClientConfirmation", index=Index(fields=["record_kind", "record_id"])),
    ]
