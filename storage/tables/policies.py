"""Policies, their versions and who read them."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import ForeignKey, OptionalForeignKey


class Policy(Model):
    """A policy document (clause 3.4), its text is in its versions."""

    id = fields.BigIntField(primary_key=True)
    created_at = fields.DatetimeField()
    # while none of its versions is in force
    revoked_at = fields.DatetimeField(null=True)
    created_by: ForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="policies"
    )

    class Meta:
        table = "policy"


class PolicyVersion(Model):
    """One version of a policy, in Markdown, ``number`` counts the published ones and is 0 before."""

    id = fields.BigIntField(primary_key=True)
    policy: ForeignKey = fields.ForeignKeyField("storage.Policy", on_delete=fields.RESTRICT, related_name="versions")
    number = fields.IntField(db_default=0)
    title = fields.CharField(max_length=120)
    audience = fields.CharField(max_length=12)
    body = fields.TextField(db_default="")
    state = fields.CharField(max_length=12)
    draft: OptionalForeignKey = fields.ForeignKeyField(
        "storage.Draft", on_delete=fields.RESTRICT, related_name="policy_versions", null=True
    )
    made_at = fields.DatetimeField()
    made_by: ForeignKey = fields.ForeignKeyField(
        "storage.Person", on_delete=fields.RESTRICT, related_name="policy_versions"
    )
    published_at = fields.DatetimeField(null=True)

    class Meta:
        table = "policy_version"
        indexes = (("policy_id", "number"), ("state",))


class PolicyReading(Model):
    """That a person read and understood a version."""

    id = fields.BigIntField(primary_key=True)
    version: ForeignKey = fields.ForeignKeyField(
        "storage.PolicyVersion", on_delete=fields.RESTRICT, related_name="readings"
    )
    person: ForeignKey = fields.ForeignKeyField("storage.Person", on_delete=fields.RESTRICT, related_name="readings")
    read_at = fields.DatetimeField()

    class Meta:
        table = "policy_reading"
        unique_together = (("version", "person"),)
