"""开局向导: the steps with what is done, the next one first."""

from bot.rules.cases.categories import RESOLVE
from bot.rules.cases.complaint import ACCEPT
from bot.rules.cases.finding_terms import FIX, Severity
from bot.rules.forms.contract import CONTRACT
from bot.rules.forms.ledgers import adding
from bot.rules.ledgers.contracts import CONTRACTS
from bot.rules.ledgers.kinds import ASSIGNMENTS, CLIENTS, PEOPLE, SITES
from bot.rules.ledgers.schedules import SCHEDULES
from bot.rules.people import ROLE_NAMES
from bot.rules.settings.catalogue import Group, SettingKind, setting_of
from bot.rules.settings.firm import FirmSettings
from bot.rules.settings.set_up import Progress, Step
from bot.rules.text import Language, Text
from bot.screens.buttons import (
    AdoptTerms,
    Data,
    OpenForm,
    ShowEntry,
    ShowFirms,
    ShowFirmSettings,
    ShowLedgerFiles,
    ShowSetUp,
)
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, escape
from bot.screens.tones import Tone
from bot.screens.ways.ledgers import IMPORTING
from bot.screens.ways.settings import SET_UP

STEPS: dict[Step, Text] = {
    Step.FIRM: Text("公司名称和报告上的标志", "Company name, and the logo on reports"),
    Step.CLIENT: Text("第一个客户", "The first client"),
    Step.SITE: Text("客户的场所", "Its sites"),
    Step.PEOPLE: Text("客户的人员", "Its people"),
    Step.TEAM: Text("服务团队：项目负责人和质量管家", "The team: project lead and consultants"),
    Step.TERMS: Text("期限和免打扰时间", "Deadlines and quiet hours"),
    Step.CARD: Text("人员加入卡（二维码）", "Joining card (QR code)"),
    Step.CONTRACT: Text("第一份服务合同", "The first contract"),
    Step.PLAN: Text("第一个工作计划", "The first work plan"),
}
DOES: dict[Step, Text] = {
    Step.FIRM: Text("填公司名称", "Give the company's name"),
    Step.CLIENT: Text("新增客户", "Add a client"),
    Step.SITE: Text("新增场所", "Add a site"),
    Step.PEOPLE: Text("新增人员", "Add a person"),
    Step.TEAM: Text("安排服务分工", "Assign the team"),
    Step.TERMS: Text("采用默认期限", "Adopt default deadlines"),
    Step.CARD: Text("做加入卡", "Make a joining card"),
    Step.CONTRACT: Text("签合同", "Sign a contract"),
    Step.PLAN: Text("安排工作", "Plan work"),
}
MAKE_PLAN = Text("做服务方案", "Make its service plan")
ADDS_TO = {Step.CLIENT: CLIENTS, Step.SITE: SITES, Step.PEOPLE: PEOPLE, Step.TEAM: ASSIGNMENTS, Step.PLAN: SCHEDULES}
LOGO = Text("🖼 加上标志", "🖼 Add the logo")
NEXT = Text("▶️ 下一步：{step}", "▶️ Next: {step}")


