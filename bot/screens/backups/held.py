"""恢复前到期的消息: sent or not, all at once or kind by kind."""

from collections.abc import Callable, Sequence

from bot.records.made_backups import HeldMessages
from bot.rules.text import Language, Measure, Text, few
from bot.screens.buttons import DecideHeld, ShowHeld
from bot.screens.paged import page_of
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, escape

KINDS_PER_PAGE = 5
MOST_NAMED = 6
SENT = Text("{n} 条会发出", "{n} messages go out", "{n} message goes out")
DROPPED = Text("{n} 条不发了", "{n} messages are not sent", "{n} message is not sent")
NOTHING = Text("没有要决定的消息了。", "There is nothing left to decide.")


def held_screen(
    held: Sequence[HeldMessages], up_to: int, name_of: Callable[[str], Text], page: int, language: Language
) -> Screen:
    """What is held, by kind and reader; a page of the kinds, each with its keys; ``name_of`` names a kind."""
    if not held:
        return Screen(escape(NOTHING.to(language)), ((home_button(language),),))
    count = sum(one.count for one in held)
    part = page_of(held, page, ShowHeld, KINDS_PER_PAGE)
    lines = [asked(count, language), *(_line(one, name_of, language) for one in part.shown)]
    rows: list[Row] = []
    for one in part.shown:
        name = name_of(one.kind).to(language)
        send, drop = Text("发：{name}", "Send: {name}"), Text("不发：{name}", "Drop: {name}")
        rows += side_by_side(
            [
                Button(as_label(send.to(language, name=name)), DecideHeld(one.kind, up_to, 1)),
                Button(as_label(drop.to(language, name=name)), DecideHeld(one.kind, up_to, 0)),
            ]
        )
    send_all = Button(Text("全部发送（{n}）", "Send all ({n})").to(language, n=count), DecideHeld("", up_to, 1))
    drop_all = Button(Text("全部不发（{n}）", "Drop all ({n})").to(language, n=count), DecideHeld("", up_to, 0))
    return Screen(
        "\n\n".join(lines), (*rows, *part.turns, *side_by_side([send_all, drop_all]), (home_button(language),))
    )


def asked(count: int, language: Language) -> str:
    """The question (HTML)."""
    title = Text(
        "<b>恢复前到期的 {n} 条消息：发送还是不发？</b>",
        "<b>{n} messages were due before the restore: send them or not?</b>",
        "<b>{n} message was due before the restore: send it or not?</b>",
    )
    why = Text(
        "系统从备份恢复，这些消息可能已经发过。您决定之前一条都不会发。",
        "The system was restored from a backup, and they may have been sent before. None goes out until you decide.",
    )
    return f"{title.to(language, n=count)}\n{escape(why.to(language))}"


def held_question(count: int, language: Language) -> Screen:
    """For who decides."""
    look = Button(Text("查看并决定", "Look and decide").to(language), ShowHeld(0))
    return Screen(asked(count, language), ((look,), (home_button(language),)))


def _line(one: HeldMessages, name_of: Callable[[str], Text], language: Language) -> str:
    named = few(one.readers, MOST_NAMED, language, unit=Measure.PERSON)
    text = Text("{name} × {n}：{named}", "{name} × {n}: {named}")
    return escape(text.to(language, name=name_of(one.kind).to(language), n=one.count, named=named))
