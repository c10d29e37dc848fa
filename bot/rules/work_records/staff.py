"""Staff files (专业档案): certificates that somebody sends, how they came to us, learn and do (clauses 3.2, 5.1.1).

Who has a certificate in hand sends it; until an administrator confirmed it, what is known already counts.
"""

from bot.rules.form import Form, Kind, Media, Option, Question
from bot.rules.ledgers.certificates import CERTIFICATES, SEE_STAFF_FILES, VALID_UNTIL
from bot.rules.names import LONGEST_NAME
from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.record_kind import Filed, RecordKind, Release
from bot.rules.text import Text

_PAPERS = frozenset({Media.PHOTO, Media.DOCUMENT})
_OWN = dict.fromkeys((Role.CONSULTANT, Role.LEAD, Role.QUALITY_MANAGER), Scope.OWN)
_ADMINISTRATORS = {Role.ADMINISTRATOR: Scope.ALL}

BRING = Right(
    Text("发自己的证书和继续教育证明", "Send one's certificates and education"),
    {**_OWN, **_ADMINISTRATORS},
    in_practice=False,
)
CONFIRM = Right(
    Text("核对人员证书和继续教育", "Confirm certificates and education"), _ADMINISTRATORS, in_practice=False
)
_TAKE_BACK = Right(
    Text("撤回自己发来、还没核对的", "Take back what one sent and is not confirmed"),
    {**_OWN, Role.ADMINISTRATOR: Scope.OWN},
    in_practice=False,
)
_KEEP = Right(Text("登记选聘记录", "Enter hiring records"), _ADMINISTRATORS, in_practice=False)
_ASSESSORS = dict.fromkeys((Role.LEAD, Role.QUALITY_MANAGER, Role.ADMINISTRATOR), Scope.ALL)
_ASSESS = Right(Text("做岗位考评", "Assess staff"), _ASSESSORS, in_practice=False)
_SEE_ASSESSED = Right(
    Text("看岗位考评", "See assessments"), {Role.CONSULTANT: Scope.OWN, **_ASSESSORS}, in_practice=False
)
"""How somebody does is theirs to know, and of those who look after people."""
_ON_BEHALF = "who has it in hand sends it, and an administrator enters it for anybody"


def _scan(prompt: Text, *, required: bool = True, walked: bool = True) -> Question:
    return Question(
        "scan",
        Kind.FILES,
        prompt,
        label=Text("扫描件", "Scan"),
        required=required,
        walked=walked,
        maximum=10,
        media=_PAPERS,
    )


def _text(key: str, label: Text, prompt: Text, *, longest: int = 120, walked: bool = False) -> Question:
    return Question(key, Kind.TEXT, prompt, label=label, required=False, walked=walked, maximum=longest)


_FROM = Question(
    "valid_from",
    Kind.DATE,
    Text("哪天发证的？", "On which day was it issued?"),
    label=Text("发证日期", "Issued on"),
    required=False,
    walked=False,
)
_UNTIL = Text("有效期至哪天？", "Until which day is it valid?")
_NUMBER = Text("证书编号", "Number")

CERTIFICATE_UPDATE = RecordKind(
    kind="certificate_update",
    name=Text("证书更新", "certificate update"),
    number="ZG",
    mark="🔄",
    form=Form(
        "certificate_update",
        1,
        Text("更新证书", "Update a certificate"),
        (
            _scan(Text("请发新证的照片或文件。", "Please send a photo or file of the new certificate.")),
            Question(
                VALID_UNTIL,
                Kind.DATE,
                _UNTIL,
                label=Text("有效期至", "Valid until"),
                help=Text("直接发日期更快，如 2029-06-20。", "Sending the day is quicker, like 2029-06-20."),
                clause="5.1.1",
            ),
            _text(
                "number",
                _NUMBER,
                Text("新的编号是什么？没变就不填。", "What is its number, if it changed?"),
                longest=60,
            ),
            _FROM,
        ),
    ),
    about=(CERTIFICATES.code,),
    file=BRING,
    see=SEE_STAFF_FILES,
    release=Release.ON_CONFIRMATION,
    approve=CONFIRM,
    recall=_TAKE_BACK,
    recall_issued=CONFIRM,
    facts=(VALID_UNTIL, "number", "valid_from"),
    sets={VALID_UNTIL: VALID_UNTIL, "number": "number", "valid_from": "valid_from"},
    not_on_behalf=_ON_BEHALF,
)

