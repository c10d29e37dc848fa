"""What ledgers keep of clients, sites, people and roles beside what the flows needed."""

from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise import fields


class Migration(migrations.Migration):
    dependencies = [("storage", "0004_findings_become_cases")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Client",
            name="order_75",
            field=fields.BooleanField(db_default=False),
        ),
        ops.AddField(
            model_name="Person",
            name="code",
            field=fields.CharField(null=True, unique=True, max_length=40),
        ),
        ops.AddField(
            model_name="Person",
            name="phone",
            field=fields.CharField(db_default="", max_length=20),
        ),
        ops.AddField(
            model_name="RoleGrant",
            name="position",
            field=fields.CharField(db_default="", max_length=20),
        ),
        ops.AddField(
            model_name="Site",
            name="code",
            field=fields.CharField(null=True, unique=True, max_length=40),
        ),
        ops.AddField(
            model_name="Site",
            name="ended_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
    ]
