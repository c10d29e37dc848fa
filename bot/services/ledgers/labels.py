"""Labels of entries: printed by whoever may change the entry; whoever scans one sees of it what they may see anyway."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from bot.documents.drawing import Drawn
from bot.documents.kinds import Desk, DocumentKind
from bot.documents.ledgers.labels import LabelPage, LabelSheet, render, render_sheet
from bot.records.clients import SiteRecord
from bot.records.documents import About
from bot.records.ledgers.entries import LedgerEntry
from bot.rules.beijing import beijing_day
from bot.rules.ledgers.columns import OUR_OWN
from bot.rules.ledgers.kinds import CLIENTS, LABELLED, LEDGERS, SITES
from bot.rules.ledgers.labels import REPLACED, SITE_LABELS, LabelLink, document_of, sheet_of
from bot.rules.ledgers.ledger import Ledger, Which
from bot.rules.people import Person
from bot.rules.permissions import Subject, may
from bot.rules.text import Language, Text, further
from bot.services.ledgers.entries import among_whose, has_entries, scope
from bot.services.ledgers.hooked import HOOKS
from bot.services.ledgers.hooks import unmarked
from storage.clients import find_sites, get_client
from storage.ledgers.finding import find_entries, get_entry
from storage.settings.firm import get_settings
from storage.trail.entries import count_of, timeline

LABEL = Text("二维码标签", "QR label")
MOST_LABELS = 500
"""In one file: fifty pages."""


async def about(ledger: Ledger, entry_id: int) -> About | None:
    """The entry and its client; a label has no day."""
    entry = await get_entry(ledger.code, entry_id, None)
    return About(_client_of(entry), None, place=entry.title) if entry is not None else None


def _client_of(entry: LedgerEntry) -> str:
    return entry.references["client"].name if "client" in entry.references else ""


async def may_have(ledger: Ledger, who: Person, entry_id: int, _: datetime) -> bool:
    """Whoever may change the entry, while it is in use."""
    entry = await get_entry(ledger.code, entry_id, scope(who, ledger))
    return entry is not None and entry.ended_at is None and may(who, ledger.changed_by, Subject(entry.client_id))


async def gather(ledger: Ledger, entry_id: int, language: Language, desk: Desk) -> Drawn | None:
    """The label to print."""
    entry = await get_entry(ledger.code, entry_id, None)
    if entry is None:
        return None
    turn = await count_of(REPLACED, ledger.subject, entry_id)
    return Drawn(render, _label_of(ledger, entry, turn, language, desk))


def _label_of(ledger: Ledger, entry: LedgerEntry, turn: int, language: Language, desk: Desk) -> LabelPage:
    marked = HOOKS[ledger.code].on_label(entry, beijing_day(desk.at))
    return LabelPage(
        kind=ledger.one.to(language),
        name=entry.title,
        code=str(entry.values["code"]),
        client=marked.to(language) if marked is not None else _client_of(entry),
        provider=desk.provider,
        link=f"https://t.me/{desk.bot}?start={LabelLink(ledger.code, entry.id, turn)}",
        made_at=desk.at,
        language=language,
        scan=ledger.scan,
    )


async def about_all(client_id: int) -> About | None:
    """The client whose sites they are."""
    client = await get_client(client_id)
    return About(client.short_name, None) if client is not None else None


async def may_have_all(who: Person, client_id: int, _: datetime) -> bool:
    """Whoever may change the client's sites, while it has some."""
    return may(who, SITES.changed_by, Subject(client_id)) and bool(await find_sites((client_id,)))


async def gather_all(client_id: int, language: Language, desk: Desk) -> Drawn | None:
    """The labels of all its sites in use."""
    sites = await find_sites((client_id,))
    found = [await get_entry(SITES.code, site.id, None) for site in sites]
    labels = await _labels_of(SITES, [entry for entry in found if entry is not None], language, desk)
    if not labels:
        return None
    title = f"{sheet_title(SITES).to(language)} {labels[0].client}"
    return Drawn(render_sheet, LabelSheet(title, labels, desk.at, language))


