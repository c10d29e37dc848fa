"""Signing a service contract and what becomes of it: its items, a pause, its end, the next one (clause 3.7)."""

from bot.rules.form import Form, Kind, Media, Option, Question, When
from bot.rules.forms.task import LONGEST_REASON
from bot.rules.ledgers.columns import WEEKDAYS as ON_WEEKDAYS
from bot.rules.ledgers.contracts import RHYTHM_NAMES, STANDING_NAMES, Rhythm, Standing
from bot.rules.tasks.schedule import COUNTED, MOST, OFTEN_NAMES, Often
from bot.rules.text import Text

CLIENT, NUMBER, BEGINS, LASTS, ENDS = "client", "number", "begins", "lasts", "ends"
ITEMS, REPORTS, STANDING, SCAN = "items", "rhythm", "standing", "scan"
ITEM, OFTEN, EVERY, WEEKDAYS, SITE, PERSON, FIRST, MINUTES, DELIVERABLE, UNANNOUNCED = (
    "item",
    "often",
    "every",
    "weekdays",
    "site",
    "person",
    "begins",
    "minutes",
    "deliverable",
    "unannounced",
)
REASON = "reason"
HALF_YEAR, YEAR, TWO_YEARS, THREE_YEARS, OTHER = "m6", "m12", "m24", "m36", "other"
MONTHS_OF = {HALF_YEAR: 6, YEAR: 12, TWO_YEARS: 24, THREE_YEARS: 36}
STANDARD, LAST, NONE = "standard", "last", "none"
MOST_YEARS = 6 * 366
"""So long ago, and so far ahead, a contract may begin or end."""
AS_ON_THE_MENU = Text("按服务菜单", "As on the menu")
_MEDIA = frozenset({Media.PHOTO, Media.DOCUMENT})


def _number(prompt: Text, help_text: Text | None = None) -> Question:
    return Question(NUMBER, Kind.TEXT, prompt, label=Text("合同编号", "Contract number"), help=help_text, maximum=60)


_BEGINS = Question(
    BEGINS,
    Kind.DATE,
    Text("服务从哪天开始？", "On which day does the service begin?"),
    label=Text("开始日", "Begins"),
    minimum=-MOST_YEARS,
    maximum=MOST_YEARS,
)
_LASTS = Question(
    LASTS,
    Kind.CHOICE,
    Text("服务多久？", "How long does it last?"),
    label=Text("期限", "Period"),
    options=(
        Option(YEAR, Text("一年", "One year")),
        Option(HALF_YEAR, Text("半年", "Half a year")),
        Option(TWO_YEARS, Text("两年", "Two years")),
        Option(THREE_YEARS, Text("三年", "Three years")),
        Option(OTHER, Text("到别的日子", "Until another day")),
    ),
)
_ENDS = Question(
    ENDS,
    Kind.DATE,
    Text("最后一天是哪天？", "Which is its last day?"),
    label=Text("到期日", "Ends"),
    minimum=-MOST_YEARS,
    maximum=MOST_YEARS,
    visible_when=(When(LASTS, frozenset({OTHER})),),
)
_REPORTS = Question(
    REPORTS,
    Kind.CHOICE,
    Text("总结报告多久交一次？", "How often is a summary report due?"),
    label=Text("总结报告", "Summary reports"),
    clause="4.7.2",
    options=tuple(Option(one.value, RHYTHM_NAMES[one]) for one in Rhythm),
)
_SCAN = Question(
    SCAN,
    Kind.FILES,
    Text("请发合同扫描件。", "Please send the scan of the contract."),
    label=Text("扫描件", "Scan"),
    required=False,
    walked=False,
    maximum=10,
    media=_MEDIA,
)

CONTRACT = Form(
    "contract",
    1,
    Text("签合同", "Sign a contract"),
    (
        Question(
            CLIENT,
            Kind.RECORD,
            Text("和哪家企业签？", "With which client?"),
            label=Text("客户", "Client"),
            pick="clients",
        ),
        _number(Text("合同编号是什么？", "What is the number of the contract?")),
        _BEGINS,
        _LASTS,
        _ENDS,
        Question(
            ITEMS,
            Kind.CHOICE,
            Text("包括哪些服务？", "Which services are in it?"),
            label=Text("服务内容", "Services"),
            help=Text("以后都可以加减。", "More can be added and taken out later."),
            clause="3.5",
            options=(
                Option(STANDARD, Text("标准套餐", "The standard package")),
                Option(LAST, Text("和上一份合同一样", "As in the last contract")),
                Option(NONE, Text("我自己一项项选", "I pick them one by one")),
            ),
        ),
        _REPORTS,
        Question(
            STANDING,
            Kind.CHOICE,
            Text("合同签好了吗？", "Is it signed?"),
            label=Text("状态", "Standing"),
            options=tuple(Option(one.value, STANDING_NAMES[one]) for one in (Standing.ACTIVE, Standing.DRAFT)),
        ),
        _SCAN,
    ),
    submit=Text("保存合同", "Save the contract"),
)

