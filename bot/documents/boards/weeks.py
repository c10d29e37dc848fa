"""The picture of the board of clients: a row for each, a column for each week around today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.documents.boards.grid import Grid, Span, render_grid
from bot.rules.boards.clients import CLIENTS
from bot.rules.boards.weeks import Row
from bot.rules.stretches import MONTHS_EN
from bot.rules.text import CHINESE, Language, Text

MORE = Text("另有 {n} 家企业没有画出来。", "{n} more clients are not drawn.", "{n} more client is not drawn.")
NOBODY = Text("还没有企业。", "There is no client yet.")
UNTIL = Text("前 8 周到后 5 周 · {n} 家企业，急的在前", "8 weeks back, 5 ahead · {n} clients, the urgent first")
UNANNOUNCED = Text("不预告的工作，到期前不列。", "Unannounced work is not shown before its day.")


@dataclass(frozen=True, slots=True)
class Weeks:
    """What the picture is made of; ``total``: how many clients there are, of which ``rows`` are the first."""

    rows: tuple[Row, ...]
    total: int
    mondays: tuple[date, ...]
    today: date
    provider: str
    made_at: datetime
    language: Language


def render_weeks(of: Weeks) -> bytes:
    """The picture as a PNG; the same figures give the same bytes."""
    language = of.language
    return render_grid(
        Grid(
            CLIENTS.title.to(language),
            UNTIL.to(language, n=of.total),
            tuple(_spans(of)),
            of.rows,
            of.total,
            MORE,
            NOBODY,
            UNANNOUNCED.to(language),
            of.today,
            of.provider,
            of.made_at,
            language,
        )
    )


def month_name(day: date, language: Language) -> str:
    """``11月`` / ``Nov``."""
    return f"{day.month}月" if language == CHINESE else MONTHS_EN[day.month - 1]


def _spans(of: Weeks) -> Iterator[Span]:
    """On which day a week begins, and the month over the first week that begins in it."""
    month = 0
    for monday in of.mondays:
        over = month_name(monday, of.language) if monday.month != month else ""
        month = monday.month
        yield Span(monday, monday + timedelta(days=6), str(monday.day), over)
