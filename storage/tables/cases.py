"""Cases: findings, complaints, enquiries."""

from typing import Any

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import ForeignKey, OptionalForeignKey


class ServiceCase(Model):
    """A finding, a complaint, an enquiry: whatever has a life cycle (bot/rules/cases).

    ``turn`` grows with every step. ``due_at`` is the deadline of the present state, ``promised_at`` of the whole,
    ``title`` is what the person who opened it wrote. ``private``: not for the client's own manager.
    """

    id = fields.BigIntField(primary_key=True)
    kind = fields.CharField(max_length=20)
    number = fields.CharField(max_length=20, unique=True)
    client: ForeignKey = fields.ForeignKeyField("storage.Client", on_delete=fields.RESTRICT, related_name="cases")
    site: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Site", on_delete=fields.RESTRICT, related_name="cases", null=True
    )
    state = fields.CharField(max_length=24)
    turn = fields.IntField(db_default=0)
    title = fields.TextField()
    opened_by: ForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="opened_cases"
    )
    opened_at = fields.DatetimeField()
    due_at = fields.DatetimeField(null=True)
    promised_at = fields.DatetimeField(null=True)
    paused_at = fields.DatetimeField(null=True)
    closed_at = fields.DatetimeField(null=True)
    handler: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="handled_cases", null=True
    )
    taken_at = fields.DatetimeField(null=True)
    about: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="cases_about", null=True
    )
    rectified_by: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="rectified_cases", null=True
    )
    fix_recorded_by: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="recorded_fixes", null=True
    )
    draft: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Draft", on_delete=fields.RESTRICT, related_name="cases", null=True
    )
    private = fields.BooleanField(db_default=False)
    rating = fields.IntField(null=True)

    class Meta:
        table = "service_case"
        indexes = (
            ("client_id", "kind", "state"),
            ("state", "due_at"),
            ("opened_by_id",),
            ("handler_id",),
            ("draft_id",),
        )


class FindingDetail(Model):
    """What only a finding has: a non-conformity and the record it was found at (clauses 4.2, 4.7.1).

    That record is of any kind, so nothing but its kind and id refers to it (storage/linked.py).
    """

    id = fields.BigIntField(primary_key=True)
    case: fields.OneToOneRelation[Any] = fields.OneToOneField(
        "storage.ServiceCase", on_delete=fields.RESTRICT, related_name="finding"
    )
    record_kind = fields.CharField(max_length=20)
    record_id = fields.BigIntField()
    question = fields.CharField(max_length=80)
    clause = fields.CharField(max_length=20)
    severity = fields.CharField(max_length=12)
    suggestion_zh = fields.TextField()
    suggestion_en = fields.TextField()
    fixed_on_the_spot = fields.BooleanField(db_default=False)

    class Meta:
        table = "finding_detail"
        indexes = (("record_kind", "record_id"),)
