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


def passes(person: Person | None, action: Action | None) -> bool:
    """Whether anyone like this may try the action at all; on which record is decided by the use case."""
    if person is None or action is None:
        return False
    if person.consented_at is None:
        return action in BEFORE_CONSENT
    return may_anywhere(person, action)
