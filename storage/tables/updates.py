"""Updates that were dealt with, or given up."""

from tortoise import fields
from tortoise.models import Model


class ProcessedUpdate(Model):
    """An update whose effects are committed (``bot_id:update_id``), pruned after days."""

    key = fields.CharField(max_length=60, primary_key=True)
    at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "processed_update"


class WaitingUpdate(Model):
    """An update that was confirmed to Telegram before it was handled: one of many that a person (``lane``) sent at once."""

    id = fields.BigIntField(primary_key=True)
    key = fields.CharField(max_length=60, unique=True)
    lane = fields.BigIntField()
    update_id = fields.BigIntField()
    body = fields.TextField()
    held_by = fields.CharField(max_length=60)
    at = fields.DatetimeField()

    class Meta:
        table = "waiting_update"
        indexes = (("lane", "update_id"),)


class RepliesSent(Model):
    """How many messages a process has sent in reply since it began, for the one that sends what is unasked."""

    holder = fields.CharField(max_length=60, primary_key=True)
    bot_id = fields.BigIntField()
    total = fields.BigIntField()
    at = fields.DatetimeField()

    class Meta:
        table = "replies_sent"


class FailedUpdate(Model):
    """An update that was given up after its tries, the person was told."""

    key = fields.CharField(max_length=60, primary_key=True)
    at = fields.DatetimeField()
    kind = fields.CharField(max_length=40)
    error = fields.CharField(max_length=200)

    class Meta:
        table = "failed_update"
