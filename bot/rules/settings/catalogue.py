"""Which settings the firm has, in which group they are shown, and what each is called."""

from dataclasses import dataclass
from enum import StrEnum

from bot.rules.deadlines import Allowance, Term, Unit
from bot.rules.ledgers.expiry import Series
from bot.rules.ledgers.kinds import SERIES
from bot.rules.plain_words import NO, YES
from bot.rules.risks.matrix import STANDARD, STRICT, write_matrix
from bot.rules.settings.firm import NoSuchSetting
from bot.rules.settings.values import write_allowance, write_series
from bot.rules.terms import TERMS
from bot.rules.text import Text


class Group(StrEnum):
    """The pages of the firm's settings."""

    TERMS = "terms"
    COMPLAINTS = "complaints"
    REMINDERS = "reminders"
    EXPIRIES = "expiries"
    SPOT = "spot"
    RISKS = "risks"
    CALENDAR = "calendar"
    TEXTS = "texts"
    FIRM = "firm"


GROUP_NAMES: dict[Group, Text] = {
    Group.TERMS: Text("期限", "Deadlines"),
    Group.COMPLAINTS: Text("投诉各类期限", "By complaint category"),
    Group.REMINDERS: Text("提醒", "Reminders"),
    Group.EXPIRIES: Text("到期预警", "Expiries"),
    Group.SPOT: Text("现场", "On the spot"),
    Group.RISKS: Text("风险", "Risks"),
    Group.CALENDAR: Text("日历", "Calendar"),
    Group.TEXTS: Text("文字", "Texts"),
    Group.FIRM: Text("公司", "Company"),
}


