"""Who may look at which work record, and what they may do with it (clauses 3.6, 5.3.3)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.records.attachments import AttachmentRecord, Owner, of_record
from bot.records.clients import ClientRecord, SiteRecord
from bot.records.ledgers.entries import LedgerEntry
from bot.records.second_persons import SecondPerson
from bot.records.work_records import (
    Acceptance,
    Checked,
    ClientConfirmation,
    RecordView,
    Rights,
    TakenBack,
    WorkRecord,
    settled,
)
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.parties import may_see as may_see_case
from bot.rules.cause import Cause
from bot.rules.checklists.asked import REMARK
from bot.rules.checklists.audits import next_step
from bot.rules.deliverables.acceptance import ACCEPT
from bot.rules.forms.items import numbered
from bot.rules.forms.judging import judged
from bot.rules.forms.said import in_words
from bot.rules.forms.unmeasured import unmeasured, why_unmeasured
from bot.rules.forms.walking import visible
from bot.rules.late import Late, processed_at
from bot.rules.ledgers.columns import LOOK_AT_LEDGERS
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, Permit, Subject, clients_for, may, may_anywhere
from bot.rules.plain_words import NON_CONFORM
from bot.rules.record_kind import FILED_WITH, STANDS, RecordKind, Release, State
from bot.rules.refusing import NotForThisPerson
from bot.rules.releasing import is_for
from bot.rules.seconding import Seconded
from bot.rules.work_records.kinds import DELIVERABLES, RECORD_KINDS
from bot.services.cases.history import said
from bot.services.drafts.given import given
from bot.services.drafts.loading import get_form
from bot.services.tasks.seeing import NoSuchTask, get_task
from bot.services.work_records import audits
from bot.services.work_records.content import digest_of, draft_that_holds, filed_draft, told_changes
from bot.services.work_records.thin import thin_among
from storage import clients, seconding, self_checks, tasks
from storage.attachments import find_attachments_of, find_senders_of
from storage.cases import findings
from storage.cases import of_records as cases
from storage.drafts import stored as drafts
from storage.ledgers.finding import get_entry
from storage.people import persons as people
from storage.trail.entries import timeline
from storage.trail.late import find_late_of
from storage.work_records import accepting, amending, confirmation_codes, stored
from storage.work_records.confirming import find_confirmations

CONFIRMATION = "client_confirmation"
"""To what the page belongs that the client signed."""
STAMPED_PAGE = "stamped_page"
"""To what the scan belongs of a record that was printed, signed and stamped; its id is that of the record."""
ACCEPTANCE = "acceptance"
"""To what the page belongs on which a client accepted or returned a deliverable."""


class NoSuchRecord(NotForThisPerson):
    """There is no such record, or no such list of records, that the person may see."""


def kind_of(code: str) -> RecordKind:
    """The kind of this code, as a button names it. Raises NoSuchRecord."""
    if code not in RECORD_KINDS:
        raise NoSuchRecord(code)
    return RECORD_KINDS[code]


def may_see(who: Person, record: WorkRecord) -> bool:
    """Whether the person may look at the record: the client's own people once they have it."""
    allowed = may(who, record.of_kind.see, Subject(record.client_id, record.owner_id))
    return allowed and (record.client_id is None or is_for(who, record.client_id, record.released_at))


def may_be_corrected(record: WorkRecord) -> bool:
    """Whether a correction may change it: not before the client has it, nor once it was taken back."""
    return record.state is State.ISSUED or (record.state is State.VOIDED and record.of_kind.recall is None)


def rights_of(who: Person, record: WorkRecord, at: datetime) -> Rights:
    """What the person may do with the record at a moment."""
    kind, state = record.of_kind, record.state

    def allowed(permit: Permit | None, owner_id: int | None = record.person_id) -> bool:
        return permit is not None and may(who, permit, Subject(record.client_id, owner_id))

    theirs, above = allowed(kind.recall), allowed(kind.recall_issued, None)
    waits, settled = state is State.SUBMITTED, state is not State.RECALLED or record.replaced_by is not None
    in_window = record.recall_until is None or at < record.recall_until
    return Rights(
        amend=allowed(kind.amend) and may_be_corrected(record),
        recall=theirs and waits and in_window,
        recall_issued=above and (is_taken_back_since(record) or (waits and kind.approve is not None)),
        go_on=theirs and not settled,
        void=((theirs or above) and not settled) or (above and is_taken_back_since(record)),
        # four eyes: nobody approves their own
        approve=allowed(kind.approve, None) and waits and record.person_id != who.id,
        review=allowed(kind.review),
        settle=kind.review is not None and allowed(kind.file),
        # the client's own people have the copies
        make_finding=may_raise(who, record),
        originals=allowed(kind.see) and (record.client_id is None or is_for(who, record.client_id, None)),
    )


