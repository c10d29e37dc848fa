"""Each ledger as a spreadsheet of many rows: into an empty firm, out of it, and in again, by the commands.

An export is compared with openpyxl writing the same cells with nothing of ours around it. What was exported and comes
in again has to change nothing: the round trip loses nothing.
"""

import asyncio
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import openpyxl
import psutil

from bot.rules.ledgers.contracts import CONTRACT_ITEMS, CONTRACTS
from bot.rules.ledgers.kinds import ASSIGNMENTS, CLIENTS, LEDGERS, PEOPLE
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger
from bot.rules.ledgers.menu import MENU
from bot.rules.ledgers.monitoring import MONITORING
from bot.rules.ledgers.schedules import SCHEDULES
from tests.bench import exporting
from tests.bench.exporting import TRIES

MEASURED = tuple(
    ledger
    for ledger in LEDGERS.values()
    # what plans the days of a client is measured by tests/growth; the menu comes with the program
    if ledger not in (ASSIGNMENTS, CONTRACTS, CONTRACT_ITEMS, MENU, MONITORING, SCHEDULES)
)
FEW = 20
"""Clients and people that the entries of the other ledgers refer to."""
OFTEN_S = 0.02


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of a command, and the most memory that it had, its children included, in millions of bytes."""

    seconds: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Trip:
    """What the ways of one ledger took. ``empty``: an export of nothing, which is what a start of the program takes;
    ``export_s``: the export in a program that is loaded, seconds, its database opened, read and drawn;
    ``bare_s``: openpyxl writing the cells of the export, by itself. Both are the quickest of TRIES: the start takes
    half a second more or less from one to the next, which is as much as what is compared."""

    ledger: str
    rows: int
    empty: Took
    came_in: Took
    came_out: Took
    in_again: Took
    export_s: float
    bare_s: float


async def measure(ledger: Ledger, rows: int, folder: Path, url: str) -> Trip:
    """The ways of one ledger in an empty firm of its own. Raises RuntimeError where a command fails or loses a cell."""
    environment = {**os.environ, "DATABASE_URL": url, "FILES_FOLDER": str(folder / "files"), "BOT_TOKEN": ""}
    sent, got = folder / "sent.xlsx", folder / "got.xlsx"
    _write(sent, ledger, rows)
    # the first makes the database
    await _command(environment, "export", str(got))
    empty = await _command(environment, "export", str(got))
    came_in = await _command(environment, "import", str(sent), "--apply")
    # the words of what came in are indexed once, by whatever comes first
    await _command(environment, "export", str(got))
    came_out = await _command(environment, "export", str(got))
    export_s = await _export_s(environment)
    in_again = await _command(environment, "import", str(got), says="新增 0 · 修改 0")
    bare_s = min([await asyncio.to_thread(_bare, got) for _ in range(TRIES)])
    return Trip(ledger.title.en, rows, empty, came_in, came_out, in_again, export_s, bare_s)


async def _export_s(environment: Mapping[str, str]) -> float:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", exporting.__name__, env=environment, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    if process.returncode != 0:
        raise RuntimeError(exporting.__name__)
    return float(said)


async def _command(environment: Mapping[str, str], *arguments: str, says: str = "") -> Took:
    began = perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, env=environment, stdout=asyncio.subprocess.PIPE
    )
    told = asyncio.ensure_future(process.communicate())
    peak = 0.0
    while not told.done():
        peak = max(peak, await asyncio.to_thread(_memory_mb, process.pid))
        await asyncio.wait({told}, timeout=OFTEN_S)
    seconds = perf_counter() - began
    said = (await told)[0].decode()
    if process.returncode != 0 or says not in said:
        raise RuntimeError(f"{arguments}: {said[:500]}")
    return Took(seconds, peak)


def _memory_mb(pid: int) -> float:
    total = 0
    try:
        for process in (whole := psutil.Process(pid), *whole.children(recursive=True)):
            total += process.memory_info().rss
    except psutil.NoSuchProcess:
        pass
    return total / 1e6


def _bare(got: Path) -> float:
    """How long openpyxl alone takes to write the cells of this workbook, in a book that it only writes."""
    read = openpyxl.load_workbook(got, read_only=True)
    sheets = {page.title: [list(row) for row in page.iter_rows(values_only=True)] for page in read}
    began = perf_counter()
    book = openpyxl.Workbook(write_only=True)
    for title, lines in sheets.items():
        page = book.create_sheet(title)
        for line in lines:
            page.append(line)
    book.save(got.with_name("bare.xlsx"))
    return perf_counter() - began


def _write(file: Path, ledger: Ledger, rows: int) -> None:
    book = openpyxl.Workbook(write_only=True)
    for other in (CLIENTS, PEOPLE, *_referred(ledger)):
        if other is not ledger:
            _sheet(book, other, FEW)
    _sheet(book, ledger, rows)
    book.save(file)


def _referred(ledger: Ledger) -> Iterator[Ledger]:
    for column in ledger.columns:
        if column.refers and column.refers not in (CLIENTS.code, PEOPLE.code):
            yield LEDGERS[column.refers]


def _sheet(book: openpyxl.Workbook, ledger: Ledger, rows: int) -> None:
    page = book.create_sheet(ledger.title.zh)
    page.append([column.title.zh for column in ledger.columns])
    for number in range(rows):
        page.append(_row(ledger, number))


def _row(ledger: Ledger, number: int) -> Sequence[str]:
    """An entry of which every cell says something, as far as its others let it."""
    said: dict[str, str] = {}
    for column in ledger.columns:
        said[column.key] = _cell(ledger, column, number) if column.applies(_kept(ledger, said)) else ""
    return list(said.values())


def _kept(ledger: Ledger, said: Mapping[str, str]) -> Mapping[str, str]:
    """What the cells of an entry mean so far: of a choice its value."""
    return {
        key: next((one.value for one in ledger.column(key).options if one.text.zh == text), text)
        for key, text in said.items()
    }


def _cell(ledger: Ledger, column: Column, number: int) -> str:
    if column.computed or column.by_events:
        # what follows from an entry and its events nobody types
        return ""
    match column.kind:
        case ColumnKind.CODE:
            return f"{ledger.letter}{number:06}"
        case ColumnKind.REFERENCE:
            return "" if ledger is PEOPLE else f"{LEDGERS[column.refers].letter}{number % FEW:06}"
        case ColumnKind.CHOICE:
            # our own people, as those that others refer to are
            return "" if ledger is PEOPLE else column.options[number % len(column.options)].text.zh
        case ColumnKind.SEVERAL:
            return "、".join(option.text.zh for option in column.options[:2])
        case ColumnKind.DAY:
            # what is kept is kept for years behind the day of the others
            return f"{2037 if column.kept else 2027}-{1 + number % 12:02}-{1 + number % 28:02}"
        case ColumnKind.NUMBER:
            return str(column.least + number % (column.most - column.least + 1))
        case ColumnKind.YES_NO:
            return "是" if number % 2 else "否"
        case ColumnKind.PHONE:
            return f"139{number:08}"
        case ColumnKind.PLACE:
            return "31.29834, 120.58319"
        case ColumnKind.LIMITS:
            return "1.5–2.25 MPa"
        case ColumnKind.TEXT:
            return f"{column.title.zh} {number}"[: column.longest]
