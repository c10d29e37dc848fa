"""Findings as people meet them before their closure: the list, the card, 收到, 明天再提醒."""

from bot.records.findings import FindingRecord, FindingView
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, clients_for, may
from bot.services.reminders import remind_again
from storage import findings
from storage.database import writing
from storage.trail import add_entry


class NoSuchFinding(LookupError):
    """There is no such finding that the person may see."""


class AlreadyHandled(Exception):
    """Someone acted first; ``view`` is how it stands now."""

    def __init__(self, view: "FindingView") -> None:
        super().__init__(view.finding.id)
        self.view = view


async def open_findings(who: Person) -> tuple[FindingRecord, ...]:
    """Findings to fix or being fixed that the person may see, the most urgent first."""
    return tuple(await findings.find_open_findings(clients_for(who, Action.SEE_FINDING)))


async def get_finding(who: Person, finding_id: int) -> FindingView:
    """A finding that the person may see.

    Raises:
        NoSuchFinding: there is none, or not for this person.
    """
    finding = await findings.get_finding(finding_id)
    if finding is None or not may(who, Action.SEE_FINDING, Subject(finding.client_id, finding.found_by_id)):
        raise NoSuchFinding(finding_id)
    return FindingView(finding, may(who, Action.ACT_ON_FINDING, Subject(finding.client_id, finding.found_by_id)))


async def get_finding_by_number(who: Person, number: str) -> FindingView:
    """A finding by its number.

    Raises:
        NoSuchFinding: there is none, or not for this person.
    """
    finding = await findings.get_finding_by_number(number)
    if finding is None:
        raise NoSuchFinding(number)
    return await get_finding(who, finding.id)


@writing
async def acknowledge(cause: Cause, who: Person, finding_id: int, expected: str) -> FindingView:
    """收到，马上处理: the finding is being worked on, by this person.

    Raises:
        NoSuchFinding: there is none, or the person may not act on it.
        AlreadyHandled: it is no longer in the state that the button was shown in.
    """
    view = await _to_act_on(who, finding_id)
    if not await findings.claim_acknowledgement(finding_id, who.id, expected, cause.at):
        raise AlreadyHandled(view)
    await add_entry(cause, "acknowledge", "finding", finding_id)
    return await get_finding(who, finding_id)


@writing
async def snooze(cause: Cause, who: Person, finding_id: int) -> FindingView:
    """明天再提醒: reminds this person once more on the next working day.

    Raises:
        NoSuchFinding: there is none, or the person may not act on it.
        AlreadyHandled: it is closed, so there is nothing to be reminded of.
    """
    view = await _to_act_on(who, finding_id)
    if view.finding.state not in ("open", "in_progress"):
        raise AlreadyHandled(view)
    if await remind_again(cause, who, view.finding):
        await add_entry(cause, "snooze", "finding", finding_id)
    return view


async def _to_act_on(who: Person, finding_id: int) -> FindingView:
    view = await get_finding(who, finding_id)
    if not view.may_act:
        raise NoSuchFinding(finding_id)
    return view
