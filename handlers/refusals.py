"""From a broken rule to what the person sees: the sentence that says what to do, or the screen as it stands now."""

from contextlib import suppress

from bot.records.cases.cases import CaseView
from bot.records.drafts import DraftRecord
from bot.rules.forms.problems import CellRefused
from bot.rules.people import Person
from bot.rules.settings.firm import BadValue, HourIsQuiet, HoursOverlap, LadderBackwards, NoSuchSetting, PeriodTooLong
from bot.rules.text import Text
from bot.screens import remarks
from bot.screens.buttons import (
    AnswerQuestion,
    ApplyImport,
    ChangeOwnSetting,
    ChangeSetting,
    ContinueDraft,
    DropImport,
    EndEntry,
    EndRole,
    GoToQuestion,
    MoveInForm,
    ResumeEntry,
    SignUp,
    SignUpFor,
    Withdraw,
)
from bot.screens.cases.card import case_card
from bot.screens.forms.question import form_screen
from bot.screens.joining.members import members as members_page
from bot.screens.joining.requests import card_refused, decided, not_for_ours, request_page
from bot.screens.joining.welcome import invitation_refused
from bot.screens.ledgers.files import import_status
from bot.screens.patrols.card import patrol_card
from bot.screens.people.roles import person_roles
from bot.screens.people.stand_ins import NOT_THEIR_CLIENT, leave_overlaps, stand_in_away
from bot.screens.practice import refusal_of
from bot.screens.remarks import remark
from bot.screens.screen import Screen, escape
from bot.screens.trainings.card import attendance_list, training_card
from bot.services.behalf.recording import NotForThisClient
from bot.services.cases import steps as cases
from bot.services.cases.steps import AlreadyHandled, DoneToday, NoSuchCase
from bot.services.documents import NoSuchDocument
from bot.services.drafts.loading import DraftClosed, NoSuchDraft, StaleButton, SubjectDone
from bot.services.drafts.refusing import NotAllowed
from bot.services.forms.walking import own_draft
from bot.services.homes.arriving import CardNotForOurs
from bot.services.homes.practice import NotASide
from bot.services.joining import members
from bot.services.joining.arrivals import InvitationNotValid
from bot.services.joining.cards import NoSuchFirm, NoSuchJoiningCard
from bot.services.joining.members import MemberGone, NoSuchMember
from bot.services.joining.requests import AlreadyDecided, CardNotOpen, NoSuchRequest
from bot.services.joining.withdrawal import RequestClosed
from bot.services.ledgers import files as ledger_files
from bot.services.ledgers.entries import AlreadySo, NoSuchEntry
from bot.services.ledgers.files import ImportDecided, NoSuchLedgerFile
from bot.services.ledgers.forms import EntryRefused
from bot.services.patrols import patrols
from bot.services.patrols.patrols import NoSuchPatrol, TooLateToRecall
from bot.services.people import roles
from bot.services.people.acting import NobodyThere
from bot.services.people.administrators import LastAdministrator
from bot.services.people.roles import NoSuchRole, NotAPosition
from bot.services.people.stand_ins import LeaveOverlaps, NoSuchStandIn, NotTheirClient, StandInAway
from bot.services.policies import NoSuchPolicy
from bot.services.service_log import NoSuchService
from bot.services.settings.firm import NoSuchDays, NotTheirs
from bot.services.trainings import seats as trainings
from bot.services.trainings.attendance import NotTheDayYet
from bot.services.trainings.seats import NoSuchTraining, TrainingClosed
from handlers.presenting import entry_screen, present_screen, submitted_screen, training_screen, welcome_screen
from handlers.settings.screens import own_screen, setting_screen
from handlers.turn import Reply, Stranger, Turn
from storage.database import AlreadyProcessed

IN_FORMS = (MoveInForm, AnswerQuestion, GoToQuestion, ContinueDraft)
"""Buttons of a draft: redelivered, they show what it became meanwhile."""

WRONG_SETTINGS: dict[type[Exception], Text] = {
    HoursOverlap: remarks.HOURS_OVERLAP,
    HourIsQuiet: remarks.HOUR_IS_QUIET,
    LadderBackwards: remarks.LADDER_BACKWARDS,
    PeriodTooLong: remarks.PERIOD_TOO_LONG,
}
"""Settings that do not go together; nothing was saved."""

UNSEEN = (
    NotAllowed,
    NoSuchPatrol,
    NoSuchCase,
    NoSuchTraining,
    NoSuchEntry,
    NoSuchLedgerFile,
    NoSuchFirm,
    NoSuchJoiningCard,
    NoSuchMember,
    NoSuchRequest,
    NoSuchService,
    NobodyThere,
    NotForThisClient,
    NotTheirs,
    NoSuchPolicy,
    NoSuchDocument,
    NoSuchRole,
    NoSuchStandIn,
)
"""Whether a record exists is not told to those who may not see it."""


