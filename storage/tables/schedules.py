"""Which work is done where, by whom and how often."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Schedule(Model):
    """A work plan (工作计划); its tasks are made up to ``planned_until``.

    ``planned_as``: what it said then, ``planned_with``: by which calendars. ``work``: a code of rules/tasks/works,
    ``about``: what it is about, in words. No ``site``: all of the client's, where
    the work is done at sites. ``every``, ``early``, ``late``: numbers as they are typed, empty where nothing was said.
    ``shared``: whether any of its people does it or each; ``paused_until``: the last day without tasks. ``item``: the one
    of a contract that it was made of. ``now``: as a client's.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    client = refers_to("Client", "schedules")
    work = fields.CharField(max_length=20, db_default="patrol")
    about = fields.CharField(max_length=120, db_default="")
    site = may_refer_to("Site", "schedules")
    licences = may_refer_to("Licence", "schedules")
    often = fields.CharField(max_length=20)
    weekdays = fields.CharField(max_length=20, db_default="")
    every = fields.CharField(max_length=4, db_default="")
    on_day = fields.CharField(max_length=20, db_default="")
    off = fields.CharField(max_length=12, db_default="")
    person = refers_to("Person", "schedules")
    second = may_refer_to("Person", "second_in")
    third = may_refer_to("Person", "third_in")
    shared = fields.CharField(max_length=12, db_default="")
    early = fields.CharField(max_length=4, db_default="")
    late = fields.CharField(max_length=4, db_default="")
    unannounced = fields.BooleanField(db_default=False)
    begins = fields.DateField()
    ends = fields.DateField(null=True)
    paused_until = fields.DateField(null=True)
    planned_until = fields.DateField(null=True)
    planned_as = fields.CharField(max_length=400, db_default="")
    planned_with = fields.CharField(max_length=40, db_default="")
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    item = may_refer_to("ContractItem", "schedules")
    now = may_refer_to("Schedule", "merged")

    class Meta:
        table = "schedule"
        indexes = (
            ("client_id",),
            ("site_id",),
            ("person_id",),
            ("second_id",),
            ("third_id",),
            ("now_id",),
            ("licences_id",),
            ("item_id",),
        )
