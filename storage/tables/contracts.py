"""Service contracts, their items as signed, and the plans that were made of them."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Contract(Model):
    """What was sold to a client, from when until when (服务合同).

    ``now``: as a client's. ``standing``: as rules/ledgers/contracts says, since ``standing_at``, for the ``reason``; ``renews``: the one that it
    follows.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    client = refers_to("Client", "contracts")
    number = fields.CharField(max_length=60)
    standing = fields.CharField(max_length=12)
    standing_at = fields.DatetimeField(null=True)
    reason = fields.CharField(max_length=300, db_default="")
    begins = fields.DateField()
    ends = fields.DateField()
    rhythm = fields.CharField(max_length=12, db_default="")
    renews = may_refer_to("Contract", "renewed_by")
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    now = may_refer_to("Contract", "merged")

    class Meta:
        table = "contract"
        indexes = (("client_id",), ("ends",), ("renews_id",), ("now_id",))


class ContractItem(Model):
    """One service of a contract as it was signed (合同服务项目).

    ``item``: the one of the menu of which it is a copy. No ``site``: all of the client's; no ``person``: the project lead; no ``begins``: as the contract. ``every`` and
    ``minutes``: numbers as they are typed, empty where nothing was said. ``place``: the how-manyth of its contract, where somebody has put them in order. ``now``: as a client's.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    client = refers_to("Client", "contract_items")
    contract = refers_to("Contract", "items")
    item = may_refer_to("MenuItem", "contract_items")
    name = fields.CharField(max_length=120)
    clause = fields.CharField(max_length=20, db_default="")
    work = fields.CharField(max_length=20)
    site = may_refer_to("Site", "contract_items")
    often = fields.CharField(max_length=20)
    every = fields.CharField(max_length=4, db_default="")
    person = may_refer_to("Person", "contract_items")
    begins = fields.DateField(null=True)
    depth = fields.CharField(max_length=12, db_default="")
    minutes = fields.CharField(max_length=4, db_default="")
    deliverable = fields.CharField(max_length=200, db_default="")
    weekdays = fields.CharField(max_length=20, db_default="")
    unannounced = fields.BooleanField(db_default=False)
    place = fields.IntField(null=True)
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    now = may_refer_to("ContractItem", "merged")

    class Meta:
        table = "contract_item"
        indexes = (("client_id",), ("contract_id",), ("item_id",), ("now_id",))


class ServicePlan(Model):
    """One version of what a contract's items are to become (服务方案).

    ``lines``: those of rules/service_plans/lines, as JSON. It is ``submitted``, ``approved``, then ``confirmed`` or ``objected`` by the client, or ``replaced`` by a later one.
    ``from_day``: from when on it holds (``agreed_at``: since when work plans agree with it), ``reason``: why it differs from the one before. ``answered_by``: who of the
    client confirmed or objected (``words``; nobody: by silence), recorded by ``recorded_by`` where they said it by another
    ``channel``, on ``told_on``.
    """

    id = fields.BigIntField(primary_key=True)
    contract = refers_to("Contract", "plans")
    client = refers_to("Client", "service_plans")
    version = fields.IntField()
    state = fields.CharField(max_length=12)
    lines = fields.TextField()
    from_day = fields.DateField()
    reason = fields.CharField(max_length=300, db_default="")
    made_by = refers_to("Person", "plans_made")
    made_at = fields.DatetimeField()
    approved_by = may_refer_to("Person", "plans_approved")
    approved_at = fields.DatetimeField(null=True)
    answered_by = may_refer_to("Person", "plans_answered")
    answered_at = fields.DatetimeField(null=True)
    recorded_by = may_refer_to("Person", "plans_recorded")
    agreed_at = fields.DatetimeField(null=True)
    channel = fields.CharField(max_length=12, db_default="")
    told_on = fields.DateField(null=True)
    words = fields.CharField(max_length=500, db_default="")

    class Meta:
        table = "service_plan"
        unique_together = (("contract", "version"),)
        indexes = (("client_id",), ("state",))