NEW_CERTIFICATE = RecordKind(
    kind="new_certificate",
    name=Text("新证书", "new certificate"),
    number="ZS",
    mark="📜",
    form=Form(
        "new_certificate",
        1,
        Text("发新证书", "Send a new certificate"),
        (
            _scan(Text("请发证书的照片或文件。", "Please send a photo or file of the certificate.")),
            Question(
                "name",
                Kind.TEXT,
                Text("是什么证书？点一个，或写名称。", "What certificate is it? Tap one, or write its name."),
                label=Text("证书名称", "Certificate"),
                clause="5.1.1",
                maximum=LONGEST_NAME,
                names=True,
                remarks=(
                    Text("工程师职称", "Engineer's title"),
                    Text("内审员", "Internal auditor"),
                    Text("注册计量师", "Registered metrologist"),
                ),
            ),
            _text("number", _NUMBER, Text("证书编号是多少？", "What is its number?"), longest=60, walked=True),
            Question(
                VALID_UNTIL,
                Kind.DATE,
                _UNTIL,
                label=Text("有效期至", "Valid until"),
                help=Text("直接发日期更快，如 2029-06-20。", "Sending the day is quicker, like 2029-06-20."),
                required=False,
                skips=Text("长期有效", "Does not expire"),
            ),
            Question(
                "kind",
                Kind.CHOICE,
                Text("是哪一种证书？", "What kind of certificate is it?"),
                label=Text("证书种类", "Kind of certificate"),
                required=False,
                walked=False,
                options=tuple(Option(one.value, one.text) for one in CERTIFICATES.column("kind").options),
            ),
            _text("issuer", Text("发证机构", "Issued by"), Text("哪里发的？", "Who issued it?")),
            _FROM,
        ),
    ),
    about=("people",),
    file=BRING,
    see=SEE_STAFF_FILES,
    release=Release.ON_CONFIRMATION,
    approve=CONFIRM,
    recall=_TAKE_BACK,
    recall_issued=CONFIRM,
    facts=("name", "number", VALID_UNTIL, "kind", "issuer", "valid_from"),
    enters=CERTIFICATES.code,
    sets={key: key for key in ("name", "number", VALID_UNTIL, "kind", "issuer", "valid_from")},
    not_on_behalf=_ON_BEHALF,
)

HIRING = RecordKind(
    kind="hiring",
    name=Text("选聘记录", "hiring record"),
    number="XP",
    mark="🤝",
    form=Form(
        "hiring",
        1,
        Text("登记选聘", "Enter a hiring"),
        (
            Question(
                "hired_on",
                Kind.DATE,
                Text("哪天聘用的？", "On which day were they hired?"),
                label=Text("聘用日期", "Hired on"),
                clause="5.1.1",
            ),
            Question(
                "source",
                Kind.TEXT,
                Text("从哪里来、怎么招到的？", "Where from, and how were they found?"),
                label=Text("来源", "From"),
                maximum=200,
                remarks=(
                    Text("社会招聘", "Open recruitment"),
                    Text("内部调岗", "Transfer within the company"),
                    Text("外部聘请专家", "External expert"),
                ),
            ),
            Question(
                "basis",
                Kind.TEXT,
                Text(
                    "凭什么选用？写学历、职称、经验、面试结论。",
                    "On what basis? Studies, title, experience, interview.",
                ),
                label=Text("选聘依据", "Basis"),
                media=_PAPERS,
                files_to="scan",
                maximum=500,
            ),
            Question(
                "decided_by",
                Kind.TEXT,
                Text("由谁决定的？", "Who decided it?"),
                label=Text("决定人", "Decided by"),
                maximum=60,
            ),
            _scan(Text("附件", "Files"), required=False, walked=False),
        ),
    ),
    about=("people",),
    file=_KEEP,
    see=SEE_STAFF_FILES,
    amend=_KEEP,
    facts=("source", "decided_by"),
    words="basis",
    day="hired_on",
    register=Filed("hirings", Text("选聘", "Hirings")),
    not_on_behalf="the firm's own paper, which its administrators keep",
)

