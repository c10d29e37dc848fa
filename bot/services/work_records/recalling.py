"""撤回: taking a work record back. What was found at it is void; it goes on as a copy, anew, or not at all.

Within its window whoever filed it does so with a tap, and the client never hears of it. Once the client has it, that is
somebody else's, with a reason that is told to whoever has seen it.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from bot.records.drafts import Card, DraftRecord, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.work_records import WorkRecord
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.permissions import Subject, may
from bot.rules.record_kind import RecordKind, State
from bot.rules.text import Text
from bot.rules.work_records.kinds import KINDS
from bot.services.cases.lasting import settle
from bot.services.cases.steps import let_go
from bot.services.cases.unrepeated import forget_repeats
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.post.writing import post
from bot.services.tasks.done import reopen
from bot.services.work_records.filing import release_job
from bot.services.work_records.messages import RECALLED
from bot.services.work_records.seeing import NoSuchRecord, is_taken_back_since, rights_of
from storage.cases import finding_details, findings
from storage.database import writing
from storage.drafts import stored as drafts
from storage.jobs import queue as jobs
from storage.people import persons as people
from storage.post import outbox
from storage.trail.entries import add_entry
from storage.work_records import accepting, releasing, stored

TAKEN_BACK: Mapping[str, OutcomeKind] = {
    kind.kind: OutcomeKind(f"{kind.kind}_taken_back") for kind in KINDS if kind.recall_issued is not None
}


class TooLateToRecall(Exception):
    """The recall window is over."""

    def __init__(self, record: WorkRecord) -> None:
        super().__init__(record.kind, record.id)
        self.record = record


class NothingToRevise(Exception):
    """The record was not recalled, or what became of it is settled."""

    def __init__(self, record: WorkRecord) -> None:
        super().__init__(record.kind, record.id)
        self.record = record


async def _theirs(who: Person, kind: str, record_id: int) -> WorkRecord:
    """A record that this person filed and may take back."""
    record = await stored.get_record(kind, record_id)
    permit = record.of_kind.recall if record is not None else None
    if record is None or permit is None or not may(who, permit, Subject(record.client_id, record.person_id)):
        raise NoSuchRecord(kind, record_id)
    return record


@writing
async def recall(cause: Cause, who: Person, kind: str, record_id: int) -> None:
    """Takes a record back before the client gets it; its task is open again, what was found at it is void.

    Raises:
        NoSuchRecord
        TooLateToRecall: the window is over.
    """
    record = await _theirs(who, kind, record_id)
    if not record.stands:
        return
    if not await releasing.claim_recall(record.link, cause.at):
        raise TooLateToRecall(record)
    await take_back(cause, record, "recall", {})
    await jobs.cancel_job(release_job(record.of_kind), record.id, cause.at)


async def take_back(
    cause: Cause, record: WorkRecord, action: str, why: dict[str, int], *, keep_findings: bool = False
) -> None:
    """What follows from a recall, or from voiding what the client has (``action``), inside an open transaction.

    ``why`` names the form in which the reason stands. ``keep_findings``: what was found goes on without the record.
    """
    void = await finding_details.void_findings_at(record.link, cause.at) if not keep_findings else []
    for finding_id in void:
        await outbox.cancel_messages("case", finding_id, cause.at)
        await add_entry(cause, "void", "case", finding_id, **{record.kind: record.id}, **why)
        await let_go(cause, None, finding_id)
    await findings.forget_effects(record.link)
    await forget_repeats(cause, void)
    # what goes on without the record came back all the same
    await settle(cause, record.link, {})
    await outbox.cancel_messages(record.kind, record.id, cause.at)
    if record.task_id is not None and not await accepting.is_returned(record.link):
        await reopen(cause, record.task_id)
    await add_entry(cause, action, record.kind, record.id, **why)


async def tell_who_saw(cause: Cause, who: Person, record: WorkRecord, saw: Sequence[int], said: dict[str, Any]) -> None:
    """Whoever has seen it or what was found at it hears by whom and why it was taken back, its author too."""
    for person_id in dict.fromkeys((*saw, record.person_id)):
        if person_id != who.id and await people.get_person(person_id) is not None:
            told = {"who": who.id, **said}
            await post(cause, RECALLED[record.kind], (record.kind, record.id), person_id, parameters=told)


async def recall_card(kind: RecordKind, subject_kind: str, subject_id: int) -> Card | None:
    """A record that the client has, or that waits for approval. Raises SubjectDone: it was taken back before."""
    record = await stored.get_record(kind.kind, subject_id) if subject_kind == kind.kind else None
    if record is None or (record.state is State.SUBMITTED and record.of_kind.approve is None):
        return None
    if record.state is State.ISSUED and not is_taken_back_since(record):
        return None
    card = Card(record.client_id, title=title_of(record))
    if not record.stands:
        raise SubjectDone(subject_id, card)
    return card


async def submit_recall(kind: RecordKind, cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Takes it back: whoever has seen it or what was found at it is told by whom and why."""
    record = await stored.get_record(kind.kind, view.draft.subject_id)
    if record is None or not (
        await releasing.claim_recall_of_issued(record.link, cause.at)
        or (record.of_kind.approve is not None and await releasing.claim_recall(record.link, cause.at))
    ):
        raise SubjectDone(view.draft.subject_id)
    saw = await releasing.find_who_saw(record.link)
    await take_back(cause, record, "recall", {"draft": view.draft.id})
    await tell_who_saw(cause, who, record, saw, {"draft": view.draft.id})
    return Outcome(TAKEN_BACK[kind.kind], record.id)


def title_of(record: WorkRecord) -> Text:
    """What a form about the record is headed by."""
    title = f"{record.number} {record.site_name}".strip()
    return Text(title, title)


async def draft_to_revise(who: Person, cause: Cause, kind: str, record_id: int) -> DraftRecord:
    """The submitted form of a record that was taken back, for whoever filed it to correct.

    Raises:
        NoSuchRecord
        NothingToRevise
    """
    record = await _theirs(who, kind, record_id)
    draft = await drafts.get_draft(record.draft_id)
    if draft is None:
        raise NoSuchRecord(kind, record_id)
    if not rights_of(who, record, cause.at).go_on:
        raise NothingToRevise(record)
    return draft


PURPOSES = {
    kind.recalling: Purpose(
        kind.recall_issued, partial(recall_card, kind), partial(submit_recall, kind), (TAKEN_BACK[kind.kind],)
    )
    for kind in KINDS
    if kind.recall_issued is not None
}
