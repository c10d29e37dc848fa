"""Certificates of our own people."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Certificate(Model):
    """A certificate of one of our own people (人员证书): a title, a qualification, a training, and until when it holds.

    ``valid_until``: none where it does not expire. ``now``: as a client's.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    person = refers_to("Person", "certificates")
    name = fields.CharField(max_length=120)
    kind = fields.CharField(max_length=20, db_default="")
    number = fields.CharField(max_length=60, db_default="")
    issuer = fields.CharField(max_length=120, db_default="")
    scope = fields.CharField(max_length=300, db_default="")
    valid_from = fields.DateField(null=True)
    valid_until = fields.DateField(null=True)
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    now = may_refer_to("Certificate", "merged")

    class Meta:
        table = "certificate"
        indexes = (("person_id",), ("valid_until",), ("now_id",))
