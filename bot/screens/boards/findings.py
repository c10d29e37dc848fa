"""问题看板: a client's findings, what they can be narrowed to, and what is told of them in words (clause 4.7.1)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.records.boards import FoundChoices, FoundTold, FoundView
from bot.records.clients import ClientRecord
from bot.rules.boards.found import EVERYTHING, STANDINGS, TITLE, Standing, Wanted, topic_said
from bot.rules.boards.found_figures import (
    ALL_CLIENTS,
    CLOSED,
    MEDIAN,
    MOST,
    OPEN,
    OPENED,
    SEVERITIES,
    STILL_OPEN,
    TITLES,
    YEAR,
)
from bot.rules.cases.finding_terms import Severity
from bot.rules.people import Person
from bot.rules.text import Language, Text
from bot.screens.buttons import AskDocument, ShowFound, ShowFoundChoices, ShowFoundFigures
from bot.screens.cases.lists import cases_of_client
from bot.screens.keys import BACK
from bot.screens.paged import page_of, paged
from bot.screens.rows import choice, home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, escape

ALL_TOGETHER = Text("📊 全部企业", "📊 All clients")
NARROW, FIGURES = Text("🔍 筛选", "🔍 Filter"), Text("📊 统计图", "📊 Figures")
BY = {"S": Text("现场", "Site"), "T": Text("主题", "Topic"), "P": Text("责任人", "Responsible")}
REPEATS, DID_NOT_LAST = Text("🔁 重复问题", "🔁 Repeats"), Text("↩️ 没保持", "↩️ Did not last")
CLEAR = Text("✖️ 清除筛选", "✖️ Clear filters")
_WHICH = Text("看哪家企业？", "Which client?")
_NO_CLIENT = Text("还没有企业。", "There is no client yet.")
_NONE = Text("没有可选的。", "There is nothing to choose from.")
_BY_WHAT = Text("按什么筛选？", "Filter by what?")
_FILTERED = Text("🔍 {filters}", "🔍 {filters}")
_MONTHS_SHOWN, _TOPICS_SHOWN = 6, 8
_MORE_TOPICS = Text("……另有 {n} 个主题见图", "… {n} more topics in the picture", "… 1 more topic in the picture")


def firms(found: Sequence[ClientRecord], page: int, language: Language, *, together: bool) -> Screen:
    """Whose? Who answers for several sees them all told together, too."""
    html = f"<b>{escape(TITLE.to(language))}</b>\n\n{escape((_WHICH if found else _NO_CLIENT).to(language))}"
    screen = paged(
        html,
        found,
        page,
        language,
        lambda client: Button(as_label(client.short_name), ShowFound(client.id, "", 0)),
        lambda to: ShowFound(0, "", to),
    )
    if not together:
        return screen
    rows = (*screen.rows[:-1], (Button(ALL_TOGETHER.to(language), ShowFoundFigures(0)),), *screen.rows[-1:])
    return replace(screen, rows=rows)


def found(view: FoundView, who: Person, now: datetime) -> Screen:
    """A page of them: how many stand how, the filters, what they keep."""
    language, client, wanted = who.language, view.client.id, view.wanted
    title = f"<b>{escape(view.client.short_name)} · {escape(TITLE.to(language))}</b>"
    # what was handed over at the end of a contract is there at few clients
    shown = [one for one in STANDINGS if one is not Standing.HANDED_OVER or view.counts[one] or wanted.standing is one]
    counts = " · ".join(f"{STANDINGS[one].to(language)} {view.counts[one]}" for one in shown)
    said = filters_said(wanted, view.named, language)
    below = "\n".join([escape(counts), *([_FILTERED.to(language, filters=escape(said))] if said else [])])
    packed = wanted.packed()
    screen = cases_of_client(title, view.page, who, now, lambda to: ShowFound(client, packed, to), below)
    keys = [_standing(client, wanted, one, language) for one in shown]
    ways = [Button(NARROW.to(language), ShowFoundChoices(client, packed, "", 0))]
    ways += [Button(FIGURES.to(language), ShowFoundFigures(client))]
    return replace(screen, rows=(*screen.rows[:-1], *side_by_side(keys, 4), tuple(ways), *screen.rows[-1:]))


def _standing(client: int, wanted: Wanted, one: Standing, language: Language) -> Button:
    """Shows those that stand so; another tap on what is chosen shows them all."""
    chosen = wanted.standing is one
    to = replace(wanted, standing=Standing.ANY if chosen else one)
    return choice(STANDINGS[one].to(language), _to(client, to), chosen=chosen)


def _to(client: int, wanted: Wanted) -> ShowFound:
    return ShowFound(client, wanted.packed(), 0)


def filters_said(wanted: Wanted, named: tuple[str, str, str], language: Language) -> str:
    """What is left out beside by how findings stand, in words (not escaped)."""
    severity = SEVERITIES[wanted.severity].to(language) if wanted.severity is not None else ""
    flags = [name.to(language) for on, name in ((wanted.repeat, REPEATS), (wanted.again, DID_NOT_LAST)) if on]
    return " · ".join(filter(None, (*named, severity, *flags)))


def choices(view: FoundChoices, what: str, page: int, language: Language) -> Screen:
    """The filters, or what one of them can be set to."""
    client, packed = view.client.id, view.wanted.packed()
    title = f"<b>{escape(view.client.short_name)} · {escape(TITLE.to(language))}</b>"
    back = (Button(BACK.to(language), ShowFound(client, packed, 0)), home_button(language))
    if what in BY:
        part = page_of(view.choices, page, lambda to: ShowFoundChoices(client, packed, what, to))
        rows: list[Row] = [(Button(as_label(f"{name} · {n}"), _to(client, wanted)),) for wanted, name, n in part.shown]
        said = BY[what] if view.choices else _NONE
        return Screen(f"{title}\n\n{escape(said.to(language))}", (*rows, *part.turns, back))
    wanted = view.wanted
    keys = [Button(name.to(language), ShowFoundChoices(client, packed, by, 0)) for by, name in BY.items()]
    severities = [
        choice(
            SEVERITIES[one].to(language),
            _to(client, replace(wanted, severity=None if one is wanted.severity else one)),
            chosen=one is wanted.severity,
        )
        for one in (Severity.SERIOUS, Severity.ORDINARY, Severity.MINOR)
    ]
    flags = [
        choice(REPEATS.to(language), _to(client, replace(wanted, repeat=not wanted.repeat)), chosen=wanted.repeat),
        choice(DID_NOT_LAST.to(language), _to(client, replace(wanted, again=not wanted.again)), chosen=wanted.again),
    ]
    clear = [Button(CLEAR.to(language), _to(client, replace(EVERYTHING, standing=wanted.standing)))]
    rows = [*side_by_side(keys, 3), *side_by_side(severities, 3), *side_by_side(flags)]
    rows += [tuple(clear)] if wanted.narrowed else []
    return Screen(f"{title}\n\n{escape(_BY_WHAT.to(language))}", (*rows, back))


def figures(told: FoundTold, language: Language) -> Screen:
    """All that the pictures tell, in words, and a key to each picture."""
    of, place = told.figures, told.client.short_name if told.client is not None else ALL_CLIENTS.to(language)
    months = [
        f"{one.first:%Y-%m}  {OPENED.to(language)} {one.opened} · {CLOSED.to(language)} {one.closed}"
        f" · {OPEN.to(language)} {one.open}"
        for one in of.months[-_MONTHS_SHOWN:]
    ]
    topics = [
        f"{topic_said(clause, language)}  {n}" + (f" · {STILL_OPEN.to(language)} {still}" if still else "")
        for clause, n, still in of.topics[:_TOPICS_SHOWN]
    ]
    if (more := len(of.topics) - _TOPICS_SHOWN) > 0:
        topics.append(_MORE_TOPICS.to(language, n=more))
    taken = Text("{n} 天", "{n} days", "{n} day")
    days = [
        f"{SEVERITIES[severity].to(language)}  {MEDIAN.to(language)}"
        f" {taken.to(language, n=one.median)} · {MOST.to(language)} {taken.to(language, n=one.most)}"
        for severity, one in of.days.items()
    ]
    blocks = [f"<b>{escape(place)} · {escape(TITLE.to(language))}</b>\n{escape(YEAR.to(language))}"]
    for what, lines in (("months", months), ("topics", topics), ("days", days)):
        told_lines = "\n".join(map(escape, lines)) or "—"
        blocks.append(f"<b>{escape(TITLES[what].to(language))}</b>\n{told_lines}")
    suffix = "" if told.client is not None else "_all"
    keys = [
        Button(f"🖼 {name.to(language)}", AskDocument(f"found_{what}{suffix}", told.about, 0))
        for what, name in TITLES.items()
    ]
    back = Button(BACK.to(language), ShowFound(told.client.id if told.client is not None else 0, "", 0))
    return Screen("\n\n".join(blocks), (*side_by_side(keys), (back, home_button(language))))
