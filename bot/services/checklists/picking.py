"""What the questions of a checklist pick from: people of the client who are to fix something, and our instruments."""

from datetime import datetime

from bot.records.drafts import DraftView, Found, Pick
from bot.records.ledgers.entries import LedgerEntry
from bot.rules.beijing import beijing_day
from bot.rules.checklists.asked import COMPANION, COMPANIONS, EQUIPMENT, PEOPLE
from bot.rules.form import Step
from bot.rules.forms.people_named import people_in
from bot.rules.forms.problems import Problem
from bot.rules.ledgers.equipment import marked
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Which
from bot.rules.people import CLIENT_SIDE, Person, Position
from bot.rules.pinyin import may_mean
from bot.rules.work_records.kinds import kind_of_form
from bot.services.checklists.measuring import refuse
from bot.services.drafts.purpose import Lookup
from storage.ledgers import finding as ledgers
from storage.people import persons as people
from storage.work_records.answers import find_last_answer

FIRST_PICKS = 8


async def find(who: Person, pick: str, view: DraftView, text: str) -> Found:
    """The first that have the text in their names."""
    if pick in (PEOPLE, COMPANIONS):
        offered = await _people(view) if pick == PEOPLE else await _companions(view)
        found = [one for one in offered if may_mean(text, one.label)]
        return Found(tuple(found[:FIRST_PICKS]), len(found))
    page = await ledgers.find_entries(LEDGERS[pick].code, None, Which.CURRENT, text, 0, FIRST_PICKS)
    return Found(tuple(_pick(who, entry, view) for entry in page.entries), page.total)


async def _companions(view: DraftView) -> list[Pick]:
    """Who came along last time at this client, then who else is of the client; who has no id has only been named."""
    kind = kind_of_form(view.form.code)
    theirs = await _people(view)
    if kind is None or view.card.client_id is None:
        return theirs
    last = people_in(await find_last_answer(kind.kind, view.card.client_id, COMPANION, view.draft.started_at))
    first = [pick for pick in theirs if pick.id in last.picked]
    named = [Pick(0, name) for name in last.named]
    return [*first, *named, *(pick for pick in theirs if pick not in first)]


async def get(who: Person, pick: str, view: DraftView, record_id: int) -> Pick | None:
    """One of them."""
    if pick in (PEOPLE, COMPANIONS):
        return next((one for one in await _people(view) if one.id == record_id), None)
    entry = await ledgers.get_entry(LEDGERS[pick].code, record_id, None)
    return _pick(who, entry, view) if entry is not None and entry.ended_at is None else None


def _pick(who: Person, entry: LedgerEntry, view: DraftView) -> Pick:
    """An instrument by its number and name; whether it may be used is said before it is (clause 5.2.3)."""
    mark = marked(entry.values, beijing_day(view.draft.changed_at))
    told = (str(entry.values["code"]), entry.title, mark.to(who.language) if mark is not None else "")
    return Pick(entry.id, " ".join(filter(None, told)))


async def _people(view: DraftView) -> list[Pick]:
    if view.card.client_id is None:
        return []
    client_id = view.card.client_id
    theirs = await people.find_people_on_record(client_id, *sorted(CLIENT_SIDE))
    # most of what is found is the officer's to see to, who so stands first
    theirs.sort(key=lambda person: not person.has_post(client_id, Position.OFFICER))
    return [Pick(person.id, person.called) for person in theirs]


async def unusable(view: DraftView, step: Step, record_id: int, at: datetime) -> Problem | None:
    """Why what was picked cannot be used: an instrument that may not measure on the day of measuring."""
    return await refuse(view, step, record_id, at) if step.question.pick == EQUIPMENT else None


PICKING = Lookup(find, get, unusable)