NEW_ITEM = Form(
    "contract_item",
    2,
    Text("加服务项目", "Add a service"),
    (
        Question(
            ITEM,
            Kind.RECORD,
            Text("加哪一项？", "Which one?"),
            label=Text("服务项目", "Service"),
            help=Text("直接发名称查找。", "Type a name to search."),
            clause="3.5",
            pick="menu",
        ),
        Question(
            OFTEN,
            Kind.CHOICE,
            Text("多久一次？", "How often?"),
            label=Text("多久一次", "Frequency"),
            required=False,
            skips=AS_ON_THE_MENU,
            options=tuple(Option(often.value, OFTEN_NAMES[often]) for often in Often),
        ),
        Question(
            EVERY,
            Kind.NUMBER,
            Text("几天、几个月或几次？", "How many days, months or times?"),
            label=Text("几天、几月或几次", "How many"),
            minimum=1,
            maximum=MOST,
            visible_when=(When(OFTEN, frozenset(often.value for often in COUNTED)),),
        ),
        Question(
            WEEKDAYS,
            Kind.CHOICES,
            Text("星期几？", "On which weekdays?"),
            label=Text("星期几", "Weekdays"),
            options=tuple(Option(one.value, one.text) for one in ON_WEEKDAYS),
            visible_when=(When(OFTEN, frozenset({Often.WEEKDAYS.value})),),
        ),
        Question(
            PERSON,
            Kind.RECORD,
            Text("谁负责？", "Who is responsible?"),
            label=Text("负责人", "Responsible"),
            required=False,
            walked=False,
            pick="people",
        ),
        Question(
            SITE,
            Kind.RECORD,
            Text("在哪个场所？", "At which site?"),
            label=Text("场所", "Site"),
            required=False,
            walked=False,
            pick="sites",
        ),
        Question(
            FIRST,
            Kind.DATE,
            Text("第一次是哪天？", "On which day is the first time?"),
            label=Text("第一次", "First time"),
            required=False,
            walked=False,
            minimum=-MOST_YEARS,
            maximum=MOST_YEARS,
        ),
        Question(
            MINUTES,
            Kind.NUMBER,
            Text("每次多少分钟？", "How many minutes each time?"),
            label=Text("每次时长", "Time"),
            required=False,
            walked=False,
            minimum=1,
            maximum=999,
            unit=Text("分钟", "minutes"),
        ),
        Question(
            DELIVERABLE,
            Kind.TEXT,
            Text("交给企业什么？", "What does the client get?"),
            label=Text("服务成果", "Deliverable"),
            required=False,
            walked=False,
            maximum=200,
        ),
        Question(
            UNANNOUNCED,
            Kind.YES_NO,
            Text("上门前不通知企业吗？", "Does it come unannounced?"),
            label=Text("不预先通知", "Unannounced"),
            help=Text(
                "是：方案只写频次，不写日期。只对巡查、指导有效。",
                "Yes: the plan says how often, never when. Only for patrols and guidance.",
            ),
            required=False,
            walked=False,
        ),
    ),
    submit=Text("加进合同", "Add it"),
)


def _why(code: str, title: Text, prompt: Text, submit: Text) -> Form:
    reason = Question(
        REASON,
        Kind.TEXT,
        prompt,
        label=Text("原因", "Reason"),
        help=Text("企业也看得到，一句话就好。", "The client can read it too; one sentence will do."),
        maximum=LONGEST_REASON,
    )
    return Form(code, 1, title, (reason,), submit=submit)


SUSPENSION = _why(
    "contract_suspension",
    Text("暂停合同", "Suspend the contract"),
    Text("为什么暂停？", "Why is it suspended?"),
    Text("暂停并通知双方", "Suspend and tell both sides"),
)
RESUMPTION = Form(
    "contract_resumption",
    1,
    Text("恢复合同", "Resume the contract"),
    (
        Question(
            REASON,
            Kind.TEXT,
            Text("有什么要说明的？", "Anything to say about it?"),
            label=Text("说明", "Note"),
            help=Text("企业也看得到。", "The client can read it too."),
            required=False,
            maximum=LONGEST_REASON,
        ),
    ),
    submit=Text("恢复并通知双方", "Resume and tell both sides"),
)
TERMINATION = _why(
    "contract_end",
    Text("提前结束合同", "End the contract early"),
    Text("为什么提前结束？", "Why does it end early?"),
    Text("结束并通知双方", "End it and tell both sides"),
)
RENEWAL = Form(
    "contract_renewal",
    1,
    Text("续签合同", "Renew the contract"),
    (
        _number(
            Text("新合同的编号是什么？", "What is the number of the new contract?"),
            Text("服务项目照旧，保存后可以加减。", "Its services are copied; you can change them afterwards."),
        ),
        _LASTS,
        _ENDS,
        Question(
            BEGINS,
            Kind.DATE,
            Text("从哪天开始？", "On which day does it begin?"),
            label=Text("开始日", "Begins"),
            help=Text("不填就是上一份到期的第二天。", "Empty: the day after the last one ends."),
            required=False,
            walked=False,
            minimum=-MOST_YEARS,
            maximum=MOST_YEARS,
        ),
        _SCAN,
    ),
    submit=Text("续签", "Renew"),
)

WHAT, KEEP, HAND = "what", "keep", "hand"
FINDINGS = Form(
    "contract_findings",
    1,
    Text("未闭环的问题", "Open findings"),
    (
        Question(
            WHAT,
            Kind.CHOICE,
            Text("合同结束了，还没闭环的问题怎么办？", "The contract has ended: what becomes of the open findings?"),
            label=Text("怎么办", "What becomes of them"),
            options=(
                Option(KEEP, Text("继续跟踪到闭环", "We follow them to their end")),
                Option(HAND, Text("移交企业自行整改", "Hand them to the client")),
            ),
        ),
    ),
    submit=Text("就这样办", "Do so"),
)

FORMS = (CONTRACT, NEW_ITEM, SUSPENSION, RESUMPTION, TERMINATION, RENEWAL, FINDINGS)
