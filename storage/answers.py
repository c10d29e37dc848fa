"""What was asked and answered before: what there is to read, of which case it came, and the names that it must not say."""

from bot.records.answers import AnsweredQuestion
from storage import database as db

_COLUMNS = "SELECT q.id, q.question, q.answer FROM answered_question q"


async def find_in_use(limit: int) -> list[AnsweredQuestion]:
    """What may be shown to whoever asks, the latest first."""
    return await db.rows(
        AnsweredQuestion, f"{_COLUMNS} WHERE q.ended_at IS NULL ORDER BY q.id DESC LIMIT :limit", limit=limit
    )


async def get(answer_id: int) -> AnsweredQuestion | None:
    """One, also if it is shown no more to who asks anew."""
    return await db.row(AnsweredQuestion, f"{_COLUMNS} WHERE q.id = :id", id=answer_id)


async def is_taken_over(case_id: int) -> bool:
    """Whether something of this case is in the collection, or was."""
    return await db.any_row("SELECT q.id FROM answered_question q WHERE q.case_id = :case_id LIMIT 1", case_id=case_id)


async def note_case(answer_id: int, case_id: int) -> None:
    """Notes of which case an entry was taken over."""
    await db.changed("UPDATE answered_question SET case_id = :case_id WHERE id = :id", case_id=case_id, id=answer_id)


async def find_names_in(text: str) -> list[str]:
    """The names of people and clients, ours and theirs, that may be in a text."""
    names = " UNION ".join(
        f"SELECT n.{column} AS name FROM {table} n WHERE n.id > 0 AND n.{column} <> ''"
        f" AND CAST(:text AS TEXT) LIKE '%' || n.{column} || '%'"
        for table, column in (("person", "name"), ("client", "name"), ("client", "short_name"))
    )
    return await db.column(str, f"SELECT f.name FROM ({names}) f ORDER BY f.name", text=text)
