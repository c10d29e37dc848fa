"""People: an administrator stays, and what somebody leaves unfinished or unmanaged is told (clauses 5.1.2-3)."""

from dataclasses import replace

from bot.records.ledgers.entries import EntryView, LedgerEntry, WorkOf
from bot.rules.cause import Cause
from bot.rules.ledgers.kinds import PEOPLE
from bot.rules.people import Person, Role
from bot.services.backups.keeper import tell_if_keeper_left
from bot.services.duty.uncovered import look_at_lists
from bot.services.joining.inviting_listed import may_invite
from bot.services.ledgers.hooks import Hooks
from bot.services.people.administrators import keep_an_administrator
from bot.services.people.command_lists import tell_commands
from bot.services.people.marks import marked
from bot.services.people.succession import managed_alone, tell_of_lost_managers
from bot.services.people.unserved import tell_of_unserved
from bot.services.people.work_left import tell_of_all_work_left
from bot.services.practice.ending import end_practice
from storage.ledgers.finding import Scope, find_further_roles
from storage.ledgers.merging import has_joined
from storage.ledgers.writing import Values


async def _complete(who: Person, view: EntryView, seen: Scope) -> EntryView:
    """With the roles that the row has no room for, and whether the reader may invite them."""
    entry = view.entry
    in_row = (entry.values["role"], entry.client_id)
    return replace(
        view,
        further=tuple(
            role for role in await find_further_roles(entry.id, seen) if (role.role.value, role.client_id) != in_row
        ),
        begins=("listed_invitation",) if entry.ended_at is None and await may_invite(who, entry.id) else (),
    )


async def _before_changing(entry: LedgerEntry, values: Values) -> None:
    if entry.values["role"] == Role.ADMINISTRATOR and values.get("role", Role.ADMINISTRATOR) != Role.ADMINISTRATOR:
        await keep_an_administrator(entry.id)


async def _after_changing(cause: Cause, person_id: int, values: Values) -> None:
    if "role" in values:
        await tell_commands(cause, person_id)
        await tell_of_lost_managers(cause)
        await tell_of_all_work_left(cause, person_id)
        await look_at_lists(cause)


async def _after_ending(cause: Cause, _: Person, entry: LedgerEntry) -> None:
    await end_practice(cause, entry.id)
    await tell_of_all_work_left(cause, entry.id)
    await tell_of_unserved(cause)
    await tell_if_keeper_left(cause)
    await tell_of_lost_managers(cause)
    await look_at_lists(cause)


async def _never_joined(person_id: int) -> bool:
    """Who uses the bot, or did, stays who they are: another entry is merged into theirs."""
    return not await has_joined(person_id)


HOOKS = {
    PEOPLE.code: Hooks(
        work=lambda entry: WorkOf(person_id=entry.id),
        complete=_complete,
        unmanaged=managed_alone,
        marked=marked,
        before_changing=_before_changing,
        after_changing=_after_changing,
        before_ending=keep_an_administrator,
        may_be_merged=_never_joined,
        after_ending=_after_ending,
        after_resuming=lambda cause, person_id, _: tell_commands(cause, person_id),
    )
}
