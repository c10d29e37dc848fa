"""Drafted papers as files for Word: gaps stand out, words stay words, the same facts give the same bytes."""

import io
from datetime import UTC, datetime

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.editable import WARM
from bot.documents.skeletons.editable import PAPERS, Paper, render_editable
from bot.documents.skeletons.sheet import SkeletonSheet
from bot.records.skeletons import Facts, Place, Somebody
from bot.rules.people import Position
from bot.rules.skeletons import NAMES
from bot.rules.text import CHINESE, ENGLISH, Language

HOSTILE = '#evil[x] $ *_` \\ <script> =1+1 【请填写：】 {firm} & "…" \x0b \u202e'

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
NOTHING = Facts("恒信阀门有限公司", (), (), (), (), (), order_75=False)


def written(code: str, facts: Facts, language: Language) -> bytes:
    """The file of a paper."""
    return render_editable(Paper(code, SkeletonSheet(facts, "远见质量", NOW, language)))


def test_every_kind_of_paper_is_written() -> None:
    assert NAMES.keys() == PAPERS.keys()


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("code", PAPERS)
def test_of_a_client_of_whom_nothing_is_known_it_is_all_gaps_which_stand_out(code: str, language: Language) -> None:
    content = written(code, NOTHING, language)
    assert content == written(code, NOTHING, language)
    file = docx.Document(io.BytesIO(content))
    cells = [cell for table in file.tables for row in table.rows for cell in row.cells]
    lines = (*file.paragraphs, *(line for cell in cells for line in cell.paragraphs))
    runs = [run for line in lines for run in line.runs]
    opening = {CHINESE: "【请填写：", ENGLISH: "[Please fill in: "}[language]
    gaps = [run for run in runs if opening in run.text]
    assert len(gaps) > 5
    assert all(str(run.font.color.rgb) == WARM and run.bold for run in gaps)
    assert all(run.text.startswith(opening) for run in gaps)
    if language == ENGLISH:
        assert not [run.text for run in runs if any("一" <= one <= "鿿" for one in run.text.replace(NOTHING.name, ""))]


@settings(max_examples=10, deadline=None)
@given(st.sampled_from(sorted(PAPERS)), st.text(max_size=60))
def test_whatever_people_are_called_it_is_words(code: str, name: str) -> None:
    someone = (Somebody(name, name, name, Position.OFFICER), Somebody(HOSTILE, HOSTILE, HOSTILE, Position.DIRECTOR))
    row = {"stage": "过程", "point": name, "item": HOSTILE}
    facts = Facts(HOSTILE, (name,), someone, someone, (Place(name, HOSTILE),), (row,), order_75=True)
    assert docx.Document(io.BytesIO(written(code, facts, CHINESE))).tables
