"""Where a list is cut, people read how many more there are."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.records.attachments import AttachmentRecord, Belongs
from bot.records.ledgers.entries import EntryPage, Merged
from bot.records.people.roles import GrantRecord
from bot.rules.ledgers.alike import warning
from bot.rules.people import Role
from bot.rules.text import CHINESE, ENGLISH, Language, Measure, few, further
from bot.screens.cases.card import album_names, albums
from bot.screens.ledgers.merging import found_by
from bot.screens.people.roles import clients_assigned
from tests.screens.people.people import person

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
FOR_PEOPLE = ("bot/screens", "bot/documents", "bot/letters", "bot/services", "handlers")
MEANS = frozenset({"few", "further"})

TEXT = "a text, or bytes"
KEY = "a key leads to all of them"
COUNTED = "how many there are stands beside it"
BELOW = "whoever shows it says how many more there are"
OFFERED = "some of what may be meant, and not a list"
AT_ONCE = "so many at a time, until all are done"

TOLD_OTHERWISE = {
    (
        "bot/documents/organisation.py",
        "_page",
    ): "a note says how many more teams there are, and where",
    ("bot/documents/organisation.py", "_team"): "the last line of the box says how many more clients there are",
    ("bot/screens/organisation.py", "_role"): COUNTED,
    ("bot/services/work_records/seconding.py", "find"): "a question says how many it has found",
    ("bot/services/ledgers/keeping.py", "readings_of"): "the line above them says how often it was read",
    ("bot/screens/boards/coverage.py", "coverage"): "each contract leads to it from its card",
    ("bot/screens/cases/others.py", "ways"): "the lines of the card, named, say it",
    ("bot/screens/cadence.py", "_reasons"): "how many more there are, and that the page has them",
    ("bot/screens/forms/buttons.py", "answer_rows"): "bot/screens/forms/text.py says how many there are",
    ("bot/screens/forms/buttons.py", "_people_rows"): "whoever is not among them is typed, as the question says",
    ("bot/screens/handed_over.py", "taken_over"): "how many have no key, and where they are opened",
    ("bot/screens/homes/free_text.py", "_always"): OFFERED,
    ("bot/screens/homes/free_text.py", "ways_meant"): OFFERED,
    ("bot/screens/homes/home.py", "first_of"): KEY,
    ("bot/screens/homes/home.py", "main_ways"): KEY,
    ("bot/screens/keys.py", "keys_for"): "the keyboard, which is no list",
    ("bot/screens/ledgers/lists.py", "searched"): TEXT,
    ("bot/screens/ledgers/lists.py", "search_result"): KEY,
    ("bot/screens/ledgers/records.py", "_offered"): KEY,
    ("bot/services/work_records/together.py", "find"): "a question says how many it has found",
    ("bot/screens/ledgers/records.py", "event_rows"): "the lines above, event_lines, say it",
    ("bot/screens/people/back.py", "back_again"): "how many more there are, and that home has them",
    ("bot/screens/people/back.py", "_first_buttons"): COUNTED,
    ("bot/screens/people/unserved.py", "unserved_news"): KEY,
    ("bot/screens/duty.py", "uncovered_news"): KEY,
    ("bot/screens/policies.py", "to_read_letter"): KEY,
    ("bot/screens/post/digest.py", "_who"): "how many the others have",
    ("bot/screens/tasks/reminders.py", "_section"): BELOW,
    ("bot/screens/visits/going.py", "_keys"): "the lines above, _known, say it",
    ("bot/documents/editable.py", "__init__"): TEXT,
    ("bot/documents/editable.py", "signing"): TEXT,
    ("bot/documents/boards/findings.py", "render_topics"): BELOW,
    ("bot/screens/boards/findings.py", "figures"): "of months the first are in the picture; topics say how many more",
    ("bot/documents/ledgers/checking.py", "_named"): BELOW,
    ("bot/documents/ledgers/checking.py", "_summary"): BELOW,
    ("bot/documents/ledgers/parsing.py", "_hidden"): BELOW,
    ("bot/documents/spreadsheet.py", "plain_text"): TEXT,
    ("bot/documents/spreadsheet.py", "sheet_title"): TEXT,
    ("bot/services/checklists/found.py", "proposes"): "the latest are proposed, and another one is typed",
    ("bot/services/checklists/report_confirmations.py", "confirmed"): TEXT,
    ("bot/letters/cases.py", "_call"): BELOW,
    ("bot/services/backups/restored.py", "after_restoring"): TEXT,
    ("bot/services/boards/pictures.py", "gather"): "the picture says how many it has no room for",
    ("bot/services/boards/hub.py", "papers_of"): "the latest; that older ones are in the lists is said above them",
    ("bot/services/cases/forms.py", "card"): TEXT,
    ("bot/services/cases/alike.py", "near_each"): OFFERED,
    ("bot/services/cases/alike.py", "may_be_same"): OFFERED,
    ("bot/services/cases/alike.py", "note_likeness"): OFFERED,
    ("bot/services/cases/alike.py", "picks"): TEXT,
    ("bot/services/cases/answered.py", "near_to"): OFFERED,
    ("bot/services/cases/answered.py", "_without_names"): TEXT,
    ("bot/services/cases/filing.py", "_said"): TEXT,
    ("bot/services/cases/following_up.py", "card_of_former"): TEXT,
    ("bot/services/work_records/raising.py", "find"): BELOW,
    ("bot/services/cases/together.py", "_others"): "what is nearest first; each of the others has its own evidence",
    ("bot/services/cases/together.py", "_named"): TEXT,
    ("bot/services/checklists/picking.py", "find"): BELOW,
    ("bot/services/forms/files.py", "keep"): TEXT,
    ("bot/services/homes/practice.py", "_found"): TEXT,
    ("bot/services/ledgers/files.py", "checked"): TEXT,
    ("bot/services/ledgers/files.py", "receive"): TEXT,
    ("bot/services/ledgers/files.py", "receive_confirmed"): TEXT,
    ("bot/services/ledgers/merging.py", "cases_of"): BELOW,
    ("bot/services/ledgers/merging.py", "find"): BELOW,
    ("bot/services/policies.py", "decoded"): TEXT,
    ("bot/services/tasks/exceptions.py", "picks"): "the next days of what has no end",
    ("bot/services/tasks/visits.py", "tell_page"): AT_ONCE,
    ("bot/screens/forms/review.py", "_change_rows"): "the others are on the board, to which a key leads",
    ("bot/services/tray/begun.py", "begun_with_places"): OFFERED,
    ("bot/documents/checklists/reading.py", "_head"): "a name and what stands beside it",
    ("bot/documents/checklists/workbook.py", "draw_marked"): "the widths of two columns",
    ("bot/screens/self_checks.py", "missed_said"): "that there are more is said behind the first by name",
    ("bot/services/checklists/sheets.py", "faulty"): BELOW,
    ("bot/services/self_checks/reports.py", "report_begins"): TEXT,
    ("bot/services/checklists/trends.py", "scored"): "the picture has room for the latest, from the right",
    ("bot/services/tray/opening.py", "opened_by_caption"): TEXT,
    ("bot/services/tray/contacts.py", "add_person"): TEXT,
    ("bot/services/tray/destinations.py", "_tasks"): OFFERED,
    ("bot/services/tray/destinations.py", "of_cases"): OFFERED,
    ("bot/services/tray/keeping.py", "keep_text"): TEXT,
    ("bot/services/work_records/accepting.py", "card"): TEXT,
    ("bot/services/work_records/amending.py", "card"): TEXT,
    ("handlers/failing.py", "__call__"): TEXT,
    ("handlers/receiving/receiver.py", "_page_of_burst"): AT_ONCE,
    ("handlers/showing.py", "show_toast"): TEXT,
}
"""By file and function: what is cut there at a fixed number, and how people hear of the rest."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def is_cut(node: ast.AST) -> bool:
    """Whether it takes the first of something, as many as a constant or a number of more than one says."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "islice"
    if not isinstance(node, ast.Subscript) or not isinstance(node.slice, ast.Slice):
        return False
    first, most = node.slice.lower, node.slice.upper
    if first is not None or most is None:
        return False
    if isinstance(most, ast.Constant):
        return isinstance(most.value, int) and most.value > 1
    named = (part.id if isinstance(part, ast.Name) else getattr(part, "attr", "") for part in ast.walk(most))
    return any(name.isupper() for name in named)


def functions() -> Iterator[tuple[str, Function]]:
    for place in FOR_PEOPLE:
        for path in sorted((ROOT / place).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, Function):
                    yield path.relative_to(ROOT).as_posix(), node


def says_how_many(function: Function) -> bool:
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return any(isinstance(called, ast.Name) and called.id in MEANS for called in calls)


def test_whoever_cuts_a_list_says_how_many_more_there_are() -> None:
    silent = {
        (path, function.name)
        for path, function in functions()
        if any(is_cut(node) for node in ast.walk(function)) and not says_how_many(function)
    }
    assert silent == set(TOLD_OTHERWISE)


@pytest.mark.parametrize(("language", "said"), [(CHINESE, "……还有 2 件"), (ENGLISH, "… and 2 more")])
def test_the_line_below_a_list_says_how_many_more(language: Language, said: str) -> None:
    assert further(2, language, Measure.CASE) == [said]
    assert further(0, language, Measure.CASE) == []
    assert further(-1, language, Measure.CASE) == []


def test_the_end_of_a_row_of_names_says_how_many_more() -> None:
    names = ["王芳", "李强", "赵六"]
    assert few(names, 2, CHINESE, unit=Measure.PERSON) == "王芳、李强，还有 1 人"
    assert few(names, 3, CHINESE) == "王芳、李强、赵六"
    assert few(names, 3, ENGLISH, count=5) == "王芳, 李强, 赵六 and 2 more"


def test_what_looks_like_a_new_entry_is_counted_beyond_those_named() -> None:
    said = warning(["王芳 · P1", "王芳 · P2", "王芳 · P3"], 5)
    assert "王芳 · P1、王芳 · P2、王芳 · P3，还有 2 条" in said.zh
    assert "王芳 · P3 and 2 more" in said.en


def test_former_entries_by_which_something_is_found_are_counted() -> None:
    page = EntryPage((), 1, 0, (Merged("旧厂", "C1", "恒信阀门"),), 4)
    assert found_by(page, CHINESE) == ["🔗 「旧厂 · C1」已并入「恒信阀门」", "……还有 3 条"]


def test_all_photos_are_in_albums_that_say_which() -> None:
    files = tuple(
        AttachmentRecord(
            n, Belongs.RECORD, "case", 1, None, "", "photo", f"f{n}", "", "", "", 1, None, NOW, None, "photo", None
        )
        for n in range(13)
    )
    assert {what: len(group) for what, group in albums(files).items()} == {"photos": 10, "photos1": 3}
    assert album_names(files, CHINESE) == {"photos": "🖼 照片（1–10）", "photos1": "🖼 照片（11–13）"}
    assert album_names(files[:10], ENGLISH) == {"photos": "🖼 Photos (10)"}


def test_who_serves_many_new_clients_reads_how_many_more() -> None:
    grants = [GrantRecord(n, 1, "周明", Role.CONSULTANT, "", n, f"企业{n}", False, NOW, None) for n in range(1, 8)]
    said = clients_assigned(grants, person(Role.CONSULTANT)).html
    assert said.count("·") >= 5
    assert said.endswith("……还有 2 项")
