"""A file belongs to a tray, a draft, a record or an entry; what was sent for a draft is found there, whosever it is."""

from datetime import UTC, datetime, timedelta

import pytest
from tortoise.exceptions import IntegrityError

from bot.records.attachments import Belongs, Owner, of_draft, of_record
from storage import attachments
from storage import database as db
from storage.drafts import stored as drafts
from storage.people import persons

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


async def a_person() -> int:
    return await persons.add_person(telegram_id=1, name="王芳", language="zh", at=NOW)


async def a_draft(person_id: int) -> int:
    draft = await drafts.add_draft(
        token="d1",
        person_id=person_id,
        form="complaint",
        version=1,
        subject_kind="client",
        subject_id=1,
        step="",
        at=NOW,
    )
    return draft.id


async def sent(owner: Owner, person_id: int, name: str = "photo", draft_id: int | None = None) -> int | None:
    """A file that somebody sent two minutes before it was received."""
    return await attachments.add_attachment(
        owner,
        sent_by_id=person_id,
        draft_id=draft_id,
        question="evidence" if draft_id is not None else "",
        media="photo",
        sent_as="photo",
        telegram_file_id=name,
        telegram_unique_id=name,
        album="",
        name="",
        caption="",
        size=1,
        sent_at=NOW - timedelta(minutes=2),
        at=NOW,
    )


@pytest.mark.parametrize(
    "owner",
    [
        Owner(Belongs.TRAY, 7),
        Owner(Belongs.DRAFT, 7),
        Owner(Belongs.RECORD, 7, "patrol"),
        Owner(Belongs.ENTRY, 7, "equipment"),
    ],
    ids=lambda owner: owner.belongs_to,
)
async def test_a_file_belongs_to_any_of_the_four(database: str, owner: Owner) -> None:
    person_id = await a_person()
    kept = await sent(owner, person_id)
    await sent(Owner(owner.belongs_to, 8, owner.kind), person_id)
    (file,) = await attachments.find_attachments_of(owner)
    assert (file.id, file.owner, file.draft_id) == (kept, owner, None)
    assert (file.sent_at, file.received_at) == (NOW - timedelta(minutes=2), NOW)
    assert await attachments.get_sender(file.id) == person_id


@pytest.mark.parametrize(
    ("belongs_to", "kind"), [("drawer", ""), ("record", ""), ("entry", ""), ("tray", "person"), ("draft", "patrol")]
)
async def test_a_file_without_a_whole_owner_is_refused(database: str, belongs_to: str, kind: str) -> None:
    await sent(of_draft(7), await a_person())
    with pytest.raises(IntegrityError, match="attachment_has_an_owner"):
        await db.values(
            "UPDATE attachment SET belongs_to = :belongs_to, owner_kind = :kind RETURNING id",
            belongs_to=belongs_to,
            kind=kind,
        )


async def test_the_files_of_a_draft_become_those_of_its_record_and_still_answer_its_questions(database: str) -> None:
    person_id = await a_person()
    draft_id = await a_draft(person_id)
    ids = [await sent(of_draft(draft_id), person_id, name, draft_id) for name in ("first", "second")]
    assert await sent(of_draft(draft_id), person_id, "first", draft_id) is None, "this very file is there already"
    await sent(Owner(Belongs.TRAY, draft_id), person_id, "third")

    await attachments.change_owner(draft_id, of_record("case", 5))
    assert await attachments.find_attachments_of(of_draft(draft_id)) == []
    assert [file.id for file in await attachments.find_attachments_of(of_record("case", 5))] == ids
    assert [(file.id, file.question) for file in await attachments.get_attachments(draft_id)] == [
        (file_id, "evidence") for file_id in ids
    ]
    assert len(await attachments.find_attachments_of(Owner(Belongs.TRAY, draft_id))) == 1
