"""The page: figures, reasons and strips of all plans, to be signed and filed (clauses 3.7, 4.6)."""

from collections.abc import Sequence

from bot.documents import page, words
from bot.documents.cadence.picture import NOTHING, parted, render_strips
from bot.documents.cadence.strips import Strips
from bot.documents.page import Page
from bot.documents.printable import on_one_line
from bot.rules.beijing import in_beijing
from bot.rules.menu.naming import plan_name
from bot.rules.tasks.cadence_kept import Figures, PlanKept
from bot.rules.tasks.cadence_words import (
    EXPLAINED,
    FATE_NAMES,
    MADE,
    MOVED,
    TITLE,
    TO_ARRANGE,
    UNANNOUNCED,
    counted,
    days_said,
    fate_name,
    often_name,
    percent,
    rate,
    reason_of,
)
from bot.rules.text import Text, capital

HIGHEST = 1300
"""Pixels of the strips of one picture, so that it is no higher than a page."""
_ALL = 1000
_FATES = tuple(FATE_NAMES)

CLIENT = Text("企业", "Client")
PROVIDER = Text("服务单位", "Service provider")
KEPT = Text("兑现", "Kept")
FIGURES = Text("应做与实做", "Promised and done")
COLUMNS = (Text("工作与频次", "Work and frequency"), Text("应做", "Promised"))
SHARE = Text("兑现率", "Kept")
TOTAL = Text("合计", "Total")
REASONS = Text("原因", "Reasons")
REASON_COLUMNS = (Text("工作", "Work"), Text("情况", "What"), Text("原因", "Reason"), Text("日期", "Days"))
CALENDAR = Text("日历", "Calendar")
NOTES = (
    Text("补做的算兑现；已取消的不算应做。", "What was made up counts as kept; what was cancelled is not promised."),
    Text("兑现率＝（按时＋补做）÷已到期。", "Kept: on time and made up, of what was due by now."),
)
SIGNATURES = (
    Text("服务单位（签字）", "Service provider (signed)"),
    Text("企业（签字、盖章）", "Client (signed, stamped)"),
)


def render_page(of: Strips) -> bytes:
    """The page as a PDF (A4); the same figures give the same bytes. Raises TypesettingFailed."""
    view, language = of.view, of.language
    period = view.stretch.period
    when = Text("{stretch}（{first} 至 {last}）", "{stretch} ({first} to {last})")
    pictures = {f"strips{n}.png": render_strips(of, plans) for n, plans in enumerate(parted(of, HIGHEST))}
    data = {
        "lang": language,
        "title": on_one_line(f"{TITLE.to(language)} · {view.client.short_name}"),
        "provider": on_one_line(of.provider),
        "when": when.to(language, stretch=view.stretch.to(language), first=period.first, last=period.last),
        "made": MADE.to(language, at=f"{in_beijing(of.made_at):%Y-%m-%d %H:%M}"),
        "page": words.PAGE.to(language, page="<page>", pages="<pages>"),
        "facts": [
            [CLIENT.to(language), on_one_line(view.client.name)],
            [PROVIDER.to(language), on_one_line(of.provider)],
            [KEPT.to(language), _kept(of)],
        ],
        "figures": {
            "heading": FIGURES.to(language),
            "columns": [
                *(column.to(language) for column in COLUMNS),
                *(fate_name(fate, language) for fate in _FATES),
                SHARE.to(language),
            ],
            "rows": [
                *(_row(of, plan) for plan in view.plans),
                [TOTAL.to(language), *_numbers(view.total)],
            ],
            "notes": [note.to(language) for note in NOTES],
        },
        "reasons": {
            "heading": REASONS.to(language),
            "columns": [column.to(language) for column in REASON_COLUMNS],
            "rows": [row for plan in view.plans for row in _reasons(of, plan)],
        },
        "calendar": CALENDAR.to(language),
        "pictures": list(pictures),
        "signatures": [one.to(language) for one in SIGNATURES],
    }
    return page.render(Page("cadence_page.typ", data, language, of.made_at, pictures))


def _kept(of: Strips) -> str:
    total, language = of.view.total, of.language
    if not of.view.plans:
        return NOTHING.to(language)
    share = percent(total)
    of_all = Text("（{share}%）", " ({share}%)").to(language, share=share) if share is not None else ""
    return f"{rate(total, language)}{of_all} · {counted(total, language)}"


def _row(of: Strips, plan: PlanKept) -> list[str]:
    said = [plan_name(plan, of.language), often_name(plan, of.language)]
    said += [TO_ARRANGE.to(of.language, n=plan.to_arrange)] if plan.to_arrange else []
    said += [UNANNOUNCED.to(of.language)] if plan.unannounced else []
    return ["\n".join(said), *_numbers(plan.figures)]


def _numbers(figures: Figures) -> list[str]:
    share = f"{figures.kept}/{figures.due}" if figures.due else "–"
    return [str(figures.promised), *(str(getattr(figures, fate.value)) for fate in _FATES), share]


def _reasons(of: Strips, plan: PlanKept) -> Sequence[list[str]]:
    language = of.language
    name = plan_name(plan, language)
    rows = [
        [
            name,
            capital(FATE_NAMES[one.fate].to(language)),
            reason_of(one, language),
            days_said(one.days, language, _ALL),
        ]
        for fate in EXPLAINED
        for one in plan.because(fate)
    ]
    moved = [
        [name, capital(MOVED.to(language)), one.reason, f"{one.before.isoformat()} → {one.day.isoformat()}"]
        for one in plan.moved
    ]
    return rows + moved
