"""整改前后: the picture of a finding that was fixed, for whoever may see it (clause 4.7.1)."""

from datetime import datetime

from bot.documents.drawing import Drawn
from bot.documents.findings.before_after import BeforeAfter, Shot, render_before_after
from bot.documents.kinds import Archive, Desk, DocumentKind
from bot.documents.photos import Mark
from bot.records.attachments import AttachmentRecord
from bot.records.cases.cases import CaseRecord, before_and_after
from bot.records.documents import About
from bot.rules.beijing import beijing_day
from bot.rules.cases.finding import FINDING
from bot.rules.cases.parties import may_see
from bot.rules.people import Person
from bot.rules.text import Language, Text
from bot.services.cases.history import events_in, files_in
from storage import attachments, clients
from storage.cases import finding_details
from storage.cases import stored as cases
from storage.people import persons as people
from storage.trail.entries import timeline

BEFORE_AFTER, SUBJECT = "finding_pictures", "case"


async def pair_of(case: CaseRecord) -> tuple[AttachmentRecord, AttachmentRecord] | None:
    """What was found, and how it is mended; None where there are not both, or it was returned since."""
    trail = await timeline("case", case.id)
    details = await finding_details.get_finding_details(case.id)
    return before_and_after(case, details, await events_in(trail, case), await files_in(trail, case, details))


async def about(case_id: int) -> About | None:
    """The finding's firm, site and day."""
    case = await cases.get_case(case_id)
    client = await clients.get_client(case.client_id) if case is not None else None
    if case is None or client is None:
        return None
    return About(client.short_name, beijing_day(case.opened_at), place=case.site_name or "", number=case.number)


async def may_have(who: Person, case_id: int, _: datetime) -> bool:
    """Whoever may see the finding, once there are both photos."""
    case = await cases.get_case(case_id)
    if case is None or case.kind != FINDING.kind or not may_see(who, FINDING, case.parties):
        return False
    return await pair_of(case) is not None


async def gather(case_id: int, language: Language, desk: Desk) -> Drawn | None:
    """The two photos as they are now; none where one of them is no more."""
    case = await cases.get_case(case_id)
    pair = await pair_of(case) if case is not None else None
    if case is None or pair is None:
        return None
    place = " · ".join(filter(None, (case.client_short_name, case.site_name)))
    before, after = [await _shot(one, place, desk.archive) for one in pair]
    state = FINDING.state(case.state).name.to(language)
    return Drawn(render_before_after, BeforeAfter(case.number, case.title, place, state, before, after, language))


async def _shot(of: AttachmentRecord, place: str, archive: Archive) -> Shot:
    """A photo with its mark; not there where it was not archived yet, or got lost."""
    sender = await people.get_person_on_record(await attachments.get_sender(of.id) or 0)
    content = await archive.get(of.sha256) if of.sha256 is not None else None
    return Shot(content, Mark(of.said_at, place, sender.called if sender is not None else ""))


DOCUMENTS = (
    DocumentKind(
        BEFORE_AFTER,
        SUBJECT,
        Text("整改前后对比图", "before-and-after picture"),
        "jpg",
        about,
        may_have,
        gather,
        as_of_now=True,
    ),
)
