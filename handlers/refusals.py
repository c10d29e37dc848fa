"""From a broken rule to what the person sees: the sentence that says what to do, or the screen as it stands now."""

from bot.rules.people import Person
from bot.screens import remarks
from bot.screens.findings import finding_card
from bot.screens.forms import form_screen
from bot.screens.homes import invitation_refused, welcome
from bot.screens.remarks import remark
from bot.services.complaints import NoSuchComplaint
from bot.services.drafts import DraftClosed, NoSuchDraft, StaleButton
from bot.services.findings import AlreadyHandled, NoSuchFinding
from bot.services.joining import InvitationNotValid, JoinedAlready
from bot.services.patrols import NoSuchPatrol, TooLateToRecall
from bot.services.walking import NotAllowed
from handlers.presenting import home_screen, present_screen, submitted_screen
from handlers.turn import Reply, Stranger, Turn
from storage.database import AlreadyProcessed

UNSEEN = (NotAllowed, NoSuchPatrol, NoSuchFinding, NoSuchComplaint)
"""Whether a record exists is not told to those who may not see it."""


async def refused(refusal: Exception, turn: Turn) -> Reply:
    """The reply to a refusal; None when it is no refusal but a fault."""
    language = turn.language
    match refusal:
        case Stranger():
            return welcome(language)
        case InvitationNotValid():
            return (invitation_refused(language), await present_screen(turn))
        case JoinedAlready() | AlreadyProcessed():
            return await present_screen(turn)
        case StaleButton():
            return form_screen(refusal.view, language).with_toast(remarks.EXPIRED.to(language))
        case DraftClosed():
            return await _closed(turn.who, refusal, turn)
        case NoSuchDraft():
            return (await home_screen(turn)).with_toast(remarks.EXPIRED.to(language))
        case AlreadyHandled():
            finding = refusal.view.finding
            by = finding.acknowledged_by
            text = remarks.ALREADY_BY.to(language, name=by) if by else remarks.ALREADY.to(language)
            return finding_card(refusal.view, turn.cause.at, language).with_toast(text)
        case TooLateToRecall():
            return remark(remarks.TOO_LATE_TO_RECALL, language)
        case _ if isinstance(refusal, UNSEEN):
            return remark(remarks.NO_PERMISSION, language).with_toast(remarks.NO_PERMISSION.to(language))
        case _:
            return None


async def _closed(who: Person, refusal: DraftClosed, turn: Turn) -> Reply:
    """A button of a form that was submitted shows the record; of one that was given up, the home."""
    if refusal.draft.state == "submitted":
        shown = await submitted_screen(who, refusal.draft, turn)
        if shown is not None:
            return shown.with_toast(remarks.ALREADY.to(turn.language))
    return (await home_screen(turn)).with_toast(remarks.EXPIRED.to(turn.language))
