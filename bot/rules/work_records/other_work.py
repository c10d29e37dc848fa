"""其他工作: what was planned or promised and has no form of its own, noted as it is done (clauses 3.7, 7)."""

from bot.rules.form import ANY_MEDIA, Form, Kind, Question
from bot.rules.free_text import Heard
from bot.rules.record_kind import CLIENT, TASK, Filed, RecordKind
from bot.rules.text import Text
from bot.rules.ways_in import WayIn
from bot.rules.work_records.of_team import FILES, amended_by_team, filed_by_team, seen_as_services

_FORM = Form(
    "other_work",
    1,
    Text("其他工作", "Other work"),
    (
        Question(
            "done",
            Kind.TEXT,
            Text("做了什么，结果怎样？", "What was done, and with what result?"),
            label=Text("内容", "Content"),
            clause="3.7",
            help=Text(
                "照片和文件可以直接发，说明写在图片说明里。", "Photos and files can be sent right here, with a caption."
            ),
            maximum=1000,
            media=ANY_MEDIA,
            files_to="files",
        ),
        FILES,
    ),
)

OTHER_WORK = RecordKind(
    kind="other_work",
    name=Text("其他工作", "other work"),
    number="QT",
    mark="☑️",
    form=_FORM,
    about=(CLIENT, TASK),
    file=filed_by_team(Text("记其他工作", "Record other work")),
    see=seen_as_services(Text("看其他工作", "See other work")),
    amend=amended_by_team(Text("更正其他工作", "Amend other work")),
    words="done",
    register=Filed("other_work", Text("其他工作", "Other work")),
    way=WayIn(
        "work",
        Text("记其他工作", "Record other work"),
        words=Text("其他工作", "other work"),
        rank=74,
        rare=True,
        by=Text("其他工作由质量管家来记。", "Other work is recorded by the consultants."),
        instead=("services", "ask"),
        heard=Heard(contains=Text("做完了|完成了|办好了", "finished|completed")),
    ),
    listed=WayIn(
        "works",
        Text("其他工作记录", "Other work done"),
        words=Text("其他工作台账", ""),
        rank=84,
        rare=True,
        by=Text("其他工作由企业负责人来看。", "Other work is for the client manager to see."),
        instead=("progress",),
        offer=Text("要看其他工作吗？", "Would you like to see the other work?"),
    ),
    not_on_behalf="whoever did it notes what came of it",
)
