"""Policies, their versions and who read them."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import may_refer_to, refers_to


class Policy(Model):
    """A policy document (clause 3.4), its text is in its versions."""

    id = fields.BigIntField(primary_key=True)
    created_at = fields.DatetimeField()
    # while none of its versions is in force
    revoked_at = fields.DatetimeField(null=True)
    created_by = refers_to("Person", "policies")

    class Meta:
        table = "policy"


class PolicyVersion(Model):
    """One version of a policy, in Markdown, ``number`` counts the published ones and is 0 before."""

    id = fields.BigIntField(primary_key=True)
    policy = refers_to("Policy", "versions")
    number = fields.IntField(db_default=0)
    title = fields.CharField(max_length=120)
    audience = fields.CharField(max_length=12)
    body = fields.TextField(db_default="")
    state = fields.CharField(max_length=12)
    draft = may_refer_to("Draft", "policy_versions")
    made_at = fields.DatetimeField()
    made_by = refers_to("Person", "policy_versions")
    published_at = fields.DatetimeField(null=True)

    class Meta:
        table = "policy_version"
        indexes = (("policy_id", "number"), ("state",))


class PolicyReading(Model):
    """That a person read and understood a version."""

    id = fields.BigIntField(primary_key=True)
    version = refers_to("PolicyVersion", "readings")
    person = refers_to("Person", "readings")
    read_at = fields.DatetimeField()

    class Meta:
        table = "policy_reading"
        unique_together = (("version", "person"),)
        indexes = (("person_id",),)
