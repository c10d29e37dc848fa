"""Drafts: a form being filled in and its answers. The busiest tables, hence plain SQL."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.records.drafts import DraftRecord
from bot.records.outcomes import Outcome
from bot.rules.behalf import Behalf
from bot.rules.forms.answers import Answer
from storage import database as db


@dataclass(frozen=True, slots=True)
class _AnswerRow:
    question: str
    skipped: bool
    value: str


_COLUMNS = """id, token, person_id, form, version, subject_kind, subject_id, state, step, turn, files_step, board,
 on_behalf_of_id, channel, told_on, outcome, outcome_id, started_at, changed_at"""
_DRAFT = f"SELECT {_COLUMNS} FROM draft "


async def get_draft(draft_id: int) -> DraftRecord | None:
    """A draft by id."""
    return await db.row(DraftRecord, _DRAFT + "WHERE id = :id", id=draft_id)


async def get_draft_by_token(token: str) -> DraftRecord | None:
    """A draft by the token that its buttons carry."""
    return await db.row(DraftRecord, _DRAFT + "WHERE token = :token", token=token)


async def get_active_draft(person_id: int) -> DraftRecord | None:
    """The open draft that a person's typed text goes to, read behind the person's lock."""
    return await db.row(
        DraftRecord,
        _DRAFT + "WHERE id = (SELECT active_draft_id FROM person WHERE id = :person_id) AND state = 'open'",
        person_id=person_id,
    )


async def find_open_draft(
    person_id: int, form: str, subject_kind: str, subject_id: int, *, on_behalf_of: int | None = None
) -> DraftRecord | None:
    """The one open draft of a person, form, subject and person it is filled in for (None: themselves)."""
    return await db.row(
        DraftRecord,
        _DRAFT
        + "WHERE person_id = :person_id AND form = :form AND subject_kind = :subject_kind"
        + " AND subject_id = :subject_id AND COALESCE(on_behalf_of_id, 0) = :on_behalf_of AND state = 'open'",
        person_id=person_id,
        form=form,
        subject_kind=subject_kind,
        subject_id=subject_id,
        on_behalf_of=on_behalf_of or 0,
    )


async def find_open_of_task(person_id: int, form: str, task_id: int) -> DraftRecord | None:
    """The open draft about a planned task of this form, or of that of any checklist of its kind."""
    return await db.row(
        DraftRecord,
        _DRAFT
        + "WHERE person_id = :person_id AND state = 'open' AND subject_kind = 'task' AND subject_id = :task_id"
        + " AND (form = :form OR form LIKE :checklists) AND on_behalf_of_id IS NULL ORDER BY id DESC LIMIT 1",
        person_id=person_id,
        task_id=task_id,
        form=form,
        checklists=f"{form}/%",
    )


async def is_touched(draft_id: int) -> bool:
    """Whether something was answered in a draft, or sent for it."""
    return await db.any_row(
        "SELECT 1 AS one FROM draft_answer WHERE draft_id = :draft_id"
        " UNION ALL SELECT 1 AS one FROM attachment WHERE draft_id = :draft_id LIMIT 1",
        draft_id=draft_id,
    )


async def close_untouched(person_id: int, form: str, begun: DraftRecord, at: datetime) -> list[int]:
    """Ends the person's drafts of this form, or of a checklist of its kind, about what ``begun`` is about, in which
    nothing was answered and nothing sent; their ids."""
    return await db.column(
        int,
        "UPDATE draft SET state = 'cancelled', turn = turn + 1, changed_at = :at, closed_at = :at"
        " WHERE person_id = :person_id AND state = 'open' AND subject_kind = :subject_kind AND subject_id = :subject_id"
        " AND (form = :form OR form LIKE :checklists) AND id <> :begun AND on_behalf_of_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM draft_answer a WHERE a.draft_id = draft.id)"
        " AND NOT EXISTS (SELECT 1 FROM attachment f WHERE f.draft_id = draft.id) RETURNING id",
        person_id=person_id,
        subject_kind=begun.subject_kind,
        subject_id=begun.subject_id,
        form=form,
        checklists=f"{form}/%",
        begun=begun.id,
        at=at,
    )


async def was_submitted(person_id: int, form: str, subject_kind: str, subject_id: int) -> bool:
    """Whether the person has submitted this form about this subject."""
    return await db.any_row(
        "SELECT 1 AS one FROM draft WHERE person_id = :person_id AND form = :form AND subject_kind = :subject_kind"
        " AND subject_id = :subject_id AND state = 'submitted' LIMIT 1",
        person_id=person_id,
        form=form,
        subject_kind=subject_kind,
        subject_id=subject_id,
    )


async def find_open_drafts(person_id: int) -> list[DraftRecord]:
    """All open drafts of a person, the latest touched first."""
    return await db.rows(
        DraftRecord,
        _DRAFT + "WHERE person_id = :person_id AND state = 'open' ORDER BY changed_at DESC, id DESC",
        person_id=person_id,
    )


async def add_draft(
    *,
    token: str,
    person_id: int,
    form: str,
    version: int,
    subject_kind: str,
    subject_id: int,
    step: str,
    at: datetime,
    behalf: Behalf | None = None,
    board: str = "",
) -> DraftRecord:
    """Begins a draft at ``step``, perhaps on behalf of somebody else."""
    added = await db.rows(
        DraftRecord,
        "INSERT INTO draft (token, person_id, form, version, subject_kind, subject_id, state, step, turn, files_step, board,"
        " on_behalf_of_id, channel, told_on, started_at, changed_at) VALUES (:token, :person_id, :form, :version,"
        " :subject_kind, :subject_id, 'open', :step, 0, '', :board, :on_behalf_of, :channel, :told_on, :at, :at)"
        f" RETURNING {_COLUMNS}",
        token=token,
        person_id=person_id,
        form=form,
        version=version,
        subject_kind=subject_kind,
        subject_id=subject_id,
        step=step,
        board=board,
        on_behalf_of=behalf.person_id if behalf else None,
        channel=behalf.channel if behalf else "",
        told_on=behalf.told_on if behalf else None,
        at=at,
    )
    return added[0]


async def move_draft(draft: DraftRecord, step: str, at: datetime, files_step: str = "", *, board: str) -> bool:
    """Shows another step (empty: the review page) if nobody moved the draft meanwhile; ``board``: where it comes back."""
    return await db.any_row(
        "UPDATE draft SET step = :step, turn = turn + 1, files_step = :files_step, board = :board, changed_at = :at"
        " WHERE id = :id AND turn = :turn AND state = 'open' RETURNING id",
        id=draft.id,
        turn=draft.turn,
        step=step,
        files_step=files_step,
        board=board,
        at=at,
    )


async def close_draft(draft: DraftRecord, state: str, at: datetime) -> bool:
    """Ends a draft as ``submitted`` or ``cancelled`` if it is still open at this turn."""
    return await db.any_row(
        "UPDATE draft SET state = :state, turn = turn + 1, changed_at = :at, closed_at = :at"
        " WHERE id = :id AND turn = :turn AND state = 'open' RETURNING id",
        id=draft.id,
        turn=draft.turn,
        state=state,
        at=at,
    )


async def change_outcome(draft_id: int, outcome: Outcome) -> None:
    """Notes what a submitted draft became; what is said once is not kept."""
    await db.change("draft", draft_id, outcome=outcome.kind, outcome_id=outcome.record_id)


async def get_answers(draft_id: int) -> dict[str, Answer]:
    """All answers of a draft; those of FILES questions are derived from the attachments by the caller."""
    found = await db.rows(
        _AnswerRow, "SELECT question, skipped, value FROM draft_answer WHERE draft_id = :draft_id", draft_id=draft_id
    )
    return {row.question: Answer(json.loads(row.value), skipped=row.skipped) for row in found}


async def get_answered_at(draft_id: int, question: str) -> datetime | None:
    """When an answer was given last; None: it was not."""
    return await db.value(
        datetime,
        "SELECT answered_at FROM draft_answer WHERE draft_id = :draft_id AND question = :question",
        draft_id=draft_id,
        question=question,
    )


async def change_answer(draft_id: int, question: str, answer: Answer, at: datetime) -> None:
    """Gives or replaces one answer."""
    await db.values(
        "INSERT INTO draft_answer (draft_id, question, skipped, value, answered_at)"
        " VALUES (:draft_id, :question, :skipped, :value, :at) ON CONFLICT (draft_id, question)"
        " DO UPDATE SET skipped = excluded.skipped, value = excluded.value, answered_at = excluded.answered_at RETURNING id",
        draft_id=draft_id,
        question=question,
        skipped=answer.skipped,
        value=stored(answer.value),
        at=at,
    )


async def remove_answer(draft_id: int, question: str) -> None:
    """Takes one answer of an open draft back, as if it had never been given."""
    await db.values(
        "DELETE FROM draft_answer WHERE draft_id = :draft_id AND question = :question RETURNING id",
        draft_id=draft_id,
        question=question,
    )


def stored(value: Any) -> str:
    """A value as the text that is kept; a plain text column, because a JSON column would turn "123" into a number."""
    return json.dumps(value, ensure_ascii=False)


async def find_submitted_with_album(person_id: int, album: str) -> DraftRecord | None:
    """The submitted draft of this person to which an album's first file belongs."""
    return await db.row(
        DraftRecord,
        f"{_DRAFT} WHERE person_id = :person_id AND state = 'submitted'"
        " AND id IN (SELECT draft_id FROM attachment WHERE album = :album AND album <> '') ORDER BY id DESC LIMIT 1",
        person_id=person_id,
        album=album,
    )


async def find_last_submitted(kind: str, form: str, site_id: int, before: datetime) -> DraftRecord | None:
    """The newest record of a kind at a site that was filled in by this form, else by any: what "last time" means."""
    for alike in (" AND EXISTS (SELECT 1 FROM draft d WHERE d.id = w.draft_id AND d.form = :form)", ""):
        found = await db.row(
            DraftRecord,
            _DRAFT + "WHERE id = (SELECT w.draft_id FROM work_record w WHERE w.kind = :kind AND w.site_id = :site_id"
            f" AND w.state NOT IN ('recalled', 'voided') AND w.filed_at < :before{alike}"
            " ORDER BY w.day DESC, w.filed_at DESC LIMIT 1)",
            kind=kind,
            site_id=site_id,
            before=before,
            **({"form": form} if alike else {}),
        )
        if found is not None:
            return found
    return None
