"""Every button and word, pressed by every role, about one's own firm and about others': generated, and forged."""

from bot.rules.boards.clients import SEE_BOARDS
from bot.rules.boards.hub import OWN_FIRM
from bot.rules.boards.readiness import SEE_READINESS
from bot.rules.cases.incident import REPORT
from bot.rules.checklists.rights import SEE_CHECKLISTS
from bot.rules.deliverables.acceptance import SEE_OWED
from bot.rules.handing_over import HAND_OVER
from bot.rules.ledgers.certificates import LOOK_THROUGH_FILES
from bot.rules.ledgers.columns import LOOK_AT_LEDGERS
from bot.rules.ledgers.contracts import SEE_CONTRACTS, SIGN
from bot.rules.ledgers.kinds import PEOPLE, SITES
from bot.rules.ledgers.schedules import PLAN
from bot.rules.menu.requirements import CONFIRM_REQUIREMENTS
from bot.rules.organisation import SEE_ORGANISATION
from bot.rules.people import Role
from bot.rules.permissions import MATRIX, Action, Permit, Subject, may, roles_with
from bot.rules.skeletons import DRAFT_PAPERS
from bot.rules.work_records.confirmations import CONFIRMATION
from bot.rules.work_records.deliveries import DELIVERY
from bot.rules.work_records.inspections import INSPECTION
from bot.rules.work_records.meetings import MEETING
from bot.rules.work_records.monitoring import MONITORING_RESULT
from bot.rules.work_records.other_work import OTHER_WORK
from bot.rules.work_records.own_reviews import OWN_REVIEW
from bot.rules.work_records.self_checks import SELF_CHECK
from bot.rules.work_records.staff import BRING
from bot.rules.work_records.survey_plans import SURVEY_PLAN
from bot.screens.buttons import Data, SetLanguage, action_of, kinds, pack
from bot.screens.not_found import NO_SUCH
from bot.screens.ways import WAYS, way_of
from handlers.gate import passes
from storage.people import persons as people
from tests.flows.forging import forged_buttons, told, told_since
from tests.flows.rewinding import Watch
from tests.flows.steps import invite, open_patrol
from tests.flows.two_firms import NAMES, SECRETS, Firm, Forged, a_third_firm, end_roles, one_of_everything, someone
from tests.sandbox.phone import Phone
from tests.screens.people.people import person
from tests.world import CONSULTANT, World

REFUSALS = ("您无权查看", "此按钮已失效")
JOIN_FIRST = ("请向您的企业负责人或质量管家要一个邀请链接", "您同意我们这样使用您的信息吗")


SAID: dict[str, Permit] = {
    "hazard": Action.COMPLAIN,
    "incident": REPORT,
    "today": Action.SEE_PLANNED,
    "week": Action.PATROL,
    "missed": Action.PATROL,
    "team": PLAN,
    "deliver": DELIVERY.file,
    "deliveries": DELIVERY.see,
    "confirmation": CONFIRMATION.file,
    "confirmations": CONFIRMATION.see,
    "readiness": SEE_READINESS,
    "survey_plan": SURVEY_PLAN.file,
    "survey_plans": SURVEY_PLAN.see,
    "work": OTHER_WORK.file,
    "works": OTHER_WORK.see,
    "patrol": Action.PATROL,
    "findings": Action.SEE_FINDING,
    "complain": Action.COMPLAIN,
    "ask": Action.COMPLAIN,
    "progress": Action.SEE_CASE,
    "training": Action.SEE_TRAINING,
    "training_records": Action.SEE_TRAINING,
    "register": Action.EXPORT_REGISTER,
    "cadence": Action.SEE_CADENCE,
    "deliverables": SEE_OWED,
    "sign_contract": SIGN,
    "service_plans": SEE_CONTRACTS,
    "ledgers": LOOK_AT_LEDGERS,
    "board": SEE_BOARDS,
    "statements": SEE_BOARDS,
    "firm": OWN_FIRM,
    "import": Action.IMPORT_LEDGERS,
    "behalf": Action.RECORD_ON_BEHALF,
    "log": Action.LOG_SERVICE,
    "services": Action.SEE_SERVICE,
    "patrols": Action.SEE_PATROL,
    "renewals": Action.SEE_LEDGER,
    "meeting": MEETING.file,
    "meetings": MEETING.see,
    "inspect": INSPECTION.file,
    "inspections": INSPECTION.see,
    "own_review": OWN_REVIEW.file,
    "own_reviews": OWN_REVIEW.see,
    "self_check": SELF_CHECK.file,
    "self_checks": SELF_CHECK.see,
    "monitor": MONITORING_RESULT.file,
    "measurements": MONITORING_RESULT.see,
    "invite": Action.INVITE,
    "joining": Action.MAKE_JOINING_CARD,
    "company": Action.CHANGE_FIRM_SETTINGS,
    "setup": Action.CHANGE_FIRM_SETTINGS,
    "checklists": SEE_CHECKLISTS,
    "policies": Action.READ_POLICY,
    "organisation": SEE_ORGANISATION,
    "papers": DRAFT_PAPERS,
    "requirements": CONFIRM_REQUIREMENTS,
    "roles": Action.CHANGE_ROLES,
    "leave": Action.ARRANGE_STAND_IN,
    "my_file": BRING,
    "staff_files": LOOK_THROUGH_FILES,
    "handover": HAND_OVER,
    "practice": Action.PRACTISE,
    "backup": Action.SEE_BACKUPS,
}
"""What may be said anywhere, and what somebody must be allowed to do for it."""
ONES_OWN = {
    "menu",
    "help",
    "settings",
    "cancel",
    "chinese",
    "english",
    "leave_practice",
}
"""What concerns nobody but who says it."""


