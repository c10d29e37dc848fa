"""Any drafted paper as a DOCX (A4): the gaps stand out, and whoever made, checked and approved it signs at its end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.documents import words
from bot.documents.editable import Column, Editable
from bot.documents.printable import on_one_line
from bot.documents.skeletons import emergency_plan, job_duties, monitoring_plan
from bot.documents.skeletons.sheet import Heading, Line, Part, Point, Rows, SkeletonSheet
from bot.rules.beijing import in_beijing
from bot.rules.skeletons import EMERGENCY_PLAN, GAP, JOB_DUTIES, MONITORING_PLAN
from bot.rules.tasks.cadence_words import MADE
from bot.rules.text import CHINESE, Text

Composed = Callable[[SkeletonSheet], list[Part]]

PAPERS: Mapping[str, tuple[Text, Composed]] = {
    EMERGENCY_PLAN: (emergency_plan.TITLE, emergency_plan.parts),
    MONITORING_PLAN: (monitoring_plan.TITLE, monitoring_plan.parts),
    JOB_DUTIES: (job_duties.TITLE, job_duties.parts),
}
"""By the code of the kind of document: its title, and what it says."""

_DRAFT = Text("初稿", "Draft")
_NOTE = Text(
    "本稿由服务单位按台账里的人员、场所和计划拟出，供企业修改。带【请填写：…】的地方补齐、内容核"
    "对无误并由企业批准后才是正式文件。",
    "Drafted by the service provider from the client's people, sites and plans, for the client to change. It is a "
    "document of the client's once every [Please fill in: …] is filled in, it was checked, and the client approved it.",
)
_SIGNING = (Text("编制", "Drafted by"), Text("审核", "Checked by"), Text("批准", "Approved by"))
_SIGNED, _DAY, _NUMBER = Text("签名", "Signature"), Text("日期", "Date"), Text("文件编号", "Document no.")
_VERSION, _FROM = Text("版本", "Version"), Text("实施日期", "In force from")


@dataclass(frozen=True, slots=True)
class Paper:
    """Which paper is written of which sheet."""

    code: str
    sheet: SkeletonSheet


def render_editable(paper: Paper) -> bytes:
    """The paper as a DOCX; the same facts give the same bytes."""
    sheet = paper.sheet
    name, compose = PAPERS[paper.code]
    title, firm, provider = sheet.say(name), on_one_line(sheet.facts.name), on_one_line(sheet.provider)
    opening, closing = GAP.to(sheet.language).split("{what}")
    file = Editable(f"{title} {firm}", provider, sheet.language, sheet.made_at, stands_out=(opening, closing))
    made = sheet.say(MADE, at=f"{in_beijing(sheet.made_at):%Y-%m-%d %H:%M}")
    file.running(firm, f"{title} · {sheet.say(_DRAFT)}", made, sheet.say(words.PAGE, page="<page>", pages="<pages>"))
    file.title(f"{firm}{'' if sheet.language == CHINESE else ' – '}{title}")
    file.pairs(
        [
            (sheet.say(_NUMBER), sheet.gap(_NUMBER)),
            (sheet.say(_VERSION), sheet.gap(_VERSION)),
            (sheet.say(Text("企业", "Client")), firm),
            (sheet.say(_FROM), sheet.gap(_FROM)),
        ]
    )
    file.text(sheet.say(_NOTE), quiet=True)
    number = 0
    for part in compose(sheet):
        match part:
            case Heading(said):
                number += 1
                file.heading(f"{number}  {sheet.say(said)}")
            case Line(said, quiet):
                file.text(said, quiet=quiet)
            case Point(said):
                file.point(said)
            case Rows(columns, rows, size):
                file.table([Column(sheet.say(name), width) for name, width in columns], rows, size=size)
    file.heading(sheet.say(Text("编制、审核和批准", "Drafted, checked, approved")))
    signing = [Column("", 34), Column(sheet.say(_SIGNED), 80), Column(sheet.say(_DAY), 60)]
    file.table(signing, [(sheet.say(one), "\n", "") for one in _SIGNING], size=9.5)
    return file.content()
