"""What clients measure, and how it came out last."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Monitoring(Model):
    """A row of a client's monitoring plan (监测计划); its cells as rules/ledgers/monitoring says.

    ``limits``, ``every``: as they are kept, empty where nothing was said. No ``person``: the client's
    manager. ``next_due``: the first day on which it is due and not recorded, None where it is due on none; of the
    rhythm ``planned_as``. ``last_on``, ``last_said``, ``last_verdict``: what was recorded last. ``now``: as a client's.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    client = refers_to("Client", "monitoring")
    stage = fields.CharField(max_length=20)
    point = fields.CharField(max_length=60)
    item = fields.CharField(max_length=60)
    basis = fields.CharField(max_length=120, db_default="")
    method = fields.CharField(max_length=120, db_default="")
    limits = fields.CharField(max_length=40, db_default="")
    often = fields.CharField(max_length=20)
    every = fields.CharField(max_length=4, db_default="")
    weekdays = fields.CharField(max_length=20, db_default="")
    sample = fields.CharField(max_length=60, db_default="")
    begins = fields.DateField()
    person = may_refer_to("Person", "monitors")
    record = fields.CharField(max_length=60, db_default="")
    abnormal = fields.CharField(max_length=300, db_default="")
    planned_as = fields.CharField(max_length=80, db_default="")
    next_due = fields.DateField(null=True)
    last_on = fields.DateField(null=True)
    last_said = fields.CharField(max_length=60, db_default="")
    last_verdict = fields.CharField(max_length=20, db_default="")
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    now = may_refer_to("Monitoring", "merged")

    class Meta:
        table = "monitoring"
        indexes = (("client_id", "next_due"), ("next_due",), ("person_id",), ("now_id",))
