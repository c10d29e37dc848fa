"""风险: what may go wrong with a client's product, or our own service, how high it is and what is done (4.3, 5.4 a).

How likely and how severe it is, is said once here; it is graded anew by an event with its reason, so that the history
stays. The level follows from both by the firm's matrix, and nobody types it.
"""

from bot.rules.form import Form, Kind, Media, Question
from bot.rules.form import Option as Choice
from bot.rules.ledgers.columns import client_column, code_column
from bot.rules.ledgers.expiry import Expiry, Series
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger, Option
from bot.rules.people import POSITION_NAMES, Position, Role
from bot.rules.permissions import Right, Scope
from bot.rules.record_kind import Filed, RecordKind
from bot.rules.risks.matrix import LEVELS
from bot.rules.risks.words import LEVEL, LEVEL_NAMES, LIKELIHOOD, LIKELIHOODS, SEVERITIES, SEVERITY, level_said
from bot.rules.text import Text

_EVERYWHERE = {Role.QUALITY_MANAGER: Scope.ALL, Role.ADMINISTRATOR: Scope.ALL}
_SERVING = (Role.CONSULTANT, Role.LEAD)
SEE_RISKS = Right(
    Text("看风险和措施", "See risks and measures"),
    {
        Role.CLIENT_MANAGER: Scope.CLIENT,
        **dict.fromkeys(_SERVING, Scope.SERVED),
        **_EVERYWHERE,
        Role.AUDITOR: Scope.ALL,
    },
    looks_back=True,
)
CHANGE_RISKS = Right(
    Text("维护风险，定级和复评", "Keep, grade and review risks"),
    {**dict.fromkeys(_SERVING, Scope.CLIENT), **_EVERYWHERE},
    in_practice=False,
)
_LEAD_HEARS = frozenset({Role.LEAD})
OURS_HEAR = frozenset({Role.ADMINISTRATOR})
"""Who hears of what is no client's and has nobody to see to it."""

_OPTIONAL = Text("可不填。", "Optional.")
_GRADED = Text("1 到 5，从列表里选；以后用「调级」改。", "1 to 5, from the list; later by re-grading.")
_HINT = Text("以后要改，用「调级」写明原因。", "Later it is changed by re-grading, with a reason.")
STAGES = (
    Option("design", Text("设计", "Design")),
    Option("purchasing", Text("采购与供方", "Purchasing")),
    Option("material", Text("原材料", "Raw material")),
    Option("production", Text("生产过程", "Production")),
    Option("inspection", Text("检验", "Inspection")),
    Option("storage", Text("贮存与防护", "Storage")),
    Option("label", Text("标识与说明书", "Labels and manuals")),
    Option("delivery", Text("交付与售后", "Delivery, after-sales")),
    Option("service", Text("服务过程", "Service process")),
    Option("other", Text("其他", "Other")),
)
"""控制环节; that of our own service among them."""
_SORTS = (
    Option("people", Text("人员", "People")),
    Option("machine", Text("设备", "Machines")),
    Option("material", Text("物料", "Materials")),
    Option("method", Text("方法", "Methods")),
    Option("environment", Text("环境", "Environment")),
    Option("measuring", Text("测量", "Measuring")),
    Option("law", Text("法规与证照", "Law and licences")),
    Option("other", Text("其他", "Other")),
)
POSTS = (Position.PRINCIPAL, Position.DIRECTOR, Position.OFFICER)
"""Whom Order 75 has the list name, in its order."""
LIKELIHOOD_KEY, SEVERITY_KEY, LEVEL_KEY, REVIEW_ON = "likelihood", "severity", "level", "review_on"
RISK_MATRIX, RISK_LIST = "risk_matrix", "risk_list"
"""The codes of its papers, and the latter of the setting of its title."""

