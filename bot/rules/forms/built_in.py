"""The forms that come with the program, each declared as one of its subject's ``FORMS``."""

from bot.rules.forms import (
    behalf,
    case_steps,
    complaint,
    enquiry,
    inviting,
    joining,
    joining_cards,
    ledgers,
    meetings,
    merging,
    patrol,
    policy,
    register,
    renewals,
    role,
    services,
    settings,
    stand_in,
    training,
    work_records,
)
from bot.rules.forms.form import Form

_DECLARED: tuple[Form, ...] = (
    *patrol.FORMS,
    *complaint.FORMS,
    *enquiry.FORMS,
    *training.FORMS,
    *joining.FORMS,
    *inviting.FORMS,
    *register.FORMS,
    *joining_cards.FORMS,
    *services.FORMS,
    *renewals.FORMS,
    *meetings.FORMS,
    *behalf.FORMS,
    *role.FORMS,
    *stand_in.FORMS,
    *case_steps.FORMS,
    *ledgers.FORMS,
    *merging.FORMS,
    *settings.FORMS,
    *policy.FORMS,
)

BUILT_IN: tuple[Form, ...] = (*_DECLARED, *work_records.derived(_DECLARED))
