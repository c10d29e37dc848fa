"""The forms that come with the program, each declared as one of its subject's ``FORMS``."""

from bot.rules.form import Form
from bot.rules.forms import (
    behalf,
    case_steps,
    complaint,
    enquiry,
    inviting,
    joining,
    joining_cards,
    ledgers,
    merging,
    policy,
    register,
    role,
    settings,
    stand_in,
    task,
    training,
    visits,
    work_records,
)

BUILT_IN: tuple[Form, ...] = (
    *work_records.FORMS,
    *complaint.FORMS,
    *enquiry.FORMS,
    *training.FORMS,
    *joining.FORMS,
    *inviting.FORMS,
    *register.FORMS,
    *joining_cards.FORMS,
    *behalf.FORMS,
    *role.FORMS,
    *stand_in.FORMS,
    *task.FORMS,
    *case_steps.FORMS,
    *ledgers.FORMS,
    *merging.FORMS,
    *settings.FORMS,
    *policy.FORMS,
    *visits.FORMS,
)
