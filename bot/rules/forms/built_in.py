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
    patrol,
    policy,
    recalling,
    register,
    role,
    service_log,
    settings,
    stand_in,
    training,
)
from bot.rules.forms.form import Form

BUILT_IN: tuple[Form, ...] = (
    *patrol.FORMS,
    *recalling.FORMS,
    *complaint.FORMS,
    *enquiry.FORMS,
    *training.FORMS,
    *joining.FORMS,
    *inviting.FORMS,
    *register.FORMS,
    *joining_cards.FORMS,
    *service_log.FORMS,
    *behalf.FORMS,
    *role.FORMS,
    *stand_in.FORMS,
    *case_steps.FORMS,
    *ledgers.FORMS,
    *settings.FORMS,
    *policy.FORMS,
)
