"""The ledgers as spreadsheets: what can be done, the preview of an import, what is wrong, what was imported."""

from collections.abc import Mapping
from datetime import datetime

from bot.records.ledgers.files import Fault, FileState, LedgerFile, Named, Summary
from bot.rules.ledgers.faults import CHOICES_PARTED, REASONS, REFUSALS, Reason, Refusal
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.own_names import OwnNames
from bot.rules.text import COLON, Language, Measure, Text, few, further, joined
from bot.screens.buttons import ApplyImport, DropImport, ExportLedgers, ForgetNames, ShowLedgerFiles
from bot.screens.ledgers.own_names import CANCEL, LONGEST_NAME, PLACES_NAMED, forget_label, names_asked, remembered
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, clipped, escape
from bot.screens.ways.ledgers import IMPORTING

IMPORT = Text("导入", "Import")
EXPORT = Text("📤 导出表格", "📤 Export")

_LONGEST_DETAIL = 60
_CHOICES_NAMED = 6
_FAULTS_SHOWN = 3
"""The caption of a file is short, and the file says it all."""


def ledger_files(now: datetime, names: OwnNames, language: Language) -> Screen:
    """What can be done here, and what was remembered of the firm's own names."""
    text = Text(
        "<b>导入导出</b>\n\n"
        "客户、场所、人员和服务分工，都在一份 Excel 表格里。\n"
        "1. 点「导出表格」，得到现有内容；还没有内容时就是空白模板。\n"
        "2. 在表里增加或修改。\n"
        "3. 把表格发到这里。我先检查，您确认后才导入。\n\n"
        "也可以直接发自己的名单：列名不同会问一次，没有编号也行。\n"
        "表里没有的条目不会被删除。",
        "<b>Import and export</b>\n\n"
        "Clients, sites, people and assignments are one Excel workbook.\n"
        "1. Tap “Export” for what there is; with nothing there yet it is an empty template.\n"
        "2. Add and change rows.\n"
        "3. Send the workbook here. It is checked first, and imported once you agree.\n\n"
        "A list of your own is fine too: other names of columns are asked about once, and codes are not needed.\n"
        "What is not in the workbook is never removed.",
    )
    export = Button(EXPORT.to(language), ExportLedgers(int(now.timestamp())))
    said = [text.to(language)]
    if names:
        title = Text("记住的列名", "Names that I remember").to(language)
        said.append("\n".join((f"<b>{escape(title)}</b>", *(escape(line) for line in remembered(names, language)))))
    rows = [(Button(forget_label(one, language), ForgetNames(one)),) for one in names]
    return Screen("\n\n".join(said), ((export,), *rows, (home_button(language),)))


def export_asked(language: Language) -> Screen:
    """The workbook comes by itself."""
    text = Text("⏳ 正在生成表格，好了会发给您。", "⏳ The workbook is being made and will be sent to you.")
    return Screen(escape(text.to(language)), ((home_button(language),),))


def exported(language: Language) -> Screen:
    """The line under the workbook."""
    text = Text(
        "📋 客户与人员表\n\n修改后发回这里，即可导入。带 * 的列必填，列名上的批注说明怎么填。",
        "📋 Clients and people\n\nSend it back here with your changes to import them. "
        "Columns with a * are required; the notes on the column names say what goes in.",
    )
    return Screen(escape(text.to(language)), (_back(language),))


def upload_received(name: str, language: Language) -> Screen:
    """The workbook arrived and is being checked."""
    text = Text("⏳ 收到 {name}，正在检查…", "⏳ Got {name}; checking it…")
    return Screen(escape(text.to(language, name=clipped(name, LONGEST_NAME))), (_back(language),))


def too_big(language: Language) -> Screen:
    """A file that cannot even be fetched."""
    return Screen(escape(f"🚫 {REFUSALS[Refusal.FILE_TOO_BIG].to(language)}"), (_back(language),))


def checking(language: Language) -> Screen:
    """Progress of a long one: it is being read and compared."""
    text = Text("⏳ 表格较大，正在逐行核对…", "⏳ This is a long workbook; going through it row by row…")
    return Screen(escape(text.to(language)))


def checked(language: Language) -> Screen:
    """What the progress becomes."""
    text = Text("✅ 已检查，结果见下方。", "✅ Checked; the result is below.")
    return Screen(escape(text.to(language)))


def importing(summary: Summary, language: Language) -> Screen:
    """It is being written."""
    text = Text("⏳ 正在导入 {n} 条…", "⏳ Importing {n} rows…", "⏳ Importing {n} row…")
    return Screen(escape(text.to(language, n=summary.added + summary.changed)))


def import_ended(language: Language) -> Screen:
    """What the progress becomes."""
    text = Text("✅ 已处理，结果见下方。", "✅ Done; the result is below.")
    return Screen(escape(text.to(language)))


