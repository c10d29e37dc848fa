"""风险措施: what is to be done about a risk, by whom and until when, and how it came out (clause 4.3 e).

A measure is open until it was done or given up with a reason, either of which ends it; another day needs a reason too.
"""

from bot.rules.form import ANY_MEDIA, Form, Kind, Question
from bot.rules.ledgers.columns import client_column, code_column
from bot.rules.ledgers.expiry import Expiry, Series
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger
from bot.rules.ledgers.risks import CHANGE_RISKS, OURS_HEAR, SEE_RISKS
from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.record_kind import RecordKind
from bot.rules.text import Text

DUE = "due"
SEE_TO_MEASURES = Right(
    Text("办风险措施", "See to measures"),
    {
        **dict.fromkeys((Role.CONSULTANT, Role.LEAD), Scope.SERVED),
        **dict.fromkeys((Role.QUALITY_MANAGER, Role.ADMINISTRATOR), Scope.ALL),
    },
    in_practice=False,
)
"""Whoever of ours may have been asked to; of what is our own that is anybody of ours."""

RISK_MEASURES = Ledger(
    "risk_measures",
    Text("风险措施", "Risk measures"),
    Text("措施", "Measure"),
    (
        code_column(Text("措施编号", "Measure code")),
        client_column(or_ours=True),
        Column(
            "risk",
            Text("风险编号", "Risk code"),
            ColumnKind.REFERENCE,
            Text("见“风险”表。", "See the sheet Risks."),
            required=True,
            refers="risks",
            fixed=True,
            picked=Text("风险", "Risk"),
        ),
        Column(
            "what",
            Text("做什么", "What is to be done"),
            ColumnKind.TEXT,
            Text("要做成什么，如“增加一道气密试验”。", "What is to be there then, like “add a leak test”."),
            required=True,
            longest=200,
            asked=Text("要做什么？", "What is to be done?"),
        ),
        Column(
            "person",
            Text("我方负责人工号", "Our owner's code"),
            ColumnKind.REFERENCE,
            Text(
                "本公司的人，见“人员”表；空着就是项目负责人。",
                "One of ours, see the sheet People; empty: the lead.",
            ),
            refers="people",
            picked=Text("负责人", "Owner"),
            empty=Text("项目负责人", "The project lead"),
        ),
        Column(
            "at_client",
            Text("企业经办人", "Who does it at the client"),
            ColumnKind.TEXT,
            Text("企业里谁来做，可不填。", "Who of the client does it; optional."),
            longest=60,
            asked=Text("企业谁来做？", "Who does it at the client?"),
        ),
        Column(
            DUE,
            Text("完成期限", "Due"),
            ColumnKind.DAY,
            Text("写成 2027-03-31。", "Like 2027-03-31."),
            required=True,
            fixed=True,
        ),
    ),
    subject="risk_measure",
    seen_by=SEE_RISKS,
    changed_by=CHANGE_RISKS,
    expiry=Expiry(
        DUE,
        frozenset({Role.LEAD}),
        {"": Series("warn_measure", Text("风险措施", "Risk measures"), (7, 1), ((7, 1), (3,), (14, 7, 1)))},
        what=Text("措施", "Measure"),
        owner="person",
        ours=OURS_HEAR,
        until=Text("期限：{until}", "Due: {until}"),
        events=("measure_done", "measure_moved", "measure_waived"),
        asked=Text(
            "办好了请说一声；办不到的，请改期或说明为什么不办了。",
            "Say so once it is done; if it cannot be, move it or say why it is dropped.",
        ),
    ),
    table="risk_measure",
    letter="RM",
    called="what",
    beside=(DUE,),
    order=DUE,
    under="risk",
    ended_by="measure_waived",
    sought=False,
    once_only=True,
    freezes=True,
)

_PHOTOS = Question(
    "files",
    Kind.FILES,
    Text("照片或文件", "Photos or files"),
    label=Text("附件", "Files"),
    required=False,
    walked=False,
    maximum=10,
    media=ANY_MEDIA,
)


def _said(key: str, prompt: Text, label: Text) -> Question:
    return Question(
        key, Kind.TEXT, prompt, label=label, clause="4.3", minimum=2, maximum=300, media=ANY_MEDIA, files_to="files"
    )


MEASURE_DONE = RecordKind(
    kind="measure_done",
    name=Text("办好了", "done"),
    number="CS",
    mark="✅",
    form=Form(
        "measure_done",
        1,
        Text("措施办好了", "A measure is done"),
        (
            _said(
                "how",
                Text("怎么办好的？一句话，或发照片。", "How was it done? A sentence, or a photo."),
                Text("完成情况", "How it was done"),
            ),
            _PHOTOS,
        ),
        submit=Text("办好了", "It is done"),
        at_once=True,
    ),
    about=(RISK_MEASURES.code,),
    file=SEE_TO_MEASURES,
    see=SEE_RISKS,
    words="how",
    ends=True,
    not_on_behalf="whoever saw to it says so",
)

MEASURE_MOVED = RecordKind(
    kind="measure_moved",
    name=Text("改期", "new date"),
    number="GQ",
    mark="📅",
    form=Form(
        "measure_moved",
        1,
        Text("措施改期", "Move a measure"),
        (
            Question(
                DUE,
                Kind.DATE,
                Text("改到哪一天？", "To which day?"),
                label=Text("改到", "New date"),
                minimum=0,
                maximum=366,
            ),
            _said("reason", Text("为什么改？", "Why is it moved?"), Text("原因", "Reason")),
            _PHOTOS,
        ),
        submit=Text("改期", "Move it"),
        at_once=True,
    ),
    about=(RISK_MEASURES.code,),
    file=SEE_TO_MEASURES,
    see=SEE_RISKS,
    facts=(DUE,),
    words="reason",
    sets={DUE: DUE},
    not_on_behalf="whoever sees to it moves it",
)

MEASURE_WAIVED = RecordKind(
    kind="measure_waived",
    name=Text("不办了", "dropped"),
    number="MB",
    mark="🚫",
    form=Form(
        "measure_waived",
        1,
        Text("措施不办了", "Drop a measure"),
        (_said("reason", Text("为什么不办了？", "Why is it dropped?"), Text("原因", "Reason")), _PHOTOS),
        submit=Text("不办了", "Drop it"),
        at_once=True,
    ),
    about=(RISK_MEASURES.code,),
    file=CHANGE_RISKS,
    see=SEE_RISKS,
    words="reason",
    ends=True,
    not_on_behalf="whoever answers for the risk says why",
)
