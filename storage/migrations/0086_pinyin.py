"""Names are found by how they are said: what was there before is indexed once more."""

from tortoise import migrations
from tortoise.migrations import operations as ops

TABLES = {
    "clients": "client",
    "sites": "site",
    "menu": "menu_item",
    "equipment": "equipment",
    "licences": "licence",
    "contracts": "contract",
    "contract_items": "contract_item",
    "monitoring": "monitoring",
    "people": "person",
}
"""The ledgers whose entries have names, each with its table."""


class Migration(migrations.Migration):
    """Until the beat has indexed them, entries are found as they were; going back, nothing asks for what is more."""

    dependencies = [("storage", "0084_paper_files")]

    initial = False

    operations = [
        ops.RunSQL(
            [f"INSERT INTO search_stale (kind, subject_id) SELECT '{kind}', id FROM {table}"], reverse_sql=["SELECT 1"]
        )
        for kind, table in TABLES.items()
    ]
