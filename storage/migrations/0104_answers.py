"""What was asked and answered before, for whoever asks the like."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

SEARCHED = "code, question, answer"
"""The columns whose change is noted to be indexed (storage/search)."""
NOTED = (("insert", "INSERT", "NEW"), ("update", f"UPDATE OF {SEARCHED}", "NEW"), ("delete", "DELETE", "OLD"))


def _key(table: str, column: str, related: str) -> Any:
    key: Any = fields.ForeignKeyField  # tortoise's types want ``null`` as a literal
    return key(
        f"storage.{table}",
        source_field=f"{column}_id",
        null=True,
        db_constraint=True,
        to_field="id",
        related_name=related,
        on_delete=OnDelete.RESTRICT,
    )


class Migration(migrations.Migration):
    """Nothing was collected before."""

    dependencies = [("storage", "0103_appeals")]

    initial = False

    operations = [
        ops.CreateModel(
            name="AnsweredQuestion",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("code", fields.CharField(null=True, unique=True, max_length=40)),
                ("question", fields.CharField(max_length=200)),
                ("answer", fields.CharField(max_length=800)),
                ("case", _key("ServiceCase", "case", "answered_questions")),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("now", _key("AnsweredQuestion", "now", "merged")),
            ],
            options={
                "table": "answered_question",
                "app": "storage",
                "indexes": [Index(fields=["case_id"]), Index(fields=["now_id"])],
                "pk_attr": "id",
                "table_description": "A question with its answer, without names, for whoever asks the like (常见问答).",
            },
            bases=["Model"],
        ),
        RunDialectSQL(
            sqlite=[
                f"CREATE TRIGGER search_answered_question_{name} AFTER {event} ON answered_question BEGIN INSERT INTO search_stale"
                f" (kind, subject_id) VALUES ('answers', {row}.id); END"
                for name, event, row in NOTED
            ],
            postgres=[
                f"CREATE TRIGGER search_answered_question_{name} AFTER {event} ON answered_question FOR EACH ROW EXECUTE FUNCTION"
                " search_note('answers', 'id')"
                for name, event, _ in NOTED
            ],
            reverse_sqlite=[f"DROP TRIGGER search_answered_question_{name}" for name, _, _ in NOTED],
            reverse_postgres=[
                f"DROP TRIGGER search_answered_question_{name} ON answered_question" for name, _, _ in NOTED
            ],
        ),
    ]
