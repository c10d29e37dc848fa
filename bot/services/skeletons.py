"""帮您编写: papers drafted for a client from what is known of it; who has them made (clauses 4.2.6, 4.4.1-4.4.2)."""

from datetime import datetime
from functools import partial

from bot.documents.drawing import Drawn
from bot.documents.kinds import Desk, DocumentKind
from bot.documents.skeletons.editable import Paper, render_editable
from bot.documents.skeletons.sheet import SkeletonSheet
from bot.records.clients import ClientRecord
from bot.records.documents import About
from bot.records.ledgers.entries import LedgerEntry
from bot.records.skeletons import Facts, Place, Somebody
from bot.rules.ledgers.cells import shown
from bot.rules.ledgers.kinds import CLIENTS, PEOPLE
from bot.rules.ledgers.ledger import Which
from bot.rules.ledgers.monitoring import MONITORING
from bot.rules.people import CLIENT_SIDE, ROLE_NAMES, Person, Position, Role
from bot.rules.permissions import Subject, clients_for, may, may_anywhere
from bot.rules.refusing import NotForThisPerson
from bot.rules.skeletons import DRAFT_PAPERS, NAMES
from bot.rules.text import Language
from storage import clients
from storage.ledgers import finding as ledgers
from storage.people import persons as people

SUBJECT = "skeleton"
"""What the papers are about: a client, of whose card they are no documents, since they are drafts."""
MOST = 500
"""Rows of a ledger that a paper has room for."""


class NotTheirsToDraft(NotForThisPerson):
    """There is no such client for which the person drafts papers."""


async def client_to_draft_for(who: Person, client_id: int) -> ClientRecord:
    """The client, of one that was merged into another that one.

    Raises:
        NotTheirsToDraft
    """
    staying = await clients.get_staying(client_id) or client_id
    client = await clients.get_client(staying) if may(who, DRAFT_PAPERS, Subject(staying)) else None
    if client is None:
        raise NotTheirsToDraft(client_id)
    return client


async def clients_to_draft_for(who: Person) -> tuple[ClientRecord, ...]:
    """Those for which the person drafts papers. Raises NotTheirsToDraft: for none, whichever."""
    if not may_anywhere(who, DRAFT_PAPERS):
        raise NotTheirsToDraft(who.id)
    return tuple(await clients.find_clients(clients_for(who, DRAFT_PAPERS)))


async def about(client_id: int) -> About | None:
    """Whose paper it is."""
    client = await clients.get_client(client_id)
    return About(client.short_name, None) if client is not None else None


async def may_have(who: Person, client_id: int, _: datetime) -> bool:
    """Whoever drafts papers for the client."""
    return may(who, DRAFT_PAPERS, Subject(client_id))


async def gather(code: str, client_id: int, language: Language, desk: Desk) -> Drawn | None:
    """The paper, from what is known of the client now."""
    client = await clients.get_client(client_id)
    if client is None:
        return None
    facts = await _facts(client, language)
    return Drawn(render_editable, Paper(code, SkeletonSheet(facts, desk.provider, desk.at, language)))


async def _facts(client: ClientRecord, language: Language) -> Facts:
    among = await clients.with_merged(client.id)
    entry = await ledgers.get_entry(CLIENTS.code, client.id, (client.id,))
    theirs = [_somebody(one, language) for one in await _entries(PEOPLE.code, among)]
    managers = await people.find_people_on_record(client.id, Role.CLIENT_MANAGER)
    return Facts(
        client.name,
        tuple(one.called for one in managers),
        tuple(theirs),
        tuple([one for role in (Role.LEAD, Role.CONSULTANT) for one in await _team(client.id, role, language)]),
        tuple(Place(one.title, str(one.values["address"])) for one in await _entries("sites", among)),
        tuple(_cells(one, language) for one in await _entries(MONITORING.code, among)),
        order_75=entry is not None and entry.values.get("order_75") is True,
    )


async def _entries(code: str, among: tuple[int, ...]) -> tuple[LedgerEntry, ...]:
    return (await ledgers.find_entries(code, among, Which.CURRENT, "", 0, MOST)).entries


def _somebody(one: LedgerEntry, language: Language) -> Somebody:
    role, position = str(one.values["role"]), str(one.values["position"])
    does = shown(PEOPLE.column("position"), position, language) or (
        ROLE_NAMES[Role(role)].to(language) if role in CLIENT_SIDE else ""
    )
    return Somebody(one.title, does, str(one.values["phone"]), Position(position) if position else None)


async def _team(client_id: int, role: Role, language: Language) -> list[Somebody]:
    found = await people.find_people_with_role(client_id, role)
    return [Somebody(one.called, ROLE_NAMES[role].to(language), await people.get_phone(one.id)) for one in found]


def _cells(one: LedgerEntry, language: Language) -> dict[str, str]:
    """Each cell as people read it; whom it refers to by name."""
    said = {column.key: shown(column, one.values[column.key], language) for column in MONITORING.columns}
    return {**said, **{key: reference.name for key, reference in one.references.items()}}


DOCUMENTS = tuple(
    DocumentKind(code, SUBJECT, name, "docx", about, may_have, partial(gather, code), as_of_now=True)
    for code, name in NAMES.items()
)
