"""What people set for themselves: a longer quiet time, their digest."""

from dataclasses import replace

from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.settings.firm import LEAST_OPEN_MINUTES, HoursOverlap
from bot.rules.settings.own import OwnSettings
from bot.rules.settings.values import BadValue, read_hour
from bot.services.post.digest import READERS
from storage.database import writing
from storage.settings.firm import get_settings
from storage.settings.own import change_own_settings, get_own_settings
from storage.trail.entries import add_entry

OFF, ON = "off", "on"


def has_digest(who: Person) -> bool:
    """Whether the person is one of those who get a digest."""
    return not who.roles.isdisjoint(READERS)


@writing
async def change_own_setting(cause: Cause, who: Person, key: str, value: str) -> OwnSettings:
    """Sets ``quiet`` (``21:00-09:00``, ``off``) or ``digest`` (``on``, ``off``, an hour).

    Raises:
        BadValue: there is no such setting, or no such value of it.
        HoursOverlap: too little of the day would be left open.
    """
    own = await get_own_settings(who.id)
    match key, value:
        case "quiet", "off":
            wanted = replace(own, quiet=None)
        case "quiet", _:
            first, _, last = value.partition("-")
            wanted = replace(own, quiet=(read_hour(first), read_hour(last)))
        case "digest", "on" | "off":
            wanted = replace(own, digest=value == ON, digest_at=None)
        case "digest", _:
            wanted = replace(own, digest=True, digest_at=read_hour(value))
        case _:
            raise BadValue(key)
    if wanted != own:
        await keep(cause, who, wanted)
    return wanted


async def keep(cause: Cause, who: Person, own: OwnSettings) -> None:
    """Keeps the person's settings, inside a transaction that is open already.

    Raises:
        HoursOverlap: too little of the day would be left open.
    """
    firm = await get_settings()
    if own.quiet is not None and replace(firm.quiet, own=own.quiet).minutes_open < LEAST_OPEN_MINUTES:
        raise HoursOverlap
    await change_own_settings(who.id, own)
    await add_entry(cause, "own_settings", "person", who.id)


async def own_settings(who: Person) -> OwnSettings:
    """What the person has set."""
    return await get_own_settings(who.id)
