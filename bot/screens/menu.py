"""服务要求: what the team has still to read, and on an item's card who has read it."""

from datetime import datetime

from bot.records.menu import RequirementsView, ToConfirm
from bot.rules.beijing import beijing_day
from bot.rules.ledgers.menu import MENU
from bot.rules.text import COLON, Language, Measure, Text, few
from bot.screens.buttons import ConfirmRequirements, ShowEntry, ShowRequirements
from bot.screens.hearing import marked
from bot.screens.paged import paged
from bot.screens.screen import Button, Row, Screen, as_label, escape
from bot.screens.times import short_day, stamp
from bot.screens.waiting import Area, Line
from bot.screens.ways.menu import REQUIREMENTS

READ = Text("✅ 已读服务要求", "✅ Requirements read")
NEXT = Text("📋 下一项（还有 {n} 项）", "📋 Next ({n} left)")
CHANGED = Text("服务要求有改动，请再看一遍", "The requirements changed, please read them again")
MOST_NAMED = 8


def waiting_said(n: int, language: Language) -> str:
    """``服务要求待确认 2 项`` / ``2 service requirements to read``."""
    said = Text("服务要求待确认 {n} 项", "{n} service requirements to read", "Service requirements of one item to read")
    return said.to(language, n=n)


def requirements_area(n: int, language: Language) -> Area:
    """What waits on a home, as one line."""
    if not n:
        return Area()
    said = waiting_said(n, language)
    return Area((said,), (Line(Button(f"📋 {said}", ShowRequirements(0))),))


def requirement_list(found: tuple[ToConfirm, ...], page: int, language: Language) -> Screen:
    """The items whose requirements the reader has still to confirm; each opens its card."""
    said = Text("没有等您确认的服务要求。", "No requirements wait for you.").to(language)
    if found:
        how = Text("点开一项，看完后确认。", "Open one, and confirm once you have read it.").to(language)
        said = f"{waiting_said(len(found), language)}\n\n{how}"
    html = f"<b>{escape(REQUIREMENTS.name.to(language))}</b>\n\n{escape(said)}"
    return paged(html, found, page, language, lambda one: _open(one, language), ShowRequirements)


def _open(one: ToConfirm, language: Language) -> Button:
    about = " · ".join(filter(None, (one.called(language), one.clause)))
    return Button(as_label(about), ShowEntry(MENU.code, one.id))


def requirement_lines(view: RequirementsView | None, language: Language) -> list[str]:
    """That the reader has confirmed, and who has and has not, for who looks after it."""
    if view is None:
        return []
    lines = []
    if view.read_at is not None:
        text = Text("✅ 您已于{at}确认服务要求。", "✅ You confirmed the requirements, {at}.")
        lines.append(text.to(language, at=stamp(view.read_at, language)))
    if view.seen:
        current = [f"{one.name} {_day(one.read_at, language)}" for one in view.confirmed if one.current]
        former = [f"{one.name} {_day(one.read_at, language)}" for one in view.confirmed if not one.current]
        missing = [marked(one.name, hears=one.hears) for one in view.unconfirmed]
        for title, names in (
            (Text("已确认", "Confirmed by"), current),
            (Text("确认过旧版", "Confirmed former words"), former),
            (Text("还没确认", "Not confirmed by"), missing),
        ):
            if names:
                shown = few(names[:MOST_NAMED], MOST_NAMED, language, len(names), Measure.PERSON)
                lines.append(f"{title.to(language)}{COLON.to(language)}{shown}")
    return ["", *map(escape, lines)] if lines else []


def _day(at: datetime, language: Language) -> str:
    return short_day(beijing_day(at), language)


def requirement_rows(view: RequirementsView | None, item_id: int, language: Language) -> list[Row]:
    """The key that confirms; once that is done, the next item that waits."""
    if view is None:
        return []
    if view.asked:
        return [(Button(READ.to(language), ConfirmRequirements(item_id, view.edition)),)]
    if view.left:
        return [(Button(NEXT.to(language, n=len(view.left)), ShowEntry(MENU.code, view.left[0].id)),)]
    return []
