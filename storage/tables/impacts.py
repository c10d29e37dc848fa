"""Which records were made with which instrument, and which of them are in doubt."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class InstrumentUse(Model):
    """That a record was made with an instrument."""

    id = fields.BigIntField(primary_key=True)
    equipment = refers_to("Equipment", "uses")
    record_kind = fields.CharField(max_length=20)
    record_id = fields.BigIntField()

    class Meta:
        table = "instrument_use"
        unique_together = (("equipment", "record_kind", "record_id"),)


class Impact(Model):
    """A record that an event of its instrument put in doubt; ``verdict``: how it was judged (bot/rules/impacts.py)."""

    id = fields.BigIntField(primary_key=True)
    equipment = refers_to("Equipment", "impacts")
    event_kind = fields.CharField(max_length=20)
    event_id = fields.BigIntField()
    record_kind = fields.CharField(max_length=20)
    record_id = fields.BigIntField()
    client = may_refer_to("Client", "impacts")
    opened_at = fields.DatetimeField()
    verdict = fields.CharField(max_length=12, db_default="")
    why = fields.CharField(max_length=300, db_default="")
    done = fields.CharField(max_length=300, db_default="")
    person = may_refer_to("Person", "impacts_judged")
    draft = may_refer_to("Draft", "impacts_judged")
    judged_at = fields.DatetimeField(null=True)

    class Meta:
        table = "impact"
        unique_together = (("event_kind", "event_id", "record_kind", "record_id"),)
        indexes = (("equipment_id",), ("verdict", "client_id"), ("client_id",), ("person_id",), ("draft_id",))
