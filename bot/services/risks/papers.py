"""A client's risks, or (0) our own, as a matrix to look at and a control list to file (clauses 4.3, 4.6 e, 5.4 a)."""

from datetime import date, datetime

from bot.documents.drawing import Drawn
from bot.documents.kinds import Desk, DocumentKind
from bot.documents.risks.control_list import ControlList, ListedRisk, render_list
from bot.documents.risks.matrix import RiskMatrix, render_matrix
from bot.records.documents import About
from bot.records.ledgers.entries import LedgerEntry
from bot.rules.beijing import beijing_day
from bot.rules.forms.firm_texts import BUILT_IN_TEXTS
from bot.rules.ledgers.cells import shown
from bot.rules.ledgers.columns import OUR_OWN
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Which
from bot.rules.ledgers.risk_measures import DUE, RISK_MEASURES
from bot.rules.ledgers.risks import (
    LEVEL_KEY,
    LIKELIHOOD_KEY,
    POSTS,
    REVIEW_ON,
    RISK_LIST,
    RISK_MATRIX,
    RISKS,
    SEE_RISKS,
    SEVERITY_KEY,
)
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.permissions import Subject, may
from bot.rules.risks.matrix import Level
from bot.rules.risks.words import LEVEL_NAMES, LIST, MATRIX
from bot.rules.text import CHINESE, Language
from storage import clients, risks
from storage.ledgers.finding import OURS, Scope, find_entries
from storage.people import persons as people
from storage.settings.firm import get_settings

SUBJECT = "risks"
"""What its documents are about: a client by its id, or 0."""
MOST = 1_000


async def about(client_id: int) -> About | None:
    """Whose."""
    if not client_id:
        return About(OUR_OWN.zh, None)
    client = await clients.get_client(client_id)
    return About(client.short_name, None) if client is not None else None


async def may_have(who: Person, client_id: int, _: datetime) -> bool:
    """Whoever may see the risks in the chat."""
    return may(who, SEE_RISKS, Subject(client_id or None))


async def _place(client_id: int, language: Language) -> str | None:
    if not client_id:
        return OUR_OWN.to(language)
    client = await clients.get_client(client_id)
    return client.name if client is not None else None


async def gather_matrix(client_id: int, language: Language, desk: Desk) -> Drawn | None:
    """How many there are now."""
    place = await _place(client_id, language)
    if place is None:
        return None
    matrix, counts = (await get_settings()).risk_matrix, await risks.count_grades(client_id or None)
    return Drawn(render_matrix, RiskMatrix(place, matrix, counts, desk.provider, desk.at, language))


async def gather_list(client_id: int, language: Language, desk: Desk) -> Drawn | None:
    """Those in hand, the high ones first, with what is still to be done about each."""
    place = await _place(client_id, language)
    if place is None:
        return None
    among = await clients.with_merged(client_id) if client_id else (OURS,)
    posts = await _holders(client_id)
    measures = await _measures(among, language)
    found = (await find_entries(RISKS.code, among, Which.CURRENT, "", 0, MOST)).entries
    listed = tuple(_listed(one, posts, measures.get(one.id, ()), language) for one in found)
    title = (await get_settings()).papers.get(RISK_LIST, BUILT_IN_TEXTS[RISK_LIST]).to(language)
    today = beijing_day(desk.at)
    return Drawn(
        render_list, ControlList(title, place, bool(client_id), listed, today, desk.provider, desk.at, language)
    )


async def _holders(client_id: int) -> dict[str, str]:
    """Who has each post at the client, by name."""
    if not client_id:
        return {}
    staff = await people.find_people_on_record(client_id, *CLIENT_SIDE)
    return {
        post.value: "、".join(person.called for person in staff if person.has_post(client_id, post)) for post in POSTS
    }


async def _measures(among: Scope, language: Language) -> dict[int, tuple[str, ...]]:
    """By risk what is still to be done, by whom and until when."""
    by_risk: dict[int, tuple[str, ...]] = {}
    for one in (await find_entries(RISK_MEASURES.code, among, Which.CURRENT, "", 0, MOST)).entries:
        who = one.references["person"].name if "person" in one.references else str(one.values["at_client"])
        said = " · ".join(filter(None, (one.called(language), who, str(one.values[DUE]))))
        risk_id = one.references[RISK_MEASURES.under].id
        by_risk[risk_id] = (*by_risk.get(risk_id, ()), said)
    return by_risk


def _listed(entry: LedgerEntry, posts: dict[str, str], measures: tuple[str, ...], language: Language) -> ListedRisk:
    def said(key: str) -> str:
        return shown(LEDGERS[RISKS.code].column(key), entry.values[key], language)

    named = str(entry.values["posts"]).split()
    owner = (entry.references["person"].name if "person" in entry.references else "",)
    review = str(entry.values[REVIEW_ON])
    level = str(entry.values[LEVEL_KEY])
    return ListedRisk(
        said("code"),
        entry.called(language),
        said("sort"),
        said("stage"),
        said("description"),
        said("incidents"),
        said(LIKELIHOOD_KEY),
        said(SEVERITY_KEY),
        LEVEL_NAMES[Level(level)].to(language) if level else "",
        said("controls"),
        said("how_often"),
        tuple(_holder(post.value, named, posts, language) for post in POSTS) if posts else owner,
        "\n".join(measures),
        date.fromisoformat(review) if review else None,
    )


def _holder(post: str, named: list[str], posts: dict[str, str], language: Language) -> str:
    """Who has the post, where the risk names it; a tick where nobody has."""
    if post not in named:
        return ""
    return posts[post] or ("√" if language == CHINESE else "yes")


DOCUMENTS = (
    DocumentKind(RISK_MATRIX, SUBJECT, MATRIX, "png", about, may_have, gather_matrix, as_of_now=True),
    DocumentKind(RISK_LIST, SUBJECT, LIST, "xlsx", about, may_have, gather_list, as_of_now=True),
)
"""To look at, and to file."""