async def two_firms(world: World) -> tuple[Firm, Firm]:
    """Both demo clients, with one of everything each."""
    return await one_of_everything(world, "HX", "总装车间"), await one_of_everything(world, "CG", "一号产线")


async def everyone(world: World, firms: tuple[Firm, Firm]) -> dict[str, Phone]:
    """One person per role, for the first firm (the second is foreign to them) or for all; and who is nobody yet."""
    phones = {}
    for role in Role:
        if MATRIX[Action.SEE_HOME] and role in (Role.QUALITY_MANAGER, Role.ADMINISTRATOR, Role.AUDITOR):
            phones[role.value] = await someone(world, role.value, role)
        else:
            phones[f"{role.value} of HX"] = await someone(world, role.value, role, firms[0].client)
    phones["the author"] = await world.phone(CONSULTANT)
    phones["a stranger"] = await someone(world, "生人", None)
    await a_third_firm(world)
    phones["not consented"] = await someone(world, "还没同意", None)
    await phones["not consented"].start(await invite(world, "质量管家", "新星电子"))
    return phones


def test_every_kind_of_button_has_a_rule_and_what_has_none_is_denied() -> None:
    permits = {kind: action_of(kind) for kind in kinds()}
    assert [kind for kind, permit in permits.items() if permit is None or not roles_with(permit)] == []
    administrator = person(*Role)
    assert all(passes(administrator, action_of(kind)) for kind in kinds())
    assert not passes(administrator, action_of(Data))


def test_everything_that_can_be_said_has_a_rule() -> None:
    assert set(SAID) | ONES_OWN == set(WAYS)
    assert {code: WAYS[code].action for code in SAID} == SAID
    assert all(roles_with(WAYS[code].action).keys() == set(Role) for code in ONES_OWN)


async def test_forged_buttons_do_for_each_role_what_the_matrix_says_and_tell_nothing(sqlite_world: World) -> None:
    world = sqlite_world
    firms = await two_firms(world)
    phones = await everyone(world, firms)
    made = await forged_buttons(firms, world.company.people[CONSULTANT])
    assert {type(forged.data) for forged in made} == set(kinds())
    watch = Watch()
    for who, phone in phones.items():
        message, at = await phone.last(), await phone.calls()
        for forged in made:
            watch.rewind()
            await phone.tap_data(message, pack(forged.data), force=True)
            calls = await phone.calls_since(at)
            at = calls[-1]["n"]
            await judge(who, phone, forged, told(phone, calls), watch)


async def judge(who: str, phone: Phone, forged: Forged, said: str, watch: Watch) -> None:
    """Compares what came of a forged button with what the rules say."""
    person = await people.get_person_by_telegram(phone.person_id)
    case = (who, forged.data)
    assert "刚才没处理成功" not in said, case

    may_try = passes(person, action_of(type(forged.data)))
    about_nothing = forged.subject == Subject() and passes(person, forged.action)
    allowed = person is not None and may_try and (about_nothing or may(person, forged.action, forged.subject))
    if forged.allows is not None:
        allowed = person is not None and may_try and forged.allows(person)
    if isinstance(forged.data, SetLanguage):
        allowed = person is not None  # one's own language is changed, whichever screen the button was on
    elif person is None or person.consented_at is None:
        assert any(words in said for words in (*JOIN_FIRST, *REFUSALS)), case
        allowed = False
    else:
        assert any(words in said for words in REFUSALS) is not allowed, case
    if not allowed:
        assert not watch.changed(), case
    assert_nothing_foreign(case, said, person is not None and sees(person.grants, forged.firm), forged.firm)


