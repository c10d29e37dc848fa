"""What the firm offers its clients."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class MenuItem(Model):
    """An item of the service menu (服务菜单).

    ``work``: a code of rules/tasks/works. ``every``, ``minutes``: numbers as they are typed, empty where nothing was
    said. ``now``: as a client's.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True, null=True)
    name = fields.CharField(max_length=120)
    english = fields.CharField(max_length=120, db_default="")
    clause = fields.CharField(max_length=20, db_default="")
    unit = fields.CharField(max_length=20)
    work = fields.CharField(max_length=20)
    often = fields.CharField(max_length=20, db_default="")
    every = fields.CharField(max_length=4, db_default="")
    depth = fields.CharField(max_length=20, db_default="")
    minutes = fields.CharField(max_length=4, db_default="")
    deliverable = fields.CharField(max_length=200, db_default="")
    instruments = fields.CharField(max_length=200, db_default="")
    requirements = fields.CharField(max_length=600, db_default="")
    package = fields.BooleanField(db_default=False)
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    now = may_refer_to("MenuItem", "merged")

    class Meta:
        table = "menu_item"
        indexes = (("now_id",),)


class RequirementReading(Model):
    """That somebody of the team read and confirmed what is required of an item, with its words at the time."""

    id = fields.BigIntField(primary_key=True)
    item = refers_to("MenuItem", "readings")
    person = refers_to("Person", "requirement_readings")
    requirements = fields.CharField(max_length=600)
    read_at = fields.DatetimeField()

    class Meta:
        table = "requirement_reading"
        unique_together = (("item", "person", "requirements"),)
        indexes = (("person_id",),)
