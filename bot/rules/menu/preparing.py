"""Before the service begins: survey, materials, plan (clause 4.1)."""

from bot.rules.menu.item import Item, Unit
from bot.rules.tasks.schedule import Often
from bot.rules.tasks.works import CONFIRMATION, INSPECTION, SERVICE, SURVEY_PLAN
from bot.rules.text import Text

ITEMS = (
    Item(
        "SURVEY-PLAN",
        Text("质量状况调查计划", "Survey plan"),
        "4.1.1",
        Unit.DOCUMENT,
        SURVEY_PLAN,
        Often.ONCE,
        Text("调查计划、现场调查表", "Survey plan and survey form"),
        Text(
            "先问清产品、工艺和企业最担心的事，再定查什么、怎么查、谁去。日期先与企业负责人约好。调查表一页能填完。",
            "Ask about products, processes and the client's worries first; then settle what is looked at, how and by "
            "whom. Agree the date with the client's manager. The form must be quick to fill in.",
        ),
        minutes=120,
        package=True,
    ),
    Item(
        "SURVEY",
        Text("现场质量调查", "On-site quality survey"),
        "4.1.1",
        Unit.TIME,
        INSPECTION,
        Often.ONCE,
        Text("现场调查记录", "Survey record"),
        Text(
            "走完从进料到出货的全过程，和岗位上的人谈，不只听汇报。看到的写事实、附照片，判断另写。当天与企业核对记录。",
            "Walk the whole way from incoming goods to dispatch and talk to the people at work, not to managers only. "
            "Write down facts with photos, and judgements apart from them. Go through the record with the client that "
            "day.",
        ),
        minutes=240,
        instruments=Text("相机或手机、温湿度计、测距仪", "Camera or phone, thermo-hygrometer, distance meter"),
        package=True,
    ),
    Item(
        "MATERIALS",
        Text("收集质量资料", "Collection of quality materials"),
        "4.1.2",
        Unit.TIME,
        SERVICE,
        Often.ONCE,
        Text("资料清单、缺项说明", "List of materials and of what is missing"),
        Text(
            "八类资料逐类要，缺的写明谁补、何时补。只收用得上的，涉密的看过即还。收到的当天登记。",
            "Ask for each of the eight kinds; note who hands in what is missing and by when. Take only what is needed "
            "and give back at once what is confidential. Enter what came in on the day it came.",
        ),
        minutes=120,
        package=True,
    ),
    Item(
        "PLAN",
        Text("服务方案", "Service plan"),
        "4.1.3",
        Unit.DOCUMENT,
        CONFIRMATION,
        Often.YEARLY,
        Text("企业确认的服务方案", "Service plan confirmed by the client"),
        Text(
            "方案从合同项目和调查结果来，每项写清何时、多深、谁做、交什么。项目负责人审过再送企业，企业确认后才排工作。",
            "It follows from the contract and from the survey: for each item when, how deep, by whom and what is "
            "handed over. The project lead approves it before the client sees it; work is planned once the client "
            "confirmed it.",
        ),
        minutes=180,
        package=True,
    ),
)
