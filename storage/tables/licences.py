"""Licences and certificates of the clients."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Licence(Model):
    """What a client may make or test, and until when (证照).

    ``now``: as a client's.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    client = refers_to("Client", "licences")
    kind = fields.CharField(max_length=20)
    number = fields.CharField(max_length=60)
    issuer = fields.CharField(max_length=120, db_default="")
    scope = fields.CharField(max_length=300, db_default="")
    valid_from = fields.DateField(null=True)
    valid_until = fields.DateField()
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    now = may_refer_to("Licence", "merged")

    class Meta:
        table = "licence"
        indexes = (("client_id",), ("valid_until",), ("now_id",))
