"""得分趋势 of a site: the scores of the checklist that was filled in there last, as the client has them."""

from datetime import datetime
from functools import partial

from bot.documents.checklists.trend import MOST, Point, Trend, render_trend
from bot.documents.drawing import Drawn
from bot.documents.kinds import Desk, DocumentKind
from bot.records.documents import About
from bot.records.work_records import WorkRecord
from bot.rules.forms.score import CHECKLIST, score_of, title_of
from bot.rules.people import Person
from bot.rules.permissions import Subject, may
from bot.rules.record_kind import RecordKind
from bot.rules.text import Language, Text
from bot.rules.work_records.kinds import KINDS
from storage import clients
from storage.work_records import stored


async def scored(kind: RecordKind, site_id: int) -> tuple[WorkRecord, ...]:
    """The latest records of a site that have a score and that the client has, by one checklist, from the oldest on."""
    found = [one for one in await stored.find_issued_at(kind.kind, site_id, 4 * MOST) if score_of(one.said) is not None]
    latest = found[0].said[CHECKLIST] if found else ""
    return tuple(reversed([one for one in found if one.said[CHECKLIST] == latest][:MOST]))


async def about(site_id: int) -> About | None:
    """The site and its client."""
    site = await clients.get_site(site_id)
    return About(site.client_short_name, None, place=site.name) if site is not None else None


async def may_have(kind: RecordKind, who: Person, site_id: int, _: datetime) -> bool:
    """Whoever sees the records of the site's client: what is drawn has been released to that client."""
    site = await clients.get_site(site_id)
    return site is not None and may(who, kind.see, Subject(site.client_id))


async def gather(kind: RecordKind, site_id: int, language: Language, desk: Desk) -> Drawn | None:
    """The picture as it is now; none where nothing has a score."""
    site, records = await clients.get_site(site_id), await scored(kind, site_id)
    if site is None or not records:
        return None
    title = title_of(records[-1].said)
    points = tuple(Point(one.day, found) for one in records if (found := score_of(one.said)) is not None)
    return Drawn(
        render_trend,
        Trend(
            f"{site.client_short_name} · {site.name}",
            title.to(language) if title is not None else "",
            points,
            desk.provider,
            desk.at,
            language,
        ),
    )


DOCUMENTS = tuple(
    DocumentKind(
        kind.trend,
        "site_scores",
        Text(f"{kind.name.zh}得分趋势", f"{kind.name.en} scores"),
        "png",
        about,
        partial(may_have, kind),
        partial(gather, kind),
        as_of_now=True,
    )
    for kind in KINDS
    if kind.trend
)
