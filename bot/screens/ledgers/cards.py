"""The card of a ledger's entry, what of it can be changed, and the question before it is ended."""

from collections.abc import Iterator, Sequence

from bot.records.boards import HubView
from bot.records.cases.cases import NO_CASES, CasePage
from bot.records.ledgers.entries import EntryView, FurtherRole, LedgerEntry, OpenWork
from bot.rules.beijing import beijing_day
from bot.rules.forms.ledgers import changing, filing
from bot.rules.forms.merging import TITLE as MERGE
from bot.rules.forms.merging import merging
from bot.rules.ledgers.cells import shown
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger, Which
from bot.rules.names import BETWEEN_NAME_AND_CODE, told_apart
from bot.rules.people import ROLE_NAMES
from bot.rules.plain_words import YES
from bot.rules.text import CHINESE, COLON, Language, Text, joined
from bot.rules.work_records.kinds import EVENTS_OF
from bot.screens.boards.hub import hub_lines, hub_rows
from bot.screens.buttons import (
    ChangeEntry,
    EndEntry,
    OpenForm,
    ResumeEntry,
    ShowEntry,
    ShowEntryFiles,
    ShowHolding,
    ShowLedger,
)
from bot.screens.cases.card import album_names
from bot.screens.contracts.standing import standing_lines, standing_rows
from bot.screens.keys import BACK, HAND_OVER, INVITE_THEM
from bot.screens.ledgers.keeping import keeping_lines, keeping_rows
from bot.screens.ledgers.labels import printing
from bot.screens.ledgers.letters import work_line
from bot.screens.ledgers.merging import merged_lines, merged_ways
from bot.screens.ledgers.records import event_lines, event_rows, list_rows
from bot.screens.ledgers.under import above_button, under_lines, under_rows
from bot.screens.menu import requirement_lines, requirement_rows
from bot.screens.remarks import no_manager_left
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, escape
from bot.screens.times import day

CHANGE = Text("✏️ 修改", "✏️ Change")
END = Text("🚫 停用", "🚫 Deactivate")
END_EARLY = Text("🏁 提前结束", "🏁 End early")
ADD_SCAN = Text("📎 上传扫描件", "📎 Add a scan")
RESUME = Text("↩️ 恢复使用", "↩️ Reactivate")
_BEGINS = {
    "listed_invitation": Text(f"✉️ {INVITE_THEM.zh}", f"✉️ {INVITE_THEM.en}"),
    "incident": Text("🚨 报突发事件", "🚨 Report an incident"),
    "patrol": Text("🔍 在此巡查", "🔍 Patrol here"),
    "plan_exception": Text("📅 某一次改期或不做", "📅 Change one time"),
}
"""The keys of the forms that are about an entry, by their codes."""


ONLY_YES = frozenset({YES})


def entry_card(
    view: EntryView,
    work: OpenWork,
    ledgers: tuple[Ledger, ...],
    language: Language,
    cases: CasePage = NO_CASES,
    held_by: tuple[int, int] | None = None,
    hub: HubView | None = None,
) -> Screen:
    """Everything about an entry; ``ledgers`` are those that the reader may see, for the ways on from a client.

    ``cases``: some of those under an entry that was merged into another. ``held_by``: the person whose work the reader
    may hand over, and the client at which (0: at all). ``hub``: of a client, how things stand there.
    """
    ledger, entry = view.ledger, view.entry
    lines = [_title(view, language)]
    if entry.ended_at is not None:
        ended = Text("🚫 {day}起已停用", "🚫 Inactive since {day}")
        if ledger.ended_by:
            ended = Text("🏁 {day}结束", "🏁 Ended on {day}")
        elif ledger.state:
            ended = Text("🏁 {day}不再在管", "🏁 No longer kept since {day}")
        lines.append(escape(ended.to(language, day=day(beijing_day(entry.ended_at), language))))
    lines += [escape(line) for line in merged_lines(view, cases, language)]
    lines += ["", *_cell_lines(ledger, entry, language, named=hub is not None)]
    lines += ["", *map(escape, hub_lines(hub, language))] if hub is not None else []
    lines += _person_lines(view, language)
    lines += keeping_lines(view, language)
    lines += event_lines(view, language)
    lines += under_lines(view, language)
    if view.coming:
        days = "、" if language == CHINESE else ", "
        coming = Text("接下来：{days}", "Coming: {days}")
        lines += ["", escape(coming.to(language, days=days.join(day(one, language) for one in view.coming)))]
    if view.contract is not None:
        lines += ["", *(escape(line) for line in standing_lines(view.contract, language))]
    lines += requirement_lines(view.requirements, language)
    if work:
        unfinished = Text("未完成：{work}", "Unfinished: {work}").to(language, work=work_line(work, language))
        lines += [*([] if hub is not None else [""]), escape(f"📌 {unfinished}")]
    back = above_button(view, language) or Button(
        ledger.title.to(language), ShowLedger(ledger.code, Which.CURRENT.value, 0, 0, "")
    )
    home = home_button(language)
    begins: list[Row] = [
        (Button(_BEGINS[form].to(language), OpenForm(form, ledger.subject, entry.id)),) for form in view.begins
    ]
    merged = merged_ways(view, cases.cases, language)
    handing: list[Row] = [(Button(HAND_OVER.to(language), ShowHolding(*held_by, 0)),)] if held_by is not None else []
    ways = [
        *(standing_rows(view.contract, language) if view.contract is not None else ()),
        *requirement_rows(view.requirements, entry.id, language),
        *handing,
        *begins,
        *keeping_rows(view, language),
        *event_rows(view, language),
        *under_rows(view, language),
        *_files(view, language),
        *merged,
        *(hub_rows(hub, ledgers, language) if hub is not None else _ways_on(view, ledgers, language)),
        *(list_rows(view, language) if hub is None else ()),
    ]
    secret = view.ledger.keeps_secret(entry.values)
    return Screen("\n".join(lines), (*ways, *_changes(view, language), (back, home)), secret=secret)


