"""The paper of one self-check, to be signed and filed by the client (clause 4.6, PRACTICE.md on Order No. 75).

It is the client's own record: its name heads it, and what the butler said since stands at its end as such.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.documents import page, words
from bot.documents.page import Page
from bot.documents.photos import Mark, copy_of
from bot.documents.printable import on_one_line
from bot.documents.words import Result
from bot.rules.beijing import in_beijing
from bot.rules.people import POSITION_NAMES, Position
from bot.rules.text import Language, Text

_DAILY = (
    Text("序号", "No."),
    Text("检查项目", "Checked"),
    Text("检查结果", "Result"),
    Text("发现的问题与防范措施", "Problem and measures"),
    Text("处理结果", "What was done"),
)
_REPORT = (Text("序号", "No."), Text("内容", "Item"), Text("结果", "Result"), Text("记录", "Record"))
PROBLEMS, PHOTOS, SAID = (
    Text("发现的问题", "Problems found"),
    Text("照片", "Photos"),
    Text("管家意见", "The butler's remarks"),
)
_PROBLEM_COLUMNS = (
    Text("项目", "Item"),
    Text("问题", "Problem"),
    Text("防范措施", "Measures"),
    Text("处理结果", "What was done"),
)
NOTHING_SAID = Text("未记录", "Nothing recorded")
_SIGNING = (Position.OFFICER, Position.DIRECTOR, Position.PRINCIPAL)
_SIGNED = Text("{post}（签字）", "{post} (signed)")
_DATE = Text("日期", "Date")
_NUMBER = Text("编号：{number}", "No. {number}")
_MADE = Text("导出时间：{at}（北京时间）", "Made {at} (Beijing time)")


@dataclass(frozen=True, slots=True)
class PaperLine:
    """An item: its result or what was answered; of a problem what was found, the measures, and what was done.

    ``section``: which it begins, where there are several.
    """

    number: int
    topic: str
    result: Result
    said: str = ""
    found: str = ""
    measures: str = ""
    handled: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class PaperPhoto:
    """A photo: what it shows, its bytes, None when it was lost, and what its copy says of itself."""

    title: str
    content: bytes | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class Paper:
    """All that one paper says, in ``language`` already.

    ``verdict``: how it came out, ``tone`` its colour. ``daily``: in the columns of a day, else of a report.
    """

    number: str
    title: str
    client_name: str
    facts: tuple[tuple[str, str], ...]
    verdict: str
    tone: str
    daily: bool
    lines: tuple[PaperLine, ...]
    remarks: tuple[str, ...]
    photos: tuple[PaperPhoto, ...]
    practice: bool
    made_at: datetime
    language: Language


def render(paper: Paper) -> bytes:
    """The paper as a PDF (A4); the same paper gives the same bytes. Raises TypesettingFailed."""
    language = paper.language
    photos, pictures = _photos(paper)
    data = {
        "lang": language,
        "title": _titled(paper.title, language),
        "client": on_one_line(paper.client_name),
        "number": _NUMBER.to(language, number=on_one_line(paper.number)),
        "made": _MADE.to(language, at=f"{in_beijing(paper.made_at):%Y-%m-%d %H:%M}"),
        "page": words.PAGE.to(language, page="<page>", pages="<pages>"),
        "practice": words.PRACTICE_MARK.to(language) if paper.practice else None,
        "facts": [list(pair) for pair in paper.facts],
        "verdict": paper.verdict,
        "tone": paper.tone,
        "daily": paper.daily,
        "columns": [one.to(language) for one in (_DAILY if paper.daily else _REPORT)],
        "rows": [_row(line, daily=paper.daily, language=language) for line in paper.lines],
        "problems": _problems(paper),
        "remarks": {"heading": SAID.to(language), "lines": list(paper.remarks)},
        "photos": {"heading": PHOTOS.to(language), "photos": photos},
        "signatures": [_SIGNED.to(language, post=POSITION_NAMES[post].to(language)) for post in _SIGNING],
        "date": _DATE.to(language),
    }
    return page.render(Page("self_check_paper.typ", data, language, paper.made_at, pictures))


def _titled(title: str, language: Language) -> str:
    """A title that the firm gave with its own marks keeps them."""
    return on_one_line(title.strip("《》") if language == "zh" else title)


def _row(line: PaperLine, *, daily: bool, language: Language) -> dict[str, object]:
    result = words.RESULTS[line.result].to(language) if line.result not in ("said", "skipped", "unmeasured") else ""
    what = [line.said, line.found, *([line.measures] if not daily or line.measures else [])]
    cells = ["\n".join(filter(None, what)), *([line.handled] if daily else [])]
    if line.result == "skipped":
        cells[0] = NOTHING_SAID.to(language)
    return {
        "section": line.section,
        "number": str(line.number),
        "topic": line.topic,
        "result": result,
        "tone": line.result,
        "cells": cells,
    }


def _problems(paper: Paper) -> dict[str, object]:
    """What does not conform, listed apart as inspectors ask for it."""
    failed: Sequence[PaperLine] = [line for line in paper.lines if line.result == "non_conform"]
    return {
        "heading": PROBLEMS.to(paper.language),
        "columns": [one.to(paper.language) for one in _PROBLEM_COLUMNS],
        "rows": [[f"{line.number} {line.topic}", line.found, line.measures, line.handled] for line in failed],
    }


def _photos(paper: Paper) -> tuple[list[dict[str, object]], dict[str, bytes]]:
    photos, pictures = list[dict[str, object]](), dict[str, bytes]()
    for n, photo in enumerate(paper.photos, start=1):
        picture = copy_of(photo.content, photo.mark, paper.language) if photo.content is not None else None
        name = f"{n}.{picture.format}" if picture is not None else None
        if picture is not None and name is not None:
            pictures[name] = picture.content
        lost = words.PHOTO_LOST if photo.content is None else words.PHOTO_UNREADABLE
        title = words.PHOTO_CAPTION.to(paper.language, n=n, caption=on_one_line(photo.title))
        photos.append({"file": name, "instead": lost.to(paper.language), "title": title})
    return photos, pictures
