"""A board: a line for each thing with its figures, the most urgent first, each one tap from it (clause 5.1.3)."""

from bot.records.boards import BoardView
from bot.rules.boards.board import OURS, Line
from bot.rules.boards.clients import CLIENTS, LAST_VISIT, LATE, LOAD, MISSED, NEXT_LOAD, SERIOUS, THIS_WEEK, Load
from bot.rules.boards.statements import SHORT as STATEMENTS
from bot.rules.text import Language, Text
from bot.screens.boards.readiness import figures
from bot.screens.buttons import AskDocument, Data, ShowBoard, ShowClient, ShowStatements, ShowTasks
from bot.screens.numbered import numbered_lines
from bot.screens.paged import page_of
from bot.screens.rows import choice, home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, escape, narrowed
from bot.screens.times import day, short_day
from bot.screens.work_records.facts import spent

PER_PAGE = 4
LONGEST_NAME = 20
"""Columns, so that what is urgent stands beside it."""
PICTURE = Text("🖼 看图", "🖼 Picture")
_NOBODY = {
    "client": Text("没有这样的企业。", "There is no such client."),
    "person": Text("这两周没有安排。", "Nothing is planned in these two weeks."),
}
_BROKEN = Text("🙏 失约 {counts}", "🙏 Broke {counts}")
"""This month and last."""
_LATE = Text("⏰ 逾期 {n}", "⏰ {n} late")
_MISSED = Text("🕳 漏做 {n}", "🕳 {n} missed")
_SERIOUS = Text("🔴 严重问题 {n}", "🔴 {n} serious")
_WEEK = Text("本周 {done}/{n}", "this week {done}/{n}")
_NO_WEEK = Text("本周无安排", "nothing this week")
_VISITED = Text("上次到访 {day}", "last visit {day}")
_UNVISITED = Text("一年内未到访", "no visit for a year")
_LOAD = Text("本周 {n} 项，剩 {left}", "this week {n}, {left} left")
_NEXT = Text("下周 {n} 项", "next week {n}")


def board(view: BoardView, number: int, reader_id: int, language: Language) -> Screen:
    """A page of it, the filters and the other boards."""
    # on one line with what was broken there is no room for the weekday
    today = (short_day if any(view.broken) else day)(view.today, language)
    head = f"<b>{escape(view.board.title.to(language))}</b>  {escape(today)}"
    if view.board.of == OURS:
        (line,) = view.lines
        said, rows = figures(line, language)
        told = "\n".join((head, "", *said))
    else:
        lines, rows = _things(view, number, language)
        # behind it stands the board of complaints, with the list of them
        broken = [_BROKEN.to(language, counts="/".join(map(str, view.broken)))] if any(view.broken) else []
        told = "\n\n".join((" · ".join((head, str(len(view.lines)), *broken)), *lines))
    return Screen(told, (*rows, *_ways(view, reader_id, language)))


def _things(view: BoardView, number: int, language: Language) -> tuple[list[str], list[Row]]:
    """A page of the lines, each with its key, and the filters."""
    of = view.board
    page = page_of(view.lines, number, lambda to: ShowBoard(of.code, view.filter.code, to), PER_PAGE)
    if view.leads_on:
        lines, rows = numbered_lines((_line(line, of.of, language), _behind(line, of.of)) for line in page.shown)
    else:
        lines, rows = [_line(line, of.of, language) for line in page.shown], []
    if not view.lines:
        lines = [escape(_NOBODY[of.of].to(language))]
    rows += page.turns
    if len(of.filters) > 1:
        rows += side_by_side(
            [
                choice(one.name.to(language), ShowBoard(of.code, one.code, 0), chosen=one is view.filter)
                for one in of.filters
            ],
            3,
        )
    return lines, rows


def _ways(view: BoardView, reader_id: int, language: Language) -> list[Row]:
    keys = [Button(PICTURE.to(language), AskDocument(view.board.picture, reader_id, 0))] if view.board.picture else []
    if view.board is CLIENTS:
        keys.append(Button(STATEMENTS.to(language), ShowStatements("")))
    keys += [Button(other.title.to(language), ShowBoard(other.code, "", 0)) for other in view.others]
    return [*side_by_side([*keys, home_button(language)], 3)]


def _behind(line: Line, of: str) -> Data:
    return ShowClient(line.id, 0) if of == "client" else ShowTasks("person", line.id, "week", 0)


def _line(line: Line, of: str, language: Language) -> str:
    urgent, facts = (_of_client if of == "client" else _of_person)(line, language)
    name = f"<b>{escape(narrowed(line.name, LONGEST_NAME))}</b>"
    return f"{' · '.join((name, *map(escape, urgent)))}\n　{escape(' · '.join(facts))}"


def _of_client(line: Line, language: Language) -> tuple[list[str], list[str]]:
    counts = ((_SERIOUS, SERIOUS.of(line)), (_LATE, LATE.of(line)), (_MISSED, MISSED.of(line)))
    week, last = THIS_WEEK.of(line), LAST_VISIT.of(line)
    return [text.to(language, n=n) for text, n in counts if n], [
        _WEEK.to(language, done=week.kept, n=week.promised) if week.promised else _NO_WEEK.to(language),
        _VISITED.to(language, day=short_day(last, language)) if last is not None else _UNVISITED.to(language),
    ]


def _of_person(line: Line, language: Language) -> tuple[list[str], list[str]]:
    this, following = LOAD.of(line), NEXT_LOAD.of(line)
    said = _LOAD.to(language, n=this.tasks, left=this.left) if this.tasks else _NO_WEEK.to(language)
    return [], [
        f"{said}{_takes(this, language)}",
        f"{_NEXT.to(language, n=following.tasks)}{_takes(following, language)}",
    ]


def _takes(load: Load, language: Language) -> str:
    """How long what is left takes, as far as that is known."""
    if not load.minutes:
        return ""
    return Text("（约 {time}）", " ({time})").to(language, time=spent(load.minutes, language))
