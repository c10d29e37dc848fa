"""The buttons that somebody might forge about two firms with one of everything each."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import partial

from bot.records.cadence import STRETCHES
from bot.records.ledgers.files import FileState
from bot.records.links import Link
from bot.rules.boards.boards import BOARDS
from bot.rules.boards.clients import SEE_BOARDS
from bot.rules.boards.hub import SEE_CLIENT
from bot.rules.boards.readiness import SEE_READINESS
from bot.rules.cases.complaint import COMPLAINT
from bot.rules.cases.finding import FINDING
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.cases.life_cycle import LifeCycle, Transition
from bot.rules.cases.parties import Parties, can_do, may_do, may_see
from bot.rules.deliverables.acceptance import ACCEPT, SEE_BY_PERSON, SEE_OWED
from bot.rules.form import Form
from bot.rules.handing_over import HAND_OVER
from bot.rules.ledgers.certificates import LOOK_THROUGH_FILES, SEE_STAFF_FILES
from bot.rules.ledgers.columns import LOOK_AT_LEDGERS
from bot.rules.ledgers.contracts import SEE_CONTRACTS
from bot.rules.ledgers.duty import HEAR_OF_UNCOVERED
from bot.rules.ledgers.equipment import SEE_EQUIPMENT
from bot.rules.ledgers.property import PROPERTY
from bot.rules.menu.built_in import BUILT_IN
from bot.rules.menu.requirements import CONFIRM_REQUIREMENTS, edition
from bot.rules.organisation import SEE_ORGANISATION
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, Permit, Subject, everywhere, may, may_anywhere
from bot.rules.policies import Audience
from bot.rules.reading_reports import SET_READERS
from bot.rules.seconding import Seconded
from bot.rules.skeletons import DRAFT_PAPERS
from bot.rules.tasks.visits import ANSWER_VISITS
from bot.rules.unserved import HEAR_OF_UNSERVED
from bot.rules.work_records.monitoring import MONITORING_RESULT
from bot.rules.work_records.patrol_form import PATROL
from bot.rules.work_records.patrols import PATROL as PATROLS
from bot.rules.work_records.self_checks import REVIEW, SELF_CHECK
from bot.screens import buttons as b
from bot.services.forms.filling import Move
from bot.services.self_checks.paper import may_enter
from storage.ledgers.files import add_ledger_file
from storage.ledgers.writing import add_entry
from storage.people import stand_ins
from storage.seconding import add_question
from tests.flows.forging_checklists import checklist_buttons
from tests.flows.forging_contracts import contract_buttons
from tests.flows.forging_tasks import forged_lists, forged_tasks
from tests.flows.forging_tray import forged_tray
from tests.flows.settings.stories import a_policy, ended_days
from tests.flows.steps import one
from tests.flows.two_firms import (
    Firm,
    Forged,
)
from tests.sandbox.phone import Json, Phone


def nobody(_: Person) -> bool:
    """Of what waits for nobody's approval."""
    return False


