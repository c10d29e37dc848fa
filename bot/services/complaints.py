"""Filing a complaint about the service (clauses 5.5.1 to 5.5.3): number and promised dates at once."""

from bot.records.complaints import ComplaintRecord
from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome
from bot.rules.cause import Cause
from bot.rules.deadlines import DEFAULTS, due
from bot.rules.numbering import NumberKind
from bot.rules.people import Person, Role
from bot.rules.text import Text
from bot.rules.working_days import Calendar
from bot.services.numbers import next_number
from storage import clients, complaints, jobs, outbox, people
from storage.trail import add_entry


class NoSuchComplaint(LookupError):
    """There is no such complaint of this person's."""


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """A complaint is filed from one client."""
    client = await clients.get_client(subject_id) if subject_kind == "client" else None
    return Card(client.id, title=Text(client.name, client.name)) if client else None


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Files the complaint and tells the quality managers; which of them handles it is theirs to decide."""
    if view.card.client_id is None:
        raise NoSuchComplaint(view.draft.id)
    calendar = Calendar()
    complaint_id = await complaints.add_complaint(
        number=await next_number(NumberKind.COMPLAINT, cause),
        client_id=view.card.client_id,
        filed_by_id=who.id,
        draft_id=view.draft.id,
        filed_at=cause.at,
        accept_by=due(cause.at, DEFAULTS.complaint_accept, calendar),
        resolve_by=due(cause.at, DEFAULTS.complaint_resolve, calendar),
    )
    await add_entry(cause, "file", "complaint", complaint_id, draft=view.draft.id, client=view.card.client_id)
    for attachment in view.attachments:
        await jobs.add_job("archive_file", attachment.id, cause.at)
    for manager in await people.find_people_with_role(view.card.client_id, Role.QUALITY_MANAGER):
        await outbox.add_message(
            key=f"complaint:{complaint_id}:filed:{manager.id}",
            kind="complaint_filed",
            person_id=manager.id,
            subject_kind="complaint",
            subject_id=complaint_id,
            send_at=cause.at,
        )
    return Outcome("complaint", complaint_id)


async def get_own_complaint(who: Person, complaint_id: int) -> ComplaintRecord:
    """A complaint that the person filed.

    Raises:
        NoSuchComplaint: there is none of theirs.
    """
    return _own(who, await complaints.get_complaint(complaint_id))


async def get_own_complaint_by_number(who: Person, number: str) -> ComplaintRecord:
    """A complaint that the person filed, by its number.

    Raises:
        NoSuchComplaint: there is none of theirs.
    """
    return _own(who, await complaints.get_complaint_by_number(number))


async def get_own_complaint_of_draft(who: Person, draft_id: int) -> ComplaintRecord:
    """The complaint that a draft of the person's became.

    Raises:
        NoSuchComplaint: there is none of theirs.
    """
    return _own(who, await complaints.get_complaint_of_draft(draft_id))


def _own(who: Person, complaint: ComplaintRecord | None) -> ComplaintRecord:
    if complaint is None or complaint.filed_by_id != who.id:
        raise NoSuchComplaint
    return complaint
