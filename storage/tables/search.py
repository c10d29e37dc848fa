"""What is looked for in words (storage/search): all of it follows from other tables and can be made anew."""

from tortoise import fields
from tortoise.models import Model


class SearchEntry(Model):
    """Something that is found by its words (bot/rules/searching), an entry of one of the sources (storage/search/sources).

    ``plain``: its texts as they are compared; ``words``: what it is found by, parted by spaces, with those that say its
    kind and its clients. There is an index of the words on each database.
    """

    id = fields.BigIntField(primary_key=True)
    kind = fields.CharField(max_length=20)
    subject_id = fields.BigIntField()
    plain = fields.TextField()
    words = fields.TextField()

    class Meta:
        table = "search_entry"
        unique_together = (("kind", "subject_id"),)


class SearchStale(Model):
    """Something whose words were added, changed or taken away, noted by triggers, and not indexed since."""

    id = fields.BigIntField(primary_key=True)
    kind = fields.CharField(max_length=20)
    subject_id = fields.BigIntField()

    class Meta:
        table = "search_stale"
