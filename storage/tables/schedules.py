"""Which site is patrolled by whom and how often."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Schedule(Model):
    """A patrol plan (巡查计划); its tasks are made up to ``planned_until``, as it was then (``planned_as``).

    ``now``: as a client's.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    client = refers_to("Client", "schedules")
    site = refers_to("Site", "schedules")
    often = fields.CharField(max_length=20)
    person = refers_to("Person", "schedules")
    begins = fields.DateField()
    ends = fields.DateField(null=True)
    planned_until = fields.DateField(null=True)
    planned_as = fields.CharField(max_length=120, db_default="")
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    now = may_refer_to("Schedule", "merged")

    class Meta:
        table = "schedule"
        indexes = (("client_id",), ("site_id",), ("person_id",), ("now_id",))
