"""The service plan as a file for Word: it opens, says what the page says, and what people wrote stays words."""

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.service_plans.editable import render_editable
from bot.documents.service_plans.page import render_page
from bot.rules.text import CHINESE, ENGLISH, Language
from tests.documents.patrols.test_report import HOSTILE
from tests.documents.sample import said
from tests.documents.service_plans.sample import LINES, long_lines, sheet


def opened(content: bytes) -> Document:
    """The file as python-docx opens it."""
    return docx.Document(io.BytesIO(content))


def texts(content: bytes) -> list[str]:
    """Every paragraph, also those in tables, above and below, in any order."""
    file = opened(content)
    section = file.sections[0]
    parts = (file.element.body, section.header._element, section.footer._element)
    lines = [line for part in parts for line in part.iter(qn("w:p"))]
    return ["".join(_said(line)) for line in lines]


def _said(line: object) -> list[str]:
    found = []
    for node in line.iter(qn("w:t"), qn("w:br"), qn("w:tab")):  # type: ignore[attr-defined]
        found.append(node.text if node.tag == qn("w:t") else "\n")
    return found


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_it_says_all_that_the_page_says(language: Language) -> None:
    of = sheet(language=language)
    page = said(render_page(of)).replace("・", "·")
    lines = [one for text in texts(render_editable(of)) for one in text.replace("_", "").split("\n") if one.strip()]
    assert len(lines) > 200
    for one in lines:
        bare = "".join(one.split()).replace("・", "·")
        assert bare in page or (bare.startswith(("第1页", "Page1of", "日期：", "Date:"))), one


def test_the_year_is_a_picture_from_margin_to_margin_with_its_words() -> None:
    file = opened(render_editable(sheet()))
    (shape,) = file.inline_shapes
    assert shape.width == Mm(174)
    assert shape.height < Mm(200)
    assert shape._inline.docPr.get("descr") == "全年安排图：每项服务各月的日期"


def test_forty_services_fit_the_first_page_and_more_go_on_with_their_months() -> None:
    shapes = opened(render_editable(sheet(*long_lines(40)))).inline_shapes
    assert [shape.height < Mm(200) for shape in shapes] == [True]
    two_years = sheet(*long_lines(40), begins=date(2026, 11, 15), ends=date(2028, 6, 14))
    assert [shape.height < Mm(200) for shape in opened(render_editable(two_years)).inline_shapes] == [True, True]


def test_tables_repeat_their_headings_and_part_no_row() -> None:
    file = opened(render_editable(sheet()))
    facts, items, dates, team, signing = file.tables
    assert (len(facts.rows), len(items.rows), len(dates.rows), len(team.rows), len(signing.rows)) == (4, 12, 13, 3, 4)
    for table, heads in ((items, 1), (dates, 2), (team, 1)):
        repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert repeated == [True] * heads + [False] * (len(table.rows) - heads)
    for table in file.tables:
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_headings_are_headings_and_pages_are_counted_by_whoever_shows_it() -> None:
    file = opened(render_editable(sheet()))
    headings = [line.text for line in file.paragraphs if line.style is not None and line.style.name == "Heading 1"]
    assert headings == [
        "全年安排",
        "一、服务内容",
        "二、日期安排",
        "三、项目组",
        "四、与第 1 版的不同",
        "五、批准与确认",
    ]
    below = file.sections[0].footer._element
    assert [field.get(qn("w:instr")) for field in below.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_it_is_dated_and_named() -> None:
    about = opened(render_editable(sheet())).core_properties
    assert about.title == "质量管家服务方案 HT2027-003 第 2 版"
    assert about.author == "江南质量技术服务有限公司"
    assert about.created is not None
    assert about.created.replace(tzinfo=None) == datetime(2027, 4, 27, 0, 40)


@pytest.mark.parametrize("hostile", [*HOSTILE.values(), "<w:p/>&amp; ]]> ", "\x00\x0b\ufffe\ud800", "=1+1"])
def test_words_of_people_are_words(hostile: str) -> None:
    named = replace(LINES[3], name=f"甲{hostile}乙", about=hostile, site_name=hostile, person_name=hostile)
    content = render_editable(sheet(named, client_name=f"甲{hostile}乙", contract_number=hostile, reason=hostile))
    found = [text for text in texts(content) if text.startswith("甲") and "乙" in text]
    assert len(found) >= 3
    plain = "".join(hostile.split())
    if plain.isprintable():
        assert all(plain in "".join(text.split()) for text in found)


@settings(deadline=None, max_examples=15)
@given(st.text(max_size=40))
def test_whatever_is_written_the_file_opens(text: str) -> None:
    named = replace(LINES[0], name=text, about=text, deliverable=text)
    opened(render_editable(sheet(named, client_name=text, reason=text, confirmed_by=text)))


def test_a_plan_without_services_says_so() -> None:
    content = render_editable(sheet(lines=()))
    assert "本版没有服务内容。" in texts(content)
    assert len(opened(content).inline_shapes) == 0


def test_the_same_plan_gives_the_same_bytes() -> None:
    content = render_editable(sheet())
    assert content == render_editable(sheet())
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert parts.testzip() is None
        assert not [name for name in parts.namelist() if "thumbnail" in name]
