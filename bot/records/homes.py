"""What a person's home is made of."""

from dataclasses import dataclass

from bot.records.cases.cases import CaseRecord
from bot.records.checklists import WaitingDraft
from bot.records.drafts import DraftView
from bot.records.duty import Uncovered
from bot.records.handing_over import Holder
from bot.records.impacts import Doubted
from bot.records.ledgers.entries import Due
from bot.records.monitoring import Monitored, NotMeasured
from bot.records.people.stand_ins import StandInRecord
from bot.records.people.unserved import Unserved
from bot.records.policies import PolicyVersion
from bot.records.self_checks import Owed, Stopped, Today, Unseen
from bot.records.tasks import Day
from bot.records.to_answer import NOTHING_TO_ANSWER, ToAnswer
from bot.records.work_records import WorkRecord
from bot.rules.settings.set_up import Progress


@dataclass(frozen=True, slots=True)
class WaitingRecord:
    """Everything that waits for a person now, by what it is.

    ``away``: their own leaves that have begun. ``set_up``: how far the firm is, until patrols can begin. ``begun``:
    forms to continue. ``cases`` wait for them; ``to_pass_on``: for somebody without the app, for whom they recorded.
    ``unmanaged``: id and name of each firm that lost its last manager, for who can name another.
    ``unserved``: the clients without lead or consultant that they look after; ``uncovered``: those with nobody on
    their duty list. ``left``: who is gone from where they
    hold work that this person may hand over.
    ``joining``: id, name and number of waiting people of each firm. ``open_findings`` counts those that they may see.
    ``self_checks``: the clients of whose day they owe the record; ``stopped``: those that record nothing;
    ``reports``: what they have to confirm of a week or month; ``unseen``: what they have to look at.
    ``checklists``: drafts that wait for them to be published.
    ``to_measure``: what is due of monitoring plans, and theirs; ``not_measured``: the clients that did not record it.
    ``requirements`` counts the services whose requirements they have still to confirm.
    ``due``: entries of ledgers that run out and name them.
    ``to_confirm``: what others sent of their own, which counts once they confirmed it.
    ``to_answer``: plans and deliverables that wait for their yes. ``in_tray``: what they sent without saying what for.
    ``doubted``: the instruments that were found wrong, with what was recorded with them and waits for their judgement.
    """

    away: tuple[StandInRecord, ...] = ()
    set_up: Progress | None = None
    begun: tuple[DraftView, ...] = ()
    day: Day | None = None
    cases: tuple[CaseRecord, ...] = ()
    joining: tuple[tuple[int, str, int], ...] = ()
    unmanaged: tuple[tuple[int, str], ...] = ()
    unserved: tuple[Unserved, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()
    left: tuple[Holder, ...] = ()
    to_pass_on: tuple[CaseRecord, ...] = ()
    policies: tuple[PolicyVersion, ...] = ()
    requirements: int = 0
    checklists: tuple[WaitingDraft, ...] = ()
    self_checks: tuple[Today, ...] = ()
    stopped: tuple[Stopped, ...] = ()
    reports: tuple[Owed, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    to_measure: tuple[Monitored, ...] = ()
    not_measured: tuple[NotMeasured, ...] = ()
    to_answer: ToAnswer = NOTHING_TO_ANSWER
    open_findings: int = 0
    in_tray: int = 0
    doubted: tuple[Doubted, ...] = ()
    due: tuple[Due, ...] = ()
    to_confirm: tuple[WorkRecord, ...] = ()