def is_taken_back_since(record: WorkRecord) -> bool:
    """Whether it may be taken back since it counts; what it had an entry say by then is changed there."""
    return record.state is State.ISSUED and not (record.of_kind.confirmed and record.of_kind.sets)


def may_raise(who: Person, record: WorkRecord) -> bool:
    """Whether the person may make a finding of what the record shows: it does not conform, and is none yet."""
    kind = record.of_kind
    wrong = kind.raises and record.said.get(kind.sorted_by) == NON_CONFORM and not record.findings
    return wrong and record.state in STANDS and may(who, kind.file, Subject(record.client_id, record.person_id))


def may_answer(who: Person, record: WorkRecord) -> bool:
    """Whether the person accepts and returns what is handed over to the client."""
    return may(who, ACCEPT, Subject(record.client_id))


def may_answer_for(who: Person, record: WorkRecord) -> bool:
    """Whether the person may record what a manager said to it: never whoever handed it over, since it judges them."""
    return may(who, Action.RECORD_STATEMENT, Subject(record.client_id)) and record.person_id != who.id


def may_confirm(who: Person, record: WorkRecord) -> bool:
    """Whether the person says for the client whether the record is right."""
    confirm = record.of_kind.confirm
    return confirm is not None and may(who, confirm, Subject(record.client_id))


def may_confirm_for(who: Person, record: WorkRecord) -> bool:
    """Whether the person may note what the client said to the record elsewhere."""
    return record.of_kind.confirm is not None and may(who, record.of_kind.file, Subject(record.client_id))


def has_stamped_page(kind: RecordKind) -> bool:
    """Whether the scan of its page comes by a form of its own."""
    return kind.checklists and not kind.ours


def may_attach_page(who: Person, record: WorkRecord) -> bool:
    """Whether the person may add the scan of a page to the record."""
    kind = record.of_kind
    return has_stamped_page(kind) and record.stands and may(who, kind.file, Subject(record.client_id))


def may_present_code(who: Person, record: WorkRecord, at: datetime) -> bool:
    """Whether the person may have the client confirm on the spot: what it has, or gets by that."""
    if not may_confirm_for(who, record):
        return False
    gives = record.of_kind.release is Release.AFTER_WINDOW and rights_of(who, record, at).recall
    return record.state is State.ISSUED or (record.state is State.SUBMITTED and gives)


def may_second(who: Person, question: SecondPerson) -> bool:
    """Whether the person is asked. Nobody confirms what they filed themself, unless it is what they keep."""
    if not question.is_open or (question.asker_id == who.id and question.subject_kind not in LEDGERS):
        return False
    return is_asked_to_second(who, question)


def is_asked_to_second(who: Person, question: SecondPerson) -> bool:
    """Whether the question was put to the person, open or not."""
    if question.asked_id is None:
        return question.client_id is not None and Role.CLIENT_MANAGER in who.roles_at(question.client_id)
    return question.asked_id == who.id


def may_ask_another(who: Person, question: SecondPerson) -> bool:
    """Whether the person may ask somebody else about a record: whoever may file one like it."""
    if question.subject_kind in LEDGERS or question.state not in (Seconded.OPEN, Seconded.DECLINED):
        return False
    return may(who, RECORD_KINDS[question.subject_kind].file, Subject(question.client_id))


async def is_deliverable(record: WorkRecord) -> bool:
    """Whether the client has it and may accept or return it."""
    if record.kind not in DELIVERABLES or record.task_id is None or record.client_id is None:
        return False
    task = await tasks.get_task(record.task_id)
    return record.state is State.ISSUED and task is not None and task.kind.accepted


async def get_record(who: Person, kind: str, record_id: int, cause: Cause) -> RecordView:
    """A record that the person may see. Raises NoSuchRecord."""
    return await _view(who, await stored.get_record(kind, record_id), cause)


async def get_record_by_number(who: Person, number: str, cause: Cause) -> RecordView:
    """The same by its number."""
    return await _view(who, await stored.get_record_by_number(number), cause)


