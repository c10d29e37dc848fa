"""Which checklist is filled in: as the plan says, or as somebody chose among those that are published (clause 4.6)."""

from bot.records.checklists import ChecklistEntry, ChecklistRow
from bot.rules.checklists.asked import checklist_of, form_code
from bot.rules.checklists.built_in import BUILT_IN
from bot.rules.checklists.words import DEPTHS
from bot.rules.menu.checklists import CHECKLISTS
from bot.rules.people import Person
from bot.rules.permissions import Subject, may
from bot.rules.record_kind import TASK, RecordKind
from bot.rules.self_checks.words import REPORTS
from bot.rules.text import Text
from bot.rules.work_records.kinds import kind_of_form
from bot.services.drafts.refusing import NotAllowed
from bot.services.work_records.about import card
from storage import checklists, contracts


def entry_of(code: str, row: ChecklistRow | None) -> ChecklistEntry:
    """A checklist as lists show it, from what comes with the program or from the firm's row of it."""
    built_in = BUILT_IN.get(code)
    retired = row is not None and row.retired_at is not None
    if built_in is not None:
        return ChecklistEntry(
            code, built_in.kind, built_in.title, built_in.depth, built_in.version, 0, own=False, retired=retired
        )
    if row is None:
        raise LookupError(code)
    name = Text(row.name, row.english or row.name)
    return ChecklistEntry(code, row.kind, name, row.depth, row.version, row.drafted, own=True, retired=retired)


def _place(code: str) -> tuple[int, str, str]:
    """Where one that comes with the program stands in lists: by how deep it goes, by clause."""
    one = BUILT_IN[code]
    depth = list(DEPTHS).index(one.depth) if one.depth in DEPTHS else 0
    return depth, next(iter(one.items())).clause, code


async def find_all() -> list[ChecklistEntry]:
    """Every checklist that there is: those that come with the program, then the firm's own."""
    rows = {row.code: row for row in await checklists.find_checklists()}
    codes = [*sorted(BUILT_IN, key=_place), *(code for code in rows if code not in BUILT_IN)]
    return [entry_of(code, rows.get(code)) for code in codes]


async def find_to_fill(kind: str) -> list[ChecklistEntry]:
    """The checklists of a record kind that may be filled in now, the firm's own first."""
    found = [one for one in await find_all() if one.kind == kind and one.version and not one.retired]
    return sorted(found, key=lambda one: not one.own)


async def offered(
    who: Person, kind: RecordKind, subject_kind: str, subject_id: int
) -> tuple[tuple[ChecklistEntry, ...], Text | None]:
    """The checklists by which the person may record something about a subject, and what that is.

    Raises:
        NotAllowed: they may not, or there is no such subject.
    """
    about = await card(kind, subject_kind, subject_id)
    if about is None or not kind.checklists or not may(who, kind.file, Subject(client_id=about.client_id)):
        raise NotAllowed(kind.kind, subject_kind, subject_id)
    # the reports of a week and a month are drafted, and have their own way in
    return tuple(one for one in await find_to_fill(kind.kind) if one.depth not in REPORTS), about.title


async def form_to_fill(form: str, subject_kind: str, subject_id: int) -> str:
    """The code of the form to fill in about a subject: of a planned task as deep as was sold, and never a retired one.

    ``form``: as a button or a plan names it; one of no checklist stays as it is.
    """
    kind = kind_of_form(form)
    if kind is None or not kind.checklists:
        return form
    code = checklist_of(form)
    offered = await find_to_fill(kind.kind)
    if subject_kind == TASK and form == kind.form.code:
        code = await _as_sold(subject_id, offered) or code
    return form_code(kind.form.code, await _in_use(code, {one.code for one in offered}))


async def _as_sold(task_id: int, offered: list[ChecklistEntry]) -> str:
    """The checklist that is as deep as was sold, or that the menu's item is done by; empty: that says nothing."""
    sold = await contracts.get_sold_task(task_id)
    if sold is None:
        return ""
    as_deep = next((one.code for one in offered if sold.depth and one.depth == sold.depth), "")
    return as_deep or CHECKLISTS.get(sold.menu_code, "")


async def as_deep_too(form: str, subject_kind: str, subject_id: int) -> tuple[tuple[str, Text], ...]:
    """The firm's own other checklists that are as deep as what was sold of a planned task: the code of each one's form,
    and its name. None where the form is not of the firm's own, or nothing says how deep it goes."""
    kind = kind_of_form(form)
    sold = await contracts.get_sold_task(subject_id) if subject_kind == TASK and kind is not None else None
    if kind is None or sold is None or not sold.depth:
        return ()
    own = [one for one in await find_to_fill(kind.kind) if one.own and one.depth == sold.depth]
    code = checklist_of(form)
    if code not in {one.code for one in own}:
        return ()
    return tuple((form_code(kind.form.code, one.code), one.name) for one in own if one.code != code)


async def _in_use(code: str, offered: set[str]) -> str:
    """What is asked instead of a checklist that was retired, and of what that was retired for in turn."""
    seen: set[str] = set()
    while code not in offered and code not in seen:
        seen.add(code)
        row = await checklists.get_checklist(code)
        code = row.successor if row is not None and row.successor else code
    return code