async def _labels_of(
    ledger: Ledger, entries: Iterable[LedgerEntry], language: Language, desk: Desk
) -> tuple[LabelPage, ...]:
    """Each with the code that holds now."""
    return tuple(
        [
            _label_of(ledger, entry, await count_of(REPLACED, ledger.subject, entry.id), language, desk)
            for entry in entries
        ]
    )


async def about_list(whose: int) -> About | None:
    """Whose entries they are: a client's by its id, or (0) ours."""
    return await about_all(whose) if whose else About(OUR_OWN.zh, None)


async def may_have_list(ledger: Ledger, who: Person, whose: int, _: datetime) -> bool:
    """Whoever may change these entries, while there are some."""
    return may(who, ledger.changed_by, Subject(whose or None)) and await has_entries(ledger, whose)


async def gather_list(ledger: Ledger, whose: int, language: Language, desk: Desk) -> Drawn | None:
    """The labels of all in use, as far as one file has room for them, and how many there are more."""
    found = await find_entries(ledger.code, among_whose(ledger, whose), Which.CURRENT, "", 0, MOST_LABELS)
    labels = await _labels_of(ledger, found.entries, language, desk)
    if not labels:
        return None
    about = await about_list(whose)
    title = " ".join((sheet_title(ledger).to(language), about.firm if about is not None else ""))
    more = further(found.total - len(labels), language)
    return Drawn(render_sheet, LabelSheet(" ".join((title, *more)), labels, desk.at, language))


def sheet_title(ledger: Ledger) -> Text:
    """What the labels of a ledger's entries are called together."""
    return Text(f"{ledger.title.zh}二维码标签", f"QR labels of {ledger.title.en.lower()}")


async def corrected_at(ledger: Ledger, entry_id: int) -> datetime | None:
    """When anything that the label says was last changed: of the entry, its client, or what the provider is called."""
    entry = await get_entry(ledger.code, entry_id, None)
    lines = await timeline(ledger.subject, entry_id)
    if entry is not None and entry.client_id is not None:
        lines += await timeline("client", entry.client_id)
    changed = [line.at for line in lines if line.action in ("change", REPLACED)]
    called = (await get_settings()).stored.get("provider_name")
    if called is not None:
        changed += [line.at for line in await timeline("firm_setting", called.id)]
    return max(changed, default=None)


async def is_replaced(label: LabelLink) -> bool:
    """Whether the label was printed before those of its entry were replaced."""
    ledger = LEDGERS.get(label.ledger)
    return ledger is not None and await count_of(REPLACED, ledger.subject, label.entry_id) != label.turn


async def worked_at(who: Person, label: LabelLink) -> SiteRecord | None:
    """The site of this label, for the people of its client who may not see its card: they report there."""
    hooks = HOOKS.get(label.ledger)
    return await hooks.worked_at(who, label.entry_id) if hooks is not None else None


async def patrolled_at(who: Person, label: LabelLink) -> SiteRecord | None:
    """The site of this label, for whoever comes there to patrol."""
    hooks = HOOKS.get(label.ledger)
    return await hooks.patrolled_at(who, label.entry_id) if hooks is not None else None


_ALL = DocumentKind(
    SITE_LABELS, CLIENTS.subject, sheet_title(SITES), "pdf", about_all, may_have_all, gather_all, as_of_now=True
)
DOCUMENTS = (
    _ALL,
    *(
        DocumentKind(
            sheet_of(ledger),
            ledger.code,
            sheet_title(ledger),
            "pdf",
            about_list,
            partial(may_have_list, ledger),
            partial(gather_list, ledger),
            as_of_now=True,
        )
        for ledger in LABELLED
    ),
    *(
        DocumentKind(
            document_of(ledger),
            ledger.subject,
            LABEL,
            "pdf",
            partial(about, ledger),
            partial(may_have, ledger),
            partial(gather, ledger),
            corrected_at=partial(corrected_at, ledger),
            # what says how it stands today says something else tomorrow
            as_of_now=HOOKS[ledger.code].on_label is not unmarked,
        )
        for ledger in LEDGERS.values()
        if ledger.label
    ),
)
