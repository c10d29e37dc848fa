"""What goes with the report of a patrol."""

from bot.letters.kind import SENT_ON_WITH_WORK, STAYS, Hours, MessageKind, Opening, WithDocument
from bot.letters.moot import Moot, NotReady
from bot.records.patrols.patrols import PatrolRecord, PatrolView
from bot.rules.cause import Cause
from bot.rules.permissions import Action, Subject, may
from bot.rules.text import Text
from bot.screens.patrols import letters
from bot.screens.screen import Screen
from bot.services.cases import history
from bot.services.patrols.patrols import REPORT, get_patrol, may_see
from bot.services.patrols.recalling import TOLD
from bot.services.patrols.reports import OWN_REPORT
from storage import documents
from storage.cases import findings
from storage.documents import DocumentRecord
from storage.patrols import patrols
from storage.people import persons as people


async def _own_report(opening: Opening) -> WithDocument:
    patrol = await _patrol(opening)
    document = await _document(patrol, opening)
    may_recall = may(opening.reader, Action.RECALL_PATROL, Subject(patrol.client_id, patrol.consultant_id))
    view = await _view(patrol, may_recall=may_recall and patrol.state == "submitted")
    return WithDocument(letters.own_report(view, opening.at, opening.language), document)


async def _report(opening: Opening) -> WithDocument:
    patrol = await _patrol(opening)
    document = await _document(patrol, opening)
    return WithDocument(letters.client_report(await _view(patrol), opening.language), document)


async def _recalled(opening: Opening) -> Screen:
    """Told also when it was ended since, or stands corrected: what was said to the reader holds no more."""
    patrol, said = await patrols.get_patrol(opening.message.subject_id), opening.message.parameters
    if patrol is None:
        raise Moot(opening.message.kind)
    person, (why, _) = await people.get_person_on_record(int(said["who"])), await history.said(int(said["draft"]))
    who = person.called if person is not None else ""
    if may_see(opening.reader, patrol):
        view = await get_patrol(opening.reader, patrol.id, Cause(opening.at))
        return letters.recalled(view, who, why, opening.language)
    if not may(opening.reader, Action.SEE_FINDING, Subject(patrol.client_id)):
        raise Moot(opening.message.kind)
    # the client's staff know of what was found, not of the patrol
    return letters.findings_void(await findings.find_findings_of_patrol(patrol.id), who, why, opening.language)


async def _patrol(opening: Opening) -> PatrolRecord:
    """The patrol, unless it was recalled or is not the reader's to see."""
    patrol = await patrols.get_patrol(opening.message.subject_id)
    if patrol is None or not patrol.stands:
        raise Moot(opening.message.kind)
    if not may_see(opening.reader, patrol):
        raise Moot(opening.message.kind)
    return patrol


async def _document(patrol: PatrolRecord, opening: Opening) -> DocumentRecord:
    """Who stands in, or has changed the language since, has it in the one in which it was made."""
    document = await documents.get_document("patrol_report", "patrol", patrol.id, opening.language)
    document = document or await documents.get_document("patrol_report", "patrol", patrol.id)
    if document is None:
        raise NotReady(opening.message.kind)
    return document


async def _view(patrol: PatrolRecord, *, may_recall: bool = False) -> PatrolView:
    return PatrolView(patrol, tuple(await findings.find_findings_of_patrol(patrol.id)), may_recall=may_recall)


async def _client(opening: Opening) -> tuple[int, ...]:
    patrol = await patrols.get_patrol(opening.message.subject_id)
    return () if patrol is None else (patrol.client_id,)


NAME, ABOUT = Text("巡查报告", "a patrol report"), ("patrol",)

KINDS = (
    MessageKind(OWN_REPORT, NAME, ABOUT, SENT_ON_WITH_WORK, _own_report, clients=_client, hours=Hours.ANY, silent=True),
    MessageKind(REPORT, NAME, ABOUT, STAYS, _report),
    MessageKind(
        TOLD, Text("巡查撤回通知", "that a patrol was recalled"), ABOUT, SENT_ON_WITH_WORK, _recalled, clients=_client
    ),
)
