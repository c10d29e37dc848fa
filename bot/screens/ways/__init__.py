"""The ways in: what people may say anywhere. Each subject declares its own; this is the one table of them all."""

from bot.rules.plain_words import normalise
from bot.screens.ways import (
    backups,
    behalf,
    boards,
    cadence,
    cases,
    checklists,
    contracts,
    deliverables,
    forms,
    handing_over,
    homes,
    joining,
    ledgers,
    menu,
    organisation,
    people,
    policies,
    practice,
    registers,
    settings,
    skeletons,
    staff,
    tasks,
    trainings,
    work_records,
)
from bot.screens.ways.way import Way, merged

WAYS = merged(
    homes.MENU,
    *tasks.WAYS,
    *work_records.ON_KEYS,
    *cases.WAYS,
    *trainings.WAYS,
    *registers.WAYS,
    *cadence.WAYS,
    *deliverables.WAYS,
    *boards.WAYS,
    *ledgers.WAYS,
    *contracts.WAYS,
    *behalf.WAYS,
    *(way for way in work_records.WAYS if way not in work_records.ON_KEYS),
    *joining.WAYS,
    homes.HELP,
    *people.WAYS,
    *staff.WAYS,
    *handing_over.WAYS,
    *practice.WAYS,
    *settings.WAYS,
    *backups.WAYS,
    *checklists.WAYS,
    *policies.WAYS,
    *organisation.WAYS,
    *skeletons.WAYS,
    *menu.WAYS,
    forms.CANCEL,
)
"""By their codes; in this order commands are listed."""

WORDS: dict[str, Way] = {word: way for way in WAYS.values() for word in way.said()}


def way_of(text: str) -> Way | None:
    """What a whole message says, as a command, a key or a plain word; None when it is anything else."""
    if text.startswith("/"):
        words = text[1:].split(maxsplit=1)
        return WAYS.get(words[0].split("@")[0]) if words else None
    return WORDS.get(normalise(text)) if text else None
