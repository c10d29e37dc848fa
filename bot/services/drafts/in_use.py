"""Which version of a form new drafts begin with."""

from bot.rules.form import Form
from bot.rules.forms.built_in import BUILT_IN

_IN_USE: dict[str, Form] = {form.code: form for form in BUILT_IN}


def form_in_use(code: str) -> Form:
    """The version of a form that new drafts begin with.

    Raises:
        KeyError: there is no such form.
    """
    return _IN_USE[code]
