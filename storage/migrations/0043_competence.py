"""What our own people are able to do: kind of staff, title, fields of competence, project experience."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

COLUMNS = {"kind": 20, "title_level": 20, "competence": 40, "years": 4, "experience": 500}

OF_THE_TEAM = "g.person_id = person.id AND g.role IN ('lead', 'consultant') AND g.position <> '' AND g.ended_at IS NULL"
KNOWN_ALREADY = (
    f"UPDATE person SET kind = (SELECT MIN(g.position) FROM role_grant g WHERE {OF_THE_TEAM})"
    f" WHERE (SELECT COUNT(DISTINCT g.position) FROM role_grant g WHERE {OF_THE_TEAM}) = 1"
)


class Migration(migrations.Migration):
    """Who was entered as one kind of staff in all their teams is that with us; the rest is for somebody to say."""

    dependencies = [("storage", "0042_what_waits_for_a_person")]

    initial = False

    operations = [
        *(
            ops.AddField(model_name="Person", name=name, field=fields.CharField(db_default="", max_length=longest))
            for name, longest in COLUMNS.items()
        ),
        ops.RunSQL([KNOWN_ALREADY], []),
    ]
