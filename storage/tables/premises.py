"""Our premises and resources."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Premises(Model):
    """A place or resource of ours (场所与资源): what it is for, whose it is and until when, by when it is reviewed."""

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    name = fields.CharField(max_length=120)
    kind = fields.CharField(max_length=20)
    address = fields.CharField(max_length=300, db_default="")
    purpose = fields.CharField(max_length=300, db_default="")
    owner = fields.CharField(max_length=120, db_default="")
    lease_until = fields.DateField(null=True)
    keeper = refers_to("Person", "premises_kept")
    review_by = fields.DateField()
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    now = may_refer_to("Premises", "merged")

    class Meta:
        table = "premises"
        indexes = (("keeper_id",), ("lease_until",), ("review_by",), ("now_id",))
