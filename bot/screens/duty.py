"""Clients on whose duty list nobody can hear: in the home, in a message, and in a list that leads to mending it."""

from collections.abc import Sequence

from bot.records.duty import Uncovered
from bot.rules.ledgers.duty import DUTY
from bot.rules.ledgers.ledger import Which
from bot.rules.text import Language, Text
from bot.screens.buttons import ShowLedger, ShowUncovered
from bot.screens.paged import page_of
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, as_label, escape
from bot.screens.waiting import Area, Line

MOST_NAMED = 8
TITLE = Text("⚠️ {n} 家企业值班表没有人", "⚠️ {n} clients have nobody on duty")
_EMPTY = Text("{firm} 的值班表是空的", "{firm}: the duty list is empty")
_UNREACHABLE = Text("{firm} 的值班人都收不到消息", "{firm}: nobody on duty gets messages")
_WHY = Text(
    "发生突发事件时，会先按值班表逐个呼叫。请现在填好：谁、第几个呼叫、出事时做什么。",
    "In an incident those on the duty list are called first, one after another. Please fill it in now: who, in which"
    " order, and what each of them does.",
)
_COVERED = Text("每家企业的值班表上都有人。", "Every client has somebody on duty.")


def uncovered_said(one: Uncovered, language: Language) -> str:
    """What is wrong with a client's list, in a line."""
    return (_EMPTY if one.empty else _UNREACHABLE).to(language, firm=one.name)


def uncovered_area(found: Sequence[Uncovered], language: Language) -> Area:
    """One line of the home, however many clients it are."""
    if not found:
        return Area()
    if len(found) == 1:
        return Area((f"⚠️ {uncovered_said(found[0], language)}",), (Line(_button(found[0], language), begun=True),))
    said = TITLE.to(language, n=len(found))
    return Area((said,), (Line(Button(as_label(said), ShowUncovered(0)), begun=True),))


def _button(one: Uncovered, language: Language) -> Button:
    """To the list of the client."""
    to = ShowLedger(DUTY.code, Which.CURRENT.value, 0, one.client_id, "")
    return Button(as_label(f"⚠️ {uncovered_said(one, language)}"), to)


def _text(found: Sequence[Uncovered], language: Language) -> str:
    title = f"⚠️ {uncovered_said(found[0], language)}" if len(found) == 1 else TITLE.to(language, n=len(found))
    return f"<b>{escape(title)}</b>\n\n{escape(_WHY.to(language))}"


def uncovered_news(found: Sequence[Uncovered], language: Language) -> Screen:
    """Told as soon as it is so, then once a week until somebody is there."""
    rows: list[Row] = [(_button(one, language),) for one in found[:MOST_NAMED]]
    if len(found) > MOST_NAMED:
        more = Text("看全部（{n}）", "See all ({n})").to(language, n=len(found))
        rows.append((Button(more, ShowUncovered(0)),))
    return Screen(_text(found, language), (*rows, (home_button(language),)))


def uncovered_list(found: Sequence[Uncovered], page: int, language: Language) -> Screen:
    """All of them."""
    if not found:
        return Screen(escape(_COVERED.to(language)), ((home_button(language),),))
    part = page_of(found, page, ShowUncovered)
    rows = [(_button(one, language),) for one in part.shown]
    return Screen(_text(found, language), (*rows, *part.turns, (home_button(language),)))
