"""What somebody of ours keeps: they say that they have it; readings of what is confidential are noted (5.3, 6.2).

Whoever is entered as keeper is asked at once, however they were entered. What was ended by an event and is in use again
says nothing of that event any more.
"""

from dataclasses import replace
from datetime import datetime

from bot.records.ledgers.entries import EntryView, Reading
from bot.records.links import Link
from bot.rules.cause import Cause
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Ledger
from bot.rules.people import Person, Role
from bot.services.ledgers.hooks import Hooks
from bot.services.work_records.seconding import ask_keepers
from storage.database import writing
from storage.ledgers.writing import Values, change_entry
from storage.people import persons as people
from storage.trail.entries import add_entry, timeline

READ = "read"
"""What the trail calls it that somebody read what is confidential."""
MOST_READINGS = 5
"""The last; all of them are in the trail."""
OVERSEES = frozenset({Role.LEAD, Role.ADMINISTRATOR, Role.AUDITOR})


def is_confidential(view: EntryView) -> bool:
    """Whether each reading of the entry is noted."""
    return view.ledger.keeps_secret(view.entry.values)


async def note_reading(cause: Cause, entry: Link, *, files: bool = False) -> None:
    """Notes that somebody opened the card of what is confidential, or files of it or its events (clause 5.3.3).

    By itself, whatever else the same press did: what is shown was read, also when it is shown once more.
    """
    await _note(replace(cause, update=None), entry, files=files)


@writing
async def _note(cause: Cause, entry: Link, *, files: bool) -> None:
    await add_entry(cause, READ, LEDGERS[entry.kind].subject, entry.id, what="files" if files else "card")


async def readings_of(who: Person, view: EntryView) -> tuple[tuple[Reading, ...], int]:
    """Who read it last, and how often it was read, for the client's lead, the administrators and the auditors."""
    if not is_confidential(view) or who.roles_at(view.entry.client_id or 0).isdisjoint(OVERSEES):
        return (), 0
    found = [one for one in await timeline(view.ledger.subject, view.entry.id) if one.action == READ]
    told = []
    for one in found[: -MOST_READINGS - 1 : -1]:
        person = await people.get_person_on_record(one.person_id or 0)
        told.append(Reading(one.said_at, person.called if person is not None else "", one.details["what"] == "files"))
    return tuple(told), len(found)


def _hooks(ledger: Ledger) -> Hooks:
    async def after_adding(cause: Cause, _: int) -> dict[str, str]:
        await ask_keepers(cause, ledger, cause.person_id)
        return {}

    async def after_changing(cause: Cause, _: int, values: Values) -> None:
        if ledger.kept_by in values:
            await ask_keepers(cause, ledger, cause.person_id)

    async def after_resuming(cause: Cause, entry_id: int, _: datetime) -> None:
        if ledger.state:
            await change_entry(ledger.code, entry_id, {ledger.state: ""}, cause.at)
        await ask_keepers(cause, ledger, cause.person_id)

    async def after_importing(cause: Cause) -> None:
        await ask_keepers(cause, ledger, cause.person_id)

    return Hooks(
        after_adding=after_adding,
        after_changing=after_changing,
        after_resuming=after_resuming,
        after_importing=after_importing,
    )


HOOKS = {code: _hooks(ledger) for code, ledger in LEDGERS.items() if ledger.kept_by}
