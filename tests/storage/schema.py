"""Draws the schema of a database as SQL that makes it again: ``make schema`` writes storage/schema from the migrations.

It lives with the tests because it needs a PostgreSQL server, which they start.
"""

import asyncio
import re
import tempfile
from collections.abc import Mapping
from typing import Any

from storage import database as db
from storage.migrating import SCHEMA, migrate
from tests.postgres import database_url

MIGRATIONS = sorted(path.stem for path in SCHEMA.with_name("migrations").glob("[0-9]*.py"))

HEAD = "-- Made from the migrations by `make schema`; never edited.\n"

SQLITE = """SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'sqlite_sequence'
 AND name NOT GLOB 'search_index_*' -- which come with the index that they hold
 ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, name"""

TABLES = """SELECT c.oid::bigint AS id, quote_ident(c.relname) AS name, obj_description(c.oid) AS about
 FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY c.relname"""

COLUMNS = """SELECT quote_ident(a.attname) AS name, format_type(a.atttypid, a.atttypmod) AS type,
 a.attnotnull AS filled, pg_get_expr(d.adbin, d.adrelid) AS otherwise,
 col_description(a.attrelid, a.attnum) AS about
 FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
 WHERE a.attrelid = CAST(:id AS bigint)::oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum"""

CONSTRAINTS = """SELECT conrelid::regclass::text AS on_table, quote_ident(conname) AS name, contype::text AS kind,
 pg_get_constraintdef(oid) AS definition
 FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND contype <> 'n'
 ORDER BY contype = 'f', conrelid::regclass::text, conname"""

INDEXES = """SELECT pg_get_indexdef(i.indexrelid) AS sql FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
 WHERE c.relnamespace = 'public'::regnamespace
 AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u'))
 ORDER BY c.relname"""

FUNCTIONS = """SELECT pg_get_functiondef(oid) AS sql FROM pg_proc WHERE pronamespace = 'public'::regnamespace
 ORDER BY proname"""

TRIGGERS = """SELECT pg_get_triggerdef(oid) AS sql FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname"""

ANY_OF = re.compile(r"\((\w+)\)::text = ANY \(\(ARRAY\[([^]]*)\]\)::text\[\]\)")
"""How PostgreSQL writes ``IN``; read again it would be another expression, for the same."""

IN = r"\1 IN (\2)"

SERIALS = {"bigint": "BIGSERIAL", "integer": "SERIAL"}


async def drawn() -> str:
    """The open database's schema as SQL, and the migrations that were applied to it."""
    statements = await (_sqlite() if db.dialect() == "sqlite" else _postgres())
    for applied in await db.values("SELECT app, name FROM tortoise_migrations ORDER BY name"):
        statements.append(
            "INSERT INTO tortoise_migrations (app, name, applied_at)"
            f" VALUES ('{applied['app']}', '{applied['name']}', CURRENT_TIMESTAMP)"
        )
    return HEAD + "".join(f"\n{statement.strip()};\n" for statement in statements)


async def _sqlite() -> list[str]:
    return [str(made["sql"]) for made in await db.values(SQLITE)]


async def _postgres() -> list[str]:
    tables, abouts = [], []
    for table in await db.values(TABLES):
        columns = await db.values(COLUMNS, id=table["id"])
        lines = ",\n".join(f"    {_column(column)}" for column in columns)
        tables.append(f"CREATE TABLE {table['name']} (\n{lines}\n)")
        abouts += [_about(f"TABLE {table['name']}", table)]
        abouts += [_about(f"COLUMN {table['name']}.{column['name']}", column) for column in columns]
    constraints = [
        f"ALTER TABLE {one['on_table']} ADD CONSTRAINT {one['name']} {ANY_OF.sub(IN, one['definition'])}"
        for one in await db.values(CONSTRAINTS)
    ]
    rest: list[Mapping[str, Any]] = []
    for others in (INDEXES, FUNCTIONS, TRIGGERS):
        rest += await db.values(others)
    made = [ANY_OF.sub(IN, one["sql"].replace(" public.", " ", 1)) for one in rest]
    return [*tables, *(about for about in abouts if about), *constraints, *made]


def _column(column: Mapping[str, Any]) -> str:
    otherwise = column["otherwise"]
    if otherwise is not None and otherwise.startswith("nextval("):
        return f"{column['name']} {SERIALS[column['type']]}"
    return " ".join(
        [
            column["name"],
            column["type"],
            *([f"DEFAULT {otherwise}"] if otherwise is not None else []),
            *(["NOT NULL"] if column["filled"] else []),
        ]
    )


def _about(what: str, row: Mapping[str, Any]) -> str:
    return f"COMMENT ON {what} IS '{row['about'].replace(chr(39), chr(39) * 2)}'" if row["about"] else ""


async def write() -> None:
    """Migrates a new database of each kind step by step and writes down what came of it."""
    SCHEMA.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for url in (f"sqlite://{folder}/schema.db", database_url("qb_schema")):
            async with db.opened(url):
                await migrate(MIGRATIONS[-1])
                (SCHEMA / f"{db.dialect()}.sql").write_text(await drawn(), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(write())
