"""Everything that people look for is found by its words (storage/search); what a firm has is noted to be indexed."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

SOURCES = (
    ("clients", "client", "id", "code, name, short_name"),
    ("sites", "site", "id", "code, name, address, client_id"),
    ("licences", "licence", "id", "code, number, issuer, scope, client_id"),
    ("schedules", "schedule", "id", "code, about, client_id"),
    ("people", "person", "id", "code, name, phone"),
    ("case", "service_case", "id", "number, title"),
    ("record", "work_record", "row_id", "number, said"),
)
"""Kind, table, the column of the id, and the columns whose change is noted."""

EVENTS = [
    (f"search_{table}_{name}", f"{event} ON {table}", row, kind, key)
    for kind, table, key, columns in SOURCES
    for name, event, row in (
        ("insert", "INSERT", "NEW"),
        ("update", f"UPDATE OF {columns}", "NEW"),
        ("delete", "DELETE", "OLD"),
    )
] + [("search_role_grant_insert", "INSERT ON role_grant", "NEW", "people", "person_id")]

NOTE = """CREATE FUNCTION search_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO search_stale (kind, subject_id) VALUES (TG_ARGV[0], CAST(to_jsonb(OLD) ->> TG_ARGV[1] AS BIGINT));
    ELSE
        INSERT INTO search_stale (kind, subject_id) VALUES (TG_ARGV[0], CAST(to_jsonb(NEW) ->> TG_ARGV[1] AS BIGINT));
    END IF;
    RETURN NULL;
END $$"""

INDEX = (
    "CREATE VIRTUAL TABLE search_index USING fts5(words, content='search_entry', content_rowid='id', tokenize='ascii',"
    " detail='none', columnsize=0)"
)
"""The words are told apart at their spaces, and it is not kept where in an entry they stand: words only narrow."""

TAKE_OUT = "INSERT INTO search_index (search_index, rowid, words) VALUES ('delete', OLD.id, OLD.words)"
PUT_IN = "INSERT INTO search_index (rowid, words) VALUES (NEW.id, NEW.words)"

NOTED = [
    f"INSERT INTO search_stale (kind, subject_id) SELECT '{kind}', {key} FROM {table}"
    for kind, table, key, _ in SOURCES
]

INDEXES = {
    "draft_recorded": "draft (person_id) WHERE on_behalf_of_id IS NOT NULL",
    "person_in_use": "person (name, id) WHERE ended_at IS NULL",
    "service_case_in_order": "service_case ((closed_at IS NOT NULL), opened_at DESC, id DESC)",
    "service_case_of_client": "service_case (client_id, (closed_at IS NOT NULL), opened_at DESC, id DESC)",
    "service_case_of_handler": "service_case (handler_id, (closed_at IS NOT NULL), opened_at DESC, id DESC)",
    "service_case_of_opener": "service_case (opened_by_id, (closed_at IS NOT NULL), opened_at DESC, id DESC)",
}
"""Lists of cases show the open ones first, then the latest; lists of people those in use, by name."""
_MADE = [f"CREATE INDEX {name} ON {on}" for name, on in INDEXES.items()]
_DROPPED = [f"DROP INDEX {name}" for name in INDEXES]

SQLITE = [
    *_MADE,
    INDEX,
    f"CREATE TRIGGER search_entry_insert AFTER INSERT ON search_entry BEGIN {PUT_IN}; END",
    f"CREATE TRIGGER search_entry_update AFTER UPDATE OF words ON search_entry BEGIN {TAKE_OUT}; {PUT_IN}; END",
    f"CREATE TRIGGER search_entry_delete AFTER DELETE ON search_entry BEGIN {TAKE_OUT}; END",
    *(
        f"CREATE TRIGGER {name} AFTER {on} BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('{kind}', {row}.{key}); END"
        for name, on, row, kind, key in EVENTS
    ),
    *NOTED,
]

POSTGRES = [
    *_MADE,
    "CREATE INDEX search_words ON search_entry USING gin (array_to_tsvector(string_to_array(words, ' ')))",
    NOTE,
    *(
        f"CREATE TRIGGER {name} AFTER {on} FOR EACH ROW EXECUTE FUNCTION search_note('{kind}', '{key}')"
        for name, on, _, kind, key in EVENTS
    ),
    *NOTED,
]


class Migration(migrations.Migration):
    """Indexing begins with the first beat; going back takes all of it away."""

    dependencies = [("storage", "0039_waiting_updates")]

    initial = False

    operations = [
        ops.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("kind", fields.CharField(max_length=20)),
                ("subject_id", fields.BigIntField()),
                ("plain", fields.TextField(unique=False)),
                ("words", fields.TextField(unique=False)),
            ],
            options={
                "table": "search_entry",
                "app": "storage",
                "unique_together": (("kind", "subject_id"),),
                "pk_attr": "id",
                "table_description": "Something that is found by its words (bot/rules/searching), an entry of one of the"
                " sources (storage/search/sources).",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SearchStale",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("kind", fields.CharField(max_length=20)),
                ("subject_id", fields.BigIntField()),
            ],
            options={
                "table": "search_stale",
                "app": "storage",
                "pk_attr": "id",
                "table_description": "Something whose words were added, changed or taken away, noted by triggers, and not"
                " indexed since.",
            },
            bases=["Model"],
        ),
        RunDialectSQL(
            sqlite=SQLITE,
            postgres=POSTGRES,
            reverse_sqlite=[
                *(f"DROP TRIGGER {name}" for name, *_ in EVENTS),
                "DROP TRIGGER search_entry_insert",
                "DROP TRIGGER search_entry_update",
                "DROP TRIGGER search_entry_delete",
                "DROP TABLE search_index",
                *_DROPPED,
            ],
            reverse_postgres=[
                *(f"DROP TRIGGER {name} ON {on.rsplit(' ', 1)[1]}" for name, on, *_ in EVENTS),
                "DROP FUNCTION search_note()",
                "DROP INDEX search_words",
                *_DROPPED,
            ],
        ),
    ]
