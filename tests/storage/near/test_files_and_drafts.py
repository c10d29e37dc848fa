"""Files, drafts and answers beside each other: each condition tells apart what differs in one thing."""

from datetime import date, timedelta
from typing import Any

from bot.records.attachments import Belongs, Owner, of_draft
from bot.records.drafts import DraftRecord
from bot.rules.behalf import Behalf, Channel
from bot.rules.forms.answers import Answer
from storage import attachments
from storage import database as db
from storage.drafts import stored as drafts
from tests.storage.near.firms import DAY, MINUTE, NUMBERS, Near, a_draft, a_record, near
from tests.storage.rows import NOW


async def a_file(draft: DraftRecord | None, person: int, question: str = "", **columns: Any) -> int:
    """A file for a question of a draft, else in somebody's tray."""
    owner = of_draft(draft.id) if draft is not None else Owner(Belongs.TRAY, person)
    name = f"file{next(NUMBERS)}"
    added = await attachments.add_attachment(
        owner,
        **{
            "sent_by_id": person,
            "draft_id": draft.id if draft is not None else None,
            "question": question,
            "media": "photo",
            "sent_as": "photo",
            "telegram_file_id": name,
            "telegram_unique_id": name,
            "album": "",
            "name": "",
            "caption": "",
            "size": 1,
            "sent_at": None,
            "at": NOW,
            **columns,
        },
    )
    assert added is not None
    return added


async def files() -> set[int]:
    """All files there are."""
    return {int(row["id"]) for row in await db.values("SELECT id FROM attachment")}


async def test_files_of_one_question_go_and_those_of_another_question_and_draft_stay(database: str) -> None:
    people = await near()
    draft, other = await a_draft(people.person), await a_draft(people.person, about=2)
    gone = [await a_file(draft, people.person, "item4.evidence") for _ in range(2)]
    stay = {await a_file(draft, people.person, "item5.evidence"), await a_file(other, people.person, "item4.evidence")}
    stay |= {await a_file(None, people.person), await a_file(None, people.other)}
    await attachments.remove_attachments(draft.id, "item4.evidence")
    assert await files() == stay
    assert not stay & set(gone)


async def test_the_question_of_an_album_is_that_of_its_last_photo_in_this_draft(database: str) -> None:
    people = await near()
    draft, other = await a_draft(people.person), await a_draft(people.person, about=2)
    for of, question, album in (
        (draft, "first", "a"),
        (draft, "second", "a"),
        (draft, "third", "b"),
        (other, "fourth", "a"),
    ):
        await a_file(of, people.person, question, album=album)
    assert await attachments.find_album_questions(draft.id, "a") == ["second"]
    assert await attachments.find_album_questions(other.id, "a") == ["fourth"]
    assert await attachments.find_album_questions(other.id, "b") == []


async def test_what_is_in_a_tray_is_its_owners_and_what_is_in_use_is_in_none(database: str) -> None:
    people = await near()
    draft = await a_draft(people.person)
    mine, also_mine = await a_file(None, people.person), await a_file(None, people.person)
    theirs, used = await a_file(None, people.other), await a_file(draft, people.person, "q")
    assert await attachments.count_in_tray(people.person) == 2
    assert await attachments.count_in_tray(people.other) == 1
    assert not await attachments.remove_from_tray(used)
    assert await attachments.remove_from_tray(also_mine)
    assert not await attachments.remove_from_tray(also_mine)
    assert await files() == {mine, theirs, used}

    await attachments.put_aside([mine, used], NOW)
    await attachments.put_aside([mine], NOW + DAY)
    rows = await db.values("SELECT id FROM attachment WHERE aside_at IS NOT NULL")
    assert [row["id"] for row in rows] == [mine]
    found = await attachments.get_attachment(mine)
    assert found is not None
    assert found.aside_at == NOW

    assert await attachments.move_to_draft(mine, draft.id, "q", "photo", "说明")
    moved, left = await attachments.get_attachment(mine), await attachments.get_attachment(theirs)
    assert moved is not None
    assert left is not None
    assert (moved.owner, moved.question, moved.caption, moved.aside_at) == (of_draft(draft.id), "q", "说明", None)
    assert left.owner == Owner(Belongs.TRAY, people.other)
    assert not await attachments.move_to_draft(mine, draft.id, "q", "photo", "")


async def test_the_very_file_that_answers_the_question_already_is_dropped_from_the_tray(database: str) -> None:
    people = await near()
    draft, other = await a_draft(people.person), await a_draft(people.person, about=2)
    await a_file(draft, people.person, "q", telegram_unique_id="same")
    again = await a_file(None, people.person, telegram_unique_id="same")
    elsewhere = await a_file(None, people.person, telegram_unique_id="same")
    of_another_draft = await a_file(None, people.person, telegram_unique_id="same")
    assert await attachments.move_to_draft(again, draft.id, "q", "photo", "")
    assert await attachments.get_attachment(again) is None
    # for another question, or another draft, it is a file of its own
    assert await attachments.move_to_draft(elsewhere, draft.id, "r", "photo", "")
    assert await attachments.move_to_draft(of_another_draft, other.id, "q", "photo", "")
    assert await attachments.get_attachment(elsewhere) is not None
    assert await attachments.get_attachment(of_another_draft) is not None


