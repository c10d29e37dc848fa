"""Visits: what was agreed about planned work that is done at the client's."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Visit(Model):
    """One visit: what the client was told of a task, and answered; made when there is something to note.

    ``person`` and ``for_day``: who comes and when, as it was told. ``task`` is empty once re-planning took it off, so
    the client, the site, the work, the plan and its slot stand here too. ``told_at`` is empty while the client does not
    know (any more). ``asked_day``: the day for which the client asked instead, until it is answered.
    """

    id = fields.BigIntField(primary_key=True)
    task = may_refer_to("Task", "visits")
    client = refers_to("Client", "visits")
    site = may_refer_to("Site", "visits")
    schedule = may_refer_to("Schedule", "visits")
    slot = fields.IntField(db_default=0)
    work = fields.CharField(max_length=20)
    person = refers_to("Person", "visits")
    for_day = fields.DateField()
    told_at = fields.DatetimeField(null=True)
    confirmed_at = fields.DatetimeField(null=True)
    confirmed_by = may_refer_to("Person", "visits_confirmed")
    asked_day = fields.DateField(null=True)
    asked_reason = fields.CharField(max_length=200, db_default="")
    asked_at = fields.DatetimeField(null=True)
    asked_by = may_refer_to("Person", "visits_asked")
    set_out_at = fields.DatetimeField(null=True)
    arrived_at = fields.DatetimeField(null=True)

    class Meta:
        table = "visit"
        indexes = (("for_day",), ("client_id", "for_day"), ("schedule_id", "for_day"))
