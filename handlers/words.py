"""Commands, the keys at the bottom and plain words are three ways of saying the same few things."""

from collections.abc import Awaitable, Callable
from enum import StrEnum

from aiogram.types import Message

from bot.rules.forms.form import Kind
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.plain_words import normalise
from bot.screens import behalf, keys, policies, registers, service_log
from bot.screens.joining import members
from bot.screens.ledgers import files as ledger_files
from bot.screens.ledgers import lists as ledgers
from bot.screens.people import roles, stand_ins
from bot.screens.settings import firm as firm_settings
from bot.screens.settings import set_up
from bot.screens.trainings import card as trainings
from bot.services.forms import filling as forms
from handlers.turn import Turn


class Intent(StrEnum):
    """What a person may say anywhere; the value is the slash command."""

    MENU = "menu"
    TODAY = "today"
    PATROL = "patrol"
    FINDINGS = "findings"
    COMPLAIN = "complain"
    ASK = "ask"
    PROGRESS = "progress"
    TRAINING = "training"
    REGISTER = "register"
    LEDGERS = "ledgers"
    IMPORT = "import"
    BEHALF = "behalf"
    LOG = "log"
    SERVICES = "services"
    INVITE = "invite"
    JOINING = "joining"
    HELP = "help"
    SETTINGS = "settings"
    FIRM = "company"
    SET_UP = "setup"
    POLICIES = "policies"
    CANCEL = "cancel"
    PRACTICE = "practice"
    LEAVE_PRACTICE = "leave_practice"
    ROLES = "roles"
    LEAVE = "leave"
    CHINESE = "chinese"
    ENGLISH = "english"


LEDGER_WORDS: dict[str, str] = {
    normalise(name): ledger.code
    for ledger in LEDGERS.values()
    for name in (ledger.title.zh, ledger.title.en, ledger.one.zh)
}
"""What a ledger is called -> its code."""

_WORDS: dict[Intent, tuple[str, ...]] = {
    Intent.MENU: ("菜单", "首页", "主页", "home"),
    Intent.TODAY: ("今天", "今日", "待办"),
    Intent.PATROL: ("巡查", "开始巡查"),
    Intent.FINDINGS: ("问题", "整改", "to-fix"),
    Intent.COMPLAIN: ("投诉", "complaint"),
    Intent.ASK: ("咨询", "问一下"),
    Intent.PROGRESS: ("进度",),
    Intent.TRAINING: ("培训", "报名", "trainings"),
    Intent.REGISTER: ("台账", "登记表", "registers"),
    Intent.LEDGERS: ("台账管理", *LEDGER_WORDS),
    Intent.IMPORT: ("导入", "导出", "表格", "export", "spreadsheets"),
    Intent.BEHALF: ("代登记", "on behalf of"),
    Intent.LOG: ("记录服务",),
    Intent.SERVICES: ("服务台账",),
    Intent.INVITE: ("邀请",),
    Intent.JOINING: ("加入", "加入卡", "成员", "members"),
    Intent.HELP: ("帮助", "怎么用"),
    Intent.SETTINGS: ("设置",),
    Intent.FIRM: ("公司",),
    Intent.SET_UP: ("开局", "set-up"),
    Intent.POLICIES: ("制度",),
    Intent.CANCEL: ("取消", "放弃"),
    Intent.PRACTICE: ("练习", "练习模式", "practise", "practice mode"),
    Intent.LEAVE_PRACTICE: ("结束练习",),
    Intent.ROLES: ("人员与角色",),
    Intent.LEAVE: ("请假", "代班", "stand-in", "stand-ins"),
    Intent.CHINESE: ("中文",),
    Intent.ENGLISH: ("英文",),
}
_KEYS = {
    Intent.MENU: (keys.HOME,),
    Intent.TODAY: (keys.TODAY,),
    Intent.PATROL: (keys.AD_HOC,),
    Intent.FINDINGS: (keys.OPEN_FINDINGS, keys.TO_FIX),
    Intent.COMPLAIN: (keys.COMPLAIN,),
    Intent.ASK: (keys.ASK,),
    Intent.PROGRESS: (keys.PROGRESS,),
    Intent.TRAINING: (trainings.TRAININGS,),
    Intent.REGISTER: (registers.REGISTERS,),
    Intent.LEDGERS: (ledgers.LEDGERS,),
    Intent.IMPORT: (ledger_files.SPREADSHEETS,),
    Intent.SET_UP: (set_up.GUIDE,),
    Intent.BEHALF: (behalf.BEHALF,),
    Intent.LOG: (service_log.LOG,),
    Intent.SERVICES: (service_log.SERVICES,),
    Intent.INVITE: (keys.INVITE,),
    Intent.JOINING: (members.JOINING,),
    Intent.SETTINGS: (keys.SETTINGS,),
    Intent.FIRM: (firm_settings.FIRM_SETTINGS,),
    Intent.POLICIES: (policies.POLICIES,),
    Intent.PRACTICE: (keys.SWITCH_PART,),
    Intent.LEAVE_PRACTICE: (keys.LEAVE_PRACTICE,),
    Intent.ROLES: (roles.ROLES,),
    Intent.LEAVE: (stand_ins.STAND_INS,),
}

WORDS: dict[str, Intent] = {
    normalise(word): intent
    for intent in Intent
    for word in (
        intent.value,
        *_WORDS[intent],
        *(form for key in _KEYS.get(intent, ()) for form in (key.zh, key.en)),
    )
}


def intent_of(text: str) -> Intent | None:
    """What a whole message says, as a command, a key or a plain word; None when it is anything else."""
    if text.startswith("/"):
        command = text[1:].split(maxsplit=1)[0].split("@")[0] if len(text) > 1 else ""
        return Intent(command) if command in list(Intent) else None
    return WORDS.get(normalise(text)) if text else None


def meant(intent: Intent) -> Callable[..., Awaitable[bool]]:
    """Passes messages that say this. 今天 as the answer to a question about a date is an answer."""

    async def is_meant(message: Message, turn: Turn) -> bool:
        text = message.text or ""
        if intent_of(text) is not intent:
            return False
        return text.startswith("/") or not await _answers_a_date(turn, intent)

    return is_meant


async def _answers_a_date(turn: Turn, intent: Intent) -> bool:
    if intent is not Intent.TODAY or turn.person is None or turn.person.active_draft_id is None:
        return False
    view = await forms.present(turn.person)
    return (
        view is not None
        and view.step is not None
        and view.step.question.kind in (Kind.DATE, Kind.DATE_TIME, Kind.PERIOD)
    )
