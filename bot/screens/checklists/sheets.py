"""A checklist's workbook: that it came, what came of it, what is wrong with it."""

from collections.abc import Sequence

from bot.records.checklists import ChecklistView
from bot.rules.checklist_sheets.faults import REFUSED
from bot.rules.ledgers.faults import REFUSALS, Refusal
from bot.rules.text import Language, Measure, Text, few, further
from bot.screens.buttons import AskDocument, PreviewChecklist, ShowChecklist
from bot.screens.checklists.lists import import_button, list_button
from bot.screens.checklists.publishing import publishing_lines, publishing_rows, title_line
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, clipped, escape

EXPORT = Text("📤 导出表格", "📤 Export")
MOST_COLUMNS, LONGEST_COLUMN = 4, 12
_BECAME = {
    "new": Text("已存为一张新检查表的草稿。", "It is kept as the draft of a new checklist."),
    "next": Text("已存为第 {n} 版的草稿。", "It is kept as the draft of version {n}."),
    "other": Text(
        "原来那张在您导出后又有改动，所以没有覆盖，另存成了一张新的。",
        "The one it came from was changed since, so nothing was written over: it is kept as a new one.",
    ),
    "same": Text("和现在的一样，没有改动。", "It says the same as before: nothing was changed."),
}
_NOT_READ = Text("这张表格没有导入：", "The workbook was not imported:")


def export_button(view: ChecklistView, language: Language) -> Button:
    """📤 导出表格: as it is worked on now."""
    return Button(EXPORT.to(language), AskDocument("checklist_export", view.number, 0))


def sheet_received(language: Language) -> Screen:
    """It is being read."""
    text = Text("⏳ 收到了，正在读，读好就告诉您。", "⏳ It is being read; you will hear what came of it.")
    return Screen(escape(text.to(language)), ((list_button(language), home_button(language)),))


def read(view: ChecklistView, how: str, unused: Sequence[str], language: Language) -> Screen:
    """What was found, and what can be done with it at once."""
    items = len(list(view.shown.items()))
    counted = Text("共 {n} 题，{sections} 节。", "Items: {n}, in sections: {sections}.")
    lines = [
        counted.to(language, n=items, sections=len(view.shown.sections)),
        _BECAME[how].to(language, n=view.entry.drafted),
    ]
    if unused:
        named = few([clipped(name, LONGEST_COLUMN) for name in unused], MOST_COLUMNS, language, unit=Measure.ANY)
        lines.append(Text("没有用到的列：{named}。", "Columns that were not read: {named}.").to(language, named=named))
    lines += publishing_lines(view, language)
    code = view.entry.code
    preview = Button(Text("👁 预览", "👁 Preview").to(language), PreviewChecklist(code))
    card = Button(Text("看这张检查表", "Open it").to(language), ShowChecklist(code))
    rows: list[Row] = [(preview,), *publishing_rows(view, language), (card, home_button(language))]
    return Screen(f"✅ {title_line(view, language)}\n\n{escape(chr(10).join(lines))}", tuple(rows))


def refused(refusal: str, detail: str, language: Language) -> Screen:
    """Why a workbook is no checklist."""
    own = {one.value: text for one, text in REFUSED.items()}
    text = own.get(refusal) or REFUSALS[Refusal(refusal)]
    lines = [_NOT_READ.to(language), text.to(language, detail=clipped(detail, 60))]
    return Screen(escape("\n".join(lines)), ((import_button(language), list_button(language)),))


def faulty(problems: int, first: Sequence[tuple[int, str]], language: Language) -> Screen:
    """What is wrong in its cells; the workbook that comes with it has them all marked."""
    text = Text(
        "⚠️ 有 {n} 处要改，还没有导入。附上的表格里标了红，改好再发回来。",
        "⚠️ To be mended: {n}. Nothing was imported. The workbook has them marked; send it back once they are right.",
    )
    row = Text("· 第 {row} 行：{said}", "· Row {row}: {said}")
    lines = [text.to(language, n=problems), "", *(row.to(language, row=at, said=said) for at, said in first)]
    lines += further(problems - len(first), language, Measure.ANY)
    return Screen(escape("\n".join(lines)), ((list_button(language), home_button(language)),))


def failed(language: Language) -> Screen:
    """It could not be read, and nobody knows why."""
    text = Text(
        "⚠️ 您发的检查表没能读取，管理员已收到提醒。请稍后再发一次。",
        "⚠️ The checklist that you sent could not be read; the administrators were told. Please send it again later.",
    )
    return Screen(escape(text.to(language)), ((import_button(language), home_button(language)),))
