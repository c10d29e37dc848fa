"""突发事件报告: an incident on paper, to be filed or handed in (clause 5.4 b-c): calls, notices, measures, review."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.documents import page, words
from bot.documents.page import Page
from bot.documents.printable import on_one_line
from bot.records.cases.cases import CaseEvent, CaseRecord
from bot.records.cases.measures import CaseTask
from bot.records.cases.reports import CaseReport
from bot.rules.beijing import in_beijing
from bot.rules.cases.calling import ASKED_FOR, CALLED_OUT, NOT_REACHED
from bot.rules.cases.incident import CALLED, IN_HAND, MEASURES, PLAN, REVIEW_IT, WHOM
from bot.rules.cases.kinds import CASE_KINDS, LIFE_CYCLES
from bot.rules.text import COLON, Language, Text, joined

TITLE = Text("突发事件报告", "Incident Report")
DRILL_TITLE, DRILL_MARK = Text("突发事件演练报告", "Report of an Incident Drill"), Text("演练", "DRILL")
_CALLS: Mapping[str, Text] = {
    CALLED_OUT: Text("被呼叫", "was called"),
    NOT_REACHED: Text("没呼叫到：收不到消息", "could not be reached: gets no messages"),
    ASKED_FOR: Text("被请求通报进展", "was asked how it stands"),
}
_CALLING = frozenset({CALLED_OUT, NOT_REACHED})
_ANSWERS = frozenset({"take", "come", "cannot", "cannot_lead", "lost", "lead", "assign"})
"""Steps by which somebody answers a call, or the lead passes to somebody else."""
_OPEN = frozenset({CALLED, IN_HAND})
_BOT = Text("系统", "The bot")
_NOBODY = Text("无", "nobody")


@dataclass(frozen=True, slots=True)
class IncidentPaper:
    """All that the paper tells, as it is at ``made_at``.

    ``events``: what happened, its opening first; ``coming``: the names of who came to help; ``tasks``: its measures;
    ``reports``: to whom it has to be reported by when.
    """

    case: CaseRecord
    events: tuple[CaseEvent, ...]
    coming: tuple[str, ...]
    tasks: tuple[CaseTask, ...]
    reports: tuple[CaseReport, ...]
    provider: str
    practice: bool
    made_at: datetime
    language: Language


def render(paper: IncidentPaper) -> bytes:
    """The paper as a PDF (A4); the same paper gives the same bytes. Raises TypesettingFailed."""
    language, case = paper.language, paper.case
    mark = words.PRACTICE_MARK if paper.practice else DRILL_MARK if case.drill else None
    parts = (_called(paper), _informed(paper), _owed(paper), _timeline(paper), _measures(paper), _review(paper))
    made = Text("{provider} · 导出时间：{at}（北京时间）", "{provider} · made {at} (Beijing time)")
    data = {
        "lang": language,
        "title": (DRILL_TITLE if case.drill else TITLE).to(language),
        "provider": on_one_line(paper.provider),
        "client": on_one_line(case.client_name),
        "number": Text("编号：{number}", "No. {number}").to(language, number=case.number),
        "made": made.to(language, provider=on_one_line(paper.provider), at=_at(paper.made_at)),
        "page": words.PAGE.to(language, page="<page>", pages="<pages>"),
        "mark": mark.to(language) if mark is not None else None,
        "facts": [[name.to(language), said] for name, said in _facts(paper)],
        "parts": [part for part in parts if part is not None],
        "signatures": [
            one.to(language)
            for one in (
                Text("企业确认（签字、盖章）", "For the client (signed, stamped)"),
                Text("服务单位（签字、盖章）", "For the service provider (signed, stamped)"),
            )
        ],
        "date": Text("日期", "Date").to(language),
    }
    return page.render(Page("incident_paper.typ", data, language, paper.made_at))


def _facts(paper: IncidentPaper) -> list[tuple[Text, str]]:
    case, language = paper.case, paper.language
    state = LIFE_CYCLES[case.kind].state(case.state)
    ended = next((event.at for event in reversed(paper.events) if event.action == "over"), None)
    facts = [
        (Text("事件", "What happened"), case.title),
        (Text("现场", "Site"), case.site_name or ""),
        (Text("上报", "Reported"), f"{case.opened_by}{_GAP.to(language)}{_at(case.opened_at)}"),
        (Text("状态", "State"), (state.name_for_others or state.name).to(language)),
        (Text("负责人", "Lead"), case.handler or _NOBODY.to(language)),
        (Text("响应人员", "Who came"), joined(paper.coming, language) if paper.coming else _NOBODY.to(language)),
        (Text("险情解除", "Over"), _at(ended) if ended is not None and case.state not in _OPEN else ""),
        (Text("关闭", "Closed"), _at(case.closed_at) if case.closed_at is not None else ""),
    ]
    return [(name, said) for name, said in facts if said]


_GAP = Text("，", ", ")


def _part(
    heading: Text, columns: Sequence[tuple[Text, int]], rows: Iterable[Sequence[str]], empty: Text, language: Language
) -> dict[str, Any]:
    """A table under a heading: its columns, each with its share of what the narrow ones (0) leave, and its rows."""
    return {
        "heading": heading.to(language),
        "columns": [name.to(language) for name, _ in columns if name.zh],
        "widths": [share for _, share in columns],
        "rows": [list(row) for row in rows],
        "empty": empty.to(language),
    }


_WHEN, _WHO = (Text("时间", "When"), 0), (Text("人员", "Who"), 1)
_NONE = Text("没有记录", "Nothing is recorded")


def _called(paper: IncidentPaper) -> dict[str, Any]:
    """Who was called in which order, and who answered."""
    told = [one for one in paper.events if one.action in _CALLING or one.action in _ANSWERS]
    rows = [
        [str(n), _at(one.at), one.whom or _who(one, paper.language), _what(one, paper)]
        for n, one in enumerate(told, start=1)
    ]
    columns = ((Text("序号", "No."), 0), _WHEN, _WHO, (Text("呼叫与响应", "Called, answered"), 2))
    return _part(Text("呼叫顺序", "Who was called, in order"), columns, rows, _NONE, paper.language)


def _informed(paper: IncidentPaper) -> dict[str, Any]:
    """Who was informed, when, by what means, of what, by whom."""
    rows = []
    for event in paper.events:
        if WHOM not in event.told:
            continue
        said = {key: value.to(paper.language) for key, (_, value) in zip(event.told, event.facts, strict=True)}
        when = said.get("when") or _at(event.at)
        rows.append([when, said[WHOM], said.get("by", ""), event.text, _who(event, paper.language)])
    columns = (
        _WHEN,
        (Text("告知对象", "Informed"), 1),
        (Text("方式", "By"), 0),
        (Text("告知了谁、内容", "Who and what"), 2),
        (Text("登记人", "Noted by"), 0),
    )
    return _part(Text("告知情况", "Who was informed"), columns, rows, _NONE, paper.language)


def _owed(paper: IncidentPaper) -> dict[str, Any] | None:
    """Who had to be told by when, and whether they were; no such part where nobody had to."""
    if not paper.reports:
        return None
    language = paper.language
    rows = [
        [one.what.to(language), _at(one.due_at), _told(one, paper.made_at).to(language, at=_at(one.told_at))]
        for one in paper.reports
    ]
    columns = ((Text("事项", "Notice"), 2), (Text("时限", "By"), 0), (Text("结果", "Outcome"), 1))
    return _part(Text("须按时告知", "Notices owed"), columns, rows, _NONE, language)


def _told(report: CaseReport, now: datetime) -> Text:
    if report.told_at is None:
        return Text("逾期，没有登记", "late, not noted") if report.due_at <= now else Text("未到期", "not due yet")
    if report.told_at > report.due_at:
        return Text("{at} 告知，逾期", "told {at}, late")
    return Text("{at} 告知", "told {at}")


def _timeline(paper: IncidentPaper) -> dict[str, Any]:
    rows = []
    for event in paper.events:
        facts = [
            f"{name.to(paper.language)}{COLON.to(paper.language)}{value.to(paper.language)}"
            for name, value in event.facts
        ]
        files = [_FILES.to(paper.language, n=event.files)] if event.files else []
        what = "\n".join((_what(event, paper), *([event.text] if event.text else []), *facts, *files))
        rows.append([_at(event.at), event.whom or _who(event, paper.language), what])
    columns = (_WHEN, _WHO, (Text("经过", "What happened"), 4))
    return _part(Text("经过", "Timeline"), columns, rows, _NONE, paper.language)


_FILES = Text("附件 {n} 个", "{n} files", one="1 file")


def _measures(paper: IncidentPaper) -> dict[str, Any]:
    language = paper.language
    rows = [
        [task.about or task.kind.name.to(language), task.assignee, task.due_on.isoformat(), _done(task).to(language)]
        for task in paper.tasks
    ]
    columns = (
        (Text("措施", "Measure"), 3),
        (Text("我方负责人", "Owner"), 1),
        (Text("期限", "Until"), 0),
        (Text("完成情况", "Done"), 1),
    )
    none = Text("没有定措施", "No measure was set")
    return _part(Text("措施", "Measures"), columns, rows, none, language)


def _done(task: CaseTask) -> Text:
    if task.state == "waived":
        return Text("不办了", "dropped")
    if task.done_at is None:
        return Text("未完成", "open")
    at = f"{in_beijing(task.done_at):%Y-%m-%d}"
    return Text(f"{at} 完成", f"done {at}")


def _review(paper: IncidentPaper) -> dict[str, Any]:
    """The cause, the measures and the changes to the emergency plan, as the review says."""
    language = paper.language
    review = next((event for event in reversed(paper.events) if event.action == REVIEW_IT), None)
    rows = []
    if review is not None:
        said = dict(zip(review.told, review.facts, strict=True))
        rows.append([Text("原因", "Cause").to(language), review.text])
        rows += [
            [name.to(language), value.to(language)]
            for name, value in (said[key] for key in (MEASURES, PLAN) if key in said)
        ]
        rows.append(
            [Text("复盘", "Reviewed by").to(language), f"{_who(review, language)}{_GAP.to(language)}{_at(review.at)}"]
        )
    empty = Text("还没有复盘", "Not reviewed yet")
    return _part(Text("复盘", "Review"), ((Text("", ""), 0), (Text("", ""), 1)), rows, empty, language)


def _who(event: CaseEvent, language: Language) -> str:
    if event.recorded is None:
        return event.who or _BOT.to(language)
    by = Text("{who}（{by} 代录）", "{who} (recorded by {by})")
    return by.to(language, who=event.who or "", by=event.recorded.by)


def _what(event: CaseEvent, paper: IncidentPaper) -> str:
    """What was done, as the life cycle says it after a name."""
    language, kind = paper.language, paper.case.kind
    if event.whom:
        return _CALLS[event.action].to(language)
    if event.action == "open":
        return CASE_KINDS[kind].words.opened.to(language)
    what = next((step.event for step in LIFE_CYCLES[kind].transitions if step.action == event.action), None)
    said = what.to(language) if what is not None else event.action
    return (
        Text("{what}给 {whom}", "{what} to {whom}").to(language, what=said, whom=event.given_to)
        if event.given_to
        else said
    )


def _at(when: datetime | None) -> str:
    return f"{in_beijing(when):%Y-%m-%d %H:%M}" if when is not None else ""
