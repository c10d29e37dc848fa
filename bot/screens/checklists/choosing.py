"""按哪张检查表: the checklists by which a record can be filled in."""

from bot.records.checklists import ChecklistEntry
from bot.rules.checklists.words import DEPTHS
from bot.rules.record_kind import SITE, RecordKind
from bot.rules.text import Language, Text
from bot.screens.buttons import BeginThere, OpenForm
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, escape

WHICH = Text("按哪张检查表？", "By which checklist?")
NOWHERE = (0, 0)
"""In a button: nobody said where they are."""


def choose_checklist(
    kind: RecordKind,
    offered: tuple[ChecklistEntry, ...],
    subject: tuple[str, int],
    about: Text | None,
    language: Language,
    *,
    at: tuple[int, int] = NOWHERE,
) -> Screen:
    """Each checklist that may be filled in about the subject; the firm's own come first.

    ``at``: where the reader is, if they said so; it is kept with what they begin at a site.
    """
    head = f"<b>{escape(about.to(language))}</b>\n\n" if about is not None else ""

    def begins(form: str) -> OpenForm | BeginThere:
        subject_kind, subject_id = subject
        there = subject_kind == SITE and at != NOWHERE
        return BeginThere(form, subject_id, *at) if there else OpenForm(form, *subject)

    keys = [Button(as_label(named(one, language)), begins(f"{kind.form.code}/{one.code}")) for one in offered]
    rows: list[Row] = side_by_side(keys, most=2)
    return Screen(f"{head}{WHICH.to(language)}", (*rows, (home_button(language),)))


def named(entry: ChecklistEntry, language: Language) -> str:
    """What a checklist is called, and how deep it goes where that is not in its name."""
    name = entry.name.to(language)
    depth = DEPTHS.get(entry.depth)
    said = depth.to(language) if depth is not None else ""
    return name if not said or said.casefold() in name.casefold() else f"{name} · {said}"
