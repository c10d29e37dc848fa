"""What waits for a person as their home shows it, area by area; a further area is one more function in ``AREAS``."""

from collections import Counter
from dataclasses import replace

from bot.records.homes import WaitingRecord
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.people import Person
from bot.rules.text import Text
from bot.screens import to_answer
from bot.screens.behalf import PASS_ON, pass_on_button
from bot.screens.buttons import ShowSent, ShowSetUp
from bot.screens.cases.lists import case_button, waiting_word
from bot.screens.checklists.publishing import waiting_area
from bot.screens.duty import uncovered_area
from bot.screens.forms.question import continue_row
from bot.screens.handing_over import left_area
from bot.screens.impacts import doubted_area
from bot.screens.joining.requests import waiting_row
from bot.screens.joining.succession import unmanaged_button, unmanaged_said
from bot.screens.ledgers.due import due_area
from bot.screens.menu import requirements_area
from bot.screens.monitoring import missed_area, owed_area
from bot.screens.people.stand_ins import away_line, back_button
from bot.screens.people.unserved import unserved_area
from bot.screens.policies import policy_button, waiting_said
from bot.screens.screen import Button
from bot.screens.self_checks import reports_area, self_check_area, stopped_area, unseen_area
from bot.screens.settings.set_up import named
from bot.screens.staff import to_confirm_area
from bot.screens.tasks.rows import task_row
from bot.screens.tray import WAITING
from bot.screens.waiting import Area, Line, Waiting, counted, day_ends, numbered


def _away(found: WaitingRecord, who: Person) -> Area:
    return Area(
        tuple(away_line(one, who.language) for one in found.away),
        tuple(Line(back_button(one, who.language), begun=True) for one in found.away),
    )


def _set_up(found: WaitingRecord, who: Person) -> Area:
    if found.set_up is None:
        return Area()
    said = named(found.set_up, who.language)
    return Area((said,), (Line(Button(f"🚀 {said}", ShowSetUp()), begun=True),))


def _begun(found: WaitingRecord, who: Person) -> Area:
    seen, lines = Counter[str](), list[Line]()
    for view in found.begun:
        (button,) = continue_row(view, who.language)
        seen[button.text] += 1
        if (place := seen[button.text]) > 1:
            # a planned patrol and another one at the same site: that they are two is all that tells them apart
            button = replace(button, text=numbered(button.text, place, who.language))
        lines.append(Line(button, begun=True))
    return Area(lines=tuple(lines))


def _tasks(found: WaitingRecord, who: Person) -> Area:
    today = found.day
    if today is None or not today.tasks:
        return Area()
    n = len(today.tasks)
    return Area(
        (Text("今日待办 {n} 项", "{n} tasks today", "{n} task today").to(who.language, n=n),),
        tuple(Line(task_row(task, today.who_id, who.language)[0], day_ends(task.due_on)) for task in today.tasks),
    )


def _cases(found: WaitingRecord, who: Person) -> Area:
    states = Counter(waiting_word(case, who) for case in found.cases)
    return Area(
        tuple(counted(word, n, who.language) for word, n in states.items()),
        tuple(
            Line(
                case_button(case, who),
                case.due_at or case.promised_at,
                urgent=LIFE_CYCLES[case.kind].state(case.state).urgent,
            )
            for case in found.cases
        ),
    )


def _joining(found: WaitingRecord, who: Person) -> Area:
    n = sum(waiting for _, _, waiting in found.joining)
    if not n:
        return Area()
    said = Text("{n} 人待批准加入", "{n} people ask to join", "{n} person asks to join").to(who.language, n=n)
    return Area((said,), tuple(Line(waiting_row(firm, who.language)) for firm in found.joining))


def _unmanaged(found: WaitingRecord, who: Person) -> Area:
    """Begun: the firm had a manager, and waits for another."""
    lines = tuple(Line(unmanaged_button(firm, who.language), begun=True) for firm in found.unmanaged)
    return Area(tuple(unmanaged_said(name, who.language) for _, name in found.unmanaged), lines)


def _unserved(found: WaitingRecord, who: Person) -> Area:
    return unserved_area(found.unserved, who.language)


def _uncovered(found: WaitingRecord, who: Person) -> Area:
    return uncovered_area(found.uncovered, who.language)


def _left(found: WaitingRecord, who: Person) -> Area:
    return left_area(found.left, who.language)


def _to_pass_on(found: WaitingRecord, who: Person) -> Area:
    if not found.to_pass_on:
        return Area()
    return Area(
        (counted(PASS_ON.to(who.language), len(found.to_pass_on), who.language),),
        tuple(Line(pass_on_button(case, who.language), case.due_at) for case in found.to_pass_on),
    )


def _policies(found: WaitingRecord, who: Person) -> Area:
    if not found.policies:
        return Area()
    return Area(
        (waiting_said(len(found.policies), who.language),),
        tuple(Line(policy_button(version)) for version in found.policies),
    )


def _requirements(found: WaitingRecord, who: Person) -> Area:
    return requirements_area(found.requirements, who.language)


def _checklists(found: WaitingRecord, who: Person) -> Area:
    return waiting_area(found.checklists, who.language)


def _to_answer(found: WaitingRecord, who: Person) -> Area:
    return to_answer.area(found.to_answer, who.language)


def _self_checks(found: WaitingRecord, who: Person) -> Area:
    return self_check_area(found.self_checks, who.language)


def _stopped(found: WaitingRecord, who: Person) -> Area:
    return stopped_area(found.stopped, who.language)


def _to_measure(found: WaitingRecord, who: Person) -> Area:
    return owed_area(found.to_measure, who.language)


def _not_measured(found: WaitingRecord, who: Person) -> Area:
    return missed_area(found.not_measured, who.language)


def _doubted(found: WaitingRecord, who: Person) -> Area:
    return doubted_area(found.doubted, who.language)


def _due(found: WaitingRecord, who: Person) -> Area:
    return due_area(found.due, who.language)


def _reports(found: WaitingRecord, who: Person) -> Area:
    return reports_area(found.reports, who.language)


def _unseen(found: WaitingRecord, who: Person) -> Area:
    return unseen_area(found.unseen, who.language)


def _to_confirm(found: WaitingRecord, who: Person) -> Area:
    return to_confirm_area(found.to_confirm, who.language)


def _tray(found: WaitingRecord, who: Person) -> Area:
    if not found.in_tray:
        return Area()
    said = WAITING.to(who.language, n=found.in_tray)
    return Area((said,), (Line(Button(f"📎 {said}", ShowSent(0))),))


AREAS = (
    _self_checks,
    _to_measure,
    _stopped,
    _not_measured,
    _doubted,
    _due,
    _reports,
    _away,
    _set_up,
    _begun,
    _tasks,
    _cases,
    _to_answer,
    _to_confirm,
    _unmanaged,
    _unserved,
    _uncovered,
    _left,
    _joining,
    _to_pass_on,
    _tray,
    _unseen,
    _policies,
    _requirements,
    _checklists,
)


def areas_of(found: WaitingRecord, who: Person) -> Waiting:
    """What waits, in the person's language."""
    return Waiting(tuple(area(found, who) for area in AREAS), found.open_findings)
