"""企业与人员 on the phone: looked at, searched, added to, changed, ended and taken back."""

from datetime import date

from bot.rules.people import Role
from bot.screens.buttons import AnswerQuestion, EndEntry, ShowEntry, ShowLedger, pack, unpack
from storage import tasks
from storage.ledgers import writing as ledger_writing
from storage.people import persons as people
from tests.flows.cases.filing import accepted
from tests.flows.steps import english, heard, one, press_sparingly
from tests.flows.two_firms import someone
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World


async def do(phone: Phone, *doings: str) -> str:
    """Presses buttons and types (``>text``); the text that is shown then."""
    for doing in doings:
        await (phone.text(doing[1:]) if doing.startswith(">") else phone.press(doing))
    return (await phone.last()).text


async def roles_of(world: World, telegram_id: int) -> set[tuple[str, int | None]]:
    """The roles that somebody has now."""
    person = await people.get_person(world.company.people[telegram_id].id)
    return {(grant.role.value, grant.client_id) for grant in person.grants} if person is not None else set()


async def test_a_client_a_site_a_person_and_an_assignment_are_added_by_forms(sqlite_world: World) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    assert "客户（2）" in await administrator.buttons() or await do(administrator, ">企业与人员")
    said = await do(
        administrator, ">客户", "➕ 新增客户", ">新星电子有限公司", ">新星电子", "＋ 客户编号", ">hx", ">xx-1"
    )
    assert "xx-1" in said
    said = await do(administrator, "＋ 适用第 75 号令", "是", "下一步", "暂不在这里做", "✅ 保存")
    assert "客户编号：XX-1\n企业全称：新星电子有限公司\n适用第 75 号令：是" in said
    assert "是（待核实、每日自查起始日：暂不在这里做）" in said
    await do(administrator, ">场所", "➕ 新增场所", ">新星", "新星电子", ">二号库")
    # a code is given by itself
    assert "二号库  场所\n\n场所编号：S4\n客户：新星电子 · XX-1" in await do(administrator, "✅ 保存")
    await do(administrator, ">人员", "➕ 新增人员", ">刘洋", "企业员工", "新星电子", "＋ 岗位", "质量安全员")
    said = await do(administrator, "＋ 电话", ">139 0000 0000", "✅ 保存")
    assert "刘洋  人员" in said
    assert "电话：13900000000" in said
    assert "⚪ 未加入" in said
    await do(administrator, ">分工", "➕ 新增分工", "新星电子", "周明", "质量管家", "＋ 人员类别", "技术人员")
    assert "新星电子 · 周明  分工" in await do(administrator, "✅ 保存")
    client = await one("SELECT id FROM client WHERE code = 'XX-1'")
    assert ("consultant", client) in await roles_of(sqlite_world, CONSULTANT)
    trail = await one("SELECT count(*) AS n FROM trail WHERE action = 'add'")
    assert trail == 4


async def test_a_bad_or_taken_cell_is_asked_again_at_once(sqlite_world: World) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    await do(administrator, ">场所", "➕ 新增场所", "恒信阀门")
    assert "已经有了，不能重复" in await do(administrator, ">总装车间")
    assert "核对" in await do(administrator, ">总装二车间")
    assert "编号只能用字母、数字和短横线" in await do(administrator, "＋ 场所编号", ">一号 库")
    assert "hx-9" in await do(administrator, ">hx-9")
    assert "客户" in await do(administrator, ">客户")
    await do(administrator, "➕ 新增客户", ">新星电子有限公司", ">新星电子", "＋ 客户编号")
    assert "已经有了，不能重复" in await do(administrator, ">hx")