def failed(language: Language) -> Screen:
    """It could not be done, however often it was tried."""
    text = Text(
        "很抱歉，这份表格没能处理，已通知管理员。什么都没有改动。",
        "We are sorry: this workbook could not be dealt with. The administrators were told; nothing was changed.",
    )
    return Screen(escape(text.to(language)), (_back(language),))


def import_status(file: LedgerFile, language: Language, *, again: bool = False) -> Screen:
    """How an import stands; ``again``: the ledgers changed after the person had agreed."""
    summary = file.summary
    match file.state:
        case FileState.CHECKED:
            return _preview(file, language, again=again)
        case FileState.FAULTY:
            return _faulty(summary, language)
        case FileState.REFUSED:
            return _refused(file, language)
        case FileState.SAME:
            text = Text(
                "表格和系统里的一样，没有要导入的内容。", "The workbook says what is here already; nothing to import."
            )
            return Screen(escape(f"👌 {text.to(language)}"), (_back(language),))
        case FileState.CONFIRMED:
            return importing(summary, language)
        case FileState.IMPORTED:
            title = escape(Text("✅ 已导入", "✅ Imported").to(language))
            lines = (f"<b>{title}</b>", *map(escape, by_ledger(summary, language)))
            return Screen("\n".join(lines), (_back(language),))
        case FileState.DROPPED:
            text = Text("已取消，什么都没有改动。", "Cancelled; nothing was changed.")
            return Screen(escape(text.to(language)), (_back(language),))
        case _:
            return upload_received(file.name, language)


def _preview(file: LedgerFile, language: Language, *, again: bool) -> Screen:
    summary = file.summary
    parts = [f"<b>{escape(Text('请核对', 'Please check').to(language))}</b>"]
    if again:
        changed = Text(
            "⚠️ 刚才有人改了系统里的内容，请重新核对。", "⚠️ Somebody changed the ledgers meanwhile; please check again."
        )
        parts.append(escape(changed.to(language)))
    parts.append(escape(counted(summary, language)))
    lines = [named_line(named, language) for named in summary.named]
    lines += further(summary.added + summary.changed - len(lines), language, Measure.ENTRY)
    parts.append(escape("\n".join(lines)))
    if summary.alike:
        said = [_ALIKE.to(language, new=new, like=like) for new, like in summary.alike]
        said += further(summary.alike_n - len(said), language, Measure.ENTRY)
        parts.append(escape("\n".join((_LOOK_TWICE.to(language), *said))))
    if summary.hidden:
        parts.append(escape("\n".join(hidden_lines(summary, language))))
    if summary.unsaid:
        parts.append(escape("\n".join(unsaid_lines(summary, language))))
    if summary.left_out:
        parts.append(escape("\n".join(left_out_lines(summary, language))))
    buttons = (Button(IMPORT.to(language), ApplyImport(file.id)), Button(CANCEL.to(language), DropImport(file.id)))
    return Screen("\n\n".join(parts), (buttons,))


_LOOK_TWICE = Text("⚠️ 和已有的相近，请确认不是同一个：", "⚠️ Much like another; please make sure it is not the same:")
_ALIKE = Text("· {new}，已有 {like}", "· {new}, there is {like}")


def _faulty(summary: Summary, language: Language) -> Screen:
    title = Text("🚫 没有导入：表格里有错", "🚫 Nothing was imported: there are mistakes").to(language)
    shown = [fault_line(fault, language) for fault in summary.faults[:_FAULTS_SHOWN]]
    shown += further(summary.problems - len(shown), language, Measure.ENTRY)
    ask = Text(
        "附件里标红的格子要改，批注写了怎么改。改好后把它发回来。",
        "Correct the red cells of the attached copy; their notes say how. Then send it back.",
    )
    parts = [f"<b>{escape(title)}</b>", escape(counted(summary, language)), escape("\n".join(shown))]
    if summary.hidden:
        title, *lines = hidden_lines(summary, language)
        parts.append(escape("\n".join((title, lines[0], *further(len(lines) - 1, language, Measure.ENTRY)))))
    return Screen("\n\n".join((*parts, escape(ask.to(language)))))


def _refused(file: LedgerFile, language: Language) -> Screen:
    """Why it is not read at all, every reason at once; with the marked copy if there is one."""
    question = file.summary.question
    if question is not None:
        return names_asked(file, question, language)
    lines = [f"🚫 {line}" for line in refusal_lines(file.summary, language)]
    if file.copy_sha256 is not None:
        ask = Text(
            "附件里标红的是这些地方，批注写了怎么改。改好后把它发回来。",
            "They are red in the attached copy, with notes that say how. Mend it and send it back.",
        )
        lines.append(ask.to(language))
    return Screen(escape("\n\n".join(lines)), (_back(language),))


