"""Planned work."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import refers_to


class Task(Model):
    """Something planned for a day: a form to fill in at a site."""

    id = fields.BigIntField(primary_key=True)
    client = refers_to("Client", "tasks")
    site = refers_to("Site", "tasks")
    assignee = refers_to("Person", "tasks")
    form = fields.CharField(max_length=40)
    due_on = fields.DateField()
    state = fields.CharField(max_length=12)
    done_at = fields.DatetimeField(null=True)

    class Meta:
        table = "task"
        indexes = (("assignee_id", "state", "due_on"),)
