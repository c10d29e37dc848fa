"""检查表: all checklists that there are, by the kind of record that is made by them."""

from bot.records.checklists import ChecklistEntry
from bot.rules.forms.own_checklists import SHEET
from bot.rules.text import Language, Text, capital
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.screens.buttons import OpenForm, ShowChecklist, ShowChecklists
from bot.screens.checklists.choosing import named
from bot.screens.paged import page_of
from bot.screens.rows import choice, home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, escape

TITLE = Text("检查表", "Checklists")
BUILT_IN_MARK, OWN_MARK, DRAFT_MARK, RETIRED_MARK = "📋", "🏷", "📝", "🚫"
_LEGEND = Text(
    "📋 随程序提供　🏷 本公司的　📝 有草稿\n点开一张，可以预览、复制一份来改、导出表格。",
    "📋 comes with the program · 🏷 our own · 📝 has a draft\nOpen one to preview, copy, or export it.",
)
_RETIRED = Text("停用的检查表，不再用来新做记录。", "Retired checklists: no new record is made by them.")
_NONE = Text("这里还没有检查表。", "There are no checklists here.")


def checklist_list(
    found: tuple[ChecklistEntry, ...], kind: str, page: int, *, retired: bool, drafts: bool, language: Language
) -> Screen:
    """The checklists of one kind (empty: of all), in use or retired, a page at a time.

    ``drafts``: whether the reader may draft, and so import.
    """
    of_state = [one for one in found if one.retired is retired]
    shown = [one for one in of_state if kind in ("", one.kind)]
    kinds = list(dict.fromkeys(one.kind for one in of_state))
    part = page_of(shown, page, lambda to: ShowChecklists(kind, int(retired), to))
    lines = [f"<b>{escape(TITLE.to(language))}</b>", (_RETIRED if retired else _LEGEND).to(language)]
    if not shown:
        lines.append(_NONE.to(language))
    rows: list[Row] = [(_open(one, language, with_kind=not kind and len(kinds) > 1),) for one in part.shown]
    rows += part.turns
    if len(kinds) > 1:
        every = choice(Text("全部", "All").to(language), ShowChecklists("", int(retired), 0), chosen=not kind)
        rows += side_by_side(
            [every, *(choice(_kind(one, language), _of(one, retired=retired), chosen=one == kind) for one in kinds)], 3
        )
    if drafts and not retired:
        rows.append((import_button(language),))
    return Screen("\n\n".join(lines), (*rows, *_states(found, retired=retired, language=language)))


def _of(kind: str, *, retired: bool) -> ShowChecklists:
    return ShowChecklists(kind, int(retired), 0)


def _states(found: tuple[ChecklistEntry, ...], *, retired: bool, language: Language) -> list[Row]:
    n = sum(one.retired for one in found)
    if retired:
        return [(list_button(language), home_button(language))]
    gone = Button(Text("🚫 已停用 {n} 张", "🚫 {n} retired").to(language, n=n), ShowChecklists("", 1, 0))
    return [(gone, home_button(language)) if n else (home_button(language),)]


def _open(one: ChecklistEntry, language: Language, *, with_kind: bool) -> Button:
    kind = f"{_kind(one.kind, language)} · " if with_kind else ""
    return Button(as_label(f"{mark_of(one)} {kind}{named(one, language)}"), ShowChecklist(one.code))


def mark_of(one: ChecklistEntry) -> str:
    """The sign of a checklist in lists."""
    if one.retired:
        return RETIRED_MARK
    if one.drafted:
        return DRAFT_MARK
    return OWN_MARK if one.own else BUILT_IN_MARK


def _kind(kind: str, language: Language) -> str:
    return capital(RECORD_KINDS[kind].name.to(language))


def import_button(language: Language) -> Button:
    """📥 导入表格: the form that takes the workbook."""
    return Button(Text("📥 导入表格", "📥 Import").to(language), OpenForm(SHEET.code, "", 0))


def list_button(language: Language) -> Button:
    """The way to the list."""
    return Button(TITLE.to(language), ShowChecklists("", 0, 0))
