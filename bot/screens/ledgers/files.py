"""The ledgers as spreadsheets: what can be done, the preview of an import, what is wrong, what was imported."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.records.ledgers.files import Fault, FileState, LedgerFile, Named, Summary
from bot.rules.ledgers.faults import CHOICES_PARTED, REASONS, REFUSALS, Reason, Refusal
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.own_names import CODE, LEFT_OUT, NONE_OF_THEM, NOT_THERE, OF_SHEETS, Choice, OwnNames, Question
from bot.rules.text import COLON, Language, Measure, Text, few, further, joined
from bot.screens.buttons import ApplyImport, DropImport, ExportLedgers, ForgetNames, SayName, ShowLedgerFiles
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, as_label, clipped, escape
from bot.screens.ways.ledgers import IMPORTING

IMPORT = Text("导入", "Import")
EXPORT = Text("📤 导出表格", "📤 Export")
CANCEL = Text("取消", "Cancel")

_LONGEST_NAME = 40
_LONGEST_DETAIL = 60
_PLACES_NAMED = 8
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
        said.append("\n".join((f"<b>{escape(title)}</b>", *(escape(line) for line in _remembered(names, language)))))
    rows = [(Button(_forget(one, language), ForgetNames(one)),) for one in names]
    return Screen("\n\n".join(said), ((export,), *rows, (home_button(language),)))


_FORGET = Text("忘掉“{what}”的列名", "Forget the names of {what}")
_FORGET_SHEETS = Text("忘掉记住的表名", "Forget the names of sheets")
_SHEETS = Text("表", "Sheets")
_NOT_IMPORTED = Text("不导入", "not imported")


def _forget(ledger: str, language: Language) -> str:
    if ledger == OF_SHEETS:
        return _FORGET_SHEETS.to(language)
    return _FORGET.to(language, what=_called(ledger, language))


def _called(ledger: str, language: Language) -> str:
    return (_SHEETS if ledger == OF_SHEETS else LEDGERS[ledger].title).to(language)


def _remembered(names: OwnNames, language: Language) -> list[str]:
    """By ledger: which name means which column."""
    lines = []
    for ledger, meant in names.items():
        # what is imported before what is not, of which there may be many
        ordered = sorted(meant.items(), key=lambda one: one[1] == LEFT_OUT)
        said = [f"{clipped(name, 20)} → {_meaning(ledger, means, language)}" for name, means in ordered]
        lines.append(f"{_called(ledger, language)}{_colon(language)}{few(said, _PLACES_NAMED, language)}")
    return lines


def _meaning(ledger: str, means: str, language: Language) -> str:
    if means == LEFT_OUT:
        return _NOT_IMPORTED.to(language)
    return (LEDGERS[means] if ledger == OF_SHEETS else LEDGERS[ledger].column(means)).title.to(language)


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
    return Screen(escape(text.to(language, name=clipped(name, _LONGEST_NAME))), (_back(language),))


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
        return _asked(file, question, language)
    lines = [f"🚫 {line}" for line in refusal_lines(file.summary, language)]
    if file.copy_sha256 is not None:
        ask = Text(
            "附件里标红的是这些地方，批注写了怎么改。改好后把它发回来。",
            "They are red in the attached copy, with notes that say how. Mend it and send it back.",
        )
        lines.append(ask.to(language))
    return Screen(escape("\n\n".join(lines)), (_back(language),))


_WHICH_SHEET = Text("“{name}”是哪张表？", "Which sheet is “{name}”?")
_WHICH_COLUMN = Text("“{sheet}”里，哪一列是“{column}”？", "In {sheet}, which column is “{column}”?")
_LEAVE_OUT = Text(
    "“{sheet}”里这些列系统里没有：{names}。不导入它们，继续？",
    "These columns of {sheet} are not kept here: {names}. Leave them out and go on?",
)
_WHICH_MORE = Text(
    "“{sheet}”里还有别的列。要导入的点一下，没点的不导入。",
    "{sheet} has more columns. Tap those to import; the others are left out.",
)
_NOT_KEPT = Text("系统里没有、不导入的列：{names}", "Not kept here and left out: {names}")
_NO_CODE = Text("没有编号", "There are no codes")
_WITHOUT_CODES = Text(
    "没有也行：同名的认作已有的，新的由系统编号。",
    "None is needed: those of a known name are the ones here already, and others are given a code.",
)
_REMEMBERED = Text("答一次就记住，下次不再问。", "What you say is remembered and not asked again.")
_NOT_THIS_SHEET = Text("不导入这张表", "Do not import it")
_GO_ON = Text("不导入这些列，继续", "Leave them out and go on")
_GO_ON_WITH = Text("继续，没点的不导入", "Go on without the others")
_MAY_BE = Text("{name} → {column}？", "{name} → {column}?")
_CHOSEN = Text("✓ {name} → {column}", "✓ {name} → {column}")


def _asked(file: LedgerFile, question: Question, language: Language) -> Screen:
    """A file with names of the firm's own: what one of them means."""
    ledger, cancel = question.ledger, Button(CANCEL.to(language), ShowLedgerFiles())
    if ledger == OF_SHEETS:
        ((at, name),) = question.names
        said = _WHICH_SHEET.to(language, name=clipped(name, _LONGEST_NAME))
        keys = [Button(one.title.to(language), SayName(file.id, ledger, code, at)) for code, one in LEDGERS.items()]
        rows = [tuple(keys[first : first + 2]) for first in range(0, len(keys), 2)]
        rows.append((Button(_NOT_THIS_SHEET.to(language), SayName(file.id, ledger, LEFT_OUT, at)), cancel))
    elif question.column:
        column = LEDGERS[ledger].column(question.column).title.to(language)
        said = _WHICH_COLUMN.to(language, sheet=_called(ledger, language), column=column)
        keys = [Button(as_label(name), SayName(file.id, ledger, question.column, at)) for at, name in question.names]
        rows = [*((key,) for key in keys), (cancel,)]
        if question.column == CODE:
            rows[-1] = (Button(_NO_CODE.to(language), SayName(file.id, ledger, CODE, NOT_THERE)), cancel)
            return _question(said, (_WITHOUT_CODES.to(language), _REMEMBERED.to(language)), rows)
    else:
        return _asked_of_the_rest(file, question, language)
    return _question(said, (_REMEMBERED.to(language),), rows)