def changes_of(view: EntryView, language: Language) -> Screen:
    """Which column shall be changed?"""
    text = Text("要改哪一项？", "What would you like to change?")
    ledger, buttons = view.ledger, []
    for column in view.changeable:
        form = OpenForm(changing(ledger, column), ledger.code, view.entry.id)
        buttons.append(Button(_names(ledger.group(column.key), language), form))
    html = f"{_title(view, language)}\n\n{escape(text.to(language))}"
    return Screen(html, (*side_by_side(buttons), (_back(view, language),)))


def end_question(view: EntryView, work: OpenWork, unmanaged: Sequence[str], language: Language) -> Screen:
    """停用？ with what follows from it, what is not finished, and which clients would be without a manager."""
    lines = [f"<b>{escape(_QUESTION.to(language, name=name_of(view, language)))}</b>"]
    lines += ["", escape(view.ledger.ending.to(language))]
    if work:
        text = Text("⚠️ 还没完成的：{work}", "⚠️ Not finished yet: {work}")
        lines += ["", escape(text.to(language, work=work_line(work, language)))]
        lines.append(escape(view.ledger.unfinished.to(language)))
    if unmanaged:
        lines += ["", escape(no_manager_left(unmanaged, language))]
    sure = Button(Text("确定停用", "Deactivate").to(language), EndEntry(view.ledger.code, view.entry.id, 1))
    return Screen("\n".join(lines), ((sure,), (_back(view, language),)))


def name_of(view: EntryView, language: Language) -> str:
    """What an entry is called in a sentence; what a client has, and who serves it, is named with the client."""
    client = view.entry.references.get("client")
    if client is not None and client.name != view.entry.title and not view.ledger.may_be_ours:
        return f"{client.name} · {view.entry.called(language)}"
    return view.entry.called(language)


_QUESTION = Text("停用「{name}」？", "Deactivate “{name}”?")


def _title(view: EntryView, language: Language) -> str:
    return f"<b>{escape(name_of(view, language))}</b>  {escape(view.ledger.one.to(language))}"


def _line(name: str, said: str, language: Language) -> str:
    return f"{escape(name)}{COLON.to(language)}{escape(said)}"


def _cell_lines(ledger: Ledger, entry: LedgerEntry, language: Language, *, named: bool) -> Iterator[str]:
    """What an entry says, a line each; what only a yes brings up stands on its line.

    ``named``: there is no room for a name that the title says.
    """
    brackets = Text("{said}（{more}）", "{said} ({more})")
    for column in ledger.columns:
        if (column.only is not None and column.only.values == ONLY_YES) or (
            named and column.key == ledger.called and entry.values[column.key] == entry.title
        ):
            continue
        said = _cell_line(column, entry, language)
        beside = [
            _cell_said(one, entry, language)
            for one in ledger.columns
            if one.only is not None and one.only.column == column.key and one.only.values == ONLY_YES
        ]
        more = joined((escape(one) for one in beside if one), language)
        if said:
            yield brackets.to(language, said=said, more=more) if more else said


def _cell_said(column: Column, entry: LedgerEntry, language: Language) -> str:
    said = shown(column, entry.values[column.key], language)
    if not said and column.empty is not None and column.applies(entry.values):
        said = column.empty.to(language)
    if said and column.kind is ColumnKind.DAY:
        return f"{column.label.to(language)}{COLON.to(language)}{said}"
    return said


