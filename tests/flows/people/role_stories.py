"""Stories that lead to the buttons of roles, stand-ins and practice: whose phone, what is done, what is pressed."""

from bot.rules.people import Role
from bot.screens import buttons as b
from storage.people import persons as people
from tests.flows.trainings.trainings import a_session
from tests.flows.two_firms import a_third_firm, someone
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, STAFF, World

Told = tuple[str, type[b.Data], str, int, tuple[str, ...]]
"""Name, kind of button, its text, whose phone, and what is done before: pressed, or typed (``>``)."""

LEAVE = (">请假", "＋ 我要请假", ">今天", ">11月26日", "韩冰", "跳过")
TEAMS_LEAVE = (">请假", "＋ 替别人安排", "周明", ">今天", ">11月26日", "韩冰", "跳过", "确认并通知")

TOLD: tuple[Told, ...] = (
    ("which firm", b.ChooseFirm, "我要投诉", MANAGER, (">首页", "更多")),
    ("one of several firms", b.OpenForm, "晨光电器", MANAGER, (">投诉",)),
    ("sign up for a firm", b.SignUpFor, "晨光电器", MANAGER, (">培训", "✍️ 报名")),
    ("practice", b.ShowPractice, "练习模式", STAFF, (">设置",)),
    ("begin to practise", b.Practise, "企业员工", STAFF, (">练习",)),
    ("play another part", b.Practise, "换成：企业负责人", STAFF, (">练习", "企业员工", ">首页")),
    ("leave practice", b.LeavePractice, "退出练习", STAFF, (">练习", "企业员工", ">首页")),
    ("leave practice for good", b.LeavePractice, "清除并退出", STAFF, (">练习", "企业员工", ">退出练习")),
    ("a practice patrol", b.OpenForm, "练习车间", CONSULTANT, (">练习", "质量管家", ">首页")),
    ("who is what", b.ShowTeam, "人员与角色", ADMINISTRATOR, (">首页", "更多")),
    ("somebody's roles", b.ShowRoles, "周明", ADMINISTRATOR, (">人员与角色",)),
    ("give a role", b.OpenForm, "＋ 增加角色", ADMINISTRATOR, (">人员与角色", "周明")),
    (
        "a role given",
        b.MoveInForm,
        "确认并通知本人",
        ADMINISTRATOR,
        (">人员与角色", "周明", "＋ 增加角色", "监督员", "跳过"),
    ),
    ("one role", b.ShowRole, "质量管家 · 恒信阀门", ADMINISTRATOR, (">人员与角色", "周明")),
    ("a position", b.SetPosition, "技术人员", ADMINISTRATOR, (">人员与角色", "周明", "质量管家 · 恒信阀门")),
    ("end a role", b.EndRole, "结束这个角色", ADMINISTRATOR, (">人员与角色", "周明", "质量管家 · 恒信阀门")),
    (
        "end a role for good",
        b.EndRole,
        "结束",
        ADMINISTRATOR,
        (">人员与角色", "周明", "质量管家 · 恒信阀门", "结束这个角色"),
    ),
    ("leave and stand-ins", b.ShowStandIns, "请假与代班", CONSULTANT, (">设置",)),
    ("my leave", b.OpenForm, "＋ 我要请假", CONSULTANT, (">请假",)),
    ("a leave arranged", b.MoveInForm, "确认并通知", CONSULTANT, LEAVE),
    ("back from leave", b.EndStandIn, "我回来了", CONSULTANT, (*LEAVE, "确认并通知")),
    ("end a leave", b.EndStandIn, "结束：周明", LEAD, TEAMS_LEAVE),
    ("end a leave for good", b.EndStandIn, "结束", LEAD, (*TEAMS_LEAVE, "结束：周明")),
)


async def tell(world: World, whose: int, doings: tuple[str, ...]) -> Phone:
    """Somebody has done this; the manager belongs to two firms, and there is a colleague to stand in."""
    now = world.clock.now()
    await people.add_grant(world.company.people[MANAGER].id, Role.CLIENT_STAFF, world.company.clients["CG"], now)
    await someone(world, "韩冰", Role.CONSULTANT, await a_third_firm(world))
    await a_session(world, client=None)
    phone = await world.phone(whose)
    for doing in doings:
        await (phone.text(doing[1:]) if doing.startswith(">") else phone.press(doing))
    return phone
