"""企业与人员: the ledgers, their lists with search, and the questions before something is ended."""

from bot.records.ledgers.entries import EntryPage, LedgerEntry
from bot.rules.forms.ledgers import adding
from bot.rules.forms.register import OURS_FORMS
from bot.rules.ledgers.cells import shown
from bot.rules.ledgers.columns import OUR_OWN
from bot.rules.ledgers.labels import sheet_of
from bot.rules.ledgers.ledger import Ledger, Which
from bot.rules.menu.naming import as_worded
from bot.rules.record_kind import CLIENT
from bot.rules.text import CHINESE, COLON, Language, Text
from bot.screens.buttons import AskDocument, OpenForm, ShowEntry, ShowInHand, ShowLedger, ShowLedgers
from bot.screens.custody import IN_HAND
from bot.screens.ledgers.merging import found_by
from bot.screens.paged import turning
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, escape, narrowed
from bot.screens.waiting import numbered
from bot.screens.ways.ledgers import LEDGERS

PER_PAGE = 8
MOST_PER_LEDGER = 4
"""Hits that a search over all ledgers shows of each."""

WIDEST_ENTRY = 44
LONGEST_SEARCH_BYTES = 24
"""What is searched for travels in the buttons that turn pages."""


HAS_LEFT = Text("已离开", "has left")
"""A client's person whose roles there ended, and who is nothing else."""
WHICH_NAMES: dict[Which, Text] = {
    Which.CURRENT: Text("全部", "All"),
    Which.OURS: Text("本公司", "Our staff"),
    Which.NOT_JOINED: Text("未加入", "Not joined"),
    Which.UNREACHABLE: Text("联系不上", "Out of reach"),
    Which.ENDED: Text("查看已停用的", "Show inactive"),
}
HEADINGS = {Which.ENDED: Text("已停用", "Inactive")}
"""What a list is called above it, where its key says what tapping it does."""
OVER, SHOW_OVER = Text("已结束", "Ended"), Text("查看已结束的", "Show those that ended")
"""The same of what comes to an end by itself, and is no mistake that was put away."""
_CALLED = frozenset({Which.NOT_JOINED, Which.UNREACHABLE})
"""Lists of people to call: their numbers stand in the text, where a phone makes them links."""


def searched(text: str) -> str:
    """What is searched for, as buttons can carry it: one line, no separator, not longer than fits."""
    plain = " ".join(text.replace("|", " ").split()).lower()
    return plain.encode()[:LONGEST_SEARCH_BYTES].decode(errors="ignore").strip()


def ledger_overview(
    counted: tuple[tuple[Ledger, int], ...], language: Language, *, not_theirs: Ledger | None = None
) -> Screen:
    """Which ledger? ``not_theirs``: the one that was asked for by its name, and is not for the reader."""
    hint = Text(
        "点开看列表；也可以直接输入姓名、简称、编号、电话或拼音（如 hxfm）来查找。",
        "Tap one to see its list, or just type a name, a code, a phone number or pinyin (like hxfm) to search.",
    ).to(language)
    if not_theirs is not None:
        kept = Text("{name}由管理员维护，您可以看这些：", "{name} are kept by the administrators. You can see:")
        hint = kept.to(language, name=not_theirs.title.to(language))
    buttons = [
        Button(numbered(ledger.title.to(language), n, language), ShowLedger(ledger.code, Which.CURRENT.value, 0, 0, ""))
        for ledger, n in counted
    ]
    html = f"<b>{escape(LEDGERS.name.to(language))}</b>\n\n{escape(hint)}"
    return Screen(html, (*side_by_side(buttons), (home_button(language),)))


def entry_list(
    ledger: Ledger,
    found: EntryPage,
    which: Which,
    language: Language,
    *,
    lists: tuple[Which, ...],
    client: int = 0,
    of_client: str = "",
    search: str = "",
    may_add: bool = False,
    papers_of: int | None = None,
    labels_of: int | None = None,
    may_look_through: bool = False,
) -> Screen:
    """A page of a list: one button per entry, the other ``lists``, turning pages, adding.

    ``papers_of``, ``labels_of``: the client of whose entries there are papers or labels, 0: what is ours.
    ``may_look_through``: the reader may have the registers of what happened to those that are ours.
    """
    lines = [_head(ledger, found, which, language, of_client, search)]
    lines += [escape(line) for line in found_by(found, language)]
    if which in _CALLED and found.entries:
        lines.append("\n".join(_to_call(entry, language) for entry in found.entries))
    elif not found.entries:
        lines.append(escape(Text("这里还没有。", "There is nothing here.").to(language)))
    rows: list[Row] = [(entry_button(ledger, entry, language, of_client),) for entry in found.entries]

    def turned(to: int, kind: Which = which) -> ShowLedger:
        return ShowLedger(ledger.code, kind.value, to, client, search)

    last = max(found.total - 1, 0) // PER_PAGE
    rows += turning(found.page, last, turned)
    others = [Button(_key_of(ledger, other).to(language), turned(0, other)) for other in lists if other is not which]
    rows += side_by_side(others)
    if ledger.held and which is Which.CURRENT:
        rows.append((Button(IN_HAND.to(language), ShowInHand(0)),))
    if may_add and which is Which.CURRENT and adding(ledger):
        one = ledger.one.to(language)
        text = Text("➕ 新增{one}", "➕ New {one}").to(language, one=one if language == CHINESE else one.lower())
        rows.append((Button(text, OpenForm(adding(ledger), CLIENT if client else "", client)),))
    if papers_of is not None and which is Which.CURRENT:
        rows += side_by_side([_paper(code, name, papers_of, language) for code, name in ledger.papers.items()])
    if labels_of is not None and which is Which.CURRENT:
        label = _of(labels_of, PRINT_SHEET, language) if ledger.may_be_ours else PRINT_SHEET.to(language)
        rows.append((Button(label, AskDocument(sheet_of(ledger), labels_of, 0)),))
    if may_look_through and which is Which.CURRENT:
        form = OURS_FORMS[ledger.code]
        # what they are of stands above
        label = Text(form.title.zh, "Export our registers").to(language)
        rows.append((Button(f"📊 {label}", OpenForm(form.code, "", 0)),))
    return Screen("\n\n".join(lines), (*rows, *_back(language)))


