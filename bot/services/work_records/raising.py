"""记为问题: a record that shows something wrong becomes a finding once, by whoever files such records (clause 4.6 g).

What the client measured is its own until somebody does so: it is told to the team then, or by the team to the client.
"""

from datetime import date

from bot.records.drafts import Card, DraftView, Found, Pick
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.work_records import WorkRecord
from bot.rules.cases.concerning import all_awaited
from bot.rules.cases.finding import FINDING, VOIDED
from bot.rules.cases.finding_terms import Severity
from bot.rules.cause import Cause
from bot.rules.checklists.asked import OWNER, PEOPLE, SEVERITY, UNTIL
from bot.rules.forms.answers import Answer, Answers
from bot.rules.forms.raised import RAISED, SITE, WHAT
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.pinyin import may_mean
from bot.rules.text import Text
from bot.rules.whole_numbers import read_whole
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.services.attachments import hand_over
from bot.services.cases import findings as opening
from bot.services.cases.foretold import may_be_open
from bot.services.cases.handing_on import tell_team
from bot.services.cases.people import people_of
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Lookup, Purpose
from bot.services.post.writing import MessageCode, post
from bot.services.work_records.about import record_of
from bot.services.work_records.seeing import may_raise
from storage import clients
from storage.cases import findings
from storage.cases import stored as cases
from storage.people import persons as people
from storage.work_records import amending, stored

MADE = OutcomeKind("finding_raised")
RAISED_NEWS = MessageCode("finding_raised")
"""To the client's people who are to fix what our team raised."""
CLAUSE, FIRST_PICKS, PARTED = "4.6 g", 8, " · "


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """The record that shows it. Raises SubjectDone: it is a finding by now."""
    record = await stored.get_record(subject_kind, subject_id) if subject_kind in RECORD_KINDS else None
    if record is None or record.client_id is None or not record.of_kind.raises:
        return None
    if record.findings:
        raise SubjectDone(subject_id)
    title = f"{record.number}{PARTED}{record.client_name}"
    return Card(record.client_id, title=Text(title, title), allows=lambda who: may_raise(who, record))


async def begins_with(who: Person, subject_kind: str, subject_id: int) -> Answers:
    """What the record says."""
    record = await stored.get_record(subject_kind, subject_id) if subject_kind in RECORD_KINDS else None
    said = _said(record, who) if record is not None else ""
    return {WHAT: Answer(said)} if said else {}


def _said(record: WorkRecord, who: Person) -> str:
    """The facts of which it is known what they are, but for how it came out, which is why it is a finding."""
    kind = record.of_kind
    told = [
        key for key in kind.facts if key in record.said and key != kind.sorted_by and kind.question(key) in kind.derived
    ]
    return PARTED.join(f"{kind.question(key).name.to(who.language)} {record.said[key]}" for key in told)


async def warn(view: DraftView) -> Text | None:
    """That it may be open already."""
    record, said = await record_of(view.draft), given(view.answers)
    site_id = read_whole(said.get(SITE, "")) or record.site_id
    return await may_be_open(view.draft.person_id, record.client_id, [(None, site_id, said.get(WHAT, ""))])


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Opens the finding, and tells the other side of it. Raises SubjectDone: another did so."""
    record, said = await record_of(view.draft), given(view.answers)
    await amending.hold(record.link)
    if record.client_id is None or any(one.state != VOIDED for one in await findings.find_findings_of(record.link)):
        raise SubjectDone(view.draft.subject_id)
    found = opening.Found(
        record.client_id,
        read_whole(said.get(SITE, "")) or record.site_id,
        said[WHAT],
        Severity(said.get(SEVERITY) or Severity.ORDINARY),
        # what is measured by the same row is the same item
        question=f"entry{record.entry.id}" if record.entry is not None else "",
        clause=CLAUSE,
        owner_id=read_whole(said.get(OWNER, "")),
        until=date.fromisoformat(said[UNTIL]) if UNTIL in said else None,
    )
    case_id = await opening.open_finding(cause, who, record.link, found)
    await hand_over(cause, view, "case", case_id)
    if record.client_id in who.clients(*CLIENT_SIDE):
        await tell_team(cause, case_id, record.client_id)
    else:
        await _tell_client(cause, who, case_id)
    return Outcome(MADE, case_id)


async def _tell_client(cause: Cause, who: Person, case_id: int) -> None:
    case = await cases.get_case(case_id)
    if case is None:
        return
    for reader in await people_of(case, all_awaited(FINDING, FINDING.state(case.state), case.parties)):
        await post(cause, RAISED_NEWS, ("case", case_id), reader.id, parameters={"who": who.id})


async def find(who: Person, pick: str, view: DraftView, text: str) -> Found:  # noqa: ARG001 -- as ``Lookup.find``
    """The first that have the text in their names."""
    found = [one for one in await _picks(pick, view) if may_mean(text, one.label)]
    return Found(tuple(found[:FIRST_PICKS]), len(found))


async def get(who: Person, pick: str, view: DraftView, record_id: int) -> Pick | None:  # noqa: ARG001 -- as ``Lookup.get``
    """One of them."""
    return next((one for one in await _picks(pick, view) if one.id == record_id), None)


async def _picks(pick: str, view: DraftView) -> list[Pick]:
    client_id = view.card.client_id or 0
    if pick == PEOPLE:
        theirs = await people.find_people_on_record(client_id, *sorted(CLIENT_SIDE))
        return [Pick(person.id, person.called) for person in theirs]
    return [Pick(site.id, site.name) for site in await clients.find_sites((client_id,))]


PURPOSES = {
    RAISED.code: Purpose(None, card, submit, (MADE,), lookup=Lookup(find, get), warn=warn, begins_with=begins_with),
}
