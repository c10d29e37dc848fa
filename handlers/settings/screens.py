"""What the screens of settings show, read for whoever looks."""

from collections.abc import Mapping

from bot.rules.settings.catalogue import Group, SettingKind, setting_of
from bot.rules.settings.firm import SIX_DAY_WEEK
from bot.rules.whole_numbers import read_whole
from bot.screens.screen import Screen
from bot.screens.settings.firm import calendar_screen, client_calendar, group_screen, overview, setting_card
from bot.screens.settings.own import Shown, settings
from bot.services.backups import looking
from bot.services.homes import waiting as homes
from bot.services.joining import members
from bot.services.people import roles
from bot.services.settings import firm as firm_settings
from bot.services.settings import own as own_settings
from handlers.turn import Turn


async def own_screen(turn: Turn) -> Screen:
    """设置."""
    person = await homes.person_now(turn.who.id)
    firm = await firm_settings.get_firm_settings()
    own = await own_settings.own_settings(person)
    digest_at = firm.digest_at if own_settings.has_digest(person) else None
    firms = tuple(await members.firms_of(person))
    held = tuple(await roles.own_roles(person))
    backups = await looking.may_look(person)
    return settings(person, Shown(own, firm.quiet, digest_at, firm_settings.may_change(person), firms, held, backups))


async def firm_screen(turn: Turn, group: str, page: int = 0) -> Screen:
    """公司设置: the groups, or one of them."""
    if group not in list(Group):
        return overview(turn.language)
    firm = await firm_settings.settings_to_change(turn.who)
    if group != Group.CALENDAR:
        names = await _names(turn) if group == Group.FIRM else {}
        return group_screen(Group(group), firm, turn.language, names)
    entries = firm_settings.coming_days(firm, None, turn.cause)
    clients = await firm_settings.clients_with_calendars(turn.who)
    return calendar_screen(entries, clients, page, turn.language)


async def setting_screen(turn: Turn, key: str, page: int = 0) -> Screen:
    """One setting of the firm; of a client's working week, the client's calendar."""
    if key.startswith(SIX_DAY_WEEK):
        return await days_screen(turn, read_whole(key.removeprefix(SIX_DAY_WEEK)) or 0)
    firm = await firm_settings.settings_to_change(turn.who)
    names = await _names(turn) if setting_of(key).kind is SettingKind.PERSON else {}
    return setting_card(key, firm, turn.language, names, page)


async def _names(turn: Turn) -> Mapping[str, str]:
    """The people whom a setting may name, by their ids as settings keep them."""
    return {str(person.id): person.called for person in await firm_settings.people_to_name(turn.who)}


async def days_screen(turn: Turn, client_id: int) -> Screen:
    """A client's calendar; 0: the firm's."""
    if client_id == 0:
        return await firm_screen(turn, Group.CALENDAR.value)
    client = await firm_settings.calendar_client(turn.who, client_id)
    firm = await firm_settings.settings_to_change(turn.who)
    entries = firm_settings.coming_days(firm, client_id, turn.cause)
    return client_calendar(client, entries, six_days=client_id in firm.six_day_weeks, language=turn.language)
