"""Sites by distance, once somebody sent where they are."""

from bot.records.clients import SiteRecord
from bot.rules.record_kind import SITE, RecordKind
from bot.rules.spots import Spot, distance
from bot.rules.text import Language, Text
from bot.screens.buttons import BeginNear, BeginRecord, BeginThere, ChooseChecklist, KeepPlace
from bot.screens.paged import page_of
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, escape
from bot.screens.ways.work_records import TO_FILE

_WHERE = Text(
    "<b>{name}</b>\n\n📍 离您近的现场在前，点一个就开始：", "<b>{name}</b>\n\n📍 The nearest comes first; tap it:"
)
_ALL, _OTHER = Text("全部现场", "All sites"), Text("📎 位置用在别处", "📎 Use it elsewhere")
_SCALE = 100_000


def in_button(spot: Spot) -> tuple[int, int]:
    """As buttons carry it: to about a metre."""
    return round(spot.latitude * _SCALE), round(spot.longitude * _SCALE)


def from_button(north: int, east: int) -> Spot:
    """The other way round."""
    return Spot(north / _SCALE, east / _SCALE)


def near_sites(
    kind: RecordKind,
    found: tuple[tuple[SiteRecord, int], ...],
    spot: Spot,
    others: tuple[RecordKind, ...],
    page: int,
    language: Language,
) -> Screen:
    """Which site? ``others``: what else may be recorded at one."""
    at = in_button(spot)
    part = page_of(found, page, lambda to: BeginNear(kind.kind, *at, to))
    rows: list[Row] = []
    for site, metres in part.shown:
        label = as_label(f"{distance(metres, language)} · {site.client_short_name} · {site.name}")
        rows.append((Button(label, _begins(kind, site, at)),))
    ways = [Button(TO_FILE[other.kind].name.to(language), BeginNear(other.kind, *at, 0)) for other in others]
    ways.append(Button(_ALL.to(language), BeginRecord(kind.kind, 0)))
    elsewhere = (Button(_OTHER.to(language), KeepPlace(*at)),)
    html = _WHERE.to(language, name=escape(TO_FILE[kind.kind].name.to(language)))
    return Screen(html, (*rows, *part.turns, *side_by_side(ways), elsewhere, (home_button(language),)))


def _begins(kind: RecordKind, site: SiteRecord, at: tuple[int, int]) -> BeginThere | ChooseChecklist:
    if kind.asks_which:
        return ChooseChecklist(kind.kind, SITE, site.id, *at)
    return BeginThere(kind.form.code, site.id, *at)
