"""The forms that come with the program."""

from bot.rules.forms.behalf import BEHALF_FORMS
from bot.rules.forms.case_steps import CASE_STEPS
from bot.rules.forms.complaint import COMPLAINT
from bot.rules.forms.enquiry import ENQUIRY_FORM
from bot.rules.forms.form import Form
from bot.rules.forms.inviting import INVITATION
from bot.rules.forms.joining import JOINING
from bot.rules.forms.joining_cards import JOINING_FORMS
from bot.rules.forms.ledgers import LEDGER_FORMS
from bot.rules.forms.patrol import PATROL
from bot.rules.forms.policy import POLICY
from bot.rules.forms.register import REGISTER
from bot.rules.forms.role import ROLE
from bot.rules.forms.service_log import SERVICE_AMENDMENT, SERVICE_LOG
from bot.rules.forms.settings import DAYS_OFF, OWN_QUIET, SETTING_FORMS
from bot.rules.forms.stand_in import OWN_LEAVE, STAND_IN
from bot.rules.forms.training import TRAINING, TRAINING_CANCELLATION

BUILT_IN: tuple[Form, ...] = (
    PATROL,
    COMPLAINT,
    ENQUIRY_FORM,
    TRAINING,
    TRAINING_CANCELLATION,
    JOINING,
    INVITATION,
    REGISTER,
    *JOINING_FORMS,
    SERVICE_LOG,
    SERVICE_AMENDMENT,
    *BEHALF_FORMS,
    ROLE,
    OWN_LEAVE,
    STAND_IN,
    *CASE_STEPS,
    *LEDGER_FORMS,
    *SETTING_FORMS,
    DAYS_OFF,
    OWN_QUIET,
    POLICY,
)
