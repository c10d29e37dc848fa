"""Who may look at the backups, and decide what comes of a restore."""

from dataclasses import dataclass
from datetime import datetime

from bot.records.made_backups import MadeBackup, Restoration
from bot.rules.backing_up import next_night
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, everywhere, may
from bot.rules.refusing import NotForThisPerson
from bot.services.backups.readers import keeper
from storage.backups import made, restorations
from storage.post import held
from storage.settings.firm import get_settings

MOST_SHOWN = 8


class NotTheirs(NotForThisPerson):
    """The backups are the administrators', the quality managers' and their keeper's."""


@dataclass(frozen=True, slots=True)
class BackupsView:
    """The last backups, the newest first; ``next_at``: when the next is due. ``keeper`` is empty while nobody is named.

    ``keeper_left``: somebody was named who is none of ours any more. ``held``: messages that wait for a decision of the
    reader's, 0 for who does not decide.
    """

    backups: tuple[MadeBackup, ...]
    last_whole: MadeBackup | None
    next_at: datetime
    keeper: str
    keeper_left: bool
    restoration: Restoration | None
    held: int


async def may_look(who: Person) -> bool:
    """Whether the person may see the backups and have one made."""
    named = (await get_settings()).backup_keeper
    return may(who, Action.SEE_BACKUPS, Subject(owner_id=named))


def decides(who: Person) -> bool:
    """Whether the person decides about what is held."""
    return everywhere(who, Action.SEE_BACKUPS)


def must_decide(who: Person) -> None:
    """Raises NotTheirs: it is for others to decide."""
    if not decides(who):
        raise NotTheirs(who.id)


async def must_look(who: Person) -> None:
    """Raises NotTheirs: the person may not see the backups."""
    if not await may_look(who):
        raise NotTheirs(who.id)


async def backups_view(cause: Cause, who: Person) -> BackupsView:
    """What somebody sees who may look."""
    await must_look(who)
    backups = tuple(await made.find_latest(MOST_SHOWN))
    planned = [backup.due_at for backup in backups if backup.state == "waiting"]
    kept_by = await keeper()
    return BackupsView(
        backups,
        await made.get_last_whole(),
        min([*planned, next_night(cause.at)]),
        kept_by.called if kept_by is not None else "",
        kept_by is None and (await get_settings()).backup_keeper is not None,
        await restorations.get_last_restoration(),
        await held.count_held() if decides(who) else 0,
    )