class SettingKind(StrEnum):
    """What a setting's value is.

    Each but MINUTES, STEPS, SERIES, METRES, SHARE, MONTHS, PERSON and SWITCH has a form for what no button has.
    """

    DAYS = "setting_days"
    MINUTES = "setting_minutes"
    STEPS = "setting_steps"
    SERIES = "setting_series"
    METRES = "setting_metres"
    SHARE = "setting_share"
    MONTHS = "setting_months"
    MATRIX = "setting_matrix"
    REPORTS = "setting_reports"
    HOUR = "setting_hour"
    NAME = "setting_name"
    PHONE = "setting_phone"
    LOGO = "setting_logo"
    TEXTS = "setting_texts"
    PERSON = "setting_person"
    SWITCH = "setting_switch"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``choices`` are values one tap away; of DAYS only the numbers, the unit has buttons of its own.

    ``key`` is at most 20 bytes (it travels in button data and names what a form is about).
    """

    key: str
    group: Group
    name: Text
    kind: SettingKind
    choices: tuple[str, ...] = ()
    note: Text | None = None


PLANNED_LATER = Text("已经排好的提醒不变，只用于之后的。", "Reminders already planned stay; it holds for later ones.")
HALF_WAY = Text(
    "不足五个工作日的，时间过半时提醒。已经排好的提醒不变，只用于之后的。",
    "What has less than five working days is reminded of half-way. Reminders already planned stay; it holds for later "
    "ones.",
)

WARNED = Text(
    "到期前这些天各提醒一次，到期当天再提醒，之后每周一次，直到更新或停用。",
    "It is said so many days before, on the day, and then each week until it is renewed or ended.",
)
COMES_BACK = Text(
    "升级后还没办的，隔这么久再提醒一次，直到办完、改期或说明原因。",
    "What is still undone after the escalation comes back after so long, until it is done, moved or explained.",
)


def _time(term: Term) -> Setting:
    if term.usual.unit is Unit.MINUTES:
        choices = tuple(write_allowance(Allowance(n, Unit.MINUTES)) for n in term.choices)
        return Setting(term.key, Group.TERMS, term.name, SettingKind.MINUTES, choices, term.note)
    group = Group.TERMS if term.general is None else Group.COMPLAINTS
    return Setting(term.key, group, term.name, SettingKind.DAYS, tuple(map(str, term.choices)), term.note)


def _steps(key: str, name: Text, *choices: int, note: Text = PLANNED_LATER) -> Setting:
    return Setting(key, Group.REMINDERS, name, SettingKind.STEPS, tuple(str(n) for n in choices), note)


def _series(series: Series) -> Setting:
    choices = tuple(write_series(days) for days in series.choices)
    return Setting(series.code, Group.EXPIRIES, series.name, SettingKind.SERIES, choices, WARNED)


def _hour(key: str, name: Text, *choices: str, note: Text | None = None) -> Setting:
    return Setting(key, Group.REMINDERS, name, SettingKind.HOUR, choices, note)


_PAPER_NOTE = Text(
    "企业按第 75 号令留存的这份记录叫什么；以后提交的都用它。",
    "What a client's record under Order No. 75 is called; those submitted from then on are called so.",
)

_REVIEWED = Text(
    "几个月后请负责人复评；已经定下的日期不变。",
    "After so many months its owner is asked to review it. Days already set stay.",
)

CATALOGUE: tuple[Setting, ...] = (
    *(_time(term) for term in TERMS.values()),
    Setting(
        "incident_reports",
        Group.TERMS,
        Text("突发事件告知时限", "Incidents: whom to tell by when"),
        SettingKind.REPORTS,
        note=Text(
            "什么事、告知谁、多久之内：政府部门、企业、它的客户。自带的一项出自第 19 号令（2020）；"
            "其他法规、合同的时限请自行补充。",
            "What, whom to tell, within which time: authorities, the client, its customers. The one that is there is "
            "of Order 19 (2020); add what other laws and your contracts ask for.",
        ),
    ),
    Setting(
        "plan_review",
        Group.TERMS,
        Text("应急预案评审间隔", "Emergency plans reviewed every"),
        SettingKind.MONTHS,
        ("6", "12", "24"),
        Text(
            "每家企业隔这么久给项目负责人排一项评审任务，从上一次算起。",
            "Each client's lead has a task to review it after so many months, counted from the last one.",
        ),
    ),
    _steps("ladder_before", Text("到期前提醒", "Before the date"), 1, 2, 3, 5, note=HALF_WAY),
    _steps("ladder_overdue", Text("逾期后提醒", "After the date"), 1, 2, 3),
    _steps("ladder_escalated", Text("逾期后升级", "Escalated after"), 2, 3, 5, 7),
    _steps("ladder_again", Text("仍未办再提醒", "Then again every"), 1, 3, 5, 10, note=COMES_BACK),
    _hour("ladder_hour", Text("提醒时间", "Reminder hour"), "08:30", "09:00", "09:30", "10:00", note=PLANNED_LATER),
    _hour("digest_at", Text("早间汇总时间", "Digest hour"), "08:00", "08:30", "09:00", "09:30"),
    _hour("quiet_evening", Text("晚间免打扰开始", "Evening quiet from"), "19:00", "20:00", "21:00", "22:00"),
    _hour("quiet_morning", Text("早间免打扰结束", "Morning quiet to"), "07:00", "07:30", "08:00", "08:30"),
    _hour("quiet_noon", Text("午休开始", "Noon break from"), "11:30", "12:00", "12:30"),
    _hour("quiet_noon_ends", Text("午休结束", "Noon break to"), "13:00", "13:30", "14:00"),
    *(_series(series) for series in SERIES.values()),
    Setting(
        "training_months",
        Group.EXPIRIES,
        Text("技术人员培训间隔", "Training of technical staff"),
        SettingKind.MONTHS,
        ("6", "12", "18", "24"),
        Text(
            "本公司的技术人员隔这么久没有继续教育，提醒本人和管理员，之后每月一次，直到登记。",
            "Technical staff without continuing education for so long are told, and the administrators, then each "
            "month until it is entered.",
        ),
    ),
    Setting(
        "place_tolerance",
        Group.SPOT,
        Text("定位容差", "Location tolerance"),
        SettingKind.METRES,
        ("100", "200", "300", "500", "1000"),
        Text(
            "巡查、检查时发的位置离场所更远，就请人说一个原因；从不拦住。",
            "Where a location sent while patrolling or inspecting is farther away, a reason is asked for, no more.",
        ),
    ),
    Setting(
        "thin_share",
        Group.SPOT,
        Text("做得偏快的提示", "Quick patrols"),
        SettingKind.SHARE,
        ("10", "25", "33", "50"),
        Text(
            "巡查、检查用时低于该场所平时的这个比例，悄悄提示项目负责人；企业和质量管家看不到。",
            "What takes less than this share of the usual at its site is shown to the lead, and to nobody else.",
        ),
    ),
    Setting(
        "risk_matrix",
        Group.RISKS,
        Text("风险矩阵", "Risk matrix"),
        SettingKind.MATRIX,
        (write_matrix(STANDARD), write_matrix(STRICT)),
        Text(
            "可能性 1 到 5 各一行，行里按严重性 1 到 5。改动后所有风险的等级随之重算。",
            "A row for each likelihood from 1 to 5, in it the severities from 1 to 5. A change has all levels follow.",
        ),
    ),
    Setting(
        "risk_review",
        Group.RISKS,
        Text("低、一般风险复评", "Review of low and moderate risks"),
        SettingKind.MONTHS,
        ("6", "12", "24"),
        _REVIEWED,
    ),
    Setting(
        "risk_review_high",
        Group.RISKS,
        Text("较大、重大风险复评", "Review of major and critical risks"),
        SettingKind.MONTHS,
        ("1", "3", "6"),
        _REVIEWED,
    ),
    Setting(
        "welcome",
        Group.TEXTS,
        Text("欢迎词", "Welcome"),
        SettingKind.TEXTS,
        note=Text("还没加入的人看到的第一段话。", "The first words for people who have not joined."),
    ),
    Setting(
        "consent",
        Group.TEXTS,
        Text("信息使用说明", "Use of information"),
        SettingKind.TEXTS,
        note=Text(
            "加入时请人同意的内容。改动后只用于之后加入的人，每个人同意的是哪一版都有记录。",
            "What people agree to when they join. A change holds for those who join later; it is kept who agreed to "
            "which wording.",
        ),
    ),
    *(
        Setting(f"self_check_{period}", Group.TEXTS, name, SettingKind.TEXTS, note=_PAPER_NOTE)
        for period, name in (
            ("day", Text("每日自查的名称", "Title of the daily self-check")),
            ("week", Text("每周自查报告的名称", "Title of the weekly self-check")),
            ("month", Text("每月自查记录的名称", "Title of the monthly self-check")),
        )
    ),
    Setting(
        "risk_list",
        Group.TEXTS,
        Text("风险管控清单的名称", "Title of the risk control list"),
        SettingKind.TEXTS,
        note=Text("企业按第 75 号令留存的清单叫什么。", "What a client's list under Order No. 75 is called."),
    ),
    Setting(
        "provider_name",
        Group.FIRM,
        Text("公司名称", "Company name"),
        SettingKind.NAME,
        note=Text(
            "写在报告、台账和加入卡上；没设置就用程序配置里的名称。",
            "It stands on reports, registers and joining cards; unset, it is the one in the program's configuration.",
        ),
    ),
    Setting(
        "provider_phone",
        Group.FIRM,
        Text("公司电话", "Company telephone"),
        SettingKind.PHONE,
        note=Text(
            "还没加入的人在欢迎词下面看到，可以打电话要加入码。",
            "People who have not joined see it below the welcome, and can call for a code.",
        ),
    ),
    Setting(
        "logo",
        Group.FIRM,
        Text("报告上的标志", "Logo on reports"),
        SettingKind.LOGO,
        note=Text("印在报告开头。", "It stands at the top of reports."),
    ),
    Setting(
        "backup_keeper",
        Group.FIRM,
        Text("备份保管人", "Keeper of the backups"),
        SettingKind.PERSON,
        note=Text(
            "由专人保管备份和密钥；备份出了问题，除了管理员也通知这个人。",
            "Somebody keeps the backups and their key, and hears of trouble with them besides the administrators.",
        ),
    ),
    Setting(
        "auditor_names",
        Group.FIRM,
        Text("监督员看投诉人姓名", "Auditors see complainants"),
        SettingKind.SWITCH,
        (NO, YES),
        Text(
            "选「否」，监督员看得到投诉和处理经过，看不到是谁投诉的；投诉里签的姓名也不显示。",
            "With “No” auditors see complaints and how they are handled, but not who complained; a name with which a "
            "complaint is signed is left out, too.",
        ),
    ),
)

_BY_KEY = {setting.key: setting for setting in CATALOGUE}


def setting_of(key: str) -> Setting:
    """The setting of this key. Raises NoSuchSetting."""
    found = _BY_KEY.get(key)
    if found is None:
        raise NoSuchSetting(key)
    return found
