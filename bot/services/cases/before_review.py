"""What is still open when a case is about to be closed by its review, said on the page before (clause 5.4 b-c)."""

from bot.records.drafts import DraftView
from bot.rules.text import Text
from bot.services.cases.measures import tasks_of
from bot.services.cases.reporting import left_of
from storage.cases import stored as cases


async def warn_of_open(view: DraftView) -> Text | None:
    """How many measures go on behind it, and whom nobody noted as told; None where nothing is left."""
    case = await cases.get_case(view.draft.subject_id)
    if case is None:
        return None
    said = [*_measures(sum(task.is_open for task in await tasks_of(case))), *_reports(len(await left_of(case.id)))]
    return Text("\n".join(one.zh for one in said), "\n".join(one.en for one in said)) if said else None


def _measures(n: int) -> list[Text]:
    if not n:
        return []
    en = (
        f"{n} measures are still open: the incident can be closed, and they are reminded of until they are done."
        if n > 1
        else "1 measure is still open: the incident can be closed, and it is reminded of until it is done."
    )
    return [Text(f"还有 {n} 项措施没办完：事件可以关闭，措施照样提醒到办完。", en)]


def _reports(n: int) -> list[Text]:
    if not n:
        return []
    notices = f"{n} notices are" if n > 1 else "1 notice is"
    return [
        Text(
            f"须按时告知的还有 {n} 项没有登记：事件可以关闭，照样提醒到登记为止。",
            f"{notices} owed and not noted as given: the incident can be closed, and the reminders go on until then.",
        )
    ]