async def forged_buttons(firms: tuple[Firm, ...], author: Person) -> list[Forged]:
    """Everything that could be pressed about these firms, on the author's drafts, or about nothing in particular."""
    nothing = Subject()
    ledger_file = await add_ledger_file("import", None, FileState.CHECKED, datetime(2026, 11, 23, tzinfo=UTC))
    assert ledger_file is not None
    made = [
        Forged(b.ShowHome(), Action.SEE_HOME, nothing),
        Forged(b.ShowMore(), Action.SEE_HOME, nothing),
        Forged(b.ShowHelp(1), Action.SEE_HOME, nothing),
        Forged(b.ShowShelf("list"), Action.SEE_HOME, nothing),
        Forged(b.ShowWaiting(0), Action.SEE_HOME, nothing),
        Forged(b.ShowSettings(), Action.CHANGE_SETTINGS, nothing),
        Forged(b.ShowToday(), Action.SEE_PLANNED, nothing),
        *forged_lists(author),
        *(Forged(data, permit, nothing) for data, permit in await checklist_buttons(author)),
        Forged(b.BeginRecord("patrol", 0), Action.PATROL, nothing),
        Forged(b.ShowFindings(0), Action.SEE_FINDING, nothing),
        Forged(b.ShowProgress("mine", 0), Action.SEE_CASE, nothing),
        Forged(b.ShowSifted("mine", "incident", "open", 0), Action.SEE_CASE, nothing),
        Forged(b.ChooseSift("mine", "", ""), Action.SEE_CASE, nothing),
        Forged(
            b.OpenForm("invitation", "", 0), Action.INVITE, nothing, allows=partial(everywhere, action=Action.INVITE)
        ),
        Forged(b.ShowTrainings(0), Action.SEE_TRAINING, nothing),
        Forged(b.ShowPastTrainings("", 0), Action.SEE_TRAINING, nothing),
        Forged(b.ShowRegisters(0), Action.EXPORT_REGISTER, nothing),
        Forged(b.ShowMadeRegisters(0), Action.EXPORT_REGISTER, nothing),
        Forged(b.ShowCadence(0, 0, 0), Action.SEE_CADENCE, nothing),
        Forged(b.ShowDeliverables(0, 0, 0), SEE_OWED, nothing),
        Forged(b.ShowToAccept(0, 0), ACCEPT, nothing),
        Forged(b.ShowPlansToAnswer(0, 0), SEE_CONTRACTS, nothing),
        Forged(b.ShowOnTime("person", 0, 0), SEE_BY_PERSON, nothing),
        *(Forged(b.ShowBoard(code, "", 0), of.readers, nothing) for code, of in BOARDS.items()),
        Forged(b.ShowBroken(0, 0), SEE_BOARDS, nothing),
        Forged(b.ShowStatements(""), SEE_BOARDS, nothing),
        Forged(b.ShowClient(0, 0), SEE_CLIENT, nothing),
        Forged(b.ShowClause(0, 0, 0), Action.SEE_CADENCE, nothing, allows=nobody),
        Forged(b.AskDocument("ledger_export", ledger_file, 0), Action.ASK_DOCUMENT, nothing, allows=_nobody),
        Forged(b.AskDocument("register", 1, 0), Action.ASK_DOCUMENT, nothing, allows=_nobody),
        Forged(b.AskDocument("nothing", 1, 0), Action.ASK_DOCUMENT, nothing, allows=_nobody),
        Forged(b.ShowLedgers(), LOOK_AT_LEDGERS, nothing),
        Forged(b.ShowInHand(0), SEE_EQUIPMENT, nothing),
        Forged(b.AcceptHandout(1_000_000), SEE_EQUIPMENT, nothing),
        # there is no such instrument
        Forged(b.ShowImpacts(1_000_000, 0), SEE_EQUIPMENT, nothing, allows=nobody),
        Forged(b.ShowLedger("sites", "current", 0, 0, ""), Action.SEE_LEDGER, nothing),
        Forged(b.OpenForm("add_people", "", 0), Action.CHANGE_LEDGER, nothing),
        Forged(b.ShowLedgerFiles(), Action.IMPORT_LEDGERS, nothing),
        Forged(b.ExportLedgers(0), Action.IMPORT_LEDGERS, nothing),
        Forged(b.ApplyImport(ledger_file), Action.IMPORT_LEDGERS, nothing),
        Forged(b.DropImport(ledger_file), Action.IMPORT_LEDGERS, nothing),
        Forged(b.SayName(ledger_file, "people", "name", 0), Action.IMPORT_LEDGERS, nothing),
        Forged(b.ForgetNames("people"), Action.IMPORT_LEDGERS, nothing),
        Forged(b.ShowFirms(0), Action.MAKE_JOINING_CARD, nothing),
        Forged(b.ShowLinks(0), Action.MAKE_JOINING_CARD, nothing),
        Forged(b.ShowBehalf(0, 0), Action.RECORD_ON_BEHALF, nothing),
        Forged(b.BeginRecord("service", 0), Action.LOG_SERVICE, nothing),
        Forged(b.ShowRecords("service", "client", 0, "", "", 0), Action.SEE_SERVICE, nothing),
        *await forged_roles_and_stand_ins(author),
        Forged(b.OpenForm("training", "person", author.id), Action.PLAN_TRAINING, Subject(owner_id=author.id)),
    ]
    made += await forged_settings(firms)
    made += forged_backups()
    made += await forged_handovers(firms, author)
    for firm in firms:
        of_client, of_author = Subject(firm.client), Subject(firm.client, author.id)
        about: list[tuple[b.Data, Permit, Subject]] = [
            (b.OpenForm("patrol", "task", firm.task), Action.PATROL, of_client),
            (b.OpenForm("patrol", "site", firm.site), Action.PATROL, of_client),
            (b.ChooseChecklist("patrol", "site", firm.site), Action.PATROL, of_client),
            (b.OpenForm("complaint", "client", firm.client), Action.COMPLAIN, of_client),
            (b.OpenFormWithText("complaint", "client", firm.client), Action.COMPLAIN, of_client),
            (b.OpenForm("register", "client", firm.client), Action.EXPORT_REGISTER, of_client),
            (b.ShowCadence(firm.client, 202611, 0), Action.SEE_CADENCE, of_client),
            (b.ShowDeliverables(firm.client, 0, 0), SEE_OWED, of_client),
            (b.ShowOnTime("item", firm.client, 0), SEE_OWED, of_client),
            (b.ShowOnTime("person", firm.client, 0), SEE_BY_PERSON, of_client),
            (b.ShowClient(firm.client, 0), SEE_CLIENT, of_client),
            (b.ShowClientRest(firm.client), SEE_CLIENT, of_client),
            (b.ShowSkeletons(firm.client, 0), DRAFT_PAPERS, of_client),
            (b.ShowCoverage(firm.client, 0, 0), Action.SEE_CADENCE, of_client),
            (b.ShowFound(firm.client, "o", 0), Action.SEE_FINDING, of_client),
            (b.ShowFoundChoices(firm.client, "", "", 0), Action.SEE_FINDING, of_client),
            (b.ShowFoundFigures(firm.client), Action.SEE_FINDING, of_client),
            *((b.ShowClientCases(firm.client, kind, 0), SEE_CLIENT, of_client) for kind in CASE_KINDS),
            (b.ShowClientTrainings(firm.client), SEE_CLIENT, of_client),
            (b.ShowClientPapers(firm.client), SEE_CLIENT, of_client),
            (b.ShowReportReaders(firm.client, "patrol", 0), SET_READERS, of_client),
            (b.SetReportReader(firm.client, "patrol", firm.complainant, 1, 0), SET_READERS, of_client),
            (b.AskDocument("cadence_page", firm.client * STRETCHES + 202611, 0), Action.SEE_CADENCE, of_client),
            (b.ShowRecord("patrol", firm.patrol), Action.SEE_PATROL, of_author),
            (b.RecallRecord("patrol", firm.patrol), Action.RECALL_PATROL, of_author),
            (b.ReviseRecord("patrol", firm.patrol), Action.RECALL_PATROL, of_author),
            (b.OpenForm("patrol_recall", "patrol", firm.patrol), Action.RECALL_ISSUED_PATROL, of_client),
            (b.ShowCase(firm.finding), Action.SEE_FINDING, of_author),
            (b.ShowCaseFiles(firm.finding, "photos"), Action.SEE_FINDING, of_author),
            (b.ExplainDate(firm.finding), Action.SEE_FINDING, of_author),
            (b.ShowPromises(firm.finding), Action.SEE_FINDING, of_author),
            (b.ShowTraining(firm.training), Action.SEE_TRAINING, of_author),
            (b.SignUp(firm.training), Action.SIGN_UP, of_author),
            (b.SignUpFor(firm.training, firm.client), Action.SIGN_UP, of_author),
            (b.Withdraw(firm.sign_up, 1), Action.WITHDRAW, Subject(firm.client, firm.signed_up)),
            (b.ShowAttendance(firm.training, 0), Action.TAKE_ATTENDANCE, of_author),
            (b.NoteAttendance(firm.sign_up, "present", 0), Action.TAKE_ATTENDANCE, of_author),
            (b.NoteRest(firm.training, "present"), Action.TAKE_ATTENDANCE, of_author),
            (b.ShowLedger("people", "current", 0, firm.client, ""), Action.SEE_LEDGER, of_client),
            (b.ShowEntry("sites", firm.site), Action.SEE_LEDGER, of_client),
            (b.ShowEntry("people", firm.complainant), Action.SEE_LEDGER, of_client),
            (b.ShowEntryFiles("sites", firm.site, "photos"), Action.SEE_LEDGER, of_client),
            (b.ChangeEntry("sites", firm.site), Action.CHANGE_LEDGER, of_client),
            (b.OpenForm("change_sites_name", "sites", firm.site), Action.CHANGE_LEDGER, of_client),
            (b.ShowEventKinds("sites", firm.site), Action.SEE_LEDGER, of_client),
            (b.EndEntry("sites", firm.site, 1), Action.CHANGE_LEDGER, of_client),
            (b.ResumeEntry("sites", firm.site), Action.CHANGE_LEDGER, of_client),
            (b.ReplaceLabels("sites", firm.site, 0, 1), Action.CHANGE_LEDGER, of_client),
            (b.ShowBehalf(firm.client, 0), Action.RECORD_ON_BEHALF, of_client),
            (b.ChooseRecord(firm.client, "findings", 0), Action.RECORD_ON_BEHALF, of_client),
            (b.OpenForm("behalf", "complaint", firm.client), Action.RECORD_STATEMENT, of_client),
            (b.OpenForm("behalf", "evidence", firm.finding), Action.RECORD_ON_BEHALF, of_client),
            (b.OpenForm("behalf", f"sign_up:{firm.client}", firm.training), Action.RECORD_ON_BEHALF, of_client),
            (b.ShowRecords("service", "client", firm.client, "", "", 0), Action.SEE_SERVICE, of_client),
            (b.ShowRecord("service", firm.service), Action.SEE_SERVICE, of_author),
            (b.ShowRecordFiles("service", firm.service, "photos"), Action.SEE_SERVICE, of_author),
            (b.OpenForm("service_log", "client", firm.client), Action.LOG_SERVICE, of_client),
            (b.OpenForm("service_amendment", "service", firm.service), Action.AMEND_SERVICE, of_author),
            (b.OpenForm("training_change", "training", firm.training), Action.PLAN_TRAINING, of_author),
            (b.OpenForm("training_cancellation", "training", firm.training), Action.PLAN_TRAINING, of_author),
            (b.OpenForm("staff_invitation", "client", firm.client), Action.INVITE, of_client),
            *joining_buttons(firm),
            *contract_buttons(firm),
            (b.ShowVisit(firm.task), Action.PATROL, of_client),
            (b.BeginThere("patrol", firm.site, 3129834, 12058319), Action.PATROL, of_client),
        ]
        made += forged_visits(firm, author)
        made += forged_self_checks(firm)
        finding = Parties(firm.client, author.id, serious=True, unexplained=True)
        made += forged_steps(firm, firm.finding, FINDING, finding)
        complaint = Parties(firm.client, firm.complainant, private=True)
        made += forged_steps(firm, firm.complaint, COMPLAINT, complaint)
        made += [
            Forged(data, Action.SEE_CASE, of_author, firm, allows=partial(_may_see, COMPLAINT, complaint))
            for data in (
                b.ShowCase(firm.complaint),
                b.ExplainDate(firm.complaint),
                b.ShowPromises(firm.complaint),
                b.ShowStatus(firm.complaint),
            )
        ]
        made.append(
            Forged(b.ApproveRecord("patrol", firm.patrol), Action.ACT_ON_RECORD, of_author, firm, allows=nobody)
        )
        made.append(Forged(b.AcceptRecord("patrol", firm.patrol), Action.ACT_ON_RECORD, of_author, firm, allows=nobody))
        confirm = b.ConfirmRecord("patrol", firm.patrol)
        made.append(Forged(confirm, Action.ACT_ON_RECORD, of_client, firm, allows=partial(_may_confirm, of_client)))
        asked = b.ConfirmSecond(await _asked_of_the_client(firm, author))
        made.append(Forged(asked, Action.ACT_ON_RECORD, of_client, firm, allows=partial(_manages, firm.client)))
        made.append(Forged(b.PresentCode("patrol", firm.patrol, 1, 0), Action.PATROL, of_client, firm))
        added, wrong = (
            b.OpenForm("behalf_known", "add", firm.complaint),
            b.OpenForm("behalf_wrong", "case", firm.complaint),
        )
        made.append(Forged(added, Action.RECORD_STATEMENT, of_client, firm, allows=partial(_may_record, complaint)))
        made.append(Forged(wrong, Action.SEE_CASE, of_client, firm, allows=_nobody))
        made += [Forged(data, action, subject, firm) for data, action, subject in about]
        made += forged_tasks(firm, author)
        void = b.OpenForm("patrol_void", "patrol", firm.patrol)
        made.append(Forged(void, Action.RECALL_ISSUED_PATROL, of_client, firm))
        report, sees = b.AskDocument("patrol_report", firm.patrol, 0), partial(_may_see_patrol, of_author)
        made.append(Forged(report, Action.ASK_DOCUMENT, of_author, firm, allows=sees))
        withdrawal = b.WithdrawRequest(firm.request, 1)
        made.append(Forged(withdrawal, Action.SEE_HOME, of_client, firm, allows=_nobody))
        joining = b.OpenForm("joining", "invitation", firm.invitation)
        made.append(Forged(joining, Action.FILL_IN_DRAFT, Subject(owner_id=author.id), firm))
    made += await forged_tray(firms[0], author)
    firm = firms[0]  # a colleague serves it too, and the draft is still not theirs
    made += [
        # nothing of that site was closed, and nobody stands far from it, so neither is asked
        Forged(
            data,
            Action.FILL_IN_DRAFT,
            Subject(owner_id=author.id),
            firm,
            allows=_nobody if isinstance(data, b.SayEffect | b.SayWhyFar | b.SetSiteHere) else None,
            of_draft=True,
        )
        for data in await draft_buttons(firm.token, PATROL)
    ]
    return made


