"""Who is asked to measure what is due today, and who hears that something was not (clauses 4.4.1, 4.6 g).

Whoever is responsible hears once a day of all that is due on it; what stays undone stands on homes, and is said once,
the morning after, to the client's managers and the butler.
"""

from datetime import date, time, timedelta

from bot.rules.beijing import at as at_beijing
from bot.rules.cause import Cause
from bot.rules.people import Role
from bot.services.monitoring.standing import by_holder, stand
from bot.services.post.writing import MessageCode, post
from storage import monitoring
from storage.people import persons as people

DUE, MISSED = MessageCode("monitoring_due"), MessageCode("monitoring_missed")
CLIENT = "client"
ASKED_AT = time(9)


async def ask(cause: Cause, day: date) -> None:
    """The day's work: who is responsible is asked for what is due on the day."""
    over = at_beijing(day + timedelta(days=1), time())
    if cause.at >= over:
        return
    rows = await stand(await monitoring.find_all_waiting(day), day)
    for reader_id, owed in (await by_holder(one for one in rows if one.standing.due == day)).items():
        for client_id in dict.fromkeys(one.row.client_id for one in owed):
            await post(cause, DUE, (CLIENT, client_id), reader_id, occurrence=day, expires_at=over)


async def tell_of_missed(cause: Cause, day: date) -> None:
    """The day's work: that something was not recorded which was due since the last such morning, once for each gap."""
    rows = await stand(await monitoring.find_all_waiting(day), day)
    begun = {one.row.client_id for one in rows if len(one.standing.missed) == 1}
    for client_id in sorted(begun):
        managers = await people.find_people_with_role(client_id, Role.CLIENT_MANAGER)
        team = await people.find_people_with_role(client_id, Role.CONSULTANT, Role.LEAD)
        ours = [one for one in team if one.clients(Role.CONSULTANT, Role.LEAD)]
        first = min(one.standing.missed[0] for one in rows if one.row.client_id == client_id and one.standing.missed)
        for reader in {one.id: one for one in (*managers, *ours)}.values():
            await post(cause, MISSED, (CLIENT, client_id), reader.id, occurrence=first)
