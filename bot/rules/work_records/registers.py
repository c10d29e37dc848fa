"""Every register there is: those of cases and trainings, and that of each kind of work record (clauses 3.6, 6.3)."""

from collections.abc import Mapping

from bot.rules.registers import Register
from bot.rules.text import Text
from bot.rules.work_records.kinds import BY_REGISTER

ALL = "all"
"""Asks for every register in one workbook."""


def _of_kinds(*, finding: bool) -> dict[str, Text]:
    filed = (kind.register for kind in BY_REGISTER.values() if kind.finds is finding)
    return {register.code: register.name for register in filed if register is not None}


REGISTER_NAMES: Mapping[str, Text] = {
    **_of_kinds(finding=True),
    Register.FINDINGS.value: Text("问题", "Findings"),
    Register.COMPLAINTS.value: Text("投诉和咨询", "Complaints and enquiries"),
    Register.SIGN_UPS.value: Text("培训报名", "Training sign-ups"),
    **_of_kinds(finding=False),
}
"""Every register by its code, in the order in which they are filed."""


def registers_of(what: str) -> tuple[str, ...]:
    """What an answer asks for: one register, or all of them. Raises KeyError: there is no such register."""
    if what == ALL:
        return tuple(REGISTER_NAMES)
    if what not in REGISTER_NAMES:
        raise KeyError(what)
    return (what,)
