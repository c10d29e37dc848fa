"""What our own people are able to do: kind of staff, title, fields of competence, project experience.

With indexes for the figures of our readiness.
"""

from tortoise import fields, migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

COLUMNS = {"kind": 20, "title_level": 20, "competence": 40, "years": 4, "experience": 500}

OF_THE_TEAM = "g.person_id = person.id AND g.role IN ('lead', 'consultant') AND g.position <> '' AND g.ended_at IS NULL"
KNOWN_ALREADY = (
    f"UPDATE person SET kind = (SELECT MIN(g.position) FROM role_grant g WHERE {OF_THE_TEAM})"
    f" WHERE (SELECT COUNT(DISTINCT g.position) FROM role_grant g WHERE {OF_THE_TEAM}) = 1"
)
PROMISED = "CREATE INDEX task_promised ON task (work, due_on) WHERE state IN ('open', 'missed')"


class Migration(migrations.Migration):
    """Who was entered as one kind of staff in all their teams is that with us; the rest is for somebody to say."""

    dependencies = [("storage", "0042_what_waits_for_a_person")]

    initial = False

    operations = [
        *(
            ops.AddField(model_name="Person", name=name, field=fields.CharField(db_default="", max_length=longest))
            for name, longest in COLUMNS.items()
        ),
        # our own people among those of all clients, and what was promised among all that was done
        ops.AddIndex(model_name="Person", index=Index(fields=["kind"])),
        ops.RunSQL([KNOWN_ALREADY, PROMISED], ["DROP INDEX task_promised"]),
    ]
