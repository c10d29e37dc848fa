"""First screens: the person's home with what is waiting, the keys at the bottom, the stranger's welcome."""

from bot.records.cases import CaseRecord
from bot.records.drafts import DraftView
from bot.records.patrols import Day
from bot.rules.people import ROLE_NAMES, Person, Role
from bot.rules.permissions import Action, clients_for
from bot.rules.text import Language, Text
from bot.screens.buttons import (
    ChooseSite,
    OpenForm,
    SetLanguage,
    ShowFindings,
    ShowProgress,
    ShowRegisters,
    ShowToday,
    ShowTrainings,
)
from bot.screens.case_lists import MINE
from bot.screens.forms import continue_row
from bot.screens.patrols import task_row
from bot.screens.registers import REGISTERS
from bot.screens.screen import Button, Key, Screen, escape
from bot.screens.trainings import TRAININGS

TODAY = Text("今日待办", "Today")
AD_HOC = Text("临时巡查", "Ad-hoc patrol")
OPEN_FINDINGS = Text("未闭环问题", "Open findings")
TO_FIX = Text("待我整改", "My to-fix list")
COMPLAIN = Text("我要投诉", "File complaint")
ASK = Text("问管家", "Ask the butler")
PROGRESS = Text("查进度", "Progress")
INVITE = Text("邀请加入", "Invite someone")
HOME = Text("首页", "Home")
SETTINGS = Text("设置", "Settings")

FIELD_ROLES = frozenset({Role.CONSULTANT, Role.LEAD})
CLIENT_ROLES = frozenset({Role.CLIENT_STAFF, Role.CLIENT_MANAGER})
MOST_TASKS = 6


def keys_for(person: Person) -> tuple[tuple[Key, ...], ...]:
    """At most four keys at the bottom, by role."""
    language = person.language
    texts: list[Text] = []
    if person.roles & FIELD_ROLES:
        texts = [TODAY, AD_HOC, OPEN_FINDINGS, SETTINGS]
    elif person.roles & CLIENT_ROLES:
        texts = [TO_FIX, COMPLAIN, HOME, SETTINGS]
    elif Role.ADMINISTRATOR in person.roles:
        texts = [INVITE, OPEN_FINDINGS, HOME, SETTINGS]
    elif person.roles:
        texts = [OPEN_FINDINGS, HOME, SETTINGS]
    keys = [Key(text.to(language)) for text in texts]
    return tuple(tuple(keys[start : start + 2]) for start in range(0, len(keys), 2))


def greeting(person: Person) -> Screen:
    """Says hello and puts the keys at the bottom."""
    text = Text(
        "您好，{name}。有事随时点下面的按钮。", "Hello {name}. The keys below are there whenever you need them."
    )
    return Screen(escape(text.to(person.language, name=person.name)), keys=keys_for(person))


def home(person: Person, day: Day, findings: tuple[CaseRecord, ...], drafts: tuple[DraftView, ...]) -> Screen:
    """What is waiting for this person, each thing one tap away."""
    language = person.language
    roles = "、" if language == "zh" else ", "
    named = roles.join(ROLE_NAMES[role].to(language) for role in Role if role in person.roles)
    lines = [f"<b>{escape(person.name)}</b>  {escape(named)}", _waiting(person, day, findings)]
    rows: list[tuple[Button, ...]] = [continue_row(view, language) for view in drafts[:3]]
    if person.roles & FIELD_ROLES:
        rows.extend(task_row(task, language) for task in day.tasks[:MOST_TASKS])
        if len(day.tasks) > MOST_TASKS:
            rows.append((Button(TODAY.to(language), ShowToday()),))
        rows.append((Button(AD_HOC.to(language), ChooseSite(0)), _findings_button(person, findings)))
    elif person.roles:
        rows.append((_findings_button(person, findings),))
    for client_id in person.clients(*CLIENT_ROLES)[:1]:
        rows.append(
            (
                Button(COMPLAIN.to(language), OpenForm("complaint", "client", client_id)),
                Button(ASK.to(language), OpenForm("enquiry", "client", client_id)),
            )
        )
    if person.roles:
        rows.append((Button(PROGRESS.to(language), ShowProgress(MINE, 0)),))
        rows.append((Button(TRAININGS.to(language), ShowTrainings(0)),))
    if clients_for(person, Action.EXPORT_REGISTER) != ():
        rows.append((Button(REGISTERS.to(language), ShowRegisters(0)),))
    if Role.ADMINISTRATOR in person.roles:
        rows.append((Button(INVITE.to(language), OpenForm("invitation", "", 0)),))
    return Screen("\n\n".join(lines), tuple(rows))