async def test_the_only_client_there_is_need_not_be_chosen_and_can_be_changed(sqlite_world: World) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    await do(administrator, ">客户", "晨光电器", "🚫 停用", "确定停用")
    asked = await do(administrator, ">场所", "➕ 新增场所")
    assert asked.startswith("新增场所 · 恒信阀门 · HX  2/2")
    assert "请填写名称" in asked
    assert "客户：恒信阀门" in await do(administrator, ">新车间")
    # one may look, and go on
    assert "已填：恒信阀门" in await do(administrator, "客户")
    await do(administrator, "下一步", "✅ 保存")
    assert await one("SELECT c.code FROM site s JOIN client c ON c.id = s.client_id WHERE s.name = '新车间'") == "HX"


async def test_one_column_is_changed_at_once_and_emptied_by_a_dash(sqlite_world: World) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    await do(administrator, ">人员", "王芳", "✏️ 修改", "电话")
    assert "没认出电话号码" in await do(administrator, ">没有号码")
    assert "电话：13800001111" in await do(administrator, ">138 0000 1111")
    assert "王芳 · 13800001111" in await do(administrator, "✏️ 修改", "电话")
    assert "电话" not in await do(administrator, ">-")
    assert "人员编号：HX-P1" in await do(administrator, "✏️ 修改", "人员编号", ">hx-p1")
    await administrator.press("✏️ 修改")
    assert "人员编号" not in await administrator.buttons()


async def test_what_our_own_people_are_able_to_do_is_said_on_their_card_and_never_asked_of_a_clients(
    sqlite_world: World,
) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    await do(administrator, ">人员", "本公司", "周明", "✏️ 修改", "人员类别", "技术人员")
    await do(administrator, "✏️ 修改", "职称", "中级", "✏️ 修改", "专业领域", "检验检测", "法律法规", "下一步")
    assert "请发一个整数" in await do(administrator, "✏️ 修改", "项目经验年数", ">很多年")
    said = await do(administrator, ">8 年", ">8", "✏️ 修改", "项目经验", ">阀门厂 3C 换证，管过两个项目")
    assert (
        "人员类别：技术人员\n职称：中级\n专业领域：检验检测、法律法规\n项目经验年数：8\n"
        "项目经验：阀门厂 3C 换证，管过两个项目" in said
    )
    assert await one("SELECT competence FROM person WHERE name = '周明'") == "testing law"
    assert "专业领域" not in await do(administrator, "✏️ 修改", "专业领域", "下一步")
    assert "职称" not in await do(administrator, "✏️ 修改", "职称", "（无）")
    # whoever becomes a client's is shown without it, and nobody is asked
    await do(administrator, "✏️ 修改", "客户、角色、岗位", "企业员工", "晨光电器", "（无）", "✅ 保存")
    assert "人员类别" not in (await administrator.last()).text
    await administrator.press("✏️ 修改")
    assert "人员类别" not in await administrator.buttons()
    await do(administrator, ">人员", "➕ 新增人员", ">刘洋", "企业员工", "恒信阀门")
    assert "＋ 人员类别" not in await administrator.buttons()
    await do(administrator, "角色", "监督员")
    assert "＋ 人员类别" in await administrator.buttons()


async def test_why_order_75_applies_and_from_when_self_checks_are_kept_here(sqlite_world: World) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    await do(administrator, ">客户", "恒信阀门", "✏️ 修改", "适用第 75 号令", "是", "生产许可证管理")
    asked = await do(administrator, "强制性国家标准（大型企业）", "下一步")
    assert "每日自查起始日：哪一天？" in asked
    said = await do(administrator, ">2026-12-01", "✅ 保存")
    why = "生产许可证管理、强制性国家标准（大型企业）"
    assert f"适用第 75 号令：是（{why}、每日自查起始日：2026-12-01）" in said
    said = await do(administrator, "✏️ 修改", "适用第 75 号令", "否", "✅ 保存")
    assert "适用第 75 号令：否" in said
    assert why not in said
    assert "自查起始日" not in said
    assert await one("SELECT count(*) FROM client WHERE order_75_why <> '' OR self_checks_from IS NOT NULL") == 0