HOURS = "hours"

EDUCATION = RecordKind(
    kind="education",
    name=Text("继续教育", "continuing education"),
    number="JX",
    mark="🎓",
    form=Form(
        "education",
        1,
        Text("登记继续教育", "Enter continuing education"),
        (
            Question(
                "held_on",
                Kind.DATE,
                Text("哪天结束的？", "On which day did it end?"),
                label=Text("日期", "Day"),
                clause="3.2",
                maximum=0,
            ),
            Question(
                "topic",
                Kind.TEXT,
                Text("学了什么？", "What was it about?"),
                label=Text("内容", "Topic"),
                help=Text("证明的照片可以一起发。", "A photo of the certificate can come with it."),
                media=_PAPERS,
                files_to="scan",
                maximum=200,
            ),
            Question(
                HOURS,
                Kind.NUMBER,
                Text("多少学时？", "How many hours?"),
                label=Text("学时", "Hours"),
                minimum=1,
                maximum=500,
                unit=Text("学时", "hours"),
            ),
            Question(
                "organiser",
                Kind.TEXT,
                Text("谁办的？", "Who organised it?"),
                label=Text("主办方", "Organiser"),
                maximum=120,
                remarks=(Text("公司内部培训", "Internal training"),),
            ),
            _scan(Text("请发证明。", "Please send the proof."), required=False, walked=False),
        ),
    ),
    about=("people",),
    file=BRING,
    see=SEE_STAFF_FILES,
    release=Release.ON_CONFIRMATION,
    approve=CONFIRM,
    recall=_TAKE_BACK,
    recall_issued=CONFIRM,
    facts=(HOURS, "organiser"),
    words="topic",
    day="held_on",
    register=Filed("educations", Text("继续教育", "Continuing education")),
    not_on_behalf=_ON_BEHALF,
)

ASSESSMENT = RecordKind(
    kind="assessment",
    name=Text("岗位考评", "assessment"),
    number="KP",
    mark="📊",
    form=Form(
        "assessment",
        1,
        Text("岗位考评", "Assess"),
        (
            Question(
                "period",
                Kind.TEXT,
                Text("考评哪段时间？如“2026 年度”。", "Of which period? Like “2026”."),
                label=Text("考评周期", "Period"),
                clause="5.1.1",
                maximum=40,
            ),
            Question(
                "result",
                Kind.CHOICE,
                Text("结果怎么样？", "How did they do?"),
                label=Text("结果", "Result"),
                options=(
                    Option("excellent", Text("优秀", "Excellent")),
                    Option("good", Text("合格", "Good")),
                    Option("fair", Text("基本合格", "Fair")),
                    Option("poor", Text("不合格", "Not good enough")),
                ),
            ),
            Question(
                "assessor",
                Kind.TEXT,
                Text("由谁考评的？", "Who assessed them?"),
                label=Text("考评人", "Assessed by"),
                maximum=60,
            ),
            Question(
                "said",
                Kind.TEXT,
                Text("评语：好在哪里，要改进什么？", "What was good, and what is to improve?"),
                label=Text("评语", "Comment"),
                media=_PAPERS,
                files_to="scan",
                maximum=500,
            ),
            _scan(Text("附件", "Files"), required=False, walked=False),
        ),
    ),
    about=("people",),
    file=_ASSESS,
    see=_SEE_ASSESSED,
    amend=_ASSESS,
    facts=("period", "result", "assessor"),
    words="said",
    register=Filed("assessments", Text("岗位考评", "Assessments")),
    not_on_behalf="whoever assessed them enters it",
)

STAFF_KINDS = (NEW_CERTIFICATE, EDUCATION, HIRING, ASSESSMENT)
"""What belongs to somebody's file beside what happened to their certificates, in the order in which it is offered."""
