"""The built-in patrol: the seven topics of clause 4.6, with what to look at and what to suggest.

Prompts, hints and suggestions are in our own words; the clause is cited, not copied.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.rules.cases.finding_terms import Severity
from bot.rules.form import NONE, FollowUp, Form, Kind, Option, Question, When
from bot.rules.plain_words import NON_CONFORM, YES
from bot.rules.text import Text


@dataclass(frozen=True, slots=True)
class _Topic:
    clause: str
    name: Text
    look_at: Text
    suggestion: Text


_TOPICS = (
    _Topic(
        "4.6 a",
        Text("法规政策落实", "Laws and policies"),
        Text(
            "证照、许可、强制认证在有效期内，产品没有超范围\n"
            "现行法规和标准有清单，用的是最新版本\n"
            "监管部门上次提的要求已落实\n"
            "适用 75 号令的：质量安全总监、质量安全员有任命，知道职责",
            "Licences and compulsory certificates are valid and cover what is made\n"
            "There is a list of the laws and standards that apply, in their latest versions\n"
            "What the authority asked for last time has been done\n"
            "Under Order 75: quality-safety director and officers are appointed and know their duties",
        ),
        Text(
            "对照现行法规和标准清单逐项核对。证照过期、暂停或超范围的，相关产品立即停产停售，办妥前不得恢复。"
            "由质量负责人（适用 75 号令的为质量安全总监）确认，并留存记录。",
            "Check against the list of current laws and standards. Where a licence or certificate has expired, is "
            "suspended or does not cover a product, stop making and selling that product at once, and do not resume "
            "before it is in order. The head of quality (under Order 75 the quality-safety director) confirms this and "
            "keeps the record.",
        ),
    ),
    _Topic(
        "4.6 b",
        Text("质量管理文件运行", "Quality documents in use"),
        Text(
            "现场文件是有效版本，旧版已收回或有作废标识\n"
            "作业指导书与实际操作一致\n"
            "文件更改有审批，相关人员已知晓\n"
            "操作人员说得出本岗位的要求",
            "Documents on the floor are valid versions; old ones are withdrawn or marked obsolete\n"
            "Work instructions match what is really done\n"
            "Changes are approved, and those concerned know of them\n"
            "Operators can tell the requirements of their own post",
        ),
        Text(
            "收回作废文件，换发有效版本，并对相关岗位当场讲解、签字确认。文件与实际不一致的，先判断哪个对，再改文件或改做法。",
            "Withdraw obsolete documents, issue the valid version, explain it at the post and have it signed for. "
            "Where paper and practice differ, decide first which is right, then change the other.",
        ),
    ),
    _Topic(
        "4.6 c",
        Text("生产环境", "Production environment"),
        Text(
            "温湿度、照明、洁净等有要求的，实测达标并有记录\n"
            "地面、设备、工装干净，没有积水积尘\n"
            "物料定置摆放，有垫板，分区标识清楚\n"
            "通道畅通，没有混料、磕碰、受潮的可能",
            "Required temperature, humidity, light and cleanliness are measured, met and recorded\n"
            "Floor, machines and fixtures are clean, without water or dust\n"
            "Materials are in their places and on pallets; areas are marked\n"
            "Passages are free; nothing can be mixed up, knocked or get damp",
        ),
        Text(
            "立即清理现场、恢复分区标识；环境参数超限的，查明原因并评估超限期间的产品。把该区域列入每日检查。",
            "Clean up and restore the area markings at once; where a reading is out of range, find the cause and "
            "assess what was made meanwhile. Put the area on the daily check.",
        ),
    ),
    _Topic(
        "4.6 d",
        Text("现场质量管理", "Quality control on the floor"),
        Text(
            "首件、巡检、完工检验按规定做，记录当场填写\n"
            "封样、标准样件在位并在有效期内\n"
            "工艺参数与工艺卡一致\n"
            "不合格品有标识、已隔离、有评审和处置结论",
            "First-piece, in-process and final checks are done as laid down and recorded on the spot\n"
            "Sealed samples and reference parts are in place and in date\n"
            "Process settings match the process card\n"
            "Nonconforming product is marked and kept apart; its review and disposition are recorded",
        ),
        Text(
            "补做封样；漏检的补做检验，缺失的记录如实注明，不得补填。隔离可能受影响的产品并复检。"
            "由班组长每班核对一次，连续核对两周后评价效果。",
            "Make the missing sealed samples. Do now any inspection that was left out; note truthfully which records "
            "are missing, and never fill them in afterwards. Set apart and re-inspect what may be affected. The shift "
            "leader checks once a shift; judge the effect after two weeks.",
        ),
    ),
    _Topic(
        "4.6 e",
        Text("质量隐患排查", "Hidden quality risks"),
        Text(
            "防错、报警装置有效，没有被停用或短接\n"
            "相似物料不会混放、错用\n"
            "超期物料、待判定产品没有流转\n"
            "以前发现的问题没有再出现",
            "Error-proofing and alarms work and are not switched off or bridged\n"
            "Look-alike materials cannot be mixed up\n"
            "Expired material and undecided product do not move on\n"
            "Problems found earlier have not come back",
        ),
        Text(
            "先采取临时措施控制隐患，再查清原因，把措施、责任人和期限写进风险清单（适用 75 号令的：风险管控清单）。"
            "同类工位一并排查。",
            "Contain the risk first, then find its cause and enter measure, owner and date in the risk register (under "
            "Order 75 the risk-control list). Check similar stations as well.",
        ),
    ),
    _Topic(
        "4.6 f",
        Text("台账记录", "Ledgers and records"),
        Text(
            "进货、过程、出厂记录齐全，没有提前填或事后补\n"
            "签字、日期完整；没有涂改，更正用划改，有签名和日期\n"
            "从成品批号能追到原料\n"
            "设备、计量器具台账与实物相符\n"
            "适用 75 号令的：日管控、周排查、月调度记录连续，停产日有说明",
            "Incoming, process and outgoing records are complete, none written ahead or afterwards\n"
            "Signed and dated; nothing overwritten, corrections struck through, signed and dated\n"
            "A finished batch can be traced to its raw material\n"
            "Ledgers of equipment and instruments match the real things\n"
            "Under Order 75: no gap in daily, weekly and monthly records; shutdown days are explained",
        ),
        Text(
            "写错的由当事人划改，签名并注明日期；缺失的如实说明，不得补填、倒签。"
            "抽查近一个月的同类记录，指定专人每周复核签字。",
            "Whoever wrote it strikes a wrong entry through, signs and dates the correction; what is missing is stated "
            "as missing, never filled in afterwards or back-dated. Sample last month's records of the same kind, and "
            "name a person who reviews and signs weekly.",
        ),
    ),
    _Topic(
        "4.6 g",
        Text("日常检测安排", "Routine testing"),
        Text(
            "检测项目、频次、方法符合标准和工艺要求\n"
            "量具、仪器在检定有效期或校准周期内，状态标识清楚\n"
            "取样有代表性，原始数据可查\n"
            "异常结果按规定复测，原结果保留，有处置",
            "Items, frequency and methods of testing suit the standard and the process\n"
            "Instruments are within verification date or calibration interval, and labelled so\n"
            "Samples are representative; raw data can be seen\n"
            "Abnormal results are re-tested as laid down, the first result kept, and dealt with",
        ),
        Text(
            "按标准和风险重新核定检测项目与频次。超期量具停用并标识，送检定或校准，"
            "并对上次有效检定或校准以来的结果作追溯评估。",
            "Settle items and frequency of testing anew by standard and risk. Take overdue instruments out of use and "
            "label them so, have them verified or calibrated, and assess the results since the last valid verification "
            "or calibration.",
        ),
    ),
)


SEVERITY_HINT = Text(
    "轻微：偶然疏漏，不影响产品质量，{fix_minor}内整改\n"
    "一般：要求没有做到位，可能影响产品质量，{fix_ordinary}内整改\n"
    "严重：已影响或很可能影响产品安全、批量质量，违反强制要求，系统性失效，或同类问题成批出现，"
    "{contain_serious}内控制、{fix_serious}内整改",
    "Minor: a slip without effect on product quality; fix within {fix_minor}\n"
    "Ordinary: a requirement is not met and quality may suffer; fix within {fix_ordinary}\n"
    "Serious: product safety or whole batches are affected or likely to be, a mandatory requirement is broken, a "
    "system fails, or the same problem turns up in numbers; "
    "contain within {contain_serious} and fix within {fix_serious}",
)
"""The placeholders are the times that the firm allows; the form's card fills them in."""