def first_home(person: Person, day: Day, findings: tuple[CaseRecord, ...]) -> Screen:
    """The home of someone who has just joined: one message, which brings the keys at the bottom."""
    text = Text("有事随时点下面的按钮。", "The keys below are there whenever you need them.")
    waiting = home(person, day, findings, ()).html
    return Screen(f"{waiting}\n\n{escape(text.to(person.language))}", keys=keys_for(person))


def _findings_button(person: Person, findings: tuple[CaseRecord, ...]) -> Button:
    label = TO_FIX if person.roles & CLIENT_ROLES else OPEN_FINDINGS
    return Button(f"{label.to(person.language)}（{len(findings)}）", ShowFindings(0))


def _waiting(person: Person, day: Day, findings: tuple[CaseRecord, ...]) -> str:
    language = person.language
    said = []
    if person.roles & FIELD_ROLES:
        text = Text("今日待办 {n} 项", "{n} tasks today", "{n} task today")
        said.append(text.to(language, n=len(day.tasks)))
    if findings or person.roles & CLIENT_ROLES:
        text = Text("未闭环问题 {n} 个", "{n} open findings", "{n} open finding")
        said.append(text.to(language, n=len(findings)))
    if not said:
        said.append(Text("目前没有等您处理的事。", "Nothing is waiting for you.").to(language))
    return escape("，".join(said) if language == "zh" else " · ".join(said))


def welcome(language: Language) -> Screen:
    """A stranger's first screen: what this is, how to get in, and the other language."""
    text = Text(
        "<b>质量管家</b>\n\n这里为签约企业提供质量服务。\n请向您的企业负责人或质量管家要一个邀请链接，点开即可加入。",
        "<b>Quality Butler</b>\n\nThis bot serves firms under contract.\n"
        "Please ask your manager or your consultant for an invitation link and open it to join.",
    )
    label, other = {"zh": ("English", "en"), "en": ("中文", "zh")}[language]
    return Screen(text.to(language), ((Button(label, SetLanguage(other, "welcome")),),))


def invitation_refused(language: Language) -> Screen:
    """The link does not work; it is not said whether it was used, has expired or never was."""
    text = Text(
        "这个链接无效或已失效。请向发链接的人再要一个。",
        "This link is not valid (any more). Please ask the person who sent it for a new one.",
    )
    return Screen(escape(text.to(language)))


def settings(person: Person) -> Screen:
    """The person's settings; so far the language."""
    text = Text("<b>设置</b>\n\n界面语言：中文", "<b>Settings</b>\n\nLanguage: English")
    label, other = {"zh": ("English", "en"), "en": ("中文", "zh")}[person.language]
    return Screen(text.to(person.language), ((Button(label, SetLanguage(other, "settings")),),))


def help_text(person: Person) -> Screen:
    """What can be done here, by role, in a few lines."""
    language = person.language
    lines = [Text("<b>怎么用</b>", "<b>How it works</b>")]
    if person.roles & FIELD_ROLES:
        lines += [
            Text(
                "· 点「今日待办」开始巡查；没排任务就点「临时巡查」。",
                "· Tap Today to begin a patrol, or Ad-hoc patrol without a task.",
            ),
            Text(
                "· 一句话也行：<code>全部符合，除4 封样缺失</code>；照片说明写 <code>4 封样缺失</code> 会记到第 4 项。",
                "· One line will do: <code>all ok except 4 seal missing</code>; a photo captioned "
                "<code>4 seal missing</code> lands on item 4.",
            ),
            Text("· 提交后 10 分钟内可以撤回。", "· You can recall a patrol within 10 minutes."),
        ]
    if person.roles & CLIENT_ROLES:
        lines += [
            Text("· 点「待我整改」看要整改的问题和期限。", "· Tap My to-fix list to see what to fix and by when."),
            Text(
                "· 点「我要投诉」说出对服务的不满，马上得到编号。",
                "· Tap File complaint about our service; you get a number at once.",
            ),
        ]
    if Role.ADMINISTRATOR in person.roles:
        lines.append(Text("· 点「邀请加入」生成一次性链接。", "· Tap Invite someone to make a single-use link."))
    lines += [
        Text(
            "· 填到一半可以离开，发「菜单」随时接着填。", "· You may leave half-way; send “menu” to take it up again."
        ),
        Text(
            "· 可以直接发：菜单 今天 巡查 取消 设置 English",
            "· You can just type: menu, today, patrol, cancel, settings, 中文",
        ),
    ]
    return Screen("\n".join(line.to(language) for line in lines))
