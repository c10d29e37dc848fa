"""Every promised time that the firm can set, by its key: those of cases, and those of service plans."""

from collections.abc import Mapping

from bot.rules.cases import kinds as cases
from bot.rules.deadlines import Term
from bot.rules.declaring import merged
from bot.rules.service_plans import terms as service_plans

TERMS: Mapping[str, Term] = merged(cases.TERMS, service_plans.TERMS)