async def _opened(who: Person, record: WorkRecord) -> tuple[int, str] | None:
    case = await cases.get_case_of(record.link)
    if case is None and record.entry is not None:
        case = await cases.get_open_case_of_entry(record.kind, record.entry)
    if case is None or not may_see_case(who, LIFE_CYCLES[case.kind], case.parties):
        return None
    return case.id, case.number


async def _view(who: Person, record: WorkRecord | None, cause: Cause) -> RecordView:
    if record is None or not may_see(who, record):
        raise NoSuchRecord
    if record.client_id is not None and not is_for(who, record.client_id, record.replaced_released_at):
        # of what was taken back before they had it, they hear nothing
        record = replace(record, replaces=None)
    late = await find_late_of(record.kind, record.id)
    before = await amending.find_amendments(record.link) if record.amended else []
    answered = await accepting.get_answer(record.link) if record.kind in DELIVERABLES else None
    unanswered = answered is None and await is_deliverable(record)
    rights = replace(rights_of(who, record, cause.at), attach_page=may_attach_page(who, record))
    if unanswered:
        rights = replace(rights, answer=may_answer(who, record), answer_for=may_answer_for(who, record))
    confirmed, digest = tuple[ClientConfirmation, ...](), ""
    if record.of_kind.confirm is not None:
        confirmed, digest = tuple(await find_confirmations(record.link)), await digest_of(record)
        if settled(confirmed, digest) is None:
            rights = replace(rights, present_code=may_present_code(who, record, cause.at))
            if record.state is State.ISSUED:
                rights = replace(rights, confirm=may_confirm(who, record), confirm_for=may_confirm_for(who, record))
    entry = await _of_entry(record)
    seconds = tuple(await seconding.find_questions(record.link)) if record.of_kind.second is not None else ()
    if seconds:
        second, another = may_second(who, seconds[-1]), may_ask_another(who, seconds[-1])
        rights = replace(rights, second=second, ask_another=another)
    return RecordView(
        record,
        tuple(await findings.find_findings_of(record.link)) if record.of_kind.finds or record.findings else (),
        tuple(await find_attachments_of(of_record(record.kind, int(record.said.get(FILED_WITH, record.id))))),
        tuple(replace(one, processed_at=processed_at(one.amended_at, late)) for one in before),
        await _taken_back(record, late),
        rights,
        processed_at(record.filed_at, late),
        entry.told(LEDGERS[str(record.entry_kind)]) if entry is not None else "",
        _sees_entry(who, record),
        await _of_task(who, record),
        await _checked(record) if record.of_kind.checklists else (),
        answered,
        unanswered,
        await _signed(record, answered, confirmed),
        tuple(await self_checks.find_notes((record.id,))) if record.of_kind.review is not None else (),
        *await _round(who, record),
        await told_changes(record, before) if record.of_kind.corrected_as_asked and before else (),
        confirmed,
        digest,
        await _last_code(record) if rights.present_code else 0,
        seconds=seconds,
        opened=await _opened(who, record) if record.of_kind.opens is not None else None,
        secret=entry is not None and LEDGERS[str(record.entry_kind)].keeps_secret(entry.values),
        thin=(await thin_among(who, record.kind, [record])).get(record.id, ()),
    )


async def _last_code(record: WorkRecord) -> int:
    last = await confirmation_codes.get_last(record.link)
    return last.id if last is not None else 0


async def senders_of(view: RecordView) -> dict[int, str]:
    """By their ids who sent the files of a record that the person sees, and the pages that were signed."""
    names = await find_senders_of(of_record(view.record.kind, view.record.id))
    for owner in _pages(view.record, view.answered, view.confirmed):
        names |= await find_senders_of(owner)
    return names


async def _signed(
    record: WorkRecord, answered: Acceptance | None, confirmed: tuple[ClientConfirmation, ...]
) -> tuple[AttachmentRecord, ...]:
    """The pages on which the client said something to a record, and those of it that were signed and stamped."""
    owners = _pages(record, answered, confirmed)
    return tuple([file for owner in owners for file in await find_attachments_of(owner)])


def _pages(
    record: WorkRecord, answered: Acceptance | None, confirmed: tuple[ClientConfirmation, ...]
) -> tuple[Owner, ...]:
    return (
        *((of_record(ACCEPTANCE, answered.id),) if answered is not None else ()),
        *(of_record(CONFIRMATION, one.id) for one in confirmed),
        *((of_record(STAMPED_PAGE, record.id),) if has_stamped_page(record.of_kind) else ()),
    )


