"""What was sold to the clients: a contract for each year, its items, and the plans that were made of them."""

from collections.abc import Mapping
from datetime import date, timedelta

from tortoise.models import Model

from bot.rules.service_plans.lines import PlanLine, lines_to_json
from bot.rules.tasks.schedule import Often
from storage import tables as t
from tests.growth.line import Line, Row, Rule, apiece, copied, in_turn

YEARS = 3
"""One contract of a client after the other; the last is in force."""
ITEMS = 12
"""Of each contract."""
YEAR = timedelta(days=365)
YEARLY = "a client signs one a year"


def _years(row: Row) -> int:
    """How many contracts each client has."""
    return row.firm.count("contract") // row.firm.count("client")


def _years_ago(row: Row) -> int:
    return _years(row) - 1 - (row.n - 1) % _years(row)


def _ends(row: Row) -> date:
    return row.firm.until.date() + timedelta(days=300 - row["client_id"] % 200) - YEAR * _years_ago(row)


def _if_over(then: Rule) -> Rule:
    return lambda row: then(row) if _years_ago(row) else None


def an_item(row: Row) -> int:
    """An item of the contract that is in force with the row's client."""
    client: int = row["client_id"]
    return (client * _years(row) - 1) * ITEMS + 1 + row.n % ITEMS


def _a_years_lines(row: Row) -> str:
    """Of the services of the contract that a plan is of."""
    first = (row["contract_id"] - 1) * ITEMS
    return lines_to_json(
        PlanLine(first + n, f"服务{n:06}", "4.6", "patrol", often=Often.WEEKLY, minutes=90) for n in range(1, ITEMS + 1)
    )


LINES: Mapping[type[Model], Line] = {
    t.Contract: Line(
        counted=lambda firm: YEARS * firm.count("client"),
        columns={
            "code": lambda row: f"HT{row.n:06}",
            "client_id": apiece("client"),
            "number": lambda row: f"QB-{row.n:06}",
            "standing": "active",
            "begins": lambda row: _ends(row) - YEAR + timedelta(days=1),
            "ends": _ends,
            "rhythm": "quarterly",
            "renews_id": lambda row: row.n - 1 if (row.n - 1) % _years(row) else None,
            "ended_at": _if_over(lambda row: row.firm.until - YEAR * _years_ago(row)),
        },
        steady=YEARLY,
    ),
    t.ContractItem: Line(
        counted=lambda firm: ITEMS * firm.count("contract"),
        columns={
            "code": lambda row: f"X{row.n:07}",
            "contract_id": apiece("contract"),
            "client_id": copied("contract_id", "contract", "client_id"),
            "item_id": lambda row: 1 + (row.n - 1) % row.firm.count("menu_item"),
            "name": lambda row: f"服务{1 + (row.n - 1) % ITEMS:06}",
            "clause": in_turn("4.6", "4.5", "4.7.2", "4.3"),
            "work": "patrol",
            "often": "monthly",
            "minutes": "90",
        },
    ),
    t.ServicePlan: Line(
        counted=lambda firm: 2 * firm.count("contract"),
        columns={
            "contract_id": apiece("contract"),
            "client_id": copied("contract_id", "contract", "client_id"),
            "version": in_turn(1, 2),
            "state": in_turn("replaced", "confirmed"),
            "lines": _a_years_lines,
            "from_day": copied("contract_id", "contract", "begins"),
            "approved_at": lambda row: row.moment,
            "answered_at": lambda row: row.moment,
            "agreed_at": lambda row: row.moment,
        },
    ),
}
