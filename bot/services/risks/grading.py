"""调级与复评: a risk of another level, or looked at and left as it is; either sets its next review (clause 4.3 c)."""

from dataclasses import replace
from functools import partial

from bot.records.drafts import Card, DraftView
from bot.records.ledgers.entries import LedgerEntry
from bot.records.outcomes import Outcome
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.ledgers.risks import (
    LEVEL_KEY,
    LIKELIHOOD_KEY,
    NEXT_REVIEW,
    NOW,
    RISK_GRADING,
    RISK_REVIEW,
    RISKS,
    SEVERITY_KEY,
    WAS,
)
from bot.rules.people import Person
from bot.rules.record_kind import RecordKind
from bot.rules.risks.matrix import Level
from bot.rules.risks.words import level_said
from bot.rules.text import Text
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.risks.reviews import next_review
from bot.services.work_records.about import card as about
from bot.services.work_records.filing import FILED, check, file
from storage.ledgers.finding import get_entry
from storage.settings.firm import get_settings

_CHANGES = Text("{before} → {after}", "{before} → {after}")
_STANDS = Text("等级不变：{after}", "The level stands: {after}")


async def card(kind: RecordKind, subject_kind: str, subject_id: int) -> Card | None:
    """The risk, with its level as it is.

    Raises:
        SubjectDone: it was ended, or its client is served no more.
    """
    found = await about(kind, subject_kind, subject_id)
    entry = await get_entry(RISKS.code, subject_id, None) if found is not None else None
    if found is None or entry is None:
        return found
    level = level_said(Level(str(entry.values[LEVEL_KEY])))
    grades = f"{entry.values[LIKELIHOOD_KEY]} × {entry.values[SEVERITY_KEY]}"
    return replace(
        found, title=Text(f"{entry.title} · {level.zh}（{grades}）", f"{entry.title} · {level.en} ({grades})")
    )


async def _graded(view: DraftView) -> tuple[LedgerEntry, Level]:
    """The risk, and the level that what was answered makes."""
    entry = await get_entry(RISKS.code, view.draft.subject_id, None)
    if entry is None:
        raise SubjectDone(view.draft.subject_id)
    said = given(view.answers)
    grades = (int(said.get(key, str(entry.values[key]))) for key in (LIKELIHOOD_KEY, SEVERITY_KEY))
    return entry, (await get_settings()).risk_matrix.level(*grades)


async def warn(view: DraftView) -> Text | None:
    """Which level it becomes, before it is graded."""
    entry, level = await _graded(view)
    before, after = level_said(Level(str(entry.values[LEVEL_KEY]))), level_said(level)
    said = _STANDS if before == after else _CHANGES
    return Text(said.zh.format(before=before.zh, after=after.zh), said.en.format(before=before.en, after=after.en))


async def submit(kind: RecordKind, cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Files it, and has the risk say what follows."""
    entry, level = await _graded(view)
    day = next_review(await get_settings(), level, beijing_day(cause.at))
    derived = {NOW.key: level.value, NEXT_REVIEW.key: day.isoformat(), WAS.key: str(entry.values[LEVEL_KEY])}
    kept = {one.key: derived[one.key] for one in kind.derived}
    return Outcome(FILED[kind.kind], (await file(cause, who, view, kind, derived=kept)).id)


PURPOSES = {
    kind.form.code: Purpose(
        kind.file,
        partial(card, kind),
        partial(submit, kind),
        (FILED[kind.kind],),
        check=partial(check, kind),
        warn=warn if kind is RISK_GRADING else None,
    )
    for kind in (RISK_GRADING, RISK_REVIEW)
}