async def _round(who: Person, record: WorkRecord) -> tuple[tuple[WorkRecord, ...], str, int]:
    """What belongs to the same round of internal audit, and by which checklist and at which site it goes on."""
    whole = await audits.round_of(record)
    files = may(who, record.of_kind.file, Subject(record.client_id))
    goes_on = next_step([await audits.step_of(one) for one in whole]) if whole and files else ""
    return tuple(one for one in whole if may_see(who, one)), goes_on, await _site_of(record) if goes_on else 0


async def _site_of(record: WorkRecord) -> int:
    """Where a record was made, or the only site of its client; 0: it has several."""
    if record.site_id is not None or record.client_id is None:
        return record.site_id or 0
    sites = await clients.find_sites((record.client_id,))
    return sites[0].id if len(sites) == 1 else 0


async def _of_entry(record: WorkRecord) -> LedgerEntry | None:
    return await get_entry(record.entry.kind, record.entry.id, None) if record.entry is not None else None


def _sees_entry(who: Person, record: WorkRecord) -> bool:
    if record.entry is None:
        return False
    whose = Subject(record.client_id, record.of_person_id)
    looks = may_anywhere(who, LOOK_AT_LEDGERS) if record.client_id is None else may(who, LOOK_AT_LEDGERS, whose)
    return looks and may(who, LEDGERS[record.entry.kind].seen_by, whose)


async def _checked(record: WorkRecord) -> tuple[Checked, ...]:
    """What was answered to each item, in the version of the checklist that was filled in."""
    filed, holds = await filed_draft(record), await draft_that_holds(record)
    form, answers = await get_form(filed.form, filed.version), await drafts.get_answers(holds.id)
    said = given(answers)
    shown = {step.key for step in visible(form, answers)}
    return tuple(
        Checked(
            number,
            step.question.name,
            judged(step.question, answers.get(step.key)) or "",
            "" if why_unmeasured(answers, step.key) else _noted(said, step.key),
            unmeasured(answers, step.key) or in_words(step.question, answers.get(step.key)),
            step.key,
        )
        for number, step in enumerate(numbered(form), start=1)
        if step.key in shown
    )


def _noted(said: Mapping[str, str], item: str) -> str:
    return said.get(f"{item}.note") or said.get(f"{item}.{REMARK}", "")


async def _of_task(who: Person, record: WorkRecord) -> int | None:
    if record.task_id is None or not may(who, Action.SEE_PLANNED, Subject(record.client_id)):
        return None
    try:
        return (await get_task(who, record.task_id)).id
    except NoSuchTask:
        return None


async def _taken_back(record: WorkRecord, late: tuple[Late, ...]) -> tuple[TakenBack, ...]:
    """By whom and why it was recalled, and ended."""
    found = []
    for entry in await timeline(record.kind, record.id) if not record.stands else ():
        if entry.action in ("recall", "void"):
            person = await people.get_person_on_record(entry.person_id or 0)
            why, _ = await said(int(entry.details.get("draft", 0)))
            who, later = person.called if person is not None else "", processed_at(entry.at, late)
            found.append(TakenBack(entry.said_at, who, why, entry.action == "void", later))
    return tuple(found)


def listed_for(who: Person, client_id: int | None) -> tuple[RecordKind, ...]:
    """The kinds whose records of a client the person may look through."""
    kinds = (kind for kind in RECORD_KINDS.values() if kind.listed is not None and not kind.ours)
    return tuple(kind for kind in kinds if may(who, kind.see, Subject(client_id)))


async def clients_with_records(who: Person, kind: RecordKind) -> tuple[ClientRecord, ...]:
    """The clients whose records of a kind the person may look at. Raises NoSuchRecord: none, whichever."""
    if not may_anywhere(who, kind.see):
        raise NoSuchRecord(kind.kind)
    return tuple(await clients.find_clients(clients_for(who, kind.see)))


async def sites_for(who: Person, kind: RecordKind) -> tuple[SiteRecord, ...]:
    """The sites where the person may file a record of a kind. Raises NoSuchRecord: they may not at all."""
    if not may_anywhere(who, kind.file):
        raise NoSuchRecord(kind.kind)
    return tuple(await clients.find_sites(clients_for(who, kind.file)))
