"""Changing what the firm has set and its calendar (clause 5.5.2): one transaction each, noted in the trail.

A change holds for what comes after it; dates that were promised stay.
"""

from bot.records.clients import ClientRecord
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, may
from bot.rules.refusing import NotForThisPerson
from bot.rules.settings.catalogue import SettingKind, setting_of
from bot.rules.settings.firm import SIX_DAY_WEEK, DaysEntry, FirmSettings, NoSuchSetting, changed, check, value_of
from bot.rules.settings.values import BadValue, read_id
from bot.rules.whole_numbers import read_whole
from bot.services.backups.keeper import may_keep, who_may_keep
from bot.services.risks.reviews import grade_all
from bot.services.tasks import planning
from storage import clients
from storage.database import writing
from storage.settings.firm import add_setting, end_days, get_days, get_settings, take_settings
from storage.trail.entries import add_entry

TEXT_KINDS = frozenset({SettingKind.TEXTS, SettingKind.NAME, SettingKind.PHONE, SettingKind.REPORTS})
"""Kinds whose values are words: the trail holds the change's id, not them."""


class NotTheirs(NotForThisPerson):
    """The firm's settings are the administrators'."""


class NoSuchDays(LookupError):
    """The calendar has no such entry."""


def may_change(who: Person) -> bool:
    """Whether the person may see and change the firm's settings."""
    return may(who, Action.CHANGE_FIRM_SETTINGS, Subject())


async def get_firm_settings() -> FirmSettings:
    """What the firm has set; its welcome is for strangers too."""
    return await get_settings()


async def settings_to_change(who: Person) -> FirmSettings:
    """What the firm has set, for who may change it."""
    if not may_change(who):
        raise NotTheirs
    return await get_settings()


async def clients_with_calendars(who: Person) -> tuple[ClientRecord, ...]:
    """The clients that may have days off of their own."""
    if not may_change(who):
        raise NotTheirs
    return tuple(await clients.find_clients(None))


async def people_to_name(who: Person) -> tuple[Person, ...]:
    """Those of ours whom a setting may name."""
    if not may_change(who):
        raise NotTheirs
    return await who_may_keep()


@writing
async def change_setting(cause: Cause, who: Person, key: str, value: str | None) -> FirmSettings:
    """Sets a setting; None: back to its default.

    Raises:
        NoSuchSetting, BadValue, HoursOverlap, HourIsQuiet, LadderBackwards, NoMatrix
    """
    return await set_setting(cause, who, key, value)


async def set_setting(cause: Cause, who: Person, key: str, value: str | None) -> FirmSettings:
    """``change_setting`` inside a transaction that is open already."""
    if not may_change(who):
        raise NotTheirs(key)
    if key.startswith(SIX_DAY_WEEK):
        client_id = read_whole(key.removeprefix(SIX_DAY_WEEK))
        if client_id is None or await clients.get_client(client_id) is None:
            raise NoSuchSetting(key)
    elif setting_of(key).kind is SettingKind.PERSON and value is not None and not await may_keep(read_id(value)):
        # whoever was offered may have left since
        raise BadValue(key)
    settings = await get_settings()
    stored = settings.stored.get(key)
    if value == (stored.value if stored is not None else None):
        return settings
    await take_settings()
    settings = await get_settings()
    after = changed(settings, key, value)
    check(after)
    change_id = await add_setting(key, value, who.id, cause.at)
    await add_entry(cause, "change_setting", "firm_setting", change_id, key=key, **_from_to(settings, after, key))
    if after.risk_matrix != settings.risk_matrix:
        await grade_all(cause)
    if after.calendars != settings.calendars:
        await planning.ask(cause)
    return await get_settings()


def _from_to(before: FirmSettings, after: FirmSettings, key: str) -> dict[str, int | str]:
    if key.startswith(SIX_DAY_WEEK):
        return {"was": int(key in before.stored), "now": int(key in after.stored)}
    if setting_of(key).kind in TEXT_KINDS:
        return {}
    return {"was": value_of(before, key), "now": value_of(after, key)}


@writing
async def take_days_out(cause: Cause, who: Person, entry_id: int) -> DaysEntry:
    """Takes an entry out of the calendar; dates that were promised stay.

    Raises:
        NoSuchDays
    """
    if not may_change(who):
        raise NotTheirs(entry_id)
    entry = await get_days(entry_id)
    if entry is None:
        raise NoSuchDays(entry_id)
    if entry.ended_at is None:
        await take_settings()
        if await end_days(entry_id, cause.at):
            dates = {"first": entry.first.isoformat(), "last": entry.last.isoformat()}
            kind, client_id = entry.kind.value, entry.client_id or 0
            await add_entry(cause, "end_days", "calendar_entry", entry_id, kind=kind, client=client_id, **dates)
            await planning.ask(cause)
    return entry


def coming_days(settings: FirmSettings, client_id: int | None, cause: Cause) -> tuple[DaysEntry, ...]:
    """The entries that still matter, the next one first: a client's shutdowns, or (None) everybody's days."""
    from_today = [
        entry
        for entry in settings.entries
        if entry.client_id == client_id and entry.ended_at is None and entry.last >= beijing_day(cause.at)
    ]
    return tuple(sorted(from_today, key=lambda entry: (entry.first, entry.id)))


async def calendar_client(who: Person, client_id: int) -> ClientRecord:
    """The client whose calendar is looked at.

    Raises:
        NoSuchDays
    """
    if not may_change(who):
        raise NotTheirs(client_id)
    client = await clients.get_client(client_id)
    if client is None:
        raise NoSuchDays(client_id)
    return client
