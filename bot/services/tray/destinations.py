"""What was sent may be for: forms that are open, what is to be done today, cases with a step that takes it, filing."""

from collections.abc import Callable, Iterable

from bot.records.attachments import AttachmentRecord
from bot.records.cases.cases import CaseRecord
from bot.records.tray import Destination
from bot.rules.cases.concerning import waits_for
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Transition
from bot.rules.cases.parties import can_do, may_see
from bot.rules.cause import Cause
from bot.rules.form import Form
from bot.rules.forms.built_in import BUILT_IN
from bot.rules.people import Person
from bot.rules.permissions import Action, clients_for, may_anywhere
from bot.services.cases import progress
from bot.services.drafts.in_use import form_in_use
from bot.services.forms.purposes import purpose_of
from bot.services.forms.with_text import in_words
from bot.services.tasks.day import day_of
from bot.services.tray.places import form_takes
from storage import clients
from storage.cases import stored as cases
from storage.drafts import stored as drafts

MOST_CASES = 3
MOST_TASKS = 3

Pieces = tuple[AttachmentRecord, ...]


async def destinations(
    cause: Cause, who: Person, pieces: Pieces, looked_at: int | None = None
) -> tuple[Destination, ...]:
    """What these can be for, the likeliest first; ``looked_at`` is the case that the person was shown last."""
    return (
        *await _tasks(cause, who, pieces),
        *await of_cases(who, pieces, await _cases(who), looked_at),
        *await filings(who, pieces),
    )


async def of_case(who: Person, pieces: Pieces, case_id: int) -> tuple[Destination, ...]:
    """What they can be for with this one case."""
    case = await cases.get_case(case_id)
    return () if case is None else tuple(_destination(case, step) for step in steps_that_take(who, case, pieces))


def steps_that_take(who: Person, case: CaseRecord, pieces: Pieces) -> tuple[Transition, ...]:
    """The steps of a case that the person can take now by a form that takes these; what it waits for comes first."""
    return _steps(who, case, lambda form: form_takes(form, pieces))


async def steps_in_words(who: Person, case_id: int) -> tuple[tuple[CaseRecord, Transition], ...]:
    """What the person can do to a case now by a form that a text begins; what it waits for comes first."""
    case = await cases.get_case(case_id)
    if case is None or not may_see(who, LIFE_CYCLES[case.kind], case.parties):
        return ()
    return tuple((case, step) for step in _steps(who, case, lambda form: in_words(form) is not None))


def _steps(who: Person, case: CaseRecord, takes: Callable[[Form], bool]) -> tuple[Transition, ...]:
    life_cycle = LIFE_CYCLES[case.kind]
    words = life_cycle.state(case.state).words
    found = [
        step
        for step in can_do(who, life_cycle, case.state, case.parties)
        if step.asks is not None and takes(form_in_use(step.asks))
    ]
    if any(step.rectifies for step in found):
        # a photo of something found is that of its fix; what was done at once is said by a key of its own
        found = [step for step in found if not step.contains]
    # what answers comes before what fixes, what leaves the case where it is, and what moves it on
    return tuple(
        sorted(found, key=lambda step: (step.action != words, not step.rectifies, step.to not in (None, case.state)))
    )


async def waiting_for_such(who: Person, pieces: Pieces) -> list[CaseRecord]:
    """The cases that wait for the person to send something like it."""
    return [case for case in await progress.waiting_cases(who) if steps_that_take(who, case, pieces)]


async def of_cases(
    who: Person, pieces: Pieces, found: Iterable[CaseRecord], looked_at: int | None = None
) -> tuple[Destination, ...]:
    """The likeliest step of each of these cases: of the one looked at, of those that wait for it, of the others."""

    def rank(taken: tuple[CaseRecord, Transition]) -> tuple[bool, bool, bool]:
        case, step = taken
        life_cycle = LIFE_CYCLES[case.kind]
        waits = waits_for(who, life_cycle, case.state, case.parties)
        answers = step.rectifies or step.action == life_cycle.state(case.state).words
        return case.id != looked_at, not waits, not answers

    taken = [(case, steps[0]) for case in found if (steps := steps_that_take(who, case, pieces))]
    return tuple(_destination(case, step) for case, step in sorted(taken, key=rank)[:MOST_CASES])


def _destination(case: CaseRecord, step: Transition) -> Destination:
    return Destination(step.asks or "", step.action, case.id, step.label, case)


async def _cases(who: Person) -> list[CaseRecord]:
    """Open cases that the person has to do with, the most urgent first."""
    found = {case.id: case for case in await progress.waiting_cases(who)}
    if may_anywhere(who, Action.SEE_FINDING):
        found |= {case.id: case for case in await progress.open_findings(who) if case.id not in found}
    found |= {case.id: case for case in await progress.own_cases(who) if case.id not in found}
    return list(found.values())


async def _tasks(cause: Cause, who: Person, pieces: Pieces) -> list[Destination]:
    """Today's tasks that were not begun; those begun are among the open forms."""
    if not may_anywhere(who, Action.PATROL):
        return []
    begun = {(draft.subject_kind, draft.subject_id) for draft in await drafts.find_open_drafts(who.id)}
    return [
        Destination(*task.begins, form_in_use(task.kind.form).title, task)
        for task in (await day_of(who, cause)).tasks
        if task.begins[1:] not in begun and form_takes(form_in_use(task.kind.form), pieces)
    ][:MOST_TASKS]


async def filings(who: Person, pieces: Pieces, client_id: int | None = None) -> list[Destination]:
    """The forms about a client that take such things, about ``client_id`` if it is known.

    Else the client is asked next where it can be one of several.
    """
    found = []
    for form in BUILT_IN:
        purpose = purpose_of(form.code)
        if purpose.action is None or not may_anywhere(who, purpose.action) or not form_takes(form, pieces):
            continue
        firms = await clients.find_clients(clients_for(who, purpose.action))
        if client_id is not None:
            firms = [firm for firm in firms if firm.id == client_id]
        if firms and await purpose.card("client", firms[0].id) is not None:
            found.append(Destination(form.code, "client", firms[0].id if len(firms) == 1 else 0, form.title))
    return found
