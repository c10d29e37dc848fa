"""What is said of work that somebody left behind."""

from dataclasses import asdict

from bot.records.ledgers.entries import OpenWork
from bot.rules.ledgers.open_work import PARTS, counted
from bot.rules.text import Language, Text
from bot.screens.buttons import Data, ShowProgress
from bot.screens.keys import HAND_OVER
from bot.screens.screen import Button, Screen, escape
from bot.screens.ways.cases import PROGRESS


def work_line(work: OpenWork, language: Language) -> str:
    """``未办结事项 2 件、计划任务 1 项``; empty when there is none."""
    return counted(PARTS, asdict(work), language)


def work_left(name: str, client: str, work: OpenWork, to: Data | None, language: Language) -> Screen:
    """For the lead of the client: who left what, to be handed on; ``to`` opens it for who may."""
    text = Text(
        "{name}不再服务{client}，名下还有：\n{work}\n\n请交给别人。",
        "{name} no longer serves {client} and leaves behind:\n{work}\n\nPlease hand it on to somebody else.",
    )
    way = Button(PROGRESS.name.to(language), ShowProgress("firm", 0))
    if to is not None:
        way = Button(HAND_OVER.to(language), to)
    said = text.to(language, name=name, client=client, work=work_line(work, language))
    return Screen(f"📌 {escape(said)}", ((way,),))
