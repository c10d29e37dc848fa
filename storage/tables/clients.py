"""Clients and their sites."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Client(Model):
    """A manufacturer that is served (服务对象).

    ``now``: the one that it turned out to be, once it was merged into that.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True)
    name = fields.CharField(max_length=120)
    short_name = fields.CharField(max_length=40)
    order_75 = fields.BooleanField(db_default=False)
    order_75_why = fields.CharField(max_length=60, db_default="")
    self_checks_from = fields.DateField(null=True)
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    now = may_refer_to("Client", "merged")

    class Meta:
        table = "client"
        indexes = (("now_id",),)


class Site(Model):
    """A place of a client that is patrolled.

    ``now``: as a client's.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    client = refers_to("Client", "sites")
    name = fields.CharField(max_length=120)
    address = fields.CharField(max_length=300, db_default="")
    place = fields.CharField(max_length=40, db_default="")
    ended_at = fields.DatetimeField(null=True)
    now = may_refer_to("Site", "merged")

    class Meta:
        table = "site"
        unique_together = (("client", "name"),)
        indexes = (("now_id",),)
