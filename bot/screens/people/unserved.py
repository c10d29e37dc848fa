"""Clients without project lead or consultant: in the home, in a message, and in a list that leads to mending it."""

from collections.abc import Sequence

from bot.records.people.unserved import Unserved
from bot.rules.ledgers.kinds import ASSIGNMENTS
from bot.rules.ledgers.ledger import Which
from bot.rules.people import Person, Role
from bot.rules.text import Language, Text
from bot.screens.buttons import ShowLedger, ShowUnserved
from bot.screens.paged import page_of
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, as_label, escape
from bot.screens.waiting import Area, Line

MOST_NAMED = 8
TITLE = Text("⚠️ {n} 家企业没有项目负责人或质量管家", "⚠️ {n} clients lack a lead or consultant")
_BOTH = Text("{firm} 没有项目负责人和质量管家", "{firm} has neither lead nor consultant")
_NO_LEAD = Text("{firm} 没有项目负责人", "{firm} has no project lead")
_NO_CONSULTANT = Text("{firm} 没有质量管家", "{firm} has no consultant")
_DO = Text("点企业，新增服务分工。", "Tap one to assign somebody.")
_ASK = Text("请联系管理员分配。", "Please ask an administrator to assign somebody.")
_WHY = Text(
    "没有项目负责人，就没有人安排、审批和收到升级的提醒；没有质量管家，就没有人巡查和答复。",
    "Without a lead nobody plans, approves or hears what is overdue; without a consultant nobody patrols or answers.",
)


def unserved_said(one: Unserved, language: Language) -> str:
    """What a client lacks, in a line."""
    text = _BOTH if one.no_lead and one.no_consultant else _NO_LEAD if one.no_lead else _NO_CONSULTANT
    return text.to(language, firm=one.name)


def unserved_area(found: Sequence[Unserved], language: Language) -> Area:
    """One line of the home, however many clients it are."""
    if not found:
        return Area()
    if len(found) == 1:
        said = f"⚠️ {unserved_said(found[0], language)}"
        return Area((said,), (Line(_button(found[0], language), begun=True),))
    said = TITLE.to(language, n=len(found))
    return Area((said,), (Line(Button(as_label(said), ShowUnserved(0)), begun=True),))


def _button(one: Unserved, language: Language) -> Button:
    """To where somebody is assigned."""
    to = ShowLedger(ASSIGNMENTS.code, Which.CURRENT.value, 0, one.client_id, "")
    return Button(as_label(f"⚠️ {unserved_said(one, language)}"), to)


def _text(found: Sequence[Unserved], who: Person) -> str:
    language = who.language
    title = f"⚠️ {unserved_said(found[0], language)}" if len(found) == 1 else TITLE.to(language, n=len(found))
    way = _DO if Role.ADMINISTRATOR in who.roles else _ASK
    between = "" if language == "zh" else " "
    return f"<b>{escape(title)}</b>\n\n{escape(_WHY.to(language))}{between}{escape(way.to(language))}"


def unserved_news(found: Sequence[Unserved], who: Person) -> Screen:
    """Told once a week until each has both."""
    rows: list[Row] = [(_button(one, who.language),) for one in found[:MOST_NAMED]]
    if len(found) > MOST_NAMED:
        more = Text("看全部（{n}）", "See all ({n})").to(who.language, n=len(found))
        rows.append((Button(more, ShowUnserved(0)),))
    return Screen(_text(found, who), (*rows, (home_button(who.language),)))


def unserved_list(found: Sequence[Unserved], page: int, who: Person) -> Screen:
    """All of them."""
    if not found:
        none = Text("每家企业都有项目负责人和质量管家。", "Every client has a project lead and a consultant.")
        return Screen(escape(none.to(who.language)), ((home_button(who.language),),))
    part = page_of(found, page, ShowUnserved)
    rows = [(_button(one, who.language),) for one in part.shown]
    return Screen(_text(found, who), (*rows, *part.turns, (home_button(who.language),)))