def joining_buttons(firm: Firm) -> list[tuple[b.Data, Action, Subject]]:
    """What could be pressed about a firm's cards, who waits to join it, and its members."""
    of_client = Subject(firm.client)
    listed = firm.complainant
    return [
        (b.OpenForm("joining_card", "client", firm.client), Action.MAKE_JOINING_CARD, of_client),
        (b.ShowFirm(firm.client), Action.MAKE_JOINING_CARD, of_client),
        (b.ShowJoiningCard(firm.card), Action.MAKE_JOINING_CARD, of_client),
        (b.AskDocument("joining_card", firm.card, 0), Action.MAKE_JOINING_CARD, of_client),
        (b.RevokeJoiningCard(firm.card, 1), Action.MAKE_JOINING_CARD, of_client),
        (b.RevokeLink(firm.link, 1), Action.APPROVE_JOINING, of_client),
        (b.ShowRequests(firm.client, 0), Action.APPROVE_JOINING, of_client),
        (b.ShowRequest(firm.request), Action.APPROVE_JOINING, of_client),
        (b.ApproveRequests(firm.client, firm.request, firm.request), Action.APPROVE_JOINING, of_client),
        (b.ApproveAsListed(firm.request, firm.joiner), Action.APPROVE_JOINING, of_client),
        (b.OpenForm("joining_decline", "joining_request", firm.request), Action.APPROVE_JOINING, of_client),
        (b.ShowMembers(firm.client, 0), Action.REMOVE_MEMBER, of_client),
        (b.ShowMember(firm.client, listed), Action.REMOVE_MEMBER, of_client),
        (b.RemoveMember(firm.client, listed, 1), Action.REMOVE_MEMBER, of_client),
        (b.OpenForm("reconnection", "person", listed), Action.RECONNECT, of_client),
        (b.OpenForm("listed_invitation", "person", firm.listed), Action.APPROVE_JOINING, of_client),
        (b.LeaveFirm(firm.client, 0), Action.LEAVE_FIRM, of_client),
    ]


