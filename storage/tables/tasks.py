"""Planned work."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Task(Model):
    """Something planned for a day: a form to fill in at a site.

    ``period`` names it among those of its schedule; ``until_on``: the last day on which it may be made up.
    """

    id = fields.BigIntField(primary_key=True)
    client = refers_to("Client", "tasks")
    site = refers_to("Site", "tasks")
    assignee = refers_to("Person", "tasks")
    form = fields.CharField(max_length=40)
    due_on = fields.DateField()
    state = fields.CharField(max_length=12)
    done_at = fields.DatetimeField(null=True)
    schedule = may_refer_to("Schedule", "tasks")
    period = fields.DateField(null=True)
    until_on = fields.DateField(null=True)

    class Meta:
        table = "task"
        indexes = (("assignee_id", "state", "due_on"), ("state", "until_on"))
