"""Whom an incident at a client calls."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Duty(Model):
    """Somebody on a client's duty list (值班表); its cells as rules/ledgers/duty says. ``now``: as a client's.

    ``turn``, ``hour_from``, ``hour_until``: numbers as they are typed, empty where nothing was said.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    client = refers_to("Client", "duties")
    person = refers_to("Person", "duties")
    turn = fields.CharField(max_length=4)
    part = fields.CharField(max_length=60, db_default="")
    duties = fields.CharField(max_length=300, db_default="")
    phone = fields.CharField(max_length=20, db_default="")
    weekdays = fields.CharField(max_length=20, db_default="")
    hour_from = fields.CharField(max_length=4, db_default="")
    hour_until = fields.CharField(max_length=4, db_default="")
    valid_from = fields.DateField(null=True)
    valid_until = fields.DateField(null=True)
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    now = may_refer_to("Duty", "merged")

    class Meta:
        table = "duty"
        indexes = (("client_id",), ("person_id",), ("now_id",))
