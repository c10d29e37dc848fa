"""Self-checks item by item, as a sheet beside their register: a row for each item of each record (clauses 4.6, 6.3)."""

import asyncio
from collections.abc import Sequence

from bot.documents.packing import PackedSheet, packed
from bot.documents.spreadsheet import Column, Kind, Value
from bot.documents.words import RESULTS
from bot.records.registers import RegisterRequest
from bot.records.work_records import RecordLine
from bot.rules.form import Question
from bot.rules.forms.score import title_of
from bot.rules.record_kind import STANDS, State
from bot.rules.releasing import is_for
from bot.rules.self_checks.words import RESULT, SHUTDOWN, TYPE
from bot.rules.text import Language, Text
from bot.rules.work_records.self_checks import SELF_CHECK
from bot.services.self_checks.papers import lines_of
from bot.services.work_records import lists
from storage.work_records.stored import get_record

TITLE = Text("企业自查逐项", "Self-checks by item")
PAGE = 50
"""Records read at a time."""


def _choice(question: Question, width: int) -> Column:
    return Column(question.name, Kind.CHOICE, width, {option.key: option.label for option in question.options})


_COLUMNS = (
    Column(Text("编号", "Number"), width=16),
    Column(Text("日期", "Day"), Kind.DATE, 12),
    _choice(TYPE, 8),
    Column(Text("记录名称", "Paper"), width=26),
    _choice(RESULT, 22),
    Column(Text("序号", "No."), Kind.NUMBER, 6),
    Column(Text("项目", "Item"), width=26),
    Column(Text("检查结果", "Result"), Kind.CHOICE, 10, {str(key): name for key, name in RESULTS.items()}),
    Column(Text("记录", "Record"), width=30),
    Column(Text("发现的问题", "Problem"), width=30),
    Column(Text("处理结果", "What was done"), width=30),
    Column(Text("记录人", "Recorded by"), width=12),
)


async def sheet(request: RegisterRequest, language: Language) -> PackedSheet:
    """What the records of a period that stand say item by item; a day without items has a row of its own."""
    if request.client is None:
        raise LookupError(request.id)
    pages, size = list[bytes](), 0
    async for records in lists.pages(SELF_CHECK, request.client.id, request.period, PAGE):
        seen = [one for one in records if is_for(request.who, request.client.id, one.released_at)]
        rows = [row for one in seen if State(one.state) in STANDS for row in await _rows(one, language)]
        pages.append(packed(rows))
        size += len(rows)
        # as in ``registers.read``: without this the chat would stand still
        await asyncio.sleep(0)
    return PackedSheet(TITLE, _COLUMNS, tuple(pages), size)


async def _rows(line: RecordLine, language: Language) -> Sequence[tuple[Value, ...]]:
    title, said = title_of(line.said), line.said
    head: tuple[Value, ...] = (
        line.number,
        line.day,
        said.get(TYPE.key),
        title.to(language) if title is not None else None,
        said.get(RESULT.key),
    )
    record = await get_record(SELF_CHECK.kind, line.id)
    items = await lines_of(record, language) if record is not None and said.get(RESULT.key) != SHUTDOWN else ()
    if not items:
        return [(*head, None, None, None, None, said.get("found"), None, line.person_name)]
    return [
        (
            *head,
            one.number,
            one.topic,
            one.result,
            one.said or None,
            one.found or None,
            one.handled or None,
            line.person_name,
        )
        for one in items
    ]
