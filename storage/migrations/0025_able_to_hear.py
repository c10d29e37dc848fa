"""Cases say since when nobody can hear for whom they wait; sign-ups are found by who recorded them."""

from tortoise import fields, migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    """Of older cases it is found out on the next working morning, and before silence closes any."""

    dependencies = [("storage", "0024_released_or_not")]

    initial = False

    operations = [
        ops.AddField(model_name="ServiceCase", name="unheard_since", field=fields.DatetimeField(null=True)),
        ops.AddIndex(model_name="SignUp", index=Index(fields=["recorded_by_id"])),
    ]
