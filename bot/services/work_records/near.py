"""The sites where somebody may file a record, the nearest first (clause 3.6)."""

from bot.records.clients import SiteRecord
from bot.rules.people import Person
from bot.rules.permissions import clients_for, may_anywhere
from bot.rules.record_kind import RecordKind
from bot.rules.spots import Spot, read_spot
from storage import clients


async def sites_near(who: Person, kind: RecordKind, spot: Spot) -> tuple[tuple[SiteRecord, int], ...]:
    """Each with how many metres away it is; without those of which nobody said where they are."""
    if not may_anywhere(who, kind.file):
        return ()
    sites = await clients.find_sites(clients_for(who, kind.file))
    found = [(site, spot.metres_to(there)) for site in sites if (there := read_spot(site.place)) is not None]
    return tuple(sorted(found, key=lambda one: (one[1], one[0].id)))
