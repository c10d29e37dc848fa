"""The service log."""

from tortoise import fields
from tortoise.models import Model

from storage.tables.keys import refers_to


class Service(Model):
    """A service that was logged (记一笔, clause 7): never altered, a trigger refuses it; corrections are amendments."""

    id = fields.BigIntField(primary_key=True)
    number = fields.CharField(max_length=20, unique=True)
    client = refers_to("Client", "services")
    person = refers_to("Person", "services")
    kind = fields.CharField(max_length=12)
    done_on = fields.DateField()
    minutes = fields.IntField()
    text = fields.TextField()
    draft = refers_to("Draft", "services")
    logged_at = fields.DatetimeField()

    class Meta:
        table = "service_log"
        indexes = (("client_id", "done_on"), ("client_id", "id"))


class ServiceAmendment(Model):
    """A correction of a logged service: all its values as they are from then on, and why; rows are never altered."""

    id = fields.BigIntField(primary_key=True)
    service = refers_to("Service", "amendments")
    person = refers_to("Person", "amendments")
    kind = fields.CharField(max_length=12)
    done_on = fields.DateField()
    minutes = fields.IntField()
    text = fields.TextField()
    voided = fields.BooleanField()
    reason = fields.TextField()
    draft = refers_to("Draft", "amendments")
    amended_at = fields.DatetimeField()

    class Meta:
        table = "service_amendment"
        indexes = (("service_id",),)
