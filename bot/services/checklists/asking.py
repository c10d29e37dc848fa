"""请发布: a draft waits for who may publish it, who publishes it or sends it back with a word (clause 4.6)."""

from bot.records.checklists import WaitingDraft
from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.cause import Cause
from bot.rules.checklists.plain import from_plain
from bot.rules.checklists.rights import PUBLISH_CHECKLISTS
from bot.rules.checklists.soundness import faults_of
from bot.rules.forms.own_checklists import DRAFT, SEND_BACK, WORD
from bot.rules.people import Person
from bot.rules.permissions import everywhere
from bot.rules.text import Text
from bot.services.checklists import drafting
from bot.services.checklists.drafting import DraftGone
from bot.services.checklists.publishing import NotSoundYet, may_publish
from bot.services.checklists.viewing import NoSuchChecklist
from bot.services.drafts.given import given
from bot.services.drafts.purpose import Purpose
from bot.services.post.writing import MessageCode, post
from storage import checklists
from storage.database import writing
from storage.people import persons as people
from storage.trail.entries import add_entry

TO_PUBLISH, CAME_BACK = MessageCode("checklist_to_publish"), MessageCode("checklist_returned")
SENT_BACK = OutcomeKind("checklist_returned")
VERSION = "checklist_version"
"""A draft that waits, by its version's id."""


@writing
async def ask(cause: Cause, who: Person, version_id: int) -> str:
    """Asks whoever may publish it to do so; each hears it once, however often it is pressed. The code of its checklist.

    Raises:
        NoSuchChecklist: the person may not draft.
        DraftGone
        NotSoundYet
    """
    if not drafting.may_draft(who):
        raise NoSuchChecklist
    draft = await checklists.hold_draft(version_id)
    if draft is None:
        raise DraftGone(version_id)
    content = from_plain(draft.content)
    if faults_of(content):
        raise NotSoundYet(content.code)
    if draft.asked_at is None:
        await checklists.ask_to_publish(version_id, who.id, cause.at)
        await add_entry(cause, "ask", "checklist", draft.checklist_id, version=draft.version)
        for reader in await people.find_everyone_with_role(*PUBLISH_CHECKLISTS.roles):
            if reader.id != who.id:
                await post(cause, TO_PUBLISH, (VERSION, version_id), reader.id, occurrence=cause.at.isoformat())
    return content.code


async def waiting_for(who: Person) -> tuple[WaitingDraft, ...]:
    """The drafts that wait to be published, for who may do that, the oldest first."""
    return tuple(await checklists.find_asked()) if everywhere(who, PUBLISH_CHECKLISTS) else ()


async def back_card(subject_kind: str, subject_id: int) -> Card | None:
    """A draft that waits to be published.

    Raises:
        DraftGone: it does so no more.
    """
    if subject_kind != DRAFT:
        return None
    draft, content = await drafting.drafted(subject_id)
    if draft.asked_at is None:
        raise DraftGone(subject_id, content.code)
    return Card(title=Text(content.title.zh, content.title.en or content.title.zh))


async def send_back(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """退回: whoever asked for it hears the word, and it is theirs to change and to ask for again.

    Raises:
        NoSuchChecklist: the person may not publish.
        DraftGone: it was published, given up or sent back meanwhile.
    """
    if not may_publish(who):
        raise NoSuchChecklist
    draft = await checklists.hold_draft(view.draft.subject_id)
    if draft is None or draft.asked_by_id is None or draft.asked_at is None:
        raise DraftGone(view.draft.subject_id)
    await checklists.send_back(draft.id, who.id, given(view.answers)[WORD])
    await add_entry(cause, "send_back", "checklist", draft.checklist_id, version=draft.version)
    if draft.asked_by_id != who.id:
        await post(cause, CAME_BACK, (VERSION, draft.id), draft.asked_by_id, occurrence=cause.at.isoformat())
    return Outcome(SENT_BACK, draft.checklist_id)


PURPOSES = {SEND_BACK.code: Purpose(PUBLISH_CHECKLISTS, back_card, send_back, (SENT_BACK,))}
