"""Two who change one entry at once: the second is told of it before theirs takes the place of the first's."""

from bot.records.drafts import DraftView
from bot.rules.ledgers.cells import shown
from bot.rules.ledgers.ledger import Column, Ledger
from bot.rules.text import CHINESE, ENGLISH, Language, Text
from storage.ledgers.finding import get_entry
from storage.people import persons as people
from storage.trail.entries import timeline

CHANGED = Text(
    "⚠️ 您填写时，{who}把「{column}」改成了：{value}。确认以您填的为准再保存。",
    "⚠️ While you filled this in, {who} changed “{column}” to: {value}. Save only if yours is right.",
)
EMPTIED = Text("空", "empty")


async def changed_meanwhile(view: DraftView, ledger: Ledger, column: Column) -> Text | None:
    """What somebody else made of the column since the form was begun; None when nobody did."""
    group = {one.key for one in ledger.group(column.key)}
    others = [
        entry.person_id
        for entry in await timeline(ledger.subject, view.draft.subject_id)
        if entry.action == "change"
        and entry.at >= view.draft.started_at
        and entry.person_id not in (None, view.draft.person_id)
        and group.intersection(str(entry.details.get("columns", "")).split())
    ]
    now = await get_entry(ledger.code, view.draft.subject_id, None) if others else None
    person = await people.get_person_on_record(others[-1] or 0) if others else None
    if now is None or person is None:
        return None

    def said(language: Language) -> str:
        value = shown(column, now.values[column.key], language) or EMPTIED.to(language)
        return CHANGED.to(language, who=person.called, column=column.label.to(language), value=value)

    return Text(said(CHINESE), said(ENGLISH))