async def test_in_english_the_fields_of_competence_are_boxes_to_tick(sqlite_world: World) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    await english(administrator)
    await do(administrator, ">people", "Our staff", "吴刚", "✏️ Change", "Fields of competence")
    said = await do(administrator, "Inspection and testing", "Management systems", "Next")
    assert "Fields of competence: Inspection and testing, Management systems" in said


async def test_a_role_is_changed_with_the_client_and_the_position(sqlite_world: World) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    other = sqlite_world.company.clients["CG"]
    await do(administrator, ">人员", "王芳", "✏️ 修改", "客户、角色、岗位", "企业负责人", "晨光电器", "质量安全总监")
    said = await do(administrator, "✅ 保存")
    assert "客户：晨光电器 · CG\n角色：企业负责人\n岗位：质量安全总监" in said
    assert await roles_of(sqlite_world, STAFF) == {("client_manager", other)}
    await do(administrator, "✏️ 修改", "客户、角色、岗位", "监督员", "✅ 保存")
    assert await roles_of(sqlite_world, STAFF) == {("auditor", None)}
    await do(administrator, "✏️ 修改", "客户、角色、岗位", "（无）", "✅ 保存")
    assert await roles_of(sqlite_world, STAFF) == set()


async def test_what_is_typed_while_a_list_is_shown_searches_and_says_how_many_were_found(sqlite_world: World) -> None:
    now = sqlite_world.clock.now()
    for number in range(20):
        values = {"code": f"N-{number:02}", "name": f"张{number:02}", "phone": f"1390000{number:04}"}
        assert await ledger_writing.add_entry("people", values, now)
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    assert "共 29 条，第 1/4 页" in await do(administrator, ">人员")
    assert "查找「张」：20 条，第 1/3 页" in await do(administrator, ">张")
    assert "查找「张」：20 条，第 3/3 页" in await do(administrator, "›", "›")
    assert [label for label in await administrator.buttons() if label.startswith("⚪")] == [
        f"⚪ 张{number} · 本公司" for number in range(16, 20)
    ]
    # the only one there is has its card opened, and so has the only one that is called so where others refer to it
    assert "张07  人员" in await do(administrator, ">13900000007")
    assert "晨光电器  客户" in await do(administrator, ">晨光")
    assert "您是想" in await do(administrator, ">没有这个人")


async def test_an_answer_that_names_somebody_is_an_answer_and_no_search(sqlite_world: World) -> None:
    world = sqlite_world
    quality_manager, manager = await world.phone(QUALITY_MANAGER), await world.phone(MANAGER)
    await do(manager, ">投诉", ">约好没来", "服务时效", "不清楚", "跳过", "✅")
    await do(quality_manager, ">TS20261123-01", "👌 受理", "没有涉及具体的人", "请对方补充", ">约的是谁？", "发送")
    assert "王芳" in await do(manager, ">王芳")
    assert "补充" in (await manager.last()).text
    assert "查找" not in (await manager.last()).text


async def test_a_clients_manager_sees_its_own_people_and_sites_and_changes_nothing(sqlite_world: World) -> None:
    manager = await sqlite_world.phone(MANAGER)
    await manager.press("更多…")
    assert "企业与人员" in await manager.buttons()
    await manager.press("企业与人员")
    ledgers = ["场所（2）", "人员（2）", "证照（0）", "服务合同（0）", "合同服务项目（0）", "监测计划（0）"]
    ledgers += ["客户财产与信息（0）", "风险（0）", "风险措施（0）", "值班表（0）", "首页"]
    assert await manager.buttons() == ledgers
    assert "王芳  人员" in await do(manager, "人员", "王芳")
    assert await manager.buttons() == ["人员", "首页"]
    assert "服务分工由管理员维护" in await do(manager, ">分工")
    assert await manager.buttons() == ledgers
    assert "您是想" in await do(manager, ">赵伟")


