"""Which action each button and command stands for. What is not listed is denied, and a test fails."""

from bot.rules.people import Person
from bot.rules.permissions import Action, may_anywhere
from bot.screens import buttons as b

BUTTON_ACTIONS: dict[type[b.Data], Action] = {
    b.AnswerQuestion: Action.FILL_IN_DRAFT,
    b.MoveInForm: Action.FILL_IN_DRAFT,
    b.GoToQuestion: Action.FILL_IN_DRAFT,
    b.ShowMonth: Action.FILL_IN_DRAFT,
    b.ContinueDraft: Action.FILL_IN_DRAFT,
    b.OpenForm: Action.FILL_IN_DRAFT,
    b.ShowHome: Action.SEE_HOME,
    b.ShowMore: Action.SEE_HOME,
    b.SetLanguage: Action.CHANGE_SETTINGS,
    b.ShowSettings: Action.CHANGE_SETTINGS,
    b.ShowToday: Action.PATROL,
    b.ChooseSite: Action.PATROL,
    b.ShowPatrol: Action.SEE_PATROL,
    b.RecallPatrol: Action.RECALL_PATROL,
    b.ShowFindings: Action.SEE_FINDING,
    b.ShowCase: Action.SEE_CASE,
    b.ShowCaseFiles: Action.SEE_CASE,
    b.ExplainDate: Action.SEE_CASE,
    b.ShowProgress: Action.SEE_CASE,
    b.ActOnCase: Action.ACT_ON_CASE,
    b.SnoozeCase: Action.ACT_ON_CASE,
    b.ShowTrainings: Action.SEE_TRAINING,
    b.ShowTraining: Action.SEE_TRAINING,
    b.SignUp: Action.SIGN_UP,
    b.Withdraw: Action.WITHDRAW,
    b.ShowAttendance: Action.TAKE_ATTENDANCE,
    b.NoteAttendance: Action.TAKE_ATTENDANCE,
    b.ShowRegisters: Action.EXPORT_REGISTER,
    b.ShowLedgers: Action.SEE_LEDGER,
    b.ShowLedger: Action.SEE_LEDGER,
    b.ShowEntry: Action.SEE_LEDGER,
    b.ChangeEntry: Action.CHANGE_LEDGER,
    b.EndEntry: Action.CHANGE_LEDGER,
    b.ResumeEntry: Action.CHANGE_LEDGER,
    b.ShowLedgerFiles: Action.IMPORT_LEDGERS,
    b.ExportLedgers: Action.IMPORT_LEDGERS,
    b.ApplyImport: Action.IMPORT_LEDGERS,
    b.DropImport: Action.IMPORT_LEDGERS,
    b.ShowFirms: Action.MAKE_JOINING_CARD,
    b.ShowFirm: Action.MAKE_JOINING_CARD,
    b.ShowJoiningCard: Action.MAKE_JOINING_CARD,
    b.SendJoiningCard: Action.MAKE_JOINING_CARD,
    b.RevokeJoiningCard: Action.MAKE_JOINING_CARD,
    b.ShowRequests: Action.APPROVE_JOINING,
    b.ShowRequest: Action.APPROVE_JOINING,
    b.ApproveRequests: Action.APPROVE_JOINING,
    b.ApproveAsListed: Action.APPROVE_JOINING,
    # who waits may belong nowhere yet; that it is their own request is for the use case
    b.WithdrawRequest: Action.SEE_HOME,
    b.ShowMembers: Action.REMOVE_MEMBER,
    b.ShowMember: Action.REMOVE_MEMBER,
    b.RemoveMember: Action.REMOVE_MEMBER,
    b.LeaveFirm: Action.LEAVE_FIRM,
    b.ShowBehalf: Action.RECORD_ON_BEHALF,
    b.ChooseRecord: Action.RECORD_ON_BEHALF,
    b.ChooseServed: Action.LOG_SERVICE,
    b.ShowServices: Action.SEE_SERVICE,
    b.ShowService: Action.SEE_SERVICE,
    b.ShowServiceFiles: Action.SEE_SERVICE,
    b.ChangeOwnSetting: Action.CHANGE_SETTINGS,
    b.ShowSetUp: Action.CHANGE_FIRM_SETTINGS,
    b.AdoptTerms: Action.CHANGE_FIRM_SETTINGS,
    b.ShowFirmSettings: Action.CHANGE_FIRM_SETTINGS,
    b.ShowSetting: Action.CHANGE_FIRM_SETTINGS,
    b.ChangeSetting: Action.CHANGE_FIRM_SETTINGS,
    b.ShowDays: Action.CHANGE_FIRM_SETTINGS,
    b.EndDays: Action.CHANGE_FIRM_SETTINGS,
    b.ShowPolicies: Action.READ_POLICY,
    b.ShowPolicy: Action.READ_POLICY,
    b.ConfirmReading: Action.READ_POLICY,
    b.SettlePolicy: Action.WRITE_POLICY,
    b.ShowReaders: Action.WRITE_POLICY,
    b.SignUpFor: Action.SIGN_UP,
    b.ChooseFirm: Action.COMPLAIN,
    b.ShowPractice: Action.PRACTISE,
    b.Practise: Action.PRACTISE,
    b.LeavePractice: Action.PRACTISE,
    b.ShowTeam: Action.CHANGE_ROLES,
    b.ShowRoles: Action.CHANGE_ROLES,
    b.ShowRole: Action.CHANGE_ROLES,
    b.SetPosition: Action.CHANGE_ROLES,
    b.EndRole: Action.CHANGE_ROLES,
    b.ShowStandIns: Action.ARRANGE_STAND_IN,
    b.EndStandIn: Action.ARRANGE_STAND_IN,
}

BEFORE_CONSENT = frozenset({Action.FILL_IN_DRAFT, Action.CHANGE_SETTINGS})
"""What a person may do who has not consented yet: read and answer what joining asks."""

WITHOUT_ROLE = BEFORE_CONSENT | {Action.SEE_HOME}
"""What a person may do who waits to be let in, or belongs nowhere any more: also see how that stands."""


def passes(person: Person | None, action: Action | None) -> bool:
    """Whether anyone like this may try the action at all; on which record is decided by the use case."""
    if person is None or action is None:
        return False
    if person.consented_at is None:
        return action in BEFORE_CONSENT
    if not person.grants:
        return action in WITHOUT_ROLE
    return may_anywhere(person, action)
