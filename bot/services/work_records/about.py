"""What the form of a work record is about: a client, a site, a planned task, an entry of a ledger, or ourselves."""

from dataclasses import replace
from functools import partial

from bot.records.drafts import Card, DraftRecord
from bot.records.ledgers.entries import LedgerEntry
from bot.records.work_records import WorkRecord
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.menu.naming import worded
from bot.rules.people import Person
from bot.rules.permissions import Subject, may
from bot.rules.record_kind import CLIENT, OURS, SITE, TASK, RecordKind
from bot.rules.text import Text
from bot.services.drafts.loading import SubjectDone
from storage import clients, tasks
from storage.ledgers.finding import get_entry
from storage.ledgers.freezing import is_frozen
from storage.settings.firm import get_settings
from storage.work_records.accepting import last_reason
from storage.work_records.stored import get_record


async def record_of(draft: DraftRecord) -> WorkRecord:
    """The record that something is said to. Raises SubjectDone: there is none."""
    record = await get_record(draft.subject_kind, draft.subject_id)
    if record is None:
        raise SubjectDone(draft.subject_id)
    return record


async def card(kind: RecordKind, subject_kind: str, subject_id: int) -> Card | None:
    """What a record of this kind would belong to; None: it cannot.

    Raises:
        SubjectDone: the task is done or was taken off the plan, the entry was ended, or that cannot happen to it now.
    """
    if subject_kind not in kind.about:
        return None
    if subject_kind == OURS:
        return Card() if subject_id == 0 else None
    if subject_kind == CLIENT:
        return await _of_client(subject_id)
    if subject_kind == SITE:
        return await _at_site(subject_id)
    if subject_kind == TASK:
        return await _of_task(kind, subject_id)
    return await _of_entry(kind, subject_kind, subject_id)


async def _of_client(client_id: int) -> Card | None:
    client = await clients.get_client(client_id)
    return Card(client.id, title=_named(client.short_name)) if client is not None else None


async def _of_task(kind: RecordKind, task_id: int) -> Card | None:
    task = await tasks.get_task(task_id)
    if task is None or task.kind.form != kind.form.code:
        return None
    if task.state != "open":
        raise SubjectDone(task_id)
    about = await _of_client(task.client_id) if task.site_id is None else await _at_site(task.site_id)
    if about is None or about.title is None:
        return about
    name, what = about.title, worded(task.about)
    title = Text(f"{name.zh} · {what.zh}", f"{name.en} · {what.en}") if task.about else name
    said = await last_reason(task.id) if task.returned else ""
    return replace(about, title=title, visit=task.id if task.kind.visits else None, quote=said)


async def _at_site(site_id: int) -> Card | None:
    site = await clients.get_site(site_id)
    if site is None:
        return None
    name = _named(f"{site.client_short_name} · {site.name}")
    return Card(site.client_id, site.id, name, allowances=(await get_settings()).allowances)


async def _of_entry(kind: RecordKind, ledger: str, entry_id: int) -> Card | None:
    entry = await get_entry(LEDGERS[ledger].code, entry_id, None)
    if entry is None:
        return None
    if LEDGERS[ledger].owner and entry.owner_id is None:
        # a client's people have no file here
        return None
    title = _named(entry.told(LEDGERS[ledger]))
    about = Card(entry.client_id, title=title, allows=partial(_enters, kind, entry), of_person_id=entry.owner_id)
    if entry.ended_at is not None or not kind.can_happen(entry.values) or await is_frozen(LEDGERS[ledger], entry):
        raise SubjectDone(entry_id, about)
    return about


def _enters(kind: RecordKind, entry: LedgerEntry, who: Person) -> bool:
    """Whether it is this person's to enter: where an entry says whose it is, theirs, or of who corrects it."""
    if not kind.by:
        return True
    named = entry.references.get(kind.by)
    above = kind.amend is not None and may(who, kind.amend, Subject(entry.client_id))
    return above or (named is not None and named.id == who.id)


def happens_to(who: Person, kind: RecordKind, entry: LedgerEntry) -> bool:
    """Whether it can happen to an entry that is in use, and is this person's to enter."""
    mine = may(who, kind.file, Subject(entry.client_id, entry.owner_id)) and _enters(kind, entry, who)
    # what has no owner in a ledger of owners' files has none
    filed = entry.owner_id is not None or not any(LEDGERS[code].owner for code in kind.about if code in LEDGERS)
    return entry.ended_at is None and mine and filed and kind.can_happen(entry.values)


def _named(name: str) -> Text:
    return Text(name, name)
