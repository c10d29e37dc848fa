"""Why a cell of a workbook is refused, told by what is wrong with what it says."""

from collections.abc import Mapping

from bot.rules.ledgers.cells import CellFault, CellProblem
from bot.rules.ledgers.faults import CHOICES_PARTED, Reason
from bot.rules.ledgers.ledger import Column
from bot.rules.text import Language

REASON_OF: Mapping[CellFault, Reason] = {
    CellFault.MISSING: Reason.EMPTY,
    CellFault.TOO_LONG: Reason.TOO_LONG,
    CellFault.NOT_A_NAME: Reason.NOT_A_NAME,
    CellFault.NOT_A_CODE: Reason.NOT_A_CODE,
    CellFault.NOT_A_CHOICE: Reason.NOT_AN_OPTION,
    CellFault.NOT_YES_OR_NO: Reason.NOT_YES_OR_NO,
    CellFault.NOT_A_PHONE: Reason.NOT_A_PHONE,
    CellFault.NOT_A_DAY: Reason.NOT_A_DAY,
    CellFault.NOT_A_PLACE: Reason.NOT_A_PLACE,
    CellFault.NOT_A_NUMBER: Reason.NOT_A_NUMBER,
    CellFault.NOT_LIMITS: Reason.NOT_LIMITS,
    CellFault.CROSSED: Reason.CROSSED,
    CellFault.NOT_HERE: Reason.NOT_HERE,
    CellFault.BACKWARDS: Reason.BACKWARDS,
    CellFault.KEPT_TOO_SHORT: Reason.KEPT_TOO_SHORT,
}


def detail_of(column: Column, problem: CellProblem, language: Language) -> str:
    """What is put into the sentence of a reason: a limit, or what can be chosen; empty where it needs nothing."""
    if problem.fault in (CellFault.TOO_LONG, CellFault.NOT_A_NUMBER):
        return str(problem.limit)
    if problem.fault is CellFault.NOT_A_CHOICE:
        return CHOICES_PARTED.join(option.text.to(language) for option in column.options)
    return ""