def sees(grants: tuple[object, ...], firm: Firm | None) -> bool:
    """Whether any role of the person's has to do with this firm."""
    return firm is None or any(getattr(grant, "client_id", None) in (None, firm.client) for grant in grants)


def assert_nothing_foreign(case: object, said: str, theirs: bool, firm: Firm | None) -> None:
    """Not a word about a firm that somebody has nothing to do with."""
    if firm is None or theirs:
        return
    for word in (SECRETS[firm.code], firm.patrol_number, firm.finding_number, firm.complaint_number, *NAMES[firm.code]):
        assert word not in said, (case, word)


async def test_words_numbers_and_links_do_for_each_role_what_the_matrix_says(sqlite_world: World) -> None:
    world = sqlite_world
    firms = await two_firms(world)
    phones = await everyone(world, firms)
    watch = Watch()
    for who, phone in phones.items():
        person = await people.get_person_by_telegram(phone.person_id)
        joined = person is not None and person.consented_at is not None
        author = world.company.people[CONSULTANT].id
        words: list[tuple[str, Permit, Subject, Firm | None]] = [
            *((f"/{code}", action, Subject(), None) for code, action in SAID.items()),
            *((ledger.title.zh, LOOK_AT_LEDGERS, Subject(), None) for ledger in (SITES, PEOPLE)),
        ]
        for firm in firms:
            subject = Subject(firm.client, author)
            words += [
                (firm.finding_number, Action.SEE_FINDING, subject, firm),
                (firm.patrol_number, Action.SEE_PATROL, subject, firm),
                (f"/start {firm.finding_number}", Action.SEE_FINDING, subject, firm),
                (f"/start {firm.patrol_number}", Action.SEE_PATROL, subject, firm),
            ]
        for word, action, subject, about in words:
            watch.rewind()
            at = await phone.calls()
            await phone.text(word)
            said = await told_since(phone, at)
            assert "刚才没处理成功" not in said, (who, word)
            if not joined:
                assert any(words in said for words in (*JOIN_FIRST, "您无权查看")), (who, word)
            else:
                assert person is not None
                allowed = passes(person, action) and (about is None or may(person, action, subject))
                assert (not any(words in said for words in (refusal(word), NO_SUCH.zh))) is allowed, (who, word)
            grants = person.grants if person is not None else ()
            assert_nothing_foreign((who, word), said, sees(grants, about) and joined, about)


def refusal(word: str) -> str:
    """How what is not somebody's begins: whose it is for a way in, nothing at all for a number."""
    way = way_of(word)
    return "您无权查看" if way is None or way.by is None else way.by.zh


async def test_lists_show_ones_own_firm_only(sqlite_world: World) -> None:
    firms = await two_firms(sqlite_world)
    manager = await someone(sqlite_world, "经理", Role.CLIENT_MANAGER, firms[0].client)
    consultant = await someone(sqlite_world, "顾问", Role.CONSULTANT, firms[0].client)
    both = ("菜单", "问题", "培训", "企业与人员", "人员", "场所", "晨光", "一号产线", "陈静")
    for phone, words in ((manager, both), (consultant, (*both, "今天", "巡查"))):
        for word in words:
            at = await phone.calls()
            await phone.text(word)
            said = await told_since(phone, at)
            assert "晨光" not in said
            assert SECRETS["CG"] not in said
        assert SECRETS["HX"] in str([message.text for message in await phone.messages()])


async def test_a_draft_outlives_no_role(world: World) -> None:
    consultant = await open_patrol(world)
    question = await consultant.last()
    data = question.buttons[0].data or ""
    await end_roles(CONSULTANT, world.company.clients["HX"], world)

    answer = await consultant.press_data(question, data)
    assert "您无权查看" in answer.text
    await consultant.text("符合")
    assert "您无权查看" in (await consultant.last()).text
    for word in ("取消", "今天", "English", "中文", "菜单"):
        await consultant.text(word)
        last = await consultant.last()
        assert "总装车间" not in last.text, word
        assert "总装车间" not in str(last.buttons), word
    await consultant.text("巡查")
    assert await consultant.buttons() == ["晨光电器 · 一号产线"]
