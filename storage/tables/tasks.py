"""Planned work."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Task(Model):
    """Something planned for a day: a ``work`` (rules/tasks/works) at a site, or for a client.

    ``period`` names it among those of its schedule, with the site and the ``slot`` (of several people). It may be done
    from ``opens_on`` (its day, where nothing is said) until ``until_on``. ``moved_from``: the day for which it was
    planned, where it is on another one; ``arranged``: whether its day is known. ``handed_from``: whose it was first.
    ``reason``: why it was waived, moved or missed. ``entry_kind``, ``entry_id``: to which entry of a ledger it happens.
    ``case``: of which it came, ``about`` what it is in words, where no plan says so.
    """

    id = fields.BigIntField(primary_key=True)
    client = refers_to("Client", "tasks")
    site = may_refer_to("Site", "tasks")
    assignee = refers_to("Person", "tasks")
    work = fields.CharField(max_length=40)
    due_on = fields.DateField()
    state = fields.CharField(max_length=12)
    done_at = fields.DatetimeField(null=True)
    schedule = may_refer_to("Schedule", "tasks")
    entry_kind = fields.CharField(max_length=20, null=True)
    entry_id = fields.BigIntField(null=True)
    period = fields.DateField(null=True)
    slot = fields.IntField(db_default=0)
    opens_on = fields.DateField(null=True)
    until_on = fields.DateField(null=True)
    moved_from = fields.DateField(null=True)
    arranged = fields.BooleanField(db_default=True)
    handed_from = may_refer_to("Person", "tasks_handed_on")
    reason = fields.CharField(max_length=200, db_default="")
    reason_by = may_refer_to("Person", "tasks_explained")
    reason_at = fields.DatetimeField(null=True)
    case = may_refer_to("ServiceCase", "tasks")
    about = fields.CharField(max_length=200, db_default="")

    class Meta:
        table = "task"
        indexes = (
            ("assignee_id", "state", "due_on"),
            ("state", "until_on"),
            ("client_id", "due_on"),
            ("due_on",),
            ("work", "due_on"),
            ("entry_kind", "entry_id"),
            ("case_id",),
        )


class TaskException(Model):
    """One time of a plan that is on another day (``due_on``), or not at all."""

    id = fields.BigIntField(primary_key=True)
    schedule = refers_to("Schedule", "exceptions")
    period = fields.DateField()
    site = may_refer_to("Site", "task_exceptions")
    slot = fields.IntField(db_default=0)
    due_on = fields.DateField(null=True)
    reason = fields.CharField(max_length=200)
    by = refers_to("Person", "task_exceptions")
    at = fields.DatetimeField()

    class Meta:
        table = "task_exception"
