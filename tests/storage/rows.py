"""Rows that tests of the storage begin with."""

from datetime import UTC, datetime

from bot.records.drafts import DraftRecord
from bot.rules.forms.answers import Answer
from storage.drafts import stored as drafts
from storage.people import persons as people

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


async def a_person(name: str = "李敏") -> int:
    """A person who has not consented."""
    return await people.add_person(telegram_id=None, name=name, language="zh", at=NOW)


async def a_draft(person_id: int, form: str = "complaint", token: str = "d1") -> DraftRecord:
    """An open draft."""
    return await drafts.add_draft(
        token=token, person_id=person_id, form=form, version=1, subject_kind="", subject_id=0, step="what", at=NOW
    )


async def a_submitted_draft() -> DraftRecord:
    """A submitted draft with one answer."""
    draft = await a_draft(await a_person())
    await drafts.change_answer(draft.id, "what", Answer("漏发报告"), NOW)
    assert await drafts.close_draft(draft, "submitted", NOW)
    return draft