def forged_visits(firm: Firm, author: Person) -> list[Forged]:
    """What could be pressed about a visit that the author makes, and for which the client asked for another day."""
    of_client = Subject(firm.client)
    answers = partial(may, action=ANSWER_VISITS, subject=of_client)
    decides = partial(_comes_or_leads, author, firm.client)
    return [
        Forged(b.ConfirmVisits(firm.client, "2026-11-23"), Action.ACT_ON_RECORD, of_client, firm, allows=answers),
        Forged(b.OpenForm("visit_day", "visit", firm.visit), Action.ACT_ON_RECORD, of_client, firm, allows=answers),
        Forged(b.NoteVisit(firm.task, "set_out"), Action.PATROL, of_client, firm, allows=partial(_is, author)),
        Forged(b.NoteVisit(firm.task, "agreed"), Action.PATROL, of_client, firm, allows=decides),
        Forged(b.AnswerWish(firm.visit, "2026-11-26", "keep"), Action.PATROL, of_client, firm, allows=decides),
        Forged(b.AnswerWish(firm.visit, "2026-11-26", "agree"), Action.PATROL, of_client, firm, allows=decides),
    ]


def _comes_or_leads(author: Person, client_id: int, person: Person) -> bool:
    return person.id == author.id or Role.LEAD in person.roles_at(client_id)