def _paper(code: str, name: Text, whose: int, language: Language) -> Button:
    return Button(_of(whose, name, language), AskDocument(code, whose, 0))


def _of(whose: int, name: Text, language: Language) -> str:
    label = name if whose else _OF_OURS
    return label.to(language, name=name.to(language), ours=OUR_OWN.to(language))


PRINT_SHEET = Text("🏷 打印全部二维码", "🏷 Print all QR labels")
_OF_OURS = Text("{name}（{ours}）", "{name} ({ours})")


def _key_of(ledger: Ledger, which: Which) -> Text:
    return SHOW_OVER if which is Which.ENDED and ledger.ended_by else WHICH_NAMES[which]


def _heading_of(ledger: Ledger, which: Which) -> Text:
    return OVER if which is Which.ENDED and ledger.ended_by else HEADINGS.get(which, WHICH_NAMES[which])


def search_result(found: tuple[tuple[Ledger, EntryPage], ...], search: str, language: Language) -> Screen:
    """What was found in several ledgers: the first of each, and a button to all of it."""
    lines = [Text("🔎 查找「{search}」", "🔎 Search: “{search}”").to(language, search=search), ""]
    rows: list[Row] = []
    for ledger, page in found:
        lines.append(f"{ledger.title.to(language)}{COLON.to(language)}{page.total}")
        lines += found_by(page, language)
        rows += [(entry_button(ledger, entry, language),) for entry in page.entries[:MOST_PER_LEDGER]]
        if page.total > MOST_PER_LEDGER:
            more = Text("{title}：全部 {n} 条", "{title}: all {n}")
            label = more.to(language, title=ledger.title.to(language), n=page.total)
            rows.append((Button(label, ShowLedger(ledger.code, Which.CURRENT.value, 0, 0, search)),))
    return Screen(escape("\n".join(lines)), (*rows, *_back(language)))


def entry_button(ledger: Ledger, entry: LedgerEntry, language: Language, of_client: str = "") -> Button:
    """An entry in a list: what it is called, and what tells it from others of that name."""
    return Button(
        narrowed(entry_label(ledger, entry, language, of_client), WIDEST_ENTRY), ShowEntry(ledger.code, entry.id)
    )


def entry_label(ledger: Ledger, entry: LedgerEntry, language: Language, of_client: str = "") -> str:
    """``王芳 · 恒信阀门``; of an assignment ``恒信阀门 · 项目负责人 孙丽``, of a plan ``恒信阀门 · 年度培训 · 每年``.

    What a plan is about makes room in the list of its client, ``of_client``, who is named above it.
    """
    client = entry.references["client"].name if "client" in entry.references else ""
    role = shown(ledger.column("role"), entry.values["role"], language) if "role" in entry.values else ""
    if entry.reach is not None:
        ours = entry.reach.ours or entry.ended_at is not None
        about = client or role or (WHICH_NAMES[Which.OURS] if ours else HAS_LEFT).to(language)
        return f"{_mark(entry)}{entry.title} · {about}"
    if role:
        return f"{client} · {role} {entry.title}"
    beside = {key: shown(ledger.column(key), entry.values[key], language) for key in ledger.beside}
    if entry.about:
        # it says more than the sort of work, of which a client may have several
        beside["work"] = as_worded(entry.about, language)
    theirs = [client] if client and client not in (entry.title, of_client if entry.about else "") else []
    if not (ledger.beside or client):
        return entry.named(ledger, language)
    called = [] if entry.about and entry.title == of_client else [entry.called(language)]
    return " · ".join((*called, *filter(None, beside.values()), *theirs))


def _mark(entry: LedgerEntry) -> str:
    if entry.reach is None or entry.ended_at is not None:
        return ""
    if not entry.reach.joined:
        return "⚪ "
    return "📵 " if entry.reach.unreachable_since is not None else ""


def _head(ledger: Ledger, found: EntryPage, which: Which, language: Language, of_client: str, search: str) -> str:
    about = [ledger.title.to(language)]
    about += [of_client] if of_client else []
    if which is not Which.CURRENT:
        about.append(_heading_of(ledger, which).to(language))
    title = f"<b>{escape(' · '.join(about))}</b>"
    said = Text("共 {n} 条", "{n} in all").to(language, n=found.total)
    if search:
        said = Text("查找「{search}」：{n} 条", "“{search}”: {n} found").to(language, search=search, n=found.total)
    pages = max(found.total - 1, 0) // PER_PAGE + 1
    if pages > 1:
        said += Text("，第 {page}/{pages} 页", ", page {page} of {pages}").to(
            language, page=found.page + 1, pages=pages
        )
    return f"{title}  {escape(said)}"


def _to_call(entry: LedgerEntry, language: Language) -> str:
    phone = entry.values["phone"] or Text("没有电话", "no phone number").to(language)
    return escape(f"{entry.title}  {phone}")


def _back(language: Language) -> list[Row]:
    return side_by_side([Button(LEDGERS.name.to(language), ShowLedgers()), home_button(language)])
