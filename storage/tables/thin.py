"""Which records look thin, for leads alone."""

from tortoise import fields
from tortoise.models import Model


class ThinMark(Model):
    """That a record looked thin when it was filed; ``reasons`` as ``rules/thin`` names them, a blank between them."""

    id = fields.BigIntField(primary_key=True)
    record_kind = fields.CharField(max_length=20)
    record_id = fields.BigIntField()
    client_id = fields.BigIntField()
    reasons = fields.CharField(max_length=60)
    noted_at = fields.DatetimeField()

    class Meta:
        table = "thin_mark"
        unique_together = (("record_kind", "record_id"),)
        indexes = (("client_id", "noted_at"),)
