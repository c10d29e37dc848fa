"""交付文件: reports and other papers that are handed over to the client (clauses 4.7.2, 7)."""

from bot.rules.form import ANY_MEDIA, Form, Kind, Question
from bot.rules.free_text import Heard
from bot.rules.record_kind import CLIENT, TASK, Filed, RecordKind
from bot.rules.text import Text
from bot.rules.ways_in import WayIn
from bot.rules.work_records.of_team import MOST_FILES, amended_by_team, filed_by_team, seen_as_services

_FORM = Form(
    "delivery",
    1,
    Text("交付文件", "Hand over a document"),
    (
        Question(
            "title",
            Kind.TEXT,
            Text(
                "交的是什么？文件可以直接发，说明写在图片说明里。",
                "What is it? Send the file right here, with a caption.",
            ),
            label=Text("文件", "Document"),
            clause="4.7.2",
            maximum=200,
            media=ANY_MEDIA,
            files_to="files",
        ),
        Question(
            "files",
            Kind.FILES,
            Text("请发文件。", "Please send the file."),
            label=Text("附件", "Files"),
            maximum=MOST_FILES,
            media=ANY_MEDIA,
        ),
    ),
)

DELIVERY = RecordKind(
    kind="delivery",
    name=Text("交付文件", "delivery"),
    number="JF",
    mark="📄",
    form=_FORM,
    about=(CLIENT, TASK),
    file=filed_by_team(Text("交付文件", "Hand over documents")),
    see=seen_as_services(Text("看交付的文件", "See documents handed over")),
    amend=amended_by_team(Text("更正交付", "Amend a delivery")),
    words="title",
    planned="title",
    register=Filed("deliveries", Text("交付文件", "Deliveries")),
    way=WayIn(
        "deliver",
        Text("交付文件", "Hand over a document"),
        words=Text("交文件|提交报告", ""),
        rank=72,
        rare=True,
        by=Text("文件由质量管家来交。", "Documents are handed over by the consultants."),
        instead=("services", "ask"),
        heard=Heard(contains=Text("交报告|交文件|交材料|发报告给", "hand over|deliver|submit the report")),
    ),
    listed=WayIn(
        "deliveries",
        Text("交付记录", "Deliveries"),
        words=Text("交付台账|收到的文件", "documents received"),
        rank=82,
        rare=True,
        by=Text("交付的文件由企业负责人来看。", "Documents handed over are for the client manager to see."),
        instead=("progress",),
        offer=Text("要看交付的文件吗？", "Would you like to see the documents?"),
    ),
    not_on_behalf="whoever hands it over files it",
)