async def forged_settings(firms: tuple[Firm, ...]) -> list[Forged]:
    """What could be pressed about settings and policies: values that are set already, so that nothing changes."""
    version, days = await a_policy(Audience.EVERYBODY), await ended_days(firms[0].client)
    nothing, first = Subject(), edition(next(iter(BUILT_IN.values())).requirements.zh)
    made = [
        Forged(b.ChangeOwnSetting("quiet", "off"), Action.CHANGE_SETTINGS, nothing),
        Forged(b.ShowSetUp(), Action.CHANGE_FIRM_SETTINGS, nothing),
        Forged(b.AdoptTerms(), Action.CHANGE_FIRM_SETTINGS, nothing),
        Forged(b.ShowFirmSettings("", 0), Action.CHANGE_FIRM_SETTINGS, nothing),
        Forged(b.ShowFirmSettings("calendar", 0), Action.CHANGE_FIRM_SETTINGS, nothing),
        Forged(b.ShowSetting("complaint_resolve"), Action.CHANGE_FIRM_SETTINGS, nothing),
        Forged(b.ChangeSetting("complaint_resolve", "9w"), Action.CHANGE_FIRM_SETTINGS, nothing),
        Forged(b.OpenForm("setting_days", "complaint_resolve", 0), Action.CHANGE_FIRM_SETTINGS, nothing),
        Forged(b.OpenForm("days_off", "holiday", 0), Action.CHANGE_FIRM_SETTINGS, nothing),
        Forged(b.EndDays(days), Action.CHANGE_FIRM_SETTINGS, nothing),
        Forged(b.ShowPolicies(0), Action.READ_POLICY, nothing),
        Forged(b.ShowPolicy(version, 0), Action.READ_POLICY, nothing),
        Forged(b.ConfirmReading(version), Action.READ_POLICY, nothing),
        *(
            Forged(b.SettlePolicy(version, wanted), Action.WRITE_POLICY, nothing)
            for wanted in ("publish", "ask_revoke", "revoke")
        ),
        Forged(b.ShowReaders(version, 0), Action.WRITE_POLICY, nothing),
        Forged(b.ShowOrganisation(), SEE_ORGANISATION, nothing),
        Forged(b.DraftDuties(), Action.WRITE_POLICY, nothing),
        Forged(b.ShowRequirements(0), CONFIRM_REQUIREMENTS, nothing),
        Forged(b.ConfirmRequirements(1, first), CONFIRM_REQUIREMENTS, nothing),
        Forged(b.OpenForm("policy", "", 0), Action.WRITE_POLICY, nothing),
    ]
    for firm in firms:
        shutdown = b.OpenForm("days_off", "shutdown", firm.client)
        made.append(Forged(b.ShowDays(firm.client), Action.CHANGE_FIRM_SETTINGS, Subject(firm.client), firm))
        made.append(Forged(shutdown, Action.CHANGE_FIRM_SETTINGS, Subject(firm.client), firm))
    return made


