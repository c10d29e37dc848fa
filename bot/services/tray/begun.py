"""Open forms that have a place for what was sent."""

from collections.abc import Iterable

from bot.records.attachments import AttachmentRecord
from bot.records.drafts import DraftView
from bot.rules.people import Person
from bot.services.homes.waiting import begun_forms
from bot.services.tray.places import places_in

MOST_BEGUN = 3


async def begun_with_places(who: Person, files: Iterable[AttachmentRecord]) -> tuple[DraftView, ...]:
    """The latest of the person's open forms that take any of these files."""
    kept = tuple(files)
    return tuple(view for view in await begun_forms(who) if places_in(view, kept))[:MOST_BEGUN]