async def test_texts_kept_go_with_their_form_and_its_questions_and_nothing_else(database: str) -> None:
    people = await near()
    text = {"media": "text", "sent_as": "text"}
    gone = await a_file(None, people.person, "q", album="d1", **text)
    stay = {
        await a_file(None, people.person, "r", album="d1", **text),
        await a_file(None, people.person, "q", album="d2", **text),
        await a_file(None, people.other, "q", album="d1", **text),
        await a_file(None, people.person, "q", album="d1"),
        await a_file(await a_draft(people.person), people.person, "q", album="d1", **text),
    }
    await attachments.remove_texts_kept(people.person, "d1", ["q", "s"])
    assert await files() == stay
    await attachments.remove_texts_kept(people.person, "d1")
    assert len(await files()) == len(stay) - 1
    assert gone not in await files()


async def test_what_lay_unused_in_trays_is_forgotten_from_its_day_on(database: str) -> None:
    people = await near()
    draft = await a_draft(people.person)
    await a_file(None, people.person, at=NOW - MINUTE)
    stay = {await a_file(None, people.person), await a_file(draft, people.person, "q", at=NOW - DAY)}
    await attachments.forget_unused(NOW)
    assert await files() == stay


# Drafts


async def test_a_draft_is_found_by_each_of_what_it_is_about(database: str) -> None:
    people = await near()
    meant = await a_draft(people.person)
    behalf = Behalf(people.other, Channel.PHONE, NOW.date())
    others = {
        "person": await a_draft(people.other),
        "form": await a_draft(people.person, "service"),
        "subject": await a_draft(people.person, about=2),
        "subject_kind": await a_draft(people.person, subject_kind="task"),
        "behalf": await a_draft(people.person, behalf=behalf),
    }
    found = await drafts.find_open_draft(people.person, "patrol", "site", 1)
    assert found is not None
    assert found.id == meant.id
    for_other = await drafts.find_open_draft(people.person, "patrol", "site", 1, on_behalf_of=people.other)
    assert for_other is not None
    assert for_other.id == others["behalf"].id
    opened = [draft.id for draft in await drafts.find_open_drafts(people.person)]
    assert opened == [others[name].id for name in ("behalf", "subject_kind", "subject", "form")] + [meant.id]

    assert await drafts.close_draft(meant, "cancelled", NOW)
    assert await drafts.find_open_draft(people.person, "patrol", "site", 1) is None
    assert not await drafts.was_submitted(people.person, "patrol", "site", 1)
    for one in others.values():
        assert await drafts.close_draft(one, "submitted", NOW)
    assert await drafts.was_submitted(people.person, "patrol", "site", 2)
    assert not await drafts.was_submitted(people.other, "patrol", "site", 2)
    assert not await drafts.was_submitted(people.person, "service", "site", 2)
    assert not await drafts.was_submitted(people.person, "patrol", "task", 2)
    assert await drafts.find_open_drafts(people.person) == []


async def test_a_draft_moves_and_ends_once_from_where_it_was_looked_at(database: str) -> None:
    people = await near()
    draft, beside = await a_draft(people.person), await a_draft(people.other)
    assert await drafts.move_draft(draft, "next", NOW, board="")
    assert not await drafts.move_draft(draft, "elsewhere", NOW, board=""), "it was moved meanwhile"
    assert not await drafts.close_draft(draft, "submitted", NOW)
    now = await drafts.get_draft(draft.id)
    assert now is not None
    assert (now.step, now.turn, now.state) == ("next", 1, "open")
    assert await drafts.close_draft(now, "submitted", NOW)
    assert not await drafts.close_draft(now, "cancelled", NOW)
    assert not await drafts.move_draft(now, "after", NOW, board="")
    assert await drafts.get_draft(beside.id) == beside


async def test_an_answer_is_changed_and_taken_back_in_its_own_draft_and_question(database: str) -> None:
    people = await near()
    draft, other = await a_draft(people.person), await a_draft(people.person, about=2)
    for of in (draft, other):
        for question in ("q", "r"):
            await drafts.change_answer(of.id, question, Answer("first"), NOW)
    await drafts.change_answer(draft.id, "q", Answer("second"), NOW)
    assert await drafts.get_answers(draft.id) == {"q": Answer("second"), "r": Answer("first")}
    await drafts.remove_answer(draft.id, "q")
    assert await drafts.get_answers(draft.id) == {"r": Answer("first")}
    assert await drafts.get_answers(other.id) == {"q": Answer("first"), "r": Answer("first")}


async def a_filed_draft(firm: Near, day: date, site: int, *, hour: int = 0, **columns: Any) -> int:
    """The draft of a record that was filed at a site."""
    draft = await a_draft(firm.person, about=next(NUMBERS))
    at = NOW.replace(year=day.year, month=day.month, day=day.day) + timedelta(hours=hour)
    moments = dict.fromkeys(("began_at", "filed_at", "released_at"), at)
    await a_record(firm, day, site_id=site, draft_id=draft.id, **moments, **columns)
    return draft.id


async def test_last_time_is_the_latest_standing_record_of_the_kind_at_the_site_before_now(database: str) -> None:
    firm = await near()
    today = NOW.date()
    await a_filed_draft(firm, today - 5 * DAY, firm.site)
    meant = await a_filed_draft(firm, today - 4 * DAY, firm.site)
    for state in ("recalled", "voided"):
        await a_filed_draft(firm, today - 3 * DAY, firm.site, state=state)
    await a_filed_draft(firm, today - 2 * DAY, firm.other_site)
    await a_filed_draft(firm, today - 2 * DAY, firm.site, kind="service")
    await a_filed_draft(firm, today, firm.site, hour=1)
    found = await drafts.find_last_submitted("patrol", "patrol", firm.site, NOW)
    assert found is not None
    assert found.id == meant
