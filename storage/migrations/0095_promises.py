"""What was promised of cases by when, and what became of it."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL


def _refers(column: str, table: str, related: str, *, null: bool = True) -> Any:
    key: Any = fields.ForeignKeyField  # tortoise's types want ``null`` as a literal
    return key(
        f"storage.{table}",
        source_field=f"{column}_id",
        null=null,
        db_constraint=True,
        to_field="id",
        related_name=related,
        on_delete=OnDelete.RESTRICT,
    )


# The trail keeps its details as JSON without spaces. Who gave a date by hand is known, and so is why, unless something
# moved it since; of any other date nobody knows who gave it, and its step is empty.
_DRAFT = {
    "sqlite": "CAST(json_extract(t.details, '$.draft') AS INTEGER)",
    "postgres": "CAST(CAST(t.details AS json) ->> 'draft' AS BIGINT)",
}
_INTO = "INSERT INTO case_promise (case_id, what, until, made_at, action"
_STATEMENTS = "k.kind IN ('complaint', 'enquiry')"
_OPEN = "k.closed_at IS NULL AND k.released_at IS NOT NULL"
_BY_HAND = (
    "t.id = (SELECT MAX(m.id) FROM trail m WHERE m.subject_kind = 'case' AND m.subject_id = k.id"
    " AND m.action IN ('delay', 'put_off', 'supply', 'reopen', 'split', 'let_go')) AND t.action IN ('delay', 'put_off')"
)
_LEFT = (
    "e.id = (SELECT MAX(m.id) FROM trail m WHERE m.subject_kind = 'case' AND m.subject_id = k.id"
    """ AND (m.details LIKE '%"from":"awaiting"%' OR m.details LIKE '%"from":"accepted"%' """
    """OR m.details LIKE '%"from":"in_progress"%' OR m.details LIKE '%"from":"waiting"%')"""
    """ AND (m.details LIKE '%"to":"proposed"%' OR m.details LIKE '%"to":"resolved"%' """
    """OR m.details LIKE '%"to":"unresolvable"%' OR m.details LIKE '%"to":"declined"%' """
    """OR m.details LIKE '%"to":"withdrawn"%' OR m.details LIKE '%"to":"joined"%'))"""
    """ AND e.details NOT LIKE '%"from":"waiting"%'"""
)
"""How a case was left by us, if not out of a pause in which its date stood still."""


def taken_over(dialect: str) -> list[str]:
    """What is promised at the upgrade, and what of the end of each complaint and enquiry was, as far as it is known."""
    who = f"COALESCE(t.action, ''), t.person_id, {_DRAFT[dialect]}"
    whole = f"k.id, 'all', k.promised_at, COALESCE(t.at, k.opened_at), {who}"
    of_hand = f"FROM service_case k LEFT JOIN trail t ON {_BY_HAND}"
    return [
        f"{_INTO}, by_id, draft_id) SELECT {whole} {of_hand} WHERE {_OPEN} AND k.promised_at IS NOT NULL"
        f" AND k.paused_at IS NULL AND (({_STATEMENTS} AND k.state IN ('awaiting', 'accepted', 'in_progress'))"
        " OR (k.kind = 'hazard' AND k.state IN ('reported', 'in_progress'))"
        " OR (k.kind = 'incident' AND k.state IN ('called', 'in_hand'))) ORDER BY k.id",
        f"{_INTO}) SELECT k.id, k.state, k.due_at, k.opened_at, '' FROM service_case k WHERE {_OPEN}"
        f" AND k.due_at IS NOT NULL AND (((({_STATEMENTS} AND k.state IN ('awaiting', 'accepted'))"
        " OR (k.kind = 'hazard' AND k.state = 'reported') OR (k.kind = 'incident' AND k.state = 'called'))"
        " AND (k.promised_at IS NULL OR k.due_at <> k.promised_at))"
        " OR (k.kind = 'finding' AND k.state = 'awaiting_check') OR (k.kind = 'incident' AND k.state = 'over'))"
        " ORDER BY k.id",
        f"{_INTO}, by_id, draft_id, ended_at, became) SELECT {whole}, e.at, 'done' {of_hand} JOIN trail e ON {_LEFT}"
        f" WHERE {_STATEMENTS} AND k.released_at IS NOT NULL AND k.promised_at IS NOT NULL"
        " AND k.state NOT IN ('awaiting', 'accepted', 'in_progress', 'waiting') ORDER BY k.id",
    ]


class Migration(migrations.Migration):
    """Promises that stand are written down, and of those of before when the last one was kept, or how late it came."""

    dependencies = [("storage", "0090_calls")]

    initial = False

    operations = [
        ops.CreateModel(
            name="CasePromise",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("case", _refers("case", "ServiceCase", "promises", null=False)),
                ("what", fields.CharField(max_length=24)),
                ("until", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("action", fields.CharField(max_length=16)),
                ("by", _refers("by", "Person", "case_promises")),
                ("draft", _refers("draft", "Draft", "case_promises")),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("became", fields.CharField(null=True, max_length=8)),
                ("told_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "case_promise",
                "app": "storage",
                "indexes": [
                    Index(fields=["case_id"]),
                    Index(fields=["until"]),
                    Index(fields=["by_id"]),
                    Index(fields=["draft_id"]),
                ],
                "pk_attr": "id",
                "table_description": "That something of a case was promised by a date"
                " (bot/rules/cases/promises.py); a row is added and ended.",
            },
            bases=["Model"],
        ),
        RunDialectSQL(
            sqlite=taken_over("sqlite"), postgres=taken_over("postgres"), reverse_sqlite=[], reverse_postgres=[]
        ),
    ]