def set_up_guide(progress: Progress, settings: FirmSettings, language: Language) -> Screen:
    """How far it is; every step can be left and taken up again."""
    lines = [f"<b>{escape(named(progress, language))}</b>"]
    lines.append("\n".join(_said(step, progress, language) for step in progress.steps))
    rows: list[Row] = []
    step = progress.next
    if step is None:
        ready = Text("都好了。可以开始巡查、邀请更多人。", "All set. Patrols can begin, and more people be invited.")
        lines.append(escape(ready.to(language)))
    else:
        label = NEXT.to(language, step=_does(progress, step).to(language))
        rows.append((Button(label, _way(progress, step), tone=Tone.NEXT),))
        if step is Step.TERMS:
            lines.append(escape(_defaults(settings, language)))
            change = Text("逐项修改", "Change them").to(language)
            rows.append((Button(change, ShowFirmSettings(Group.TERMS.value, 0)),))
        others = [one for one in progress.steps if one not in progress.done and one is not step]
        rows += side_by_side([Button(_does(progress, one).to(language), _way(progress, one)) for one in others])
        by_file = Text(
            "客户、场所、人员、分工也可以用表格一次导入。",
            "Clients, sites, people and assignments can also be imported from one spreadsheet.",
        )
        lines.append(escape(by_file.to(language)))
    if Step.FIRM in progress.done and not progress.logo:
        rows.append((Button(LOGO.to(language), OpenForm(SettingKind.LOGO.value, "logo", 0)),))
    rows += side_by_side((Button(IMPORTING.name.to(language), ShowLedgerFiles()), home_button(language)))
    return Screen("\n\n".join(lines), tuple(rows))


def named(progress: Progress, language: Language) -> str:
    """``开局向导 3/9``."""
    return f"{SET_UP.name.to(language)} {len(progress.done)}/{len(progress.steps)}"


def way_on(progress: Progress, language: Language) -> Row:
    """The way on from what a step made: straight to the next step, and back to the guide."""
    guide = Button(named(progress, language), ShowSetUp())
    step = progress.next
    if step is None or step is Step.TERMS:
        return (guide,)
    label = NEXT.to(language, step=_does(progress, step).to(language))
    return (Button(label, _way(progress, step), tone=Tone.NEXT), guide)


def _said(step: Step, progress: Progress, language: Language) -> str:
    said = f"{'✅' if step in progress.done else '▫️'} {escape(STEPS[step].to(language))}"
    if step is not Step.TEAM or not progress.team_lacks:
        return said
    lacks = Text("（还差{role}）", " ({role} missing)")
    return said + escape(lacks.to(language, role=ROLE_NAMES[progress.team_lacks].to(language)))


def _does(progress: Progress, step: Step) -> Text:
    """A contract's work is planned by the plan that the client confirms."""
    return MAKE_PLAN if step is Step.PLAN and progress.contract is not None else DOES[step]


def _way(progress: Progress, step: Step) -> Data:
    match step:
        case Step.CONTRACT:
            return OpenForm(CONTRACT.code, "", 0)
        case Step.PLAN if progress.contract is not None:
            return ShowEntry(CONTRACTS.code, progress.contract)
        case Step.FIRM:
            return OpenForm(setting_of("provider_name").kind.value, "provider_name", 0)
        case Step.CLIENT | Step.SITE | Step.PEOPLE | Step.TEAM | Step.PLAN:
            return OpenForm(adding(ADDS_TO[step]), "", 0)
        case Step.TERMS:
            return AdoptTerms()
        case Step.CARD if progress.card_for is not None:
            return OpenForm("joining_card", "client", progress.card_for)
        case Step.CARD:
            return ShowFirms(0)


def _defaults(settings: FirmSettings, language: Language) -> str:
    terms, quiet = settings.allowances, settings.quiet
    text = Text(
        "投诉 {accept} 个工作日受理、{resolve} 个工作日办结；问题按程度 {serious}、{ordinary}、{minor} 个工作日整改；"
        "{evening}–{morning} 不打扰。",
        "Complaints are taken up in {accept} and resolved in {resolve} working days; findings fixed in {serious}, "
        "{ordinary} or {minor} by severity; quiet {evening}–{morning}.",
    )
    return text.to(
        language,
        accept=terms.of(ACCEPT).n,
        resolve=terms.of(RESOLVE).n,
        serious=terms.of(FIX[Severity.SERIOUS]).n,
        ordinary=terms.of(FIX[Severity.ORDINARY]).n,
        minor=terms.of(FIX[Severity.MINOR]).n,
        evening=f"{quiet.evening:%H:%M}",
        morning=f"{quiet.morning:%H:%M}",
    )
