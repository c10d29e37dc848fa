"""What goes with the report of a patrol."""

from datetime import datetime

from bot.letters.moot import Moot, NotReady
from bot.records.patrols.patrols import PatrolView
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, may
from bot.screens.patrols import letters
from bot.screens.screen import Screen
from storage import documents
from storage.cases import findings
from storage.documents import DocumentRecord
from storage.patrols import patrols
from storage.post.outbox import MessageRecord


async def report(message: MessageRecord, person: Person, at: datetime) -> tuple[Screen, DocumentRecord]:
    """The report of a patrol with a line about it.

    Raises:
        Moot: the patrol was recalled, or is not the reader's to see.
        NotReady: the report is not made yet.
    """
    patrol = await patrols.get_patrol(message.subject_id)
    if patrol is None or patrol.state == "recalled":
        raise Moot(message.kind)
    if not may(person, Action.SEE_PATROL, Subject(patrol.client_id, patrol.consultant_id)):
        raise Moot(message.kind)
    document = await documents.get_document("patrol_report", "patrol", patrol.id, person.language)
    if document is None:
        # who stands in, or has changed the language since, has it in the one in which it was made
        document = await documents.get_document("patrol_report", "patrol", patrol.id)
    if document is None:
        raise NotReady(message.kind)
    own = message.kind == "own_report"
    may_recall = may(person, Action.RECALL_PATROL, Subject(patrol.client_id, patrol.consultant_id))
    view = PatrolView(
        patrol,
        tuple(await findings.find_findings_of_patrol(patrol.id)),
        may_recall=own and may_recall and patrol.state == "submitted",
    )
    screen = letters.own_report(view, at, person.language) if own else letters.client_report(view, person.language)
    return screen, document