def _cell_line(column: Column, entry: LedgerEntry, language: Language) -> str:
    reference = entry.references.get(column.key)
    if reference is not None:
        code = str(entry.values[column.key])
        # who has a namesake is called by the code already
        alone = reference.called(language).removesuffix(f"{BETWEEN_NAME_AND_CODE}{code}")
        return _line(column.label.to(language), told_apart(alone, code), language)
    said = shown(column, entry.values[column.key], language)
    if not said and column.empty is not None and column.applies(entry.values):
        said = column.empty.to(language)
    return _line(column.label.to(language), said, language) if said else ""


def _person_lines(view: EntryView, language: Language) -> list[str]:
    reach = view.entry.reach
    if reach is None:
        return []
    lines = []
    if view.further:
        roles = joined((_role(further, language) for further in view.further), language)
        lines.append(_line(Text("其他角色", "Other roles").to(language), roles, language))
    if view.entry.ended_at is None:
        lines += ["", escape(_standing(view.entry, language))]
    return lines


def _role(further: FurtherRole, language: Language) -> str:
    role = ROLE_NAMES[further.role].to(language)
    if not further.client:
        return role
    return f"{role}（{further.client}）" if language == CHINESE else f"{role} ({further.client})"


def _standing(entry: LedgerEntry, language: Language) -> str:
    reach = entry.reach
    if reach is None or not reach.joined:
        return Text("⚪ 未加入：还没有打开过机器人。", "⚪ Not joined: they have not opened the bot yet.").to(language)
    if reach.unreachable_since is None:
        return Text("✅ 已加入", "✅ Joined").to(language)
    text = Text("📵 {day}起联系不上，请打电话。", "📵 Out of reach since {day}; please call.")
    return text.to(language, day=day(beijing_day(reach.unreachable_since), language))


def _ways_on(view: EntryView, ledgers: tuple[Ledger, ...], language: Language) -> list[Row]:
    """From a client to its sites, people and assignments."""
    buttons = [
        Button(ledger.title.to(language), ShowLedger(ledger.code, Which.CURRENT.value, 0, view.entry.id, ""))
        for ledger in ledgers
        if ledger.listed_by(view.ledger)
    ]
    return side_by_side(buttons)


def _files(view: EntryView, language: Language) -> list[Row]:
    code, entry_id = view.ledger.code, view.entry.id
    shown = [
        Button(label, ShowEntryFiles(code, entry_id, what)) for what, label in album_names(view.files, language).items()
    ]
    rows = side_by_side(shown)
    if view.ledger.files and view.may_change and view.entry.ended_at is None:
        rows.append((Button(ADD_SCAN.to(language), OpenForm(filing(view.ledger), code, entry_id)),))
    return rows


def _changes(view: EntryView, language: Language) -> list[Row]:
    labels, rows = printing(view, language), _changing(view, language)
    if len(labels) == 1 and rows and len(labels[0]) == len(rows[-1]) == 1:
        # an overview has no room for one row more
        return [*rows[:-1], (*labels[0], *rows[-1])]
    return [*labels, *rows]


def _changing(view: EntryView, language: Language) -> list[Row]:
    if not view.may_change:
        return []
    code, entry_id = view.ledger.code, view.entry.id
    if view.entry.ended_at is not None:
        return [(Button(RESUME.to(language), ResumeEntry(code, entry_id)),)]
    change = Button(CHANGE.to(language), ChangeEntry(code, entry_id))
    end = Button(END.to(language), EndEntry(code, entry_id, 0))
    ends_itself = any(kind.form.code == view.ledger.ended_by for kind in EVENTS_OF.get(code, ()))
    if ends_itself:
        return [(change,)] if view.changeable else []
    if view.ledger.ended_by:
        end = Button(END_EARLY.to(language), OpenForm(view.ledger.ended_by, view.ledger.subject, entry_id))
    ending = [] if view.ledger.state else [end]
    merge = Button(f"🔗 {MERGE.to(language)}", OpenForm(merging(view.ledger), code, entry_id))
    keys = (*([change] if view.changeable else []), *ending)
    return [*([keys] if keys else []), *([(merge,)] if view.may_merge else [])]


def _names(columns: tuple[Column, ...], language: Language) -> str:
    names = [column.label.to(language) for column in columns]
    return joined(names, language)


def _back(view: EntryView, language: Language) -> Button:
    return Button(BACK.to(language), ShowEntry(view.ledger.code, view.entry.id))