def forged_backups() -> list[Forged]:
    """What could be pressed about backups by who does not keep them."""
    sees = partial(everywhere, action=Action.SEE_BACKUPS)
    pressed: list[b.Data] = [b.ShowBackups(), b.BackUpNow(0), b.ShowHeld(0), b.DecideHeld("", 1, 1)]
    return [Forged(data, Action.SEE_BACKUPS, Subject(), allows=sees) for data in pressed]


async def forged_roles_and_stand_ins(author: Person) -> list[Forged]:
    """What could be pressed about the author's roles and leave, and about practice."""
    grant = int(await one("SELECT MIN(id) FROM role_grant WHERE person_id = :id", id=author.id))
    colleague = int(await one("SELECT MIN(id) FROM person WHERE id <> :id", id=author.id))
    leave = await stand_ins.add_stand_in(
        person_id=colleague,
        stands_in_for_id=author.id,
        client_id=None,
        since=date(2026, 12, 1),
        until=date(2026, 12, 2),
        state="planned",
        made_by_id=author.id,
        draft_id=int(await one("SELECT MIN(id) FROM draft")),
        at=datetime(2026, 11, 23, tzinfo=UTC),
    )
    nothing = Subject()
    roles: list[b.Data] = [
        b.ShowTeam(0),
        b.ShowRoles(author.id),
        b.ShowRole(grant),
        b.SetPosition(grant, "technical"),
        b.EndRole(grant, 0),
        b.EndRole(grant, 1),
        b.OpenForm("role", "person", author.id),
    ]
    own_leave = b.OpenForm("own_leave", "person", author.id)
    arranges = partial(_may_end_leave_of, author)
    return [
        Forged(b.ChooseFirm("complaint"), Action.COMPLAIN, nothing),
        Forged(b.ShowPractice(), Action.PRACTISE, nothing),
        Forged(b.Practise("consultant"), Action.PRACTISE, nothing),
        Forged(b.LeavePractice(1), Action.PRACTISE, nothing),
        *(Forged(data, Action.CHANGE_ROLES, nothing) for data in roles),
        Forged(b.ShowStaffFile(0), SEE_STAFF_FILES, nothing),
        Forged(b.ShowStaffFiles(0), LOOK_THROUGH_FILES, nothing),
        Forged(b.ShowStandIns(), Action.ARRANGE_STAND_IN, nothing),
        Forged(b.EndStandIn(leave, 0), Action.ARRANGE_STAND_IN, nothing, allows=arranges),
        Forged(b.EndStandIn(leave, 1), Action.ARRANGE_STAND_IN, nothing, allows=arranges),
        Forged(own_leave, Action.ARRANGE_STAND_IN, nothing, allows=partial(_is, author)),
    ]


