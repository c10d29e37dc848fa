"""频次兑现: of which client, in which stretch, what was promised, what was done, and why not."""

from bot.records.cadence import CadenceView
from bot.records.clients import ClientRecord
from bot.rules.menu.naming import plan_name
from bot.rules.stretches import offered
from bot.rules.tasks.cadence_kept import PlanKept
from bot.rules.tasks.cadence_words import (
    EXPLAINED,
    FATE_NAMES,
    MOVED,
    PAGE,
    PICTURE,
    PROMISED,
    TITLE,
    TO_ARRANGE,
    UNANNOUNCED,
    counted,
    days_said,
    often_name,
    percent,
    rate,
    reason_of,
)
from bot.rules.tasks.schedule import HORIZON
from bot.rules.text import Language, Text, capital
from bot.screens.buttons import AskDocument, ShowCadence
from bot.screens.paged import page_of, paged
from bot.screens.rows import choice, home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, clipped, escape
from bot.screens.times import day, short_day

PER_PAGE = 5
MOST_REASONS = 6
"""Reasons of one plan that are told; of more it is said how many."""
LONGEST_REASON = 40


def clients_with_cadence(found: tuple[ClientRecord, ...], page: int, language: Language) -> Screen:
    """Whose?"""
    text = Text("<b>{name}</b>\n\n看哪家企业的？", "<b>{name}</b>\n\nOf which client?")
    if not found:
        text = Text("<b>{name}</b>\n\n还没有企业。", "<b>{name}</b>\n\nThere is no client yet.")

    def button(client: ClientRecord) -> Button:
        return Button(as_label(client.short_name), ShowCadence(client.id, 0, 0))

    html = text.to(language, name=escape(TITLE.to(language)))
    return paged(html, found, page, language, button, lambda to: ShowCadence(0, 0, to))


def cadence(view: CadenceView, page: int, language: Language, *, several: bool) -> Screen:
    """The figures of all plans, then a part for each; ``several``: there are other clients to look at."""
    client_id, number = view.client.id, view.stretch.number
    part = page_of(view.plans, page, lambda to: ShowCadence(client_id, number, to), PER_PAGE)
    lines = [_head(view, language), *(_plan(plan, language) for plan in part.shown)]
    rows: list[Row] = [*part.turns]
    rows += side_by_side(
        [
            choice(name.to(language), ShowCadence(client_id, stretch.number, 0), chosen=stretch == view.stretch)
            for name, stretch in offered(view.today).items()
        ],
        3,
    )
    if view.plans:
        shown = ((Text("🖼 看图", "🖼 Picture"), PICTURE), (Text("📄 存档表", "📄 Page to file"), PAGE))
        rows += side_by_side([Button(label.to(language), AskDocument(kind, view.about, 0)) for label, kind in shown])
    if several:
        rows.append((Button(Text("🏭 换一家企业", "🏭 Another client").to(language), ShowCadence(0, 0, 0)),))
    return Screen("\n\n".join(lines), (*rows, (home_button(language),)))


def _head(view: CadenceView, language: Language) -> str:
    total, days = view.total, view.stretch.period
    title = f"<b>{escape(TITLE.to(language))} · {escape(view.client.short_name)}</b>"
    when = view.stretch.to(language)
    if days.first <= view.today <= days.last:
        until = Text("{when} · 截至{day}", "{when} · as of {day}")
        when = until.to(language, when=when, day=day(view.today, language))
    if days.last > view.today + HORIZON:
        far = Text("{when}\n往后只排了五周", "{when}\nPlanned five weeks ahead so far")
        when = far.to(language, when=when)
    if not view.plans:
        none = Text("这段时间没有安排。", "Nothing was planned in this period.")
        return f"{title}\n{escape(when)}\n\n{escape(none.to(language))}"
    share = percent(total)
    of_all = Text("（{share}%）", " ({share}%)").to(language, share=share) if share is not None else ""
    kept = f"<b>{escape(capital(rate(total, language)))}</b>{of_all}"
    return f"{title}\n{escape(when)}\n\n{kept}\n{capital(counted(total, language))}"


def _plan(plan: PlanKept, language: Language) -> str:
    figures = plan.figures
    often = Text("（{often}）", " ({often})").to(language, often=often_name(plan, language))
    lines = [
        f"<b>{escape(plan_name(plan, language))}</b>{escape(often)}",
        capital(f"{PROMISED.to(language, n=figures.promised)} · {counted(figures, language)}"),
    ]
    if plan.to_arrange:
        lines.append(f"· {capital(TO_ARRANGE.to(language, n=plan.to_arrange))}")
    if plan.unannounced:
        lines.append(escape(UNANNOUNCED.to(language)))
    return "\n".join((*lines, *_reasons(plan, language)))


def _reasons(plan: PlanKept, language: Language) -> list[str]:
    """The days of what has to be explained, by their reasons; and what was moved."""
    because = [one for fate in EXPLAINED for one in plan.because(fate)]
    lines = [
        _line(FATE_NAMES[one.fate], reason_of(one, language), days_said(one.days, language), language)
        for one in because
    ]
    for one in plan.moved:
        days = f"{short_day(one.before, language)} → {short_day(one.day, language)}"
        lines.append(_line(MOVED, one.reason, days, language))
    if len(lines) > MOST_REASONS:
        more = Text("· 还有 {n} 条，见存档表", "· {n} more: see the page")
        return [*lines[:MOST_REASONS], more.to(language, n=len(lines) - MOST_REASONS)]
    return lines


def _line(what: Text, reason: str, days: str, language: Language) -> str:
    why = Text("（{reason}）", " ({reason})").to(language, reason=clipped(reason, LONGEST_REASON)) if reason else ""
    told = Text("· {what}{why}：{days}", "· {what}{why}: {days}")
    return escape(told.to(language, what=capital(what.to(language)), why=why, days=days))
