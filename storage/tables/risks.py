"""What may go wrong, and what is to be done about it."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Risk(Model):
    """A risk (风险) of a client's product, or without a client of our own; its cells as rules/ledgers/risks says.

    ``level`` follows from the grades by the firm's matrix (storage/risks). No ``person``: the lead.
    ``finding``: of which it was taken over. ``now``: as a client's.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    client = may_refer_to("Client", "risks")
    name = fields.CharField(max_length=60)
    sort = fields.CharField(max_length=20, db_default="")
    stage = fields.CharField(max_length=20)
    description = fields.CharField(max_length=500)
    likelihood = fields.CharField(max_length=1)
    severity = fields.CharField(max_length=1)
    level = fields.CharField(max_length=12, db_default="")
    incidents = fields.CharField(max_length=500, db_default="")
    controls = fields.CharField(max_length=500, db_default="")
    how_often = fields.CharField(max_length=60, db_default="")
    posts = fields.CharField(max_length=40, db_default="")
    person = may_refer_to("Person", "risks")
    review_on = fields.DateField(null=True)
    finding = may_refer_to("ServiceCase", "risks")
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    now = may_refer_to("Risk", "merged")

    class Meta:
        table = "risk"
        indexes = (("client_id", "level"), ("review_on",), ("person_id",), ("now_id",), ("finding_id",))


class RiskMeasure(Model):
    """Something to be done about a risk (风险措施), whose client's it is; ended once it was done or dropped."""

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    client = may_refer_to("Client", "risk_measures")
    risk = refers_to("Risk", "measures")
    what = fields.CharField(max_length=200)
    person = may_refer_to("Person", "risk_measures")
    at_client = fields.CharField(max_length=60, db_default="")
    due = fields.DateField()
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    now = may_refer_to("RiskMeasure", "merged")

    class Meta:
        table = "risk_measure"
        indexes = (("client_id", "due"), ("risk_id",), ("due",), ("person_id",), ("now_id",))