RISKS = Ledger(
    "risks",
    Text("风险", "Risks"),
    Text("风险", "Risk"),
    (
        code_column(Text("风险编号", "Risk code")),
        client_column(or_ours=True),
        Column(
            "name",
            Text("风险名称", "Name"),
            ColumnKind.TEXT,
            Text("几个字说清，如“阀体砂眼漏检”。", "In few words, like “sand holes not found”."),
            required=True,
            longest=60,
            names=True,
        ),
        Column("sort", Text("风险类别", "Kind of risk"), ColumnKind.CHOICE, _OPTIONAL, options=_SORTS),
        Column(
            "stage",
            Text("控制环节", "Control stage"),
            ColumnKind.CHOICE,
            Text("从列表里选。", "Pick one from the list."),
            required=True,
            options=STAGES,
        ),
        Column(
            "description",
            Text("风险描述", "Description"),
            ColumnKind.TEXT,
            Text("在什么情况下会出什么问题。", "What goes wrong, and when."),
            required=True,
            longest=500,
        ),
        Column(
            LIKELIHOOD_KEY,
            LIKELIHOOD,
            ColumnKind.CHOICE,
            _GRADED,
            hint=_HINT,
            required=True,
            options=tuple(Option(grade, name) for grade, name in LIKELIHOODS.items()),
            fixed=True,
        ),
        Column(
            SEVERITY_KEY,
            SEVERITY,
            ColumnKind.CHOICE,
            _GRADED,
            hint=_HINT,
            required=True,
            options=tuple(Option(grade, name) for grade, name in SEVERITIES.items()),
            fixed=True,
        ),
        Column(
            LEVEL_KEY,
            LEVEL,
            ColumnKind.CHOICE,
            Text("按公司的风险矩阵算出来，不用填。", "Worked out by the firm's matrix; leave it."),
            options=tuple(
                Option(level.value, level_said(level), (LEVEL_NAMES[level].zh, LEVEL_NAMES[level].en))
                for level in reversed(LEVELS)
            ),
            computed=True,
        ),
        Column(
            "incidents",
            Text("可能的事件和后果", "Possible incidents"),
            ColumnKind.TEXT,
            Text(
                "可能发生的突发质量事件，会造成什么后果（4.3 d）。",
                "Quality incidents it may lead to, and their consequences (4.3 d).",
            ),
            longest=500,
            later=True,
        ),
        Column(
            "controls",
            Text("管控措施", "Control measures"),
            ColumnKind.TEXT,
            Text("平时靠什么控制住，可不填。", "What keeps it under control; optional."),
            longest=500,
        ),
        Column(
            "how_often",
            Text("管控频次", "How often"),
            ColumnKind.TEXT,
            Text("如“每批”“每班一次”，可不填。", "Like “each batch”, “once a shift”; optional."),
            longest=60,
            later=True,
            asked=Text("多久管控一次？", "How often is it controlled?"),
        ),
        Column(
            "posts",
            Text("企业责任人", "Responsible at the client"),
            ColumnKind.SEVERAL,
            Text("第 75 号令的清单写到这些人，可以有几位。", "Whom the list of Order 75 names; one or several."),
            options=tuple(Option(post.value, POSITION_NAMES[post]) for post in POSTS),
            longest=40,
            later=True,
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
            REVIEW_ON,
            Text("下次复评", "Next review"),
            ColumnKind.DAY,
            Text("写成 2027-03-31；空着按等级推算。", "Like 2027-03-31; empty: as its level has it."),
            later=True,
        ),
    ),
    subject="risk",
    seen_by=SEE_RISKS,
    changed_by=CHANGE_RISKS,
    expiry=Expiry(
        REVIEW_ON,
        _LEAD_HEARS,
        {"": Series("warn_risk", Text("风险复评", "Risk reviews"), (14,), ((14,), (7,), (30, 7)))},
        what=Text("复评", "Review of"),
        owner="person",
        ours=OURS_HEAR,
        until=Text("复评日期：{until}", "Review on: {until}"),
        events=("risk_review", "risk_grading"),
        asked=Text("看一看有没有变化：没有就复评，变了就调级。", "Has anything changed? Review it, or grade it anew."),
    ),
    table="risk",
    letter="R",
    beside=(LEVEL_KEY,),
    order=LEVEL_KEY,
    ending=Text(
        "不再提醒复评，清单和矩阵图里也不再有；记录都保留，以后可以恢复。",
        "No review is asked for, and it is in no list or matrix any more. Its records stay, and it can be reactivated.",
    ),
    files=True,
    label=True,
    papers={
        RISK_MATRIX: Text("🖼 风险矩阵图", "🖼 Risk matrix"),
        RISK_LIST: Text("📄 风险管控清单", "📄 Control list"),
    },
    once_only=True,
    freezes=True,
)

