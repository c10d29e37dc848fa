"""撤回: taking a patrol back. Its findings are void, its work is kept, and it goes on as a copy, anew, or not at all.

Within the window its consultant does so with a tap, and the client never hears of it. Once the client has it, it is the
lead's, with a reason that is told to whoever has seen it.
"""

from bot.records.drafts import Card, DraftRecord, DraftView
from bot.records.links import Link
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.patrols.patrols import PatrolRecord
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, may
from bot.rules.text import Text
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.patrols.patrols import NoSuchPatrol
from bot.services.post.writing import MessageCode, post
from storage.cases import stored as cases
from storage.database import writing
from storage.drafts import copies
from storage.drafts import stored as drafts
from storage.jobs import queue as jobs
from storage.patrols import patrols, tasks
from storage.people import persons as people
from storage.post import outbox
from storage.trail.entries import add_entry

TAKEN_BACK = OutcomeKind("patrol_taken_back")
TOLD = MessageCode("patrol_recalled")


class TooLateToRecall(Exception):
    """The recall window is over."""

    def __init__(self, patrol_id: int) -> None:
        super().__init__(patrol_id)
        self.patrol_id = patrol_id


class NothingToRevise(Exception):
    """The patrol was not recalled, or what became of it is settled."""

    def __init__(self, patrol_id: int) -> None:
        super().__init__(patrol_id)
        self.patrol_id = patrol_id


def may_recall(who: Person, patrol: PatrolRecord) -> bool:
    """Whether a patrol that the client has is this person's to take back."""
    return may(who, Action.RECALL_ISSUED_PATROL, Subject(patrol.client_id)) and patrol.state == "issued"


def may_go_on(who: Person, patrol: PatrolRecord) -> bool:
    """Whether the work of a patrol that was taken back is this person's to correct, to do anew, or to end."""
    return _is_theirs(who, patrol) and patrol.state == "recalled" and patrol.replaced_by is None


def _is_theirs(who: Person, patrol: PatrolRecord) -> bool:
    return may(who, Action.RECALL_PATROL, Subject(patrol.client_id, patrol.consultant_id))


@writing
async def recall(cause: Cause, who: Person, patrol_id: int) -> PatrolRecord:
    """Takes a patrol back before the client gets it; its task is open again, its findings are voided.

    Raises:
        TooLateToRecall: the window is over.
    """
    patrol = await patrols.get_patrol(patrol_id)
    if patrol is None or not _is_theirs(who, patrol):
        raise NoSuchPatrol(patrol_id)
    if not patrol.stands:
        return patrol
    if not await patrols.claim_recall(patrol_id, cause.at):
        raise TooLateToRecall(patrol_id)
    await _take_back(cause, patrol, {})
    await jobs.cancel_job("issue_patrol", patrol_id, cause.at)
    return patrol


async def _take_back(cause: Cause, patrol: PatrolRecord, why: dict[str, int]) -> list[int]:
    """What follows from a recall; ``why`` names the form in which the reason stands. Returns the voided findings."""
    voided = await cases.void_findings_at(Link("patrol", patrol.id), cause.at)
    for finding_id in voided:
        await outbox.cancel_messages("case", finding_id, cause.at)
        await add_entry(cause, "void", "case", finding_id, patrol=patrol.id, **why)
    await outbox.cancel_messages("patrol", patrol.id, cause.at)
    if patrol.task_id is not None:
        await tasks.change_task_state(patrol.task_id, "open", None)
    await add_entry(cause, "recall", "patrol", patrol.id, **why)
    return voided


async def recall_card(subject_kind: str, subject_id: int) -> Card | None:
    """A patrol that the client has. Raises SubjectDone: it was taken back before."""
    patrol = await patrols.get_patrol(subject_id) if subject_kind == "patrol" else None
    if patrol is None or patrol.state == "submitted":
        return None
    card = Card(patrol.client_id, title=_title(patrol))
    if not patrol.stands:
        raise SubjectDone(subject_id, card)
    return card


async def submit_recall(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Takes an issued patrol back: whoever has seen it or any of its findings is told by whom and why."""
    patrol = await patrols.get_patrol(view.draft.subject_id)
    if patrol is None or not await patrols.claim_recall_of_issued(patrol.id, cause.at):
        raise SubjectDone(view.draft.subject_id)
    saw = await patrols.find_who_saw(patrol.id)
    await _take_back(cause, patrol, {"draft": view.draft.id})
    for person_id in dict.fromkeys((*saw, patrol.consultant_id)):
        if person_id != who.id and await people.get_person(person_id) is not None:
            said = {"who": who.id, "draft": view.draft.id}
            await post(cause, TOLD, ("patrol", patrol.id), person_id, parameters=said)
    return Outcome(TAKEN_BACK, patrol.id)


async def void_card(subject_kind: str, subject_id: int) -> Card | None:
    """A patrol that was taken back. Raises SubjectDone: what became of it is settled."""
    patrol = await patrols.get_patrol(subject_id) if subject_kind == "patrol" else None
    if patrol is None or patrol.stands:
        return None

    def allows(who: Person) -> bool:
        return _is_theirs(who, patrol) or may(who, Action.RECALL_ISSUED_PATROL, Subject(patrol.client_id))

    card = Card(patrol.client_id, title=_title(patrol), allows=allows)
    if patrol.state != "recalled" or patrol.replaced_by is not None:
        raise SubjectDone(subject_id, card)
    return card


async def submit_void(cause: Cause, who: Person, view: DraftView) -> Outcome:  # noqa: ARG001 -- the shape of ``Purpose.submit``
    """作废: nothing takes the place of the patrol; a task that it was for stays to be done."""
    patrol = await patrols.get_patrol(view.draft.subject_id)
    if patrol is None or not await patrols.claim_void(patrol.id):
        raise SubjectDone(view.draft.subject_id)
    await copies.cancel_copies(patrol.draft_id, cause.at)
    await add_entry(cause, "void", "patrol", patrol.id, draft=view.draft.id)
    return Outcome(TAKEN_BACK, patrol.id)


def _title(patrol: PatrolRecord) -> Text:
    title = f"{patrol.number} {patrol.site_name}"
    return Text(title, title)


async def draft_to_revise(who: Person, patrol_id: int) -> DraftRecord:
    """The submitted form of a patrol that was taken back, for its consultant to correct.

    Raises:
        NothingToRevise
    """
    patrol = await patrols.get_patrol(patrol_id)
    draft = await drafts.get_draft(patrol.draft_id) if patrol is not None else None
    if patrol is None or draft is None or not _is_theirs(who, patrol):
        raise NoSuchPatrol(patrol_id)
    if not may_go_on(who, patrol):
        raise NothingToRevise(patrol_id)
    return draft


PURPOSES = {
    "patrol_recall": Purpose(Action.RECALL_ISSUED_PATROL, recall_card, submit_recall, (TAKEN_BACK,)),
    "patrol_void": Purpose(None, void_card, submit_void, (TAKEN_BACK,)),
}
