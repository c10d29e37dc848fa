"""The service plan as a file to edit, print and sign in Word: all that the page says, the year as a picture."""

from bot.documents import words as page_words
from bot.documents.editable import WIDTH_MM, Column, Editable
from bot.documents.printable import on_one_line
from bot.documents.service_plans import words
from bot.documents.service_plans.content import Content, DateTable, Table
from bot.documents.service_plans.picture import render_years
from bot.documents.service_plans.sheet import PlanSheet
from bot.rules.beijing import in_beijing
from bot.rules.service_plans.states import PLAN_STATE_NAMES, PlanState
from bot.rules.tasks.cadence_words import MADE

_ITEM_WIDTHS = (10, 16, 35, 20, 25, 19, 27, 22)
_TEAM_WIDTHS = (50, 28, 28, 68)
_CENTRED = (0, 1)
_NUMBER, _NAME, _TOTAL = 7, 37, 12


def render_editable(sheet: PlanSheet) -> bytes:
    """The plan as a DOCX (A4); the same plan gives the same bytes. Raises TypesettingFailed: the picture's."""
    content, plan = Content(sheet), sheet.plan
    version = sheet.say(words.VERSION, n=plan.version)
    running = on_one_line(f"{plan.contract_number} {version}")
    title, provider = sheet.say(words.TITLE), on_one_line(sheet.provider)
    file = Editable(f"{title} {running}", provider, sheet.language, sheet.made_at)
    made = sheet.say(MADE, at=f"{in_beijing(sheet.made_at):%Y-%m-%d %H:%M}")
    file.running(provider, running, made, sheet.say(page_words.PAGE, page="<page>", pages="<pages>"))
    file.title(title)
    state = sheet.say(PLAN_STATE_NAMES[plan.state])
    file.pairs(content.facts(), strong=None if plan.state is PlanState.CONFIRMED else state)
    if plan.lines:
        file.heading(sheet.say(words.YEAR))
        for picture in render_years(sheet):
            file.picture(picture, sheet.say(words.ALT_TEXT))
    file.heading(content.heading(words.ITEMS), new_page=bool(plan.lines))
    _add_table(file, content.items(), _ITEM_WIDTHS)
    if plan.lines:
        file.heading(content.heading(words.DATES))
        for dates in content.dates():
            _add_dates(file, dates, sheet.say(words.SERVICE), sheet.say(words.TIMES))
        for note in content.date_notes():
            file.text(note, quiet=True)
    file.heading(content.heading(words.TEAM))
    _add_table(file, content.team(), _TEAM_WIDTHS)
    _add_difference(file, content)
    file.heading(content.heading(words.CONFIRMATION))
    for said in content.confirmation():
        file.text(said, together=True)
    parties = [(party.is_called, party.name, party.signature) for party in content.parties()]
    file.signing(parties, **content.signing())
    return file.content()


def _add_table(file: Editable, table: Table, widths: tuple[float, ...]) -> None:
    centred = _CENTRED if len(widths) == len(_ITEM_WIDTHS) else ()
    columns = [
        Column(title, width, n in centred) for n, (title, width) in enumerate(zip(table.columns, widths, strict=True))
    ]
    if table.rows:
        file.table(columns, table.rows)
    for note in table.notes:
        file.text(note, quiet=True)


def _add_dates(file: Editable, dates: DateTable, service: str, total: str) -> None:
    month = (WIDTH_MM - _NUMBER - _NAME - _TOTAL) / len(dates.months)
    columns = [
        Column("", _NUMBER, centred=True),
        Column(service, _NAME),
        *(Column(name, month, centred=True) for name in dates.months),
        Column(total, _TOTAL, centred=True),
    ]
    blank = ("",) * (len(dates.months) - 1)
    rows = [(row.number, row.name, *(row.cells or (row.whole, *blank)), row.times) for row in dates.rows]
    file.table(
        columns,
        rows,
        size=6.5,
        above=(("", 2), *dates.years, ("", 1)),
        spans=lambda number: (2, len(dates.months) + 1) if dates.rows[number].whole else None,
    )


def _add_difference(file: Editable, content: Content) -> None:
    found = content.difference()
    if found is not None:
        heading, lines = found
        file.heading(heading)
        for said in lines:
            file.point(said)