def _about_the_problem() -> tuple[Question, ...]:
    return (
        Question(
            "note",
            Kind.TEXT,
            Text(
                "发现了什么问题？可直接发照片，在照片说明里写问题。",
                "What is wrong? You may simply send a photo and describe the problem in its caption.",
            ),
            label=Text("描述", "Description"),
            minimum=2,
            maximum=1000,
            files_to="photo",
        ),
        Question(
            "photo",
            Kind.FILES,
            Text("问题照片", "Photos of the problem"),
            label=Text("照片", "Photos"),
            minimum=1,
            maximum=10,
        ),
        Question(
            "severity",
            Kind.CHOICE,
            Text("严重程度", "How serious is it?"),
            label=Text("程度", "Severity"),
            help=SEVERITY_HINT,
            options=(
                Option(Severity.MINOR.value, Text("轻微", "Minor")),
                Option(Severity.ORDINARY.value, Text("一般", "Ordinary")),
                Option(Severity.SERIOUS.value, Text("严重", "Serious")),
            ),
        ),
        Question(
            "fixed",
            Kind.YES_NO,
            Text("当场整改了吗？", "Was it fixed on the spot?"),
            label=Text("当场整改", "Fixed on the spot"),
            follow_ups=(
                FollowUp(
                    frozenset({YES}),
                    (Question("photo", Kind.FILES, Text("整改后照片", "Photo after the fix"), minimum=1, maximum=10),),
                ),
            ),
        ),
    )