async def forged_handovers(firms: tuple[Firm, ...], author: Person) -> list[Forged]:
    """What could be pressed about the author's work by who hands none over, or none of this firm."""
    nothing, taker = Subject(), int(await one("SELECT id FROM person WHERE name = '孙丽'"))
    made = [
        Forged(b.ShowUnserved(0), HEAR_OF_UNSERVED, nothing),
        Forged(b.ShowUncovered(0), HEAR_OF_UNCOVERED, nothing),
        Forged(b.ShowFigure("technical", 0), SEE_READINESS, nothing),
        Forged(b.ShowHolders(0), HAND_OVER, nothing),
        Forged(b.ShowHolding(author.id, 0, 0), HAND_OVER, nothing, allows=partial(_may_anywhere, HAND_OVER)),
    ]
    for firm in firms:
        pressed: list[b.Data] = [
            b.ShowHolding(author.id, firm.client, 0),
            b.ChooseTaker(author.id, firm.client, "", 0, 0),
            b.HandOver(author.id, firm.client, "", 0, taker, ""),
            b.HandOver(author.id, firm.client, "task", firm.task, taker, "00000000"),
        ]
        made += [Forged(data, HAND_OVER, Subject(firm.client), firm) for data in pressed]
    return made


def _may_anywhere(permit: Permit, person: Person) -> bool:
    return may_anywhere(person, permit)


def _is(one_person: Person, person: Person) -> bool:
    return person.id == one_person.id


def _may_end_leave_of(absent: Person, person: Person) -> bool:
    """Only who may arrange it at all the clients where the absent person works."""
    clients = absent.clients(Role.CONSULTANT, Role.LEAD)
    return all(may(person, Action.ARRANGE_STAND_IN, Subject(client, absent.id)) for client in clients)


def forged_steps(firm: Firm, case_id: int, life_cycle: LifeCycle, parties: Parties) -> list[Forged]:
    """Every step of a case in its first state, and to be reminded of it."""
    nothing = Subject(firm.client)
    made = []
    for transition in life_cycle.transitions:
        if life_cycle.first in transition.since:
            data = (
                b.ActOnCase(case_id, transition.action, life_cycle.first, 0)
                if transition.asks is None
                else b.OpenForm(transition.asks, transition.action, case_id)
            )
            allows = partial(_may, life_cycle, transition, parties)
            made.append(Forged(data, Action.ACT_ON_CASE, nothing, firm, allows=allows))
    something = partial(_can_do_something, life_cycle, parties)
    made.append(Forged(b.SnoozeCase(case_id), Action.ACT_ON_CASE, nothing, firm, allows=something))
    return made


async def _asked_of_the_client(firm: Firm, author: Person) -> int:
    """A question that is put to the managers of a firm."""
    at = datetime(2026, 11, 23, tzinfo=UTC)
    sample: dict[str, str | int] = {"code": f"W-{firm.code}", "client": firm.client, "name": "样品", "kind": "sample"}
    sample |= {"place": "2 号柜", "keeper": author.id, "received_on": "2026-11-23"}
    entry_id = await add_entry(PROPERTY.code, sample, at)
    return await add_question(
        Link(PROPERTY.code, entry_id or 0),
        client_id=firm.client,
        asked_id=None,
        asker_id=author.id,
        why="",
        state=Seconded.OPEN,
        at=at,
    )


