"""Every promised time that the firm may set: of cases, of service plans and of deliverables (4.1.3, 5.5.2, 7)."""

from collections.abc import Mapping

from bot.rules.cases.kinds import TERMS as OF_CASES
from bot.rules.deadlines import Term
from bot.rules.declaring import merged
from bot.rules.deliverables.acceptance import TERMS as OF_DELIVERABLES
from bot.rules.service_plans.terms import TERMS as OF_PLANS

TERMS: Mapping[str, Term] = merged(OF_CASES, OF_PLANS, OF_DELIVERABLES)
