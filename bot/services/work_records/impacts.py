"""失准追溯: what an instrument that turned out wrong puts in doubt, who judges it, and how that is reminded of (5.2.3).

A record is judged by a lead of its client; by an administrator where the client has no lead, or where it is of none.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.records.drafts import Card, DraftView
from bot.records.impacts import Doubted, Impact, Review
from bot.records.ledgers.entries import LedgerEntry
from bot.records.links import Link
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.work_records import WorkRecord
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.form import Kind
from bot.rules.forms.impacts import DONE, JUDGEMENT, VERDICT, WHY
from bot.rules.forms.walking import visible
from bot.rules.impacts import JUDGE, SUBJECT, Verdict
from bot.rules.ledgers.equipment import EQUIPMENT, STATE, UNUSABLE
from bot.rules.people import Person, Role
from bot.rules.permissions import Subject, everywhere, may
from bot.rules.practice import is_practice
from bot.rules.text import Text
from bot.rules.whole_numbers import read_whole
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.post.writing import MessageCode, post
from bot.services.work_records.seeing import may_see
from storage import impacts
from storage.ledgers.finding import get_entry
from storage.people import persons as people
from storage.trail.entries import add_entry
from storage.work_records.stored import find_events, get_record

JUDGED = OutcomeKind("impact_judged")
TO_JUDGE = MessageCode("impacts_to_judge")
WEEK = timedelta(days=7)


async def note_instruments(cause: Cause, view: DraftView, record: Link) -> None:
    """Keeps with which instruments a record was made; one that was found wrong since puts it in doubt at once."""
    if is_practice(view.draft.person_id):
        return
    used = {
        read_whole(str(view.answers[step.key].value))
        for step in visible(view.form, view.answers)
        if step.question.kind is Kind.RECORD and step.question.pick == EQUIPMENT.code and step.key in view.answers
    }
    for equipment_id in sorted(one for one in used if one is not None):
        await impacts.note_use(equipment_id, record)
        await look_anew(cause, equipment_id)


async def look_anew(cause: Cause, equipment_id: int) -> None:
    """Has wait for a judgement what the events of an instrument put in doubt as they stand now, and nothing else."""
    events = await find_events(EQUIPMENT.code, equipment_id)
    opened: list[WorkRecord] = []
    for place, event in enumerate(events):
        if event.of_kind.doubts is None:
            continue
        doubted: Sequence[Link] = ()
        if event.stands and event.of_kind.in_doubt(event.said):
            since = next((one.day for one in events[place + 1 :] if _was_right(one)), None)
            right_again = next((one.day for one in reversed(events[: place + 1]) if _leaves_right(one)), None)
            doubted = await impacts.find_made_with(equipment_id, since, right_again)
        await impacts.take_out_of_doubt(event.link, doubted)
        for link in doubted:
            record = await get_record(link.kind, link.id)
            if record is not None and await impacts.put_in_doubt(
                equipment_id, event.link, link, record.client_id, cause.at
            ):
                opened.append(record)
    for client_id in dict.fromkeys(record.client_id for record in opened):
        for reader in await _judges(client_id):
            await post(cause, TO_JUDGE, (EQUIPMENT.subject, equipment_id), reader.id, occurrence=beijing_day(cause.at))


def _was_right(event: WorkRecord) -> bool:
    """Whether what was measured until an event is in no doubt, or what is measured from then on."""
    return (event.stands and event.of_kind.vouches(event.said)) or _leaves_right(event)


def _leaves_right(event: WorkRecord) -> bool:
    """Whether it may be used as it was left: found right, or adjusted and confirmed."""
    kind = event.of_kind
    state = kind.says(event.said, event.day).get(STATE)
    judged = kind.doubts is not None and kind.doubts.question in event.said
    return event.stands and judged and (state is None or state not in UNUSABLE)


async def _judges(client_id: int | None) -> list[Person]:
    """Who is asked to judge what is of a client."""
    leads = await people.find_people_with_role(client_id, Role.LEAD) if client_id is not None else []
    return leads or await people.find_people_with_role(None, Role.ADMINISTRATOR)


async def remind(cause: Cause, day: date) -> None:
    """The day's work: what waits is said again each week, to who is to judge it."""
    waiting: dict[tuple[int, int | None], Impact] = {}
    for one in await impacts.find_open(None):
        waiting.setdefault((one.equipment_id, one.client_id), one)
    for (equipment_id, client_id), first in waiting.items():
        weeks = (day - beijing_day(first.opened_at)) // WEEK
        for reader in await _judges(client_id) if weeks else ():
            occurrence = f"{first.id}:{weeks}"
            await post(cause, TO_JUDGE, (EQUIPMENT.subject, equipment_id), reader.id, occurrence=occurrence)