async def test_the_auditor_sees_everything_and_changes_nothing(sqlite_world: World) -> None:
    auditor = await sqlite_world.phone(AUDITOR)
    await do(auditor, ">客户", "晨光电器")
    assert await auditor.buttons() == [
        *("服务合同", "人员", "本周", "巡查", "服务", "问题", "投诉", "咨询", "培训", "文件"),
        *("频次兑现", "条款覆盖", "其他…", "客户", "首页"),
    ]
    await auditor.press("其他…")
    assert await auditor.buttons() == [
        *("客户资料", "场所", "服务分工", "证照", "合同服务项目", "工作计划", "监测计划"),
        *("客户财产与信息", "纸质档案", "风险", "风险措施", "值班表"),
        *("交付记录", "其他工作记录", "续期记录", "确认记录", "调查计划记录", "检查记录", "自查记录", "监测记录"),
        *("事件", "‹ 返回", "首页"),
    ]
    await auditor.text("人员")
    assert not [label for label in await auditor.buttons() if "新增" in label]


async def test_lists_of_whom_to_call_show_their_numbers(sqlite_world: World) -> None:
    world = sqlite_world
    staff = world.company.people[STAFF].id
    await ledger_writing.change_entry("people", staff, {"phone": "13800001111"}, world.clock.now())
    await people.change_to_unreachable(staff, world.clock.now())
    lead = await world.phone(LEAD)
    assert "王芳  13800001111" in await do(lead, ">人员", "联系不上")
    assert "📵 11月23日（周一）起联系不上，请打电话。" in await do(lead, "王芳")
    assert "这里还没有" in await do(lead, ">人员", "未加入")


async def test_who_leaves_is_out_and_the_lead_hears_what_was_left_unfinished(sqlite_world: World) -> None:
    world = sqlite_world
    await world.plan_patrol()
    lead, consultant = await world.phone(LEAD), await world.phone(CONSULTANT)
    administrator = await world.phone(ADMINISTRATOR)
    said = await do(administrator, ">人员", "周明", "🚫 停用")
    assert "停用「周明」？" in said
    assert "⚠️ 还没完成的：计划任务 1 项\n会请项目负责人改派。" in said
    assert "起已停用" in (await press_sparingly(administrator, "确定停用")).text
    await world.beat()
    told = await heard(lead, "不再服务恒信阀门")
    assert "周明不再服务恒信阀门，名下还有：\n计划任务 1 项" in told.text
    await consultant.text("菜单")
    assert "邀请链接" in (await consultant.last()).text
    assert "周明" not in str(await administrator.buttons())
    assert "已加入" in (await press_sparingly(administrator, "恢复使用")).text
    assert await roles_of(world, CONSULTANT) == set()


async def test_complaints_that_a_quality_manager_leaves_are_not_told_to_the_lead_they_may_be_about(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    await accepted(world)
    lead, administrator = await world.phone(LEAD), await world.phone(ADMINISTRATOR)
    await do(administrator, ">吴刚", "🚫 停用")
    assert "未办结事项 1 件" in (await administrator.last()).text
    await administrator.press("确定停用")
    await world.beat()
    assert "吴刚不再服务恒信阀门" in (await heard(administrator, "名下还有")).text
    assert "名下还有" not in str([message.text for message in await lead.messages()])


async def test_work_that_was_handed_on_meanwhile_is_not_told(sqlite_world: World) -> None:
    world = sqlite_world
    task = await world.plan_patrol()
    lead = await world.phone(LEAD)
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">分工", "恒信阀门 · 质量管家 周明", "🚫 停用", "确定停用")
    await tasks.fulfil(task, world.clock.now())
    await world.beat()
    assert "不再服务" not in str([message.text for message in await lead.messages()])
    assert await one("SELECT state FROM outbox WHERE kind = 'work_left'") == "moot"


