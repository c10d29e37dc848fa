"""条款覆盖: clause by clause what a contract promised and what the client has of it (clauses 3.7, 7)."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from bot.documents.boards.coverage import Covering, render_page, render_picture
from bot.documents.drawing import Drawn
from bot.documents.kinds import Desk, DocumentKind
from bot.records.clients import ClientRecord
from bot.records.coverage import CoverageView, SignedContract
from bot.records.documents import About
from bot.rules.beijing import beijing_day
from bot.rules.boards.coverage import ClauseCovered, coverage
from bot.rules.boards.coverage_words import PAGE, PICTURE
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, may
from bot.rules.practice import is_practice
from bot.rules.refusing import NotForThisPerson
from bot.rules.text import Language, Text
from storage import clients
from storage import coverage as contracts
from storage.cadence import PromiseOf

SUBJECT = "coverage"
"""What its documents are about: a contract, by its id."""


class NoSuchCoverage(NotForThisPerson):
    """There is no such contract, clause or client of which the person may see what was promised and done."""


class NoContract(Exception):
    """The client has no contract yet."""

    def __init__(self, client: ClientRecord) -> None:
        super().__init__(client.id)
        self.client = client


async def coverage_of(who: Person, cause: Cause, client_id: int, contract_id: int) -> CoverageView:
    """A client's contract (0: the latest) clause by clause, as it stands now.

    Raises:
        NoSuchCoverage
        NoContract
    """
    client = await clients.get_client(client_id) if _may_see(who, client_id) else None
    if client is None:
        raise NoSuchCoverage(client_id)
    found = await contracts.find_contracts(await clients.with_merged(client.id))
    if not found:
        raise NoContract(client)
    contract = next((one for one in found if one.id == contract_id), found[0])
    return await _view(client, contract, tuple(found), cause.at)


async def clause_of(who: Person, cause: Cause, contract_id: int, item_id: int) -> tuple[CoverageView, ClauseCovered]:
    """The clause that an item of a contract names.

    Raises:
        NoSuchCoverage
    """
    contract = await contracts.get_contract(contract_id)
    staying = await _staying(contract.client_id) if contract is not None else 0
    view = await coverage_of(who, cause, staying, contract_id)
    for clause in view.clauses:
        if any(item.signed.id == item_id for item in clause.items):
            return view, clause
    raise NoSuchCoverage(contract_id, item_id)


async def _view(
    client: ClientRecord, contract: SignedContract, found: tuple[SignedContract, ...], at: datetime
) -> CoverageView:
    days = contract.begins, contract.ends
    promises: dict[int, list[PromiseOf]] = {}
    for one in await contracts.find_promises(contract.id, *days):
        promises.setdefault(one.item_id, []).append(one)
    evidence = await contracts.find_evidence(contract.id, *days, at)
    today = beijing_day(at)
    clauses = coverage(await contracts.find_signed(contract.id), promises, evidence, today)
    return CoverageView(client, contract, found, clauses, today)


def _may_see(who: Person, client_id: int) -> bool:
    return not is_practice(client_id) and may(who, Action.SEE_CADENCE, Subject(client_id))


async def _staying(client_id: int) -> int:
    return await clients.get_staying(client_id) or client_id


async def about(contract_id: int) -> About | None:
    """The client and the contract's days."""
    contract = await contracts.get_contract(contract_id)
    client = await clients.get_client(await _staying(contract.client_id)) if contract is not None else None
    if contract is None or client is None:
        return None
    return About(client.short_name, contract.begins, contract.ends)


async def may_have(who: Person, contract_id: int, _: datetime) -> bool:
    """Whoever may see it in the chat."""
    contract = await contracts.get_contract(contract_id)
    return contract is not None and _may_see(who, await _staying(contract.client_id))


async def gather(render: Callable[[Any], bytes], contract_id: int, language: Language, desk: Desk) -> Drawn | None:
    """How it stands now."""
    contract = await contracts.get_contract(contract_id)
    client = await clients.get_client(await _staying(contract.client_id)) if contract is not None else None
    if contract is None or client is None:
        return None
    view = await _view(client, contract, (contract,), desk.at)
    return Drawn(render, Covering(view, desk.provider, desk.at, language))


DOCUMENTS = tuple(
    DocumentKind(code, SUBJECT, name, ending, about, may_have, partial(gather, render), as_of_now=True)
    for code, name, ending, render in (
        (PICTURE, Text("条款覆盖图", "coverage picture"), "png", render_picture),
        (PAGE, Text("条款覆盖表", "coverage of clauses"), "pdf", render_page),
    )
)
"""A contract clause by clause, to look at and to file."""