async def refused(refusal: Exception, turn: Turn, pressed: object = None) -> Reply:
    """The reply to a refusal; None when it is no refusal but a fault. ``pressed`` is what the button said."""
    language = turn.language
    match refusal:
        case Stranger():
            return await welcome_screen(language)
        case InvitationNotValid():
            return (invitation_refused(language), await present_screen(turn))
        case CardNotOpen():
            return card_refused(refusal.state, language)
        case CardNotForOurs():
            return not_for_ours(language)
        case RequestClosed():
            return (await present_screen(turn)).with_toast(remarks.ALREADY.to(language))
        case AlreadyDecided():
            return request_page(refusal.request, language).with_toast(decided(refusal.request, language))
        case MemberGone():
            name, found = await members.list_members(turn.who, refusal.client_id)
            gone = members_page(refusal.client_id, name, found, 0, language)
            return gone.with_toast(remarks.ALREADY.to(language))
        case AlreadyProcessed():
            return await _already(turn, pressed)
        case DraftClosed():
            return await _closed(turn.who, refusal.draft, turn)
        case StaleButton() | NoSuchDraft() | NotASide() | NotAPosition():
            return (await present_screen(turn)).with_toast(remarks.EXPIRED.to(language))
        case SubjectDone():
            with suppress(NoSuchCase):  # no longer theirs to see: where the person is now
                if refusal.card is not None:
                    return _handled(await cases.get_case(turn.who, refusal.card.subject_id), turn)
            return (await present_screen(turn)).with_toast(remarks.ALREADY.to(language))
        case AlreadyHandled():
            return _handled(refusal.view, turn)
        case NoSuchSetting() | BadValue() | NoSuchDays():
            return (await present_screen(turn)).with_toast(remarks.EXPIRED.to(language))
        case _ if type(refusal) in WRONG_SETTINGS:
            said = WRONG_SETTINGS[type(refusal)].to(language)
            if pressed is None:
                return (Screen(escape(said)), await present_screen(turn))
            return (await _settings_again(turn, pressed)).with_toast(said, alert=True)
        case LastAdministrator() if isinstance(pressed, EndRole):
            held = person_roles(*await roles.roles_of(turn.who, refusal.person_id), language)
            return held.with_toast(remarks.LAST_ADMINISTRATOR.to(language), alert=True)
        case NotTheirClient():
            return (await present_screen(turn)).with_toast(NOT_THEIR_CLIENT.to(language), alert=True)
        case LeaveOverlaps():
            return (await present_screen(turn)).with_toast(leave_overlaps(refusal.one, turn.who), alert=True)
        case StandInAway():
            return (await present_screen(turn)).with_toast(stand_in_away(refusal.one, language), alert=True)
        case DoneToday():
            again = case_card(refusal.view, turn.cause.at, language)
            return again.with_toast(remarks.NUDGED_TODAY.to(language), alert=True)
        case TooLateToRecall():
            view = await patrols.get_patrol(turn.who, refusal.patrol_id, turn.cause)
            return patrol_card(view, language).with_toast(remarks.TOO_LATE_TO_RECALL.to(language), alert=True)
        case TrainingClosed():
            closed = await training_screen(turn, refusal.session_id)
            return closed.with_toast(remarks.TRAINING_CLOSED.to(language))
        case NotTheDayYet():
            early = attendance_list(refusal.view, 0, turn.cause.at, language)
            return early.with_toast(remarks.NOT_THE_DAY_YET.to(language))
        case EntryRefused():
            return form_screen(refusal.view, language, CellRefused(refusal.problem))
        case AlreadySo():
            entry = refusal.view.entry
            return (await entry_screen(turn, refusal.view.ledger.code, entry.id)).with_toast(
                remarks.ALREADY.to(language)
            )
        case LastAdministrator():
            last = remarks.LAST_ADMINISTRATOR
            return remark(last, language).with_toast(last.to(language), alert=True)
        case ImportDecided():
            return import_status(refusal.file, language).with_toast(remarks.ALREADY.to(language))
        case _ if isinstance(refusal, UNSEEN):
            text = refusal_of(turn.person)
            return remark(text, language).with_toast(text.to(language))
        case _:
            return None


async def _settings_again(turn: Turn, pressed: object) -> Screen:
    """The settings as they still are."""
    if isinstance(pressed, ChangeSetting):
        return await setting_screen(turn, pressed.key)
    return await own_screen(turn) if isinstance(pressed, ChangeOwnSetting) else await present_screen(turn)


def _handled(view: CaseView, turn: Turn) -> Screen:
    """Someone acted first: who, and how the case stands now."""
    last = view.events[-1].who if view.events else None
    text = remarks.ALREADY_BY.to(turn.language, name=last) if last else remarks.ALREADY.to(turn.language)
    return case_card(view, turn.cause.at, turn.language).with_toast(text)


async def _already(turn: Turn, pressed: object) -> Reply:
    """What a redelivered update shows: the record that it changed, since that may never have been shown."""
    if isinstance(pressed, IN_FORMS) and turn.person is not None:
        try:
            await own_draft(turn.person, pressed.token)
        except DraftClosed as closed:
            return await _closed(turn.person, closed.draft, turn)
    if isinstance(pressed, ApplyImport | DropImport):
        with suppress(NoSuchLedgerFile):
            return import_status(await ledger_files.get_file(turn.who, pressed.file_id), turn.language)
    with suppress(NoSuchTraining):  # no longer theirs to see: where the person is now
        if isinstance(pressed, SignUp | SignUpFor):
            return await training_screen(turn, pressed.session_id)
        if isinstance(pressed, Withdraw):
            view = await trainings.get_training_of_sign_up(turn.who, pressed.sign_up_id)
            return training_card(view, turn.cause.at, turn.language)
    with suppress(NoSuchEntry):
        if isinstance(pressed, EndEntry | ResumeEntry):
            return await entry_screen(turn, pressed.ledger, pressed.entry_id)
    return await present_screen(turn)


async def _closed(who: Person, draft: DraftRecord, turn: Turn) -> Reply:
    """A button of a form that was submitted shows the record; of one that was given up, where the person is now."""
    if draft.state == "submitted":
        shown = await submitted_screen(who, draft, turn)
        if shown is not None:
            return shown.with_toast(remarks.ALREADY.to(turn.language))
    return (await present_screen(turn)).with_toast(remarks.EXPIRED.to(turn.language))