async def waiting_for(who: Person) -> tuple[Doubted, ...]:
    """What waits for the person's judgement, by instrument."""
    found: dict[int, list[Impact]] = {}
    for one in await _open_for(who):
        found.setdefault(one.equipment_id, []).append(one)
    named = []
    for equipment_id, waiting in found.items():
        entry = await get_entry(EQUIPMENT.code, equipment_id, None)
        if entry is not None:
            named.append(Doubted(equipment_id, called(entry), len(waiting), waiting[0].opened_at))
    return tuple(named)


async def _open_for(who: Person) -> list[Impact]:
    """What waits for the person: of their clients, or what is left to administrators."""
    if everywhere(who, JUDGE):
        found = await impacts.find_open(None)
        clients = {one.client_id for one in found}
        led = {client_id for client_id in clients if client_id is not None and await _is_led(client_id)}
        return [one for one in found if one.client_id not in led or one.client_id in who.clients(Role.LEAD)]
    return await impacts.find_open(who.clients(Role.LEAD))


async def clients_in_doubt(equipment_id: int) -> tuple[int, ...]:
    """The clients that have records which wait to be judged, made with an instrument."""
    found = [one for one in await impacts.find_impacts(equipment_id) if one.open and one.client_id is not None]
    return tuple(dict.fromkeys(one.client_id for one in found if one.client_id is not None))


async def _is_led(client_id: int) -> bool:
    return bool(await people.find_people_with_role(client_id, Role.LEAD))


def called(entry: LedgerEntry) -> str:
    """What an instrument is called, with its code."""
    return entry.named(EQUIPMENT)


async def review_of(who: Person, entry: LedgerEntry) -> Review:
    """What of an instrument's records is in doubt, as far as the person may see these."""
    seen = []
    for one in await impacts.find_impacts(entry.id):
        record = await get_record(one.record_kind, one.record_id)
        if record is not None and may_see(who, record):
            seen.append(one)
    theirs = frozenset(one.id for one in seen if one.open and may(who, JUDGE, Subject(one.client_id)))
    return Review(entry.id, called(entry), tuple(seen), theirs)


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """The record to judge. Raises SubjectDone: it was judged."""
    impact = await impacts.get_impact(subject_id) if subject_kind == SUBJECT else None
    entry = await get_entry(EQUIPMENT.code, impact.equipment_id, None) if impact is not None else None
    if impact is None or entry is None:
        return None
    title = " · ".join(filter(None, (impact.number, impact.client_name, called(entry))))
    about = Card(impact.client_id, title=Text(title, title))
    if not impact.open:
        raise SubjectDone(subject_id)
    return about


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Keeps the judgement. Raises SubjectDone: somebody was first."""
    impact = await impacts.get_impact(view.draft.subject_id)
    said = given(view.answers)
    if impact is None or not await impacts.judge(
        impact.id, Verdict(said[VERDICT]), said[WHY], said.get(DONE, ""), who.id, view.draft.id, cause.said_at
    ):
        raise SubjectDone(view.draft.subject_id)
    await add_entry(cause, "judge", SUBJECT, impact.id, draft=view.draft.id)
    return Outcome(JUDGED, impact.equipment_id)


PURPOSES = {JUDGEMENT.code: Purpose(JUDGE, card, submit, (JUDGED,))}
