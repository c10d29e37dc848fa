"""At which site? By distance, for whoever sent where they are while no form asks for it."""

from aiogram import Router

from bot.rules.record_kind import SITE, RecordKind
from bot.rules.spots import Spot
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.screens.buttons import BeginNear, BeginThere
from bot.screens.screen import Screen
from bot.screens.ways.work_records import TO_FILE
from bot.screens.work_records.near import from_button, near_sites
from bot.services.forms import sharing
from bot.services.work_records.near import sites_near
from bot.services.work_records.seeing import NoSuchRecord, kind_of
from handlers.forms import shown
from handlers.pressed import says
from handlers.turn import Reply, Turn

router = Router(name="near")

AT_SITES = tuple(kind for kind in RECORD_KINDS.values() if kind.kind in TO_FILE and kind.about[0] == SITE)
"""What is recorded at a site; the first is what most come for."""


async def sites_by_distance(turn: Turn, spot: Spot) -> Screen | None:
    """The sites near a place to begin what most come for; None: there is none for this person."""
    for kind in AT_SITES:
        screen = await _near(turn, kind, spot, 0)
        if screen is not None:
            return screen
    return None


async def _near(turn: Turn, kind: RecordKind, spot: Spot, page: int) -> Screen | None:
    found = await sites_near(turn.who, kind, spot)
    if not found:
        return None
    others = [other for other in AT_SITES if other is not kind and await sites_near(turn.who, other, spot)]
    return near_sites(kind, found, spot, tuple(others), page, turn.language)


@router.callback_query(says(BeginNear))
async def begin_near(_: object, turn: Turn, pressed: BeginNear) -> Reply:
    """The list for a kind, or its next page."""
    screen = await _near(turn, kind_of(pressed.kind), from_button(pressed.north, pressed.east), pressed.page)
    if screen is None:
        raise NoSuchRecord(pressed.kind)
    return screen


@router.callback_query(says(BeginThere))
async def begin_there(_: object, turn: Turn, pressed: BeginThere) -> Reply:
    """A record at a site, with where it is begun from."""
    spot = from_button(pressed.north, pressed.east)
    value: dict[str, object] = {"latitude": spot.latitude, "longitude": spot.longitude}
    return await shown(
        await sharing.open_form_there(turn.cause, turn.who, pressed.form, SITE, pressed.site_id, value), turn
    )