async def test_a_new_lead_takes_the_former_ones_place(sqlite_world: World) -> None:
    world, client = sqlite_world, sqlite_world.company.clients["HX"]
    administrator = await world.phone(ADMINISTRATOR)
    said = await do(administrator, ">分工", "➕ 新增分工", "恒信阀门", "周明", "项目负责人")
    assert "⚠️ 保存后，孙丽不再是这家企业的项目负责人。" in said
    await administrator.press("✅ 保存")
    assert ("lead", client) in await roles_of(world, CONSULTANT)
    assert ("lead", client) not in await roles_of(world, LEAD)
    assert ("lead", world.company.clients["CG"]) in await roles_of(world, LEAD)
    await do(administrator, ">分工", "查看已停用的", "恒信阀门 · 项目负责人 孙丽", "↩️ 恢复使用")
    assert ("lead", client) in await roles_of(world, LEAD)
    assert ("lead", client) not in await roles_of(world, CONSULTANT)


async def test_the_last_administrator_stays(sqlite_world: World) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    assert "这是唯一的管理员" in await do(administrator, ">人员", "郑敏", "🚫 停用", "确定停用")
    await do(administrator, ">人员", "郑敏", "✏️ 修改", "客户、角色、岗位", "（无）")
    assert "这是唯一的管理员" in await do(administrator, "✅ 保存")
    assert await roles_of(sqlite_world, ADMINISTRATOR) == {("administrator", None)}
    other = await someone(sqlite_world, "二号管理员", Role.ADMINISTRATOR)
    assert "起已停用" in await do(other, ">郑敏", "🚫 停用", "确定停用")


async def test_a_client_or_site_that_ended_is_not_offered_any_more(sqlite_world: World) -> None:
    administrator, consultant = await sqlite_world.phone(ADMINISTRATOR), await sqlite_world.phone(CONSULTANT)
    await sqlite_world.plan_patrol()
    assert "⚠️ 还没完成的：计划任务 1 项\n这些仍要办完。" in await do(administrator, ">客户", "恒信阀门", "🚫 停用")
    await do(administrator, ">场所", "一号产线", "🚫 停用", "确定停用")
    await consultant.text("巡查")
    planned = "🔍 11月23日周一 恒信阀门 · 总装车间"
    assert await consultant.buttons() == [planned, "恒信阀门 · 原料仓库", "恒信阀门 · 总装车间"]
    await do(administrator, "↩️ 恢复使用")
    await do(administrator, ">客户", "恒信阀门", "🚫 停用", "确定停用")
    await consultant.text("巡查")
    assert await consultant.buttons() == ["晨光电器 · 一号产线"]


async def test_only_our_own_people_can_be_assigned_even_by_a_forged_button(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">分工", "➕ 新增分工", "恒信阀门")
    question = await administrator.last()
    assert "王芳" not in str(question.buttons)
    offered = question.button("周明")
    assert offered is not None
    data = unpack(offered.data or "")
    assert isinstance(data, AnswerQuestion)
    forged = pack(AnswerQuestion(data.token, data.turn, str(world.company.people[STAFF].id)))
    answer = await administrator.press_data(question, forged, force=True)
    assert "此按钮已失效" in answer.text


async def test_buttons_of_what_never_was_are_refused(sqlite_world: World) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    message = await administrator.last()
    for data in (
        ShowLedger("nothing", "current", 0, 0, ""),
        ShowLedger("clients", "unreachable", 0, 0, ""),
        ShowLedger("clients", "sideways", 0, 0, ""),
        ShowEntry("people", 99999),
        EndEntry("nothing", 1, 1),
    ):
        answer = await administrator.press_data(message, pack(data), force=True)
        assert "您无权查看" in answer.text


async def test_the_ledgers_speak_english(sqlite_world: World) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    await english(administrator)
    assert "People  9 in all, page 1 of 2" in await do(administrator, ">people")
    said = await do(administrator, "王芳")
    assert "Person code: P" in said
    assert "Role: Client staff" in said
    assert "✅ Joined" in said
    said = await do(administrator, "🚫 Deactivate")
    assert said.startswith("Deactivate “王芳”?")
    assert date(2026, 11, 23).strftime("%d") in await do(administrator, "Deactivate")
