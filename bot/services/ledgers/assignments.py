"""Assignments: one project lead per client, and whoever is concerned hears of it (clauses 3.1, 5.1.3)."""

from collections.abc import Mapping

from bot.records.ledgers.entries import LedgerEntry, WorkOf
from bot.rules.cause import Cause
from bot.rules.ledgers.kinds import ASSIGNMENTS
from bot.rules.people import Person, Role
from bot.rules.text import CHINESE, ENGLISH, Text
from bot.services.backups.keeper import tell_if_keeper_left
from bot.services.duty.uncovered import look_at_lists
from bot.services.ledgers.hooks import Hooks
from bot.services.people.appointing import appointed
from bot.services.people.command_lists import tell_commands
from bot.services.people.unserved import tell_of_unserved
from bot.services.people.work_left import tell_of_work_left
from storage.people import persons as people
from storage.people import roles

REPLACES = Text(
    "保存后，{names}不再是这家企业的项目负责人。", "Once saved, {names} will no longer be the project lead there."
)


def _work(entry: LedgerEntry) -> WorkOf:
    return WorkOf(person_id=entry.references["person"].id, client_id=entry.client_id)


async def _warn(chosen: Mapping[str, str]) -> Text | None:
    """That a lead is replaced."""
    if chosen.get("role") != Role.LEAD or "client" not in chosen:
        return None
    leads = await people.find_people_with_role(int(chosen["client"]), Role.LEAD)
    names = [lead.called for lead in leads if str(lead.id) != chosen.get("person")]
    if not names:
        return None
    return Text(REPLACES.to(CHINESE, names="、".join(names)), REPLACES.to(ENGLISH, names=", ".join(names)))


async def _appoint(cause: Cause, grant_id: int) -> dict[str, str]:
    """Tells who is concerned; how many leads were replaced, if any."""
    grant = await roles.get_grant(grant_id)
    replaced = len(await appointed(cause, grant)) if grant is not None else 0
    return {"replaced": str(replaced)} if replaced else {}


async def _after_ending(cause: Cause, _: Person, entry: LedgerEntry) -> None:
    if entry.client_id is None:
        return
    person_id = entry.references["person"].id
    await tell_commands(cause, person_id)
    await tell_of_work_left(cause, person_id, entry.client_id)
    await tell_of_unserved(cause)
    await tell_if_keeper_left(cause)
    await look_at_lists(cause)


HOOKS = {
    ASSIGNMENTS.code: Hooks(
        work=_work,
        warn=_warn,
        after_adding=_appoint,
        after_ending=_after_ending,
        after_resuming=lambda cause, grant_id, _: _appoint(cause, grant_id),
    )
}
