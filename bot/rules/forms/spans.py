"""Which two questions of a form are the first and the last day of one span: it does not end before it begins.

Ledgers say so of their columns (``Column.not_before``), and the forms that are made of them follow that.
"""

from collections.abc import Mapping

from bot.rules.form import Form, Step
from bot.rules.forms.answers import Answers
from bot.rules.forms.walking import visible
from bot.rules.ledgers.equipment_events import CALIBRATION, VERIFICATION
from bot.rules.ledgers.licences import RENEWAL
from bot.rules.work_records.staff import CERTIFICATE_UPDATE, NEW_CERTIFICATE

SPANS: Mapping[str, tuple[str, str]] = {
    "own_leave": ("since", "until"),
    "stand_in": ("since", "until"),
    "contract": ("begins", "ends"),
    "contract_renewal": ("begins", "ends"),
    RENEWAL.form.code: ("valid_from", "valid_until"),
    RENEWAL.amending: ("valid_from", "valid_until"),
    **{form: ("on", "until") for kind in (VERIFICATION, CALIBRATION) for form in (kind.form.code, kind.amending)},
    **{kind.form.code: ("valid_from", "valid_until") for kind in (CERTIFICATE_UPDATE, NEW_CERTIFICATE)},
}
"""Form code -> the keys of its first and of its last day."""


def backwards(form: Form, answers: Answers) -> Step | None:
    """The question for the last day, where that lies before the first; None: it does not, or one was not answered."""
    if form.code not in SPANS:
        return None
    shown = {step.key: step for step in visible(form, answers)}
    days = [answers[key].value if key in shown and key in answers else None for key in SPANS[form.code]]
    if not all(days) or str(days[1]) >= str(days[0]):
        return None
    return shown[SPANS[form.code][1]]
