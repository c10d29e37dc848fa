"""What is the clients' and is with us."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class ClientProperty(Model):
    """What is a client's and is with us (客户财产与信息): who of ours has it, until when, and what became of it."""

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    client = refers_to("Client", "property")
    name = fields.CharField(max_length=120)
    kind = fields.CharField(max_length=20)
    quantity = fields.CharField(max_length=60, db_default="")
    confidential = fields.BooleanField()
    place = fields.CharField(max_length=120)
    keeper = refers_to("Person", "property_kept")
    received_on = fields.DateField()
    received_from = fields.CharField(max_length=120, db_default="")
    return_by = fields.DateField(null=True)
    state = fields.CharField(max_length=20, db_default="")
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    now = may_refer_to("ClientProperty", "merged")

    class Meta:
        table = "client_property"
        indexes = (("client_id",), ("keeper_id",), ("return_by",), ("now_id",))
