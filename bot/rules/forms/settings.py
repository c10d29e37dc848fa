"""What is typed or sent for settings, where no button offers the value: days, hours, names, texts, a logo, days off."""

from bot.rules.form import Form, Kind, Media, Question
from bot.rules.names import LONGEST_NAME
from bot.rules.settings.catalogue import SettingKind
from bot.rules.settings.values import MOST_DAYS
from bot.rules.text import Text

VALUE, CHINESE_TEXT, ENGLISH_TEXT, PERIOD, FROM, UNTIL = "value", "zh", "en", "days", "from", "until"
LONGEST_TEXT = 2000
_SAVE = Text("保存", "Save")


def _at_once(kind: SettingKind, title: Text, question: Question, *, version: int = 1) -> Form:
    return Form(kind.value, version, title, (question,), at_once=True)


SETTING_FORMS: tuple[Form, ...] = (
    _at_once(
        SettingKind.DAYS,
        Text("其他天数", "Other number of days"),
        Question(
            VALUE,
            Kind.NUMBER,
            Text("几天？", "How many days?"),
            help=Text(
                "0 就是当天。工作日还是自然日，保存后可以切换。",
                "0 is the same day. Working or natural days can be chosen afterwards.",
            ),
            minimum=0,
            maximum=MOST_DAYS,
            unit=Text("天", "days"),
        ),
    ),
    _at_once(
        SettingKind.MATRIX,
        Text("自定风险矩阵", "A matrix of your own"),
        Question(
            VALUE,
            Kind.TEXT,
            Text("请发五组数字，每组五个。", "Please send five groups of five digits."),
            help=Text(
                "第一组是可能性 1，组里从严重性 1 到 5；1 低、2 一般、3 较大、4 重大。\n"
                "如 11112/11223/12233/12334/23344",
                "The first group is likelihood 1, in it severity 1 to 5; 1 low, 2 moderate, 3 major, 4 critical.\n"
                "Like 11112/11223/12233/12334/23344",
            ),
            maximum=60,
        ),
    ),
    _at_once(
        SettingKind.REPORTS,
        Text("突发事件告知时限", "Incidents: whom to tell by when"),
        Question(
            VALUE,
            Kind.TEXT,
            Text("请发全部事项，一行一项，行尾写时限。", "Please send all of it, a line each, ending with its time."),
            help=Text(
                "时限写工作日、天、小时或分钟，最多 10 行。如：\n消费品缺陷（第 19 号令）：报市场监管部门，2 个工作日",
                "The time in working days, days, hours or minutes, at most 10 lines. Like:\n"
                "Defective consumer goods (Order 19): market authority, 2 working days",
            ),
            minimum=4,
            maximum=1000,
        ),
    ),
    _at_once(
        SettingKind.HOUR, Text("其他时间", "Other hour"), Question(VALUE, Kind.TIME, Text("几点？", "At what time?"))
    ),
    _at_once(
        SettingKind.NAME,
        Text("公司名称", "Company name"),
        Question(
            VALUE,
            Kind.TEXT,
            Text("公司全称是什么？", "What is the company's full name?"),
            names=True,
            maximum=LONGEST_NAME,
        ),
        version=2,
    ),
    _at_once(
        SettingKind.PHONE,
        Text("公司电话", "Company telephone"),
        Question(
            VALUE,
            Kind.TEXT,
            Text("打哪个电话能找到你们？", "At which number can people reach you?"),
            help=Text(
                "分机和时间可以一起写，如「0571-8888 6666 转 8，工作日」。", "Extension and hours can stand with it."
            ),
            minimum=5,
            maximum=60,
        ),
    ),
    _at_once(
        SettingKind.LOGO,
        Text("报告上的标志", "Logo on reports"),
        Question(
            VALUE,
            Kind.FILES,
            Text("请发标志图片，最好是白底的 PNG 文件。", "Please send the logo, best as a PNG file on white."),
            media=frozenset({Media.PHOTO, Media.DOCUMENT}),
            maximum=1,
        ),
    ),
    Form(
        SettingKind.TEXTS.value,
        1,
        Text("改文字", "Change a text"),
        (
            Question(
                CHINESE_TEXT,
                Kind.TEXT,
                Text("中文怎么写？", "What does it say in Chinese?"),
                label=Text("中文", "Chinese"),
                help=Text(
                    "可以用 Markdown：**粗体**、- 列表、[文字](网址)。",
                    "Markdown is understood: **bold**, - lists, [words](address).",
                ),
                minimum=2,
                maximum=LONGEST_TEXT,
            ),
            Question(
                ENGLISH_TEXT,
                Kind.TEXT,
                Text("英文怎么写？", "What does it say in English?"),
                label=Text("英文", "English"),
                minimum=2,
                maximum=LONGEST_TEXT,
            ),
        ),
        submit=_SAVE,
    ),
)

DAYS_OFF = Form(
    "days_off",
    1,
    Text("登记日期", "Enter days"),
    (
        Question(
            PERIOD,
            Kind.PERIOD,
            Text("哪几天？", "Which days?"),
            help=Text("已经承诺的日期不变，只影响之后的。", "Dates that were promised stay; it counts for later ones."),
        ),
    ),
    at_once=True,
)

OWN_QUIET = Form(
    "own_quiet",
    1,
    Text("免打扰时间", "Quiet time"),
    (
        Question(FROM, Kind.TIME, Text("从几点开始不打扰？", "Quiet from what time?"), label=Text("开始", "From")),
        Question(UNTIL, Kind.TIME, Text("到几点结束？", "Until what time?"), label=Text("结束", "Until")),
    ),
    at_once=True,
)

FORMS = (*SETTING_FORMS, DAYS_OFF, OWN_QUIET)
