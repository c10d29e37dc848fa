"""What is said of entries that were merged into others: on both cards, and to whoever looks for them."""

from collections.abc import Sequence

from bot.records.cases.cases import CasePage, CaseRecord
from bot.records.ledgers.entries import EntryPage, EntryView
from bot.rules.text import Language, Measure, Text, further, joined
from bot.screens.buttons import ShowCase, ShowEntry
from bot.screens.cases.card import mark
from bot.screens.rows import side_by_side
from bot.screens.screen import Button, Row, narrowed

WIDEST = 44
HAS_JOINED = Text(
    "⚠️ 这个人已加入，不能并入别人。请打开没加入过的那一条，把它并入这一条。",
    "⚠️ Who has joined cannot be merged into somebody else. Open the entry that never joined, and merge that into "
    "this one.",
)
MERGED = Text("已并入", "Merged")
_NOW = Text("🔗 现在看「{name}」", "🔗 Now see “{name}”")
_HERE = Text("🔗 已并入这里：{names}", "🔗 Merged into this one: {names}")
_CASES = Text(
    "🔗 原有事项 {n} 件，下面是最近 {first} 件。", "🔗 {n} cases were recorded here; below are the latest {first}."
)
_FOUND = Text("🔗 「{former}」已并入「{now}」", "🔗 “{former}” was merged into “{now}”")


def merged_lines(view: EntryView, cases: CasePage, language: Language) -> list[str]:
    """Where an entry went with how many cases, and what came to it (not escaped)."""
    lines = []
    if view.now is not None:
        lines.append(_NOW.to(language, name=view.now.named(view.ledger, language)))
    if view.merged:
        names = joined((one.named(view.ledger, language) for one in view.merged), language)
        lines.append(_HERE.to(language, names=names))
    if cases.total > len(cases.cases):
        lines.append(_CASES.to(language, n=cases.total, first=len(cases.cases)))
    return lines


def merged_ways(view: EntryView, cases: Sequence[CaseRecord], language: Language) -> list[Row]:
    """Keys to the entry that stays, to those that were merged into this one, and to cases under this one."""
    rows: list[Row] = [
        (Button(narrowed(f"{mark(one)} {one.number} {one.title}", WIDEST), ShowCase(one.id)),) for one in cases
    ]
    code = view.ledger.code
    if view.now is not None:
        name = _NOW.to(language, name=view.now.named(view.ledger, language))
        rows.append((Button(narrowed(name, WIDEST), ShowEntry(code, view.now.id)),))
    others = [
        Button(narrowed(f"🔗 {one.named(view.ledger, language)}", WIDEST), ShowEntry(code, one.id))
        for one in view.merged
    ]
    return [*rows, *side_by_side(others)]


def found_by(found: EntryPage, language: Language) -> list[str]:
    """By which former entries those are found that stay (not escaped)."""
    lines = [_FOUND.to(language, former=f"{one.called} · {one.code}", now=one.now) for one in found.merged]
    return lines + further(found.merged_n - len(found.merged), language, Measure.ENTRY)
