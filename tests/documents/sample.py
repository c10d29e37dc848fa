"""A patrol of the demo cast's plant to make reports from, and a reader of what they say."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pypdf

from bot.documents.patrols.report import PatrolReport, Photo, Place, ReportFinding, ReportItem
from bot.rules.text import CHINESE
from tests.documents.pictures import JPEG

STARTED = datetime(2026, 11, 22, 1, 5, tzinfo=UTC)
SUBMITTED = datetime(2026, 11, 22, 16, 40, tzinfo=UTC)


def photo(content: bytes | None = JPEG, caption: str = "") -> Photo:
    """A photo received at 10:15 in Beijing."""
    return Photo(content, caption, datetime(2026, 11, 22, 2, 15, tzinfo=UTC), "周敏")


def finding(number: int = 1, **changes: Any) -> ReportFinding:
    """An ordinary finding, due on 4 December at 18:00 in Beijing."""
    values: dict[str, Any] = {
        "number": f"WT20261122-{number:02}",
        "severity": "ordinary",
        "suggestion": "立即分区存放并张贴标识。",
        "due_at": datetime(2026, 12, 4, 10, tzinfo=UTC),
        "fixed_on_the_spot": False,
    }
    return ReportFinding(**values | changes)


def item(number: int = 1, **changes: Any) -> ReportItem:
    """A conforming item."""
    values: dict[str, Any] = {"number": number, "topic": "现场质量管理情况", "clause": "4.6 d", "result": "conform"}
    return ReportItem(**values | changes)


def report(*items: ReportItem, **changes: Any) -> PatrolReport:
    """A report on ``items``."""
    values: dict[str, Any] = {
        "number": "XC20261122-03",
        "provider_name": "江南质量技术服务有限公司",
        "client_name": "恒达机械制造有限公司",
        "site_name": "一号厂房",
        "consultant": "周敏",
        "companions": ("王建国", "李芳"),
        "started_at": STARTED,
        "submitted_at": SUBMITTED,
        "place": Place(31.29834, 120.58319, 15.0),
        "form_title": "日常巡查",
        "form_version": 3,
        "language": CHINESE,
        "items": items or (item(),),
        "title": "质量巡查报告",
    }
    return PatrolReport(**values | changes)


def pages(pdf: bytes) -> list[str]:
    """What each page says, without white space and zero-width characters (line ends fall anywhere in Chinese)."""
    return [re.sub(r"[\s\u200b-\u200f]", "", page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def said(pdf: bytes) -> str:
    """What all pages say, without the headers and footers between them being told apart."""
    return "".join(pages(pdf))


def lines(pdf: bytes) -> list[str]:
    """Every line of every page."""
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return text.replace("\u200b", "").splitlines()


def drawn_pictures(pdf: bytes) -> int:
    """How many different pictures the pages draw."""
    return sum(1 for page in pypdf.PdfReader(io.BytesIO(pdf)).pages for _ in _pictures_in(page.get("/Resources")))


def _pictures_in(resources: Any) -> Iterator[Any]:
    for drawn in (resources or {}).get("/XObject", {}).values():
        content = drawn.get_object()
        if content["/Subtype"] == "/Image":
            yield content
        else:
            yield from _pictures_in(content.get("/Resources"))