def _topic_question(number: int, topic: _Topic) -> Question:
    return Question(
        f"topic{number}",
        Kind.CONFORMITY,
        topic.name,
        help=topic.look_at,
        clause=topic.clause,
        follow_ups=(FollowUp(frozenset({NON_CONFORM}), _about_the_problem()),),
    )


_QUESTIONS = tuple(_topic_question(number, topic) for number, topic in enumerate(_TOPICS, 1))

_AROUND = (
    Question(
        "scene",
        Kind.FILES,
        Text("现场照片", "Photo of the site"),
        help=Text("没有发现问题，也建议留一张现场照片", "Even when all is well, a photo of the site is worth keeping"),
        required=False,
        maximum=10,
        visible_when=tuple(When(f"{topic.key}.photo", frozenset({NONE})) for topic in _QUESTIONS),
    ),
    Question(
        "companion",
        Kind.TEXT,
        Text("陪同人员", "Accompanied by"),
        help=Text("写姓名和职务；无人陪同请写明原因", "Name and post; if nobody came along, say why"),
        required=False,
        walked=False,
        maximum=200,
    ),
    Question("place", Kind.LOCATION, Text("现场位置", "Location"), required=False, walked=False),
)

_AT_ONCE = Text(
    "一句话就能填完：「全部符合，除4 封样缺失」；也可以直接发照片，说明里写「4 封样缺失」。",
    "One line does it all: “all ok except 4 seal missing”; or send a photo with the caption “4 seal missing”.",
)

PATROL = Form("patrol", 3, Text("日常巡查", "Patrol"), (*_QUESTIONS, *_AROUND), intro=_AT_ONCE, numbered_jumps=True)

SUGGESTIONS: Mapping[str, Text] = MappingProxyType(
    {question.key: topic.suggestion for question, topic in zip(_QUESTIONS, _TOPICS, strict=True)}
)
"""Topic key -> the rectification suggested for its finding (clause 4.7.1), to be edited by the consultant."""