def _may_confirm(of_patrol: Subject, person: Person) -> bool:
    return PATROLS.confirm is not None and may(person, PATROLS.confirm, of_patrol)


def _may_see_patrol(of_patrol: Subject, person: Person) -> bool:
    return may(person, Action.SEE_PATROL, of_patrol)


def _may_see(life_cycle: LifeCycle, parties: Parties, person: Person) -> bool:
    return may_see(person, life_cycle, parties)


def _may_record(complaint: Parties, person: Person) -> bool:
    return may(person, Action.RECORD_STATEMENT, Subject(complaint.client_id)) and may_see(person, COMPLAINT, complaint)


def _nobody(person: Person) -> bool:
    return False


def _can_do_something(life_cycle: LifeCycle, parties: Parties, person: Person) -> bool:
    return bool(can_do(person, life_cycle, life_cycle.first, parties))


def _may(life_cycle: LifeCycle, transition: Transition, parties: Parties, person: Person) -> bool:
    return may_do(person, life_cycle, transition, parties)


async def draft_buttons(token: str, form: Form) -> list[b.Data]:
    """Every button that the draft of this token could show now."""
    turn = int(await one("SELECT turn FROM draft WHERE token = :token", token=token))
    return [
        b.AnswerQuestion(token, turn, "ordinary"),
        b.GoToQuestion(token, turn, form.step("topic4").index),
        b.GoInstead(token, turn, form.step("topic4").index, "progress"),
        b.ShowMonth(token, turn, "2026-11"),
        b.AnswerItem(token, form.step("topic4").index, "not_applicable"),
        b.SayEffect(token, 1, "lasted"),
        b.ShowBoardPage(token, 0),
        b.SayWhyFar(token, "large"),
        b.SetSiteHere(token),
        b.ContinueDraft(token),
        b.SetLanguage("en", token),
        *(b.MoveInForm(token, turn, way.value) for way in Move),
    ]


async def told_since(phone: Phone, n: int) -> str:
    """All that was said to this person since a call: texts, buttons, passing lines."""
    return told(phone, await phone.calls_since(n))


def told(phone: Phone, calls: Sequence[Json]) -> str:
    """The same of calls that were read."""
    heard = [call["params"] for call in calls if str(call["chat_id"]) in (str(phone.chat_id), "None")]
    return str([{**said, "reply_markup": json.loads(said.get("reply_markup") or "{}")} for said in heard])


def forged_self_checks(firm: Firm) -> list[Forged]:
    """A client's own records: its people make them, the team looks at them; there is none to be noted on yet."""
    of_client = Subject(firm.client)
    enters = partial(may_enter, firm.client)
    made = [
        Forged(data, permit, of_client, firm)
        for data, permit in (
            (b.ShowSelfCheck(firm.client), SELF_CHECK.see),
            (b.ShowMonitoring(firm.client, 0), MONITORING_RESULT.see),
            (b.RecordSelfCheck(firm.client, "shutdown"), SELF_CHECK.file),
            (b.OpenForm("self_check", "client", firm.client), SELF_CHECK.file),
            (b.ShowUnseenSelfChecks(firm.client), REVIEW),
            (b.MarkAllSelfChecksSeen(firm.client, 1_000_000), REVIEW),
        )
    ]
    made.append(
        Forged(b.OpenForm("self_check_paper", "client", firm.client), SELF_CHECK.file, of_client, firm, allows=enters)
    )
    report = b.OpenSelfCheckReport(firm.client, "week")
    made.append(Forged(report, SELF_CHECK.file, of_client, firm, allows=partial(_manages, firm.client)))
    for data, permit in (
        (b.MarkSelfCheckSeen(firm.patrol), REVIEW),
        (b.HandOnSelfCheck(firm.patrol, 1), SELF_CHECK.file),
    ):
        made.append(Forged(data, permit, of_client, firm, allows=nobody))
    return made


def _manages(client_id: int, who: Person) -> bool:
    return client_id in who.clients(Role.CLIENT_MANAGER)
