"""One event of several entries: what was sent away, or handed out, together, has a record each (clause 5.2.4)."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.records.drafts import DraftView, Found, Pick
from bot.records.ledgers.entries import LedgerEntry
from bot.rules.forms.people_named import people_in
from bot.rules.forms.problems import LineNotRead, NothingFound, Problem
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Which
from bot.rules.people import Person
from bot.rules.record_kind import FILED_WITH, RecordKind
from bot.rules.work_records.apart import LineUnread, read_apart
from bot.rules.work_records.kinds import kind_of_form
from bot.services.drafts.given import given
from bot.services.drafts.purpose import Lookup
from bot.services.work_records.about import happens_to
from storage.ledgers import finding as ledgers

FIRST_PICKS, MOST_LOOKED_AT = 8, 200


@dataclass(frozen=True, slots=True)
class Other:
    """A further entry, and what is said of it alone."""

    entry: LedgerEntry
    said: Mapping[str, str]

    def beside(self, first: int) -> "Other":
        """The same, filed with the record of this id, which has the files."""
        return Other(self.entry, {**self.said, FILED_WITH: str(first)})


def _named(entry: LedgerEntry) -> str:
    return " ".join(filter(None, (str(entry.values.get("code") or ""), entry.title)))


async def find(who: Person, pick: str, view: DraftView, text: str) -> Found:
    """The first that have the text in their names: ours, or other entries to which the same can happen."""
    if Which.OURS in LEDGERS[pick].lists:
        page = await ledgers.find_entries(pick, None, Which.OURS, text, 0, FIRST_PICKS)
        return Found(tuple(Pick(one.id, one.title) for one in page.entries), page.total)
    page = await ledgers.find_entries(pick, None, Which.CURRENT, text, 0, MOST_LOOKED_AT, but=view.draft.subject_id)
    kind = kind_of_form(view.form.code)
    found = [one for one in page.entries if kind is None or happens_to(who, kind, one)]
    return Found(tuple(Pick(one.id, _named(one)) for one in found[:FIRST_PICKS]), len(found))


async def get(who: Person, pick: str, view: DraftView, entry_id: int) -> Pick | None:
    """One of them."""
    entry = await ledgers.get_entry(pick, entry_id, None)
    if entry is None or entry.ended_at is not None:
        return None
    if Which.OURS in LEDGERS[pick].lists:
        return Pick(entry.id, entry.title) if entry.reach is not None and entry.reach.ours else None
    kind = kind_of_form(view.form.code)
    picked = entry.id != view.draft.subject_id and (kind is None or happens_to(who, kind, entry))
    return Pick(entry.id, _named(entry)) if picked else None


PICKING = Lookup(find, get)


async def others_in(who: Person, kind: RecordKind, view: DraftView) -> tuple[list[Other], Problem | None]:
    """The further entries that a form names; with what is wrong with one of them, or with what is said of it alone."""
    if not kind.together:
        return [], None
    people, said = people_in(view.answers.get(kind.together)), given(view.answers)
    if people.named:
        return [], NothingFound(people.named[0])
    try:
        apart = read_apart(kind, said.get(kind.apart, "")) if kind.apart else {}
    except LineUnread as unread:
        return [], LineNotRead(str(unread))
    found = []
    for entry_id, label in people.picked.items():
        entry = await ledgers.get_entry(view.draft.subject_kind, entry_id, None)
        if entry is None or entry.ended_at is not None or not happens_to(who, kind, entry):
            return [], NothingFound(label)
        found.append(Other(entry, apart.get(str(entry.values["code"]).upper(), {})))
    strange = sorted(apart.keys() - {str(one.entry.values["code"]).upper() for one in found})
    return (found, None) if not strange else ([], NothingFound(strange[0]))
