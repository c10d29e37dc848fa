"""What the card of an entry says of who keeps it, and of who read what is confidential."""

from bot.records.ledgers.entries import EntryView
from bot.rules.seconding import KEEPING
from bot.rules.text import Language, Text
from bot.screens.screen import Row, escape
from bot.screens.times import stamp
from bot.screens.work_records.seconding import second_keys, second_lines

_READ = Text("👁 查阅记录（{n} 次）", "👁 Read {n} times", "👁 Read {n} time")
_CARD, _FILES = Text("卡片", "card"), Text("文件", "files")


def keeping_lines(view: EntryView, language: Language) -> list[str]:
    """Whether its keeper said that they have it, and the last readings; escaped."""
    lines = [] if view.entry.ended_at is not None else second_lines(view.seconds[-1:], KEEPING, language)
    if view.readings:
        lines.append(escape(_READ.to(language, n=view.reading_n)))
        for one in view.readings:
            what = (_FILES if one.files else _CARD).to(language)
            lines.append(escape(f"· {stamp(one.at, language)} {one.who} · {what}"))
    return ["", *lines] if lines else []


def keeping_rows(view: EntryView, language: Language) -> list[Row]:
    """For its keeper, until they said so."""
    return second_keys(view.seconds[-1:], KEEPING, language, may_answer=view.may_second, may_ask=False)
