"""Patrols and the tasks they are planned by."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


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


class Patrol(Model):
    """A submitted daily patrol (clause 4.6), its answers are those of its draft."""

    id = fields.BigIntField(primary_key=True)
    number = fields.CharField(max_length=20, unique=True)
    client = refers_to("Client", "patrols")
    site = refers_to("Site", "patrols")
    consultant = refers_to("Person", "patrols")
    draft = refers_to("Draft", "patrols")
    task = may_refer_to("Task", "patrols")
    state = fields.CharField(max_length=12)
    started_at = fields.DatetimeField()
    submitted_at = fields.DatetimeField()
    recall_until = fields.DatetimeField()
    issued_at = fields.DatetimeField(null=True)
    recalled_at = fields.DatetimeField(null=True)

    class Meta:
        table = "patrol"
        indexes = (("site_id", "submitted_at"), ("client_id", "submitted_at"), ("client_id", "id"), ("draft_id",))
