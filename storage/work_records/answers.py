"""What was answered in the form that became a work record."""

import json
from datetime import datetime

from bot.rules.forms.answers import Answer
from storage import database as db

_NEWEST = 20
"""Records of a client that are looked through for an answer: one that was given in none of them is none of last time."""


async def find_last_answer(kind: str, client_id: int, question: str, before: datetime) -> Answer | None:
    """What was last answered to a question in a client's records of a kind that stand and were filed before a moment."""
    found = await db.column(
        str,
        "SELECT a.value FROM (SELECT id, draft_id, state, filed_at FROM work_record WHERE kind = :kind"
        f" AND client_id = :client_id ORDER BY id DESC LIMIT {_NEWEST}) w"
        " JOIN draft_answer a ON a.draft_id = w.draft_id AND a.question = :question"
        " WHERE w.state NOT IN ('recalled', 'voided') AND w.filed_at < :before AND a.skipped = FALSE"
        " ORDER BY w.id DESC LIMIT 1",
        kind=kind,
        client_id=client_id,
        question=question,
        before=before,
    )
    return Answer(json.loads(found[0])) if found else None