WAS = Question(
    "was",
    Kind.CHOICE,
    Text("原等级", "Former level"),
    label=Text("变化", "Change"),
    options=tuple(
        Choice(level.value, Text(f"原为{LEVEL_NAMES[level].zh}", f"was {LEVEL_NAMES[level].en}")) for level in LEVELS
    ),
)
NOW = Question(
    LEVEL_KEY,
    Kind.CHOICE,
    LEVEL,
    label=LEVEL,
    options=tuple(Choice(level.value, level_said(level)) for level in LEVELS),
)
NEXT_REVIEW = Question(REVIEW_ON, Kind.DATE, Text("下次复评", "Next review"), label=Text("下次复评", "Next review"))
_FILES = Question(
    "files",
    Kind.FILES,
    Text("有依据的可以附上。", "Attach what it is based on, if anything."),
    label=Text("附件", "Files"),
    required=False,
    walked=False,
    maximum=10,
    media=frozenset({Media.PHOTO, Media.DOCUMENT}),
)

RISK_GRADING = RecordKind(
    kind="risk_grading",
    name=Text("调级", "re-grading"),
    number="TJ",
    mark="⚖️",
    form=Form(
        "risk_grading",
        1,
        Text("风险调级", "Grade a risk anew"),
        (
            Question(
                LIKELIHOOD_KEY,
                Kind.CHOICE,
                Text("现在发生的可能性？", "How likely is it now?"),
                label=LIKELIHOOD,
                clause="4.3",
                options=tuple(Choice(grade, name) for grade, name in LIKELIHOODS.items()),
            ),
            Question(
                SEVERITY_KEY,
                Kind.CHOICE,
                Text("发生了有多严重？", "How severe would it be?"),
                label=SEVERITY,
                clause="4.3",
                options=tuple(Choice(grade, name) for grade, name in SEVERITIES.items()),
            ),
            Question(
                "reason",
                Kind.TEXT,
                Text("为什么调整？", "Why is it graded anew?"),
                label=Text("原因", "Reason"),
                help=Text("一句话，以后查得到依据。", "One sentence: it is what is looked up later."),
                minimum=2,
                maximum=300,
                media=frozenset({Media.PHOTO, Media.DOCUMENT}),
                files_to="files",
            ),
            _FILES,
        ),
        submit=Text("调级", "Grade it"),
    ),
    about=(RISKS.code,),
    file=CHANGE_RISKS,
    see=SEE_RISKS,
    facts=(LEVEL_KEY, WAS.key, LIKELIHOOD_KEY, SEVERITY_KEY),
    words="reason",
    derived=(NOW, WAS, NEXT_REVIEW),
    sets={
        LIKELIHOOD_KEY: LIKELIHOOD_KEY,
        SEVERITY_KEY: SEVERITY_KEY,
        LEVEL_KEY: LEVEL_KEY,
        REVIEW_ON: REVIEW_ON,
    },
    register=Filed("risk_gradings", Text("风险调级", "Risk gradings")),
    not_on_behalf="whoever judges it grades it",
)

RISK_REVIEW = RecordKind(
    kind="risk_review",
    name=Text("复评", "review"),
    number="FP",
    mark="🔎",
    form=Form(
        "risk_review",
        1,
        Text("风险复评", "Review a risk"),
        (
            Question(
                "note",
                Kind.TEXT,
                Text("看了什么？等级不变的理由？", "What was looked at, and why does the level stand?"),
                label=Text("复评情况", "Review"),
                help=Text("等级要变的，请用「调级」。", "If the level changes, grade it anew instead."),
                clause="4.3",
                minimum=2,
                maximum=500,
                media=frozenset({Media.PHOTO, Media.DOCUMENT}),
                files_to="files",
            ),
            _FILES,
        ),
        submit=Text("复评完成", "Reviewed"),
        at_once=True,
    ),
    about=(RISKS.code,),
    file=CHANGE_RISKS,
    see=SEE_RISKS,
    facts=(LEVEL_KEY,),
    words="note",
    derived=(NOW, NEXT_REVIEW),
    sets={REVIEW_ON: REVIEW_ON},
    not_on_behalf="whoever looked at it says so",
)
