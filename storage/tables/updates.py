"""Updates that were dealt with, or given up."""

from tortoise import fields
from tortoise.models import Model


class ProcessedUpdate(Model):
    """An update whose effects are committed (``bot_id:update_id``), pruned after days."""

    key = fields.CharField(max_length=60, primary_key=True)
    at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "processed_update"


class FailedUpdate(Model):
    """An update that was given up after its tries, the person was told."""

    key = fields.CharField(max_length=60, primary_key=True)
    at = fields.DatetimeField()
    kind = fields.CharField(max_length=40)
    error = fields.CharField(max_length=200)

    class Meta:
        table = "failed_update"
