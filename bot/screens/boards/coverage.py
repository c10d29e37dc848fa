"""条款覆盖: a line for each clause of a contract, and each record of it one tap away (clause 3.7)."""

from bot.records.clients import ClientRecord
from bot.records.coverage import CoverageView
from bot.rules.boards.coverage import COVER_NAMES, ClauseCovered, Evidence, ItemCovered
from bot.rules.boards.coverage_words import (
    CLAUSE,
    NO_CLAUSE,
    NO_ITEMS,
    PAGE,
    PICTURE,
    RECORDS,
    TITLE,
    clause_name,
    item_name,
    share,
)
from bot.rules.tasks.cadence_kept import Fate
from bot.rules.tasks.cadence_words import counted, days_said, fate_name
from bot.rules.text import Language, Text, capital
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.screens.buttons import AskDocument, Data, ShowClause, ShowClient, ShowCoverage, ShowRecord, ShowTraining
from bot.screens.keys import BACK
from bot.screens.numbered import numbered_lines
from bot.screens.paged import page_of
from bot.screens.rows import choice, home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, clipped, escape
from bot.screens.times import short_day

PER_PAGE, RECORDS_PER_PAGE, MOST_CONTRACTS = 6, 6, 4
LONGEST_NAME = 34
_PERIOD = Text("合同 {number}：{first} 至 {last}", "Contract {number}: {first} to {last}")
_NO_CONTRACT = Text("这家企业还没有登记服务合同。", "No contract is kept of this client yet.")
_LACKS = Text("· {what}：{days}", "· {what}: {days}")
_TAP = Text("点编号看记录和缺的。", "Tap a number for its records and what is missing.")


def no_contract(client: ClientRecord, language: Language) -> Screen:
    """There is none to look at."""
    head = f"<b>{escape(client.short_name)} · {escape(TITLE.to(language))}</b>"
    return Screen(f"{head}\n\n{escape(_NO_CONTRACT.to(language))}", (_back(client.id, language),))


def coverage(view: CoverageView, number: int, language: Language) -> Screen:
    """A page of the clauses, and the same as a picture and as a page to file."""
    client, contract = view.client.id, view.contract.id
    page = page_of(view.clauses, number, lambda to: ShowCoverage(client, contract, to), PER_PAGE)
    lines, rows = numbered_lines(
        (_line(one, language), ShowClause(contract, one.items[0].signed.id, 0)) for one in page.shown
    )
    first, last = view.contract.begins, view.contract.ends
    head = [
        f"<b>{escape(view.client.short_name)} · {escape(TITLE.to(language))}</b>",
        escape(_PERIOD.to(language, number=clipped(view.contract.number, 30), first=first, last=last)),
        f"<b>{escape(share(view.covered, view.due, language))}</b>",
    ]
    said = [*lines, escape(_TAP.to(language))] if lines else [escape(NO_ITEMS.to(language))]
    rows += page.turns
    if len(view.contracts) > 1:
        rows += side_by_side(
            [
                choice(clipped(one.number, 14), ShowCoverage(client, one.id, 0), chosen=one.id == contract)
                for one in view.contracts[:MOST_CONTRACTS]
            ]
        )
    documents = ((Text("🖼 看图", "🖼 Picture"), PICTURE), (Text("📄 存档表", "📄 Page to file"), PAGE))
    if view.clauses:
        rows += side_by_side([Button(name.to(language), AskDocument(kind, contract, 0)) for name, kind in documents])
    return Screen("\n\n".join(("\n".join(head), "\n".join(said))), (*rows, _back(client, language)))


def _line(of: ClauseCovered, language: Language) -> str:
    mark, _ = COVER_NAMES[of.cover]
    figures = of.figures
    told = [f"{figures.kept}/{figures.due}"] if figures.due else []
    told += [RECORDS.to(language, n=len(of.evidence))] if of.evidence else []
    said = f"{mark} {escape(clipped(clause_name(of, language), LONGEST_NAME))}"
    return " · ".join((said, *map(escape, told)))


def clause(view: CoverageView, of: ClauseCovered, number: int, language: Language) -> Screen:
    """A clause: its items with their figures and what is missing, and its records, each one tap away."""
    item = of.items[0].signed.id
    page = page_of(of.evidence, number, lambda to: ShowClause(view.contract.id, item, to), RECORDS_PER_PAGE)
    mark, cover = COVER_NAMES[of.cover]
    title = CLAUSE.to(language, clause=of.clause) if of.clause else NO_CLAUSE.to(language)
    head = f"<b>{escape(view.client.short_name)} · {escape(title)}</b>\n{mark} {escape(cover.to(language))}"
    lines = [_item(one, language) for one in of.items]
    rows: list[Row] = [(_evidence(one, language),) for one in page.shown]
    back = Button(BACK.to(language), ShowCoverage(view.client.id, view.contract.id, 0))
    return Screen("\n\n".join((head, *lines)), (*rows, *page.turns, (back, home_button(language))))


def _item(of: ItemCovered, language: Language) -> str:
    lines = [f"<b>{escape(item_name(of, language))}</b>"]
    if said := counted(of.figures, language):
        lines.append(escape(capital(said)))
    for fate in (Fate.MISSED, Fate.OVERDUE):
        if days := of.days_of(fate):
            lines.append(escape(_LACKS.to(language, what=fate_name(fate, language), days=days_said(days, language))))
    if not of.marks:
        lines.append(escape(Text("还没有安排", "Not planned yet").to(language)))
    return "\n".join(lines)


def _evidence(one: Evidence, language: Language) -> Button:
    kind = RECORD_KINDS.get(one.kind)
    mark = kind.mark if kind is not None else "🎓"
    opens: Data = ShowRecord(one.kind, one.id) if kind is not None else ShowTraining(one.id)
    return Button(as_label(f"{mark} {short_day(one.day, language)} {one.number}"), opens)


def _back(client: int, language: Language) -> Row:
    return Button(BACK.to(language), ShowClient(client, 0)), home_button(language)
