"""Every register there is: those of cases and trainings, that of each kind of work record (clauses 3.6, 6.3)."""

from collections.abc import Mapping

from bot.rules.ledgers.kinds import LEDGERS, is_ours
from bot.rules.permissions import Right, Scope, roles_with
from bot.rules.registers import Register
from bot.rules.text import Text
from bot.rules.work_records.kinds import BY_REGISTER, EVENTS_OF, OF_STAFF, OURS_ALONE

ALL = "all"
"""Asks for every register in one workbook."""


def _of_kinds(*, finding: bool) -> dict[str, Text]:
    filed = (
        kind.register
        for code, kind in BY_REGISTER.items()
        if kind.finds is finding and code not in OF_STAFF and code not in OURS_ALONE
    )
    return {register.code: register.name for register in filed if register is not None}


REGISTER_NAMES: Mapping[str, Text] = {
    **_of_kinds(finding=True),
    Register.FINDINGS.value: Text("问题", "Findings"),
    Register.COMPLAINTS.value: Text("投诉和咨询", "Complaints and enquiries"),
    Register.INCIDENTS.value: Text("突发事件", "Incidents"),
    Register.SIGN_UPS.value: Text("培训报名", "Training sign-ups"),
    **_of_kinds(finding=False),
}
"""Every register of a client by its code, in the order in which they are filed."""
STAFF_REGISTERS: Mapping[str, Text] = {
    code: kind.register.name for code, kind in OF_STAFF.items() if kind.register is not None
}
"""Those of our own people's files."""
OURS_REGISTERS: Mapping[str, Mapping[str, Text]] = {
    ledger.code: {
        kind.register.code: kind.register.name for kind in EVENTS_OF[ledger.code] if kind.register is not None
    }
    for ledger in LEDGERS.values()
    if not ledger.owner
    and (is_ours(ledger) or ledger.may_be_ours)
    and any(kind.register is not None for kind in EVENTS_OF.get(ledger.code, ()))
}
"""Of what happens to those entries of a ledger that are ours, by the ledger's code."""
LOOK_THROUGH: Mapping[str, Right] = {
    code: Right(
        Text(f"导出{LEDGERS[code].title.zh}记录", f"Export what happened to {LEDGERS[code].title.en.lower()} of ours"),
        {role: scope for role, scope in roles_with(LEDGERS[code].seen_by).items() if scope is Scope.ALL},
        in_practice=False,
    )
    for code in OURS_REGISTERS
}
"""By the ledger's code: whoever sees all of its entries."""
TITLES: Mapping[str, Text] = {
    code: Text(
        f"{'本公司' if LEDGERS[code].may_be_ours else ''}{LEDGERS[code].title.zh}记录",
        f"{'Our own registers' if LEDGERS[code].may_be_ours else 'Registers'}: {LEDGERS[code].title.en.lower()}",
    )
    for code in OURS_REGISTERS
}
"""What those of ours are called together, by the ledger's code."""
STAFF_TITLE = Text("人员档案台账", "Staff registers")


def title_of_ours(register: str) -> Text:
    """What a workbook of ours is called that has this register in it. Raises StopIteration: none of ours has it."""
    if register in STAFF_REGISTERS:
        return STAFF_TITLE
    return next(TITLES[ledger] for ledger, names in OURS_REGISTERS.items() if register in names)


NAMES: Mapping[str, Text] = {
    **REGISTER_NAMES,
    **STAFF_REGISTERS,
    **{code: name for names in OURS_REGISTERS.values() for code, name in names.items()},
}


def registers_of(what: str, among: Mapping[str, Text] = REGISTER_NAMES) -> tuple[str, ...]:
    """What an answer asks for: one register, or all of them. Raises KeyError: there is no such register."""
    if what == ALL:
        return tuple(among)
    if what not in among:
        raise KeyError(what)
    return (what,)