def _asked_of_the_rest(file: LedgerFile, question: Question, language: Language) -> Screen:
    """What is no required column: a tap says what one is, another takes it back, and one goes on with the others."""
    ledger, cancel = question.ledger, Button(CANCEL.to(language), ShowLedgerFiles())
    sheet, goes_on = _called(ledger, language), SayName(file.id, ledger, LEFT_OUT, NONE_OF_THEM)
    offered = {one.at for one in question.choices}
    others = few([name for at, name in question.names if at not in offered], _PLACES_NAMED, language)
    if not question.choices:
        said = _LEAVE_OUT.to(language, sheet=sheet, names=others)
        return _question(said, (_REMEMBERED.to(language),), [(Button(_GO_ON.to(language), goes_on), cancel)])
    rows: list[Row] = [
        (Button(_choice(ledger, one, language), SayName(file.id, ledger, one.next, one.at)),)
        for one in question.choices
    ]
    below = [_NOT_KEPT.to(language, names=others)] if others else []
    rows.append((Button(_GO_ON_WITH.to(language), goes_on), cancel))
    return _question(_WHICH_MORE.to(language, sheet=sheet), (*below, _REMEMBERED.to(language)), rows)


def _choice(ledger: str, one: Choice, language: Language) -> str:
    said, column = (_MAY_BE, one.next) if one.means == LEFT_OUT else (_CHOSEN, one.means)
    title = LEDGERS[ledger].column(column).title.to(language)
    return said.to(language, name=clipped(one.name, _LONGEST_NAME), column=title)


def _question(said: str, below: tuple[str, ...], rows: Sequence[Row]) -> Screen:
    title = f"❓ {said}"
    return Screen("\n\n".join((f"<b>{escape(title)}</b>", *map(escape, below))), tuple(rows))


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


_LEFT_OUT = Text("按之前说的不导入：", "Left out, as was said before:")


def left_out_lines(summary: Summary, language: Language) -> list[str]:
    """What of a file the firm does not import."""
    lines = [
        f"· {clipped(sheet, _LONGEST_NAME)}{_colon(language)}{few(columns, _PLACES_NAMED, language)}"
        if columns
        else f"· {clipped(sheet, _LONGEST_NAME)}"
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
    return few([clipped(place, _LONGEST_DETAIL) for place in places.split("\n")], _PLACES_NAMED, language)


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
            lines.append(f"{LEDGERS[code].title.to(language)}{_colon(language)}{' · '.join(said)}")
    return lines


def _colon(language: Language) -> str:
    return COLON.to(language)


def named_line(named: Named, language: Language) -> str:
    """One entry that is new or changes."""
    ledger = LEDGERS[named.ledger]
    name = f"{ledger.one.to(language)} {clipped(named.name, _LONGEST_NAME)}"
    if not named.columns:
        return f"＋ {name}"
    columns = joined((ledger.column(key).title.to(language) for key in named.columns), language)
    return f"✎ {name}{_colon(language)}{columns}"


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
