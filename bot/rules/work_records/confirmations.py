"""企业确认: what a client was asked to confirm, who did and how, or why nobody did (clauses 3.6, 4.1.3, 4.7.1)."""

from bot.rules.behalf import CHANNEL_NAMES
from bot.rules.form import ANY_MEDIA, Form, Kind, Option, Question
from bot.rules.free_text import Heard
from bot.rules.record_kind import CLIENT, TASK, Filed, RecordKind
from bot.rules.text import Text, capital
from bot.rules.ways_in import WayIn
from bot.rules.work_records.of_team import FILES, amended_by_team, filed_by_team, seen_as_services


def _at_first(name: Text) -> Text:
    """As it stands at the beginning of a key or a line."""
    return Text(name.zh, capital(name.en))


_FORM = Form(
    "confirmation",
    1,
    Text("记企业确认", "Record a confirmation"),
    (
        Question(
            "what",
            Kind.TEXT,
            Text("请企业确认的是什么？", "What was the client asked to confirm?"),
            label=Text("事项", "Matter"),
            clause="4.1.3",
            help=Text(
                "签过字的那页可以直接拍照发，说明写在图片说明里。",
                "A photo of the signed page can be sent right here, with a caption.",
            ),
            maximum=500,
            media=ANY_MEDIA,
            files_to="files",
        ),
        Question(
            "result",
            Kind.CHOICE,
            Text("结果怎样？", "With what result?"),
            label=Text("结果", "Result"),
            options=(
                Option("confirmed", Text("已确认", "Confirmed")),
                Option("remarks", Text("确认，但有意见", "Confirmed with remarks")),
                Option("refused", Text("不同意", "Refused")),
                Option("absent", Text("找不到人", "Nobody there")),
            ),
        ),
        Question(
            "by",
            Kind.TEXT,
            Text("对方是谁？写姓名和职务。", "Who was it? Name and position, please."),
            label=Text("对方", "Asked"),
            maximum=100,
        ),
        Question(
            "how",
            Kind.CHOICE,
            Text("怎么联系的？", "How were they asked?"),
            label=Text("方式", "How"),
            options=tuple(Option(channel.value, _at_first(name)) for channel, name in CHANNEL_NAMES.items()),
        ),
        Question(
            "said",
            Kind.TEXT,
            Text("对方有什么意见？没有确认的，写明原因。", "Their remarks, or why it was not confirmed?"),
            label=Text("意见或原因", "Remarks or reason"),
            required=False,
            skips=Text("没有", "None"),
            maximum=500,
        ),
        FILES,
    ),
)

CONFIRMATION = RecordKind(
    kind="confirmation",
    name=Text("企业确认", "confirmation"),
    number="QR",
    mark="🖊",
    form=_FORM,
    about=(CLIENT, TASK),
    file=filed_by_team(Text("记企业确认", "Record confirmations")),
    see=seen_as_services(Text("看企业确认", "See confirmations")),
    amend=amended_by_team(Text("更正企业确认", "Amend a confirmation")),
    facts=("result", "by", "how", "said"),
    sorted_by="result",
    words="what",
    planned="what",
    register=Filed("confirmations", Text("企业确认", "Confirmations")),
    way=WayIn(
        "confirmation",
        Text("记企业确认", "Record a confirmation"),
        words=Text("企业确认|客户确认", ""),
        rank=73,
        rare=True,
        by=Text("企业确认由质量管家来记。", "Confirmations are recorded by the consultants."),
        instead=("services", "ask"),
        heard=Heard(contains=Text("签字确认了|确认过了|签过字", "signed off|has confirmed")),
    ),
    listed=WayIn(
        "confirmations",
        Text("确认记录", "Confirmations"),
        words=Text("企业确认台账", ""),
        rank=83,
        rare=True,
        by=Text("确认记录由企业负责人来看。", "Confirmations are for the client manager to see."),
        instead=("progress",),
        offer=Text("要看确认记录吗？", "Would you like to see the confirmations?"),
    ),
    not_on_behalf="whoever asked notes what was said",
)
