"""The buttons of planned work that somebody might forge."""

from collections.abc import Callable
from functools import partial

from bot.rules.ledgers.schedules import PLAN, SEE_PLANS
from bot.rules.people import Person
from bot.rules.permissions import Action, Permit, Subject, may
from bot.screens import buttons as b
from tests.flows.two_firms import Firm, Forged


def forged_lists(author: Person) -> list[Forged]:
    """What is about no firm alone; the author's week is seen where the author works."""
    clients = [grant.client_id for grant in author.grants]
    at_some = lambda person: any(may(person, SEE_PLANS, Subject(client)) for client in clients)  # noqa: E731
    week = b.ShowTasks("person", author.id, "week", 0)
    return [
        Forged(week, Action.SEE_PLANNED, Subject(clients[0]), allows=at_some),
        Forged(b.ShowTodayFrom(0), Action.SEE_PLANNED, Subject()),
        Forged(b.ShowTasks("person", 0, "missed", 0), Action.SEE_PLANNED, Subject()),
        Forged(b.ShowTeamWeek("client"), Action.SEE_PLANNED, Subject()),
    ]


def forged_tasks(firm: Firm, author: Person) -> list[Forged]:
    """A firm's task, which is the author's: seen where one sees the plans, changed by whose it is and by who plans."""
    sees, plans = partial(_may, SEE_PLANS, firm.client), partial(_may, PLAN, firm.client)

    def theirs(person: Person) -> bool:
        return plans(person) or (person.id == author.id and may(person, Action.PATROL, Subject(firm.client)))

    def shown(data: b.Data, allows: Callable[[Person], bool]) -> Forged:
        return Forged(data, Action.SEE_PLANNED, Subject(firm.client), firm, allows=allows)

    return [
        shown(b.ShowTask(firm.task), sees),
        shown(b.ShowWhyTask(firm.task), sees),
        shown(b.RestoreTask(firm.task), sees),
        shown(b.ShowTasks("client", firm.client, "week", 0), sees),
        shown(b.OpenForm("task_move", "task", firm.task), theirs),
        shown(b.OpenForm("task_waive", "task", firm.task), plans),
    ]


def _may(right: Permit, client_id: int, person: Person) -> bool:
    return may(person, right, Subject(client_id))
