"""Work done apart from updates: jobs, periodic work, who does it."""

from tortoise import fields
from tortoise.models import Model


class Job(Model):
    """Long work for the worker: a file to fetch, a report to make."""

    id = fields.BigIntField(primary_key=True)
    key = fields.CharField(max_length=120, unique=True)
    kind = fields.CharField(max_length=40)
    subject_id = fields.BigIntField()
    state = fields.CharField(max_length=12)
    run_at = fields.DatetimeField()
    lease_until = fields.DatetimeField(null=True)
    held_by = fields.CharField(max_length=60, null=True)
    attempts = fields.IntField(db_default=0)
    error = fields.CharField(max_length=200, db_default="")
    done_at = fields.DatetimeField(null=True)

    class Meta:
        table = "job"
        indexes = (("state", "run_at"),)


class DoneUntil(Model):
    """Up to which day periodic work (a digest) was done; compared with the injected clock."""

    name = fields.CharField(max_length=40, primary_key=True)
    day = fields.DateField()

    class Meta:
        table = "done_until"


class Lease(Model):
    """Who does a thing of which there must be one, and until when (the sender is elected by it)."""

    name = fields.CharField(max_length=40, primary_key=True)
    holder = fields.CharField(max_length=60)
    until = fields.DatetimeField()

    class Meta:
        table = "lease"
