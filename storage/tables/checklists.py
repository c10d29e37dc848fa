"""The firm's own checklists, and what it retired of those that come with the program."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Checklist(Model):
    """A checklist of the firm's own, or one that comes with the program and was retired.

    ``version`` is the published one that is asked, 0 while there is none. ``kind``: the code of its record kind.
    ``successor``: the code of the one that is asked instead since it was retired.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=20, unique=True)
    kind = fields.CharField(max_length=20)
    depth = fields.CharField(max_length=12, db_default="")
    name = fields.CharField(max_length=120)
    english = fields.CharField(max_length=120, db_default="")
    version = fields.IntField(db_default=0)
    copied_from = fields.CharField(max_length=20, db_default="")
    created_at = fields.DatetimeField()
    retired_at = fields.DatetimeField(null=True)
    successor = fields.CharField(max_length=20, db_default="")

    class Meta:
        table = "checklist"


class ChecklistVersion(Model):
    """A version of a checklist: a draft that may still change, or one that was published and stays as it is.

    ``content``: JSON (``bot/rules/checklists/plain.py``). At most one draft a checklist (partial unique index).
    ``asked_at``: since when a draft waits to be published; ``returned``: the word with which it came back.
    """

    id = fields.BigIntField(primary_key=True)
    checklist = refers_to("Checklist", "versions")
    version = fields.IntField()
    state = fields.CharField(max_length=12)
    content = fields.TextField()
    changed_by = refers_to("Person", "checklist_versions")
    changed_at = fields.DatetimeField()
    published_by = may_refer_to("Person", "checklists_published")
    published_at = fields.DatetimeField(null=True)
    asked_by = may_refer_to("Person", "checklists_to_publish")
    asked_at = fields.DatetimeField(null=True)
    returned_by = may_refer_to("Person", "checklists_returned")
    returned = fields.CharField(max_length=500, db_default="")

    class Meta:
        table = "checklist_version"
        unique_together = (("checklist", "version"),)
        indexes = (("changed_by_id",), ("published_by_id",), ("asked_by_id",), ("returned_by_id",))