_HIDDEN: Mapping[str, Text] = {
    "sheet": Text("· {sheet}：整张表是隐藏的", "· {sheet}: the whole sheet is hidden"),
    "rows": Text("· {sheet}：隐藏或被筛掉的行：{named}", "· {sheet}: hidden or filtered rows: {named}"),
    "columns": Text("· {sheet}：隐藏的列：{named}", "· {sheet}: hidden columns: {named}"),
}


def hidden_lines(summary: Summary, language: Language) -> list[str]:
    """What is imported although whoever sent it does not see it."""
    if not summary.hidden:
        return []
    title = Text("👁 表格里看不见的内容也会导入：", "👁 This is imported too, although the workbook does not show it:")
    lines = [
        _HIDDEN[one.what].to(language, sheet=one.sheet, named=few(one.named, len(one.named), language, one.n))
        for one in summary.hidden
    ]
    return [title.to(language), *lines]


def unsaid_lines(summary: Summary, language: Language) -> list[str]:
    """What new entries get since the workbook does not say it."""
    text = Text(
        "没有「{column}」一列，{n} 个新增的按「{value}」导入。",
        "There is no column “{column}”: {n} new ones become {value}.",
    )
    lines = []
    for code, key, n in summary.unsaid:
        column = LEDGERS[code].column(key)
        value = next(option.text for option in column.options if option.value == column.unsaid).to(language)
        lines.append(text.to(language, column=column.title.to(language), n=n, value=value))
    return lines


_LEFT_OUT = Text("按之前说的不导入：", "Left out, as was said before:")


def left_out_lines(summary: Summary, language: Language) -> list[str]:
    """What of a file the firm does not import."""
    lines = [
        f"· {clipped(sheet, LONGEST_NAME)}{COLON.to(language)}{few(columns, PLACES_NAMED, language)}"
        if columns
        else f"· {clipped(sheet, LONGEST_NAME)}"
        for sheet, columns in summary.left_out
    ]
    return [_LEFT_OUT.to(language), *lines] if lines else []


def counted(summary: Summary, language: Language) -> str:
    """新增 3 · 修改 2 · 不变 120 · 有误 4."""
    said = [
        Text("新增 {count}", "{count} new").to(language, count=summary.added),
        Text("修改 {count}", "{count} changed").to(language, count=summary.changed),
        Text("不变 {count}", "{count} unchanged").to(language, count=summary.unchanged),
    ]
    if summary.problems:
        said.append(Text("有误 {count}", "{count} wrong").to(language, count=summary.problems))
    return " · ".join(said)


def refusal_lines(summary: Summary, language: Language) -> list[str]:
    """Why a file is not read at all."""
    return [
        REFUSALS[Refusal(refusal)].to(language, detail=_places(places, language))
        for refusal, places in ((summary.refusal, summary.detail), *summary.also)
    ]


def _places(places: str, language: Language) -> str:
    """Places in a workbook, or what can be chosen; how many there are where they are not all named."""
    return few([clipped(place, _LONGEST_DETAIL) for place in places.split("\n")], PLACES_NAMED, language)


def by_ledger(summary: Summary, language: Language) -> list[str]:
    """What is new and what changes, ledger by ledger."""
    lines = []
    for code, count in summary.counts.items():
        said = []
        if count.added:
            said.append(Text("新增 {count}", "{count} new").to(language, count=count.added))
        if count.changed:
            said.append(Text("修改 {count}", "{count} changed").to(language, count=count.changed))
        if said:
            lines.append(f"{LEDGERS[code].title.to(language)}{COLON.to(language)}{' · '.join(said)}")
    return lines


def named_line(named: Named, language: Language) -> str:
    """One entry that is new or changes."""
    ledger = LEDGERS[named.ledger]
    name = f"{ledger.one.to(language)} {clipped(named.name, LONGEST_NAME)}"
    if not named.columns:
        return f"＋ {name}"
    columns = joined((ledger.column(key).title.to(language) for key in named.columns), language)
    return f"✎ {name}{COLON.to(language)}{columns}"


def fault_line(fault: Fault, language: Language) -> str:
    """One bad cell and what to do about it."""
    ledger = LEDGERS[fault.ledger]
    place = Text("{sheet} 第 {row} 行 {column}：", "{sheet}, row {row}, {column}: ").to(
        language, sheet=ledger.title.to(language), row=fault.row, column=ledger.column(fault.column).title.to(language)
    )
    return f"· {place}{REASONS[Reason(fault.reason)].to(language, detail=_choices(fault.detail, language))}"


def _choices(detail: str, language: Language) -> str:
    """What can be chosen in a cell, or what else a reason names."""
    choices = detail.split(CHOICES_PARTED)
    return few(choices, _CHOICES_NAMED, language) if len(choices) > 1 else clipped(detail, _LONGEST_DETAIL)


def _back(language: Language) -> Row:
    return (Button(IMPORTING.name.to(language), ShowLedgerFiles()), home_button(language))
