"""质量状况调查计划: what is to be looked at before the service begins, when, by whom and with whom (clause 4.1.1)."""

from bot.rules.form import ANY_MEDIA, Form, Kind, Question
from bot.rules.free_text import Heard
from bot.rules.record_kind import CLIENT, TASK, Filed, RecordKind
from bot.rules.text import Text
from bot.rules.ways_in import WayIn
from bot.rules.work_records.of_team import FILES, amended_by_team, filed_by_team, seen_as_services

_FORM = Form(
    "survey_plan",
    1,
    Text("做调查计划", "Make a survey plan"),
    (
        Question(
            "scope",
            Kind.TEXT,
            Text("调查哪些方面？", "What is to be surveyed?"),
            label=Text("调查范围", "Scope"),
            clause="4.1.1",
            help=Text(
                "如质量管理文件、检验报告、生产环境、台账。计划表可以直接发，范围写在图片或文件的说明里。",
                "Documents, test reports, premises, records … The plan itself can be sent right here, with a caption.",
            ),
            maximum=500,
            media=ANY_MEDIA,
            files_to="files",
        ),
        Question(
            "begins",
            Kind.DATE,
            Text("哪天开始调查？", "On which day does it begin?"),
            label=Text("开始", "Begins"),
            minimum=-30,
            maximum=365,
        ),
        Question(
            "days",
            Kind.NUMBER,
            Text("要几天？", "How many days will it take?"),
            label=Text("天数", "Days"),
            minimum=1,
            maximum=60,
            unit=Text("天", "days"),
        ),
        Question(
            "who",
            Kind.TEXT,
            Text("我们由谁去？", "Who of us will do it?"),
            label=Text("调查人员", "Surveyors"),
            maximum=100,
        ),
        Question(
            "with",
            Kind.TEXT,
            Text("企业由谁配合？写姓名和职务。", "Who at the client will be there? Name and position, please."),
            label=Text("企业配合", "At the client"),
            required=False,
            skips=Text("还没定", "Not settled yet"),
            maximum=100,
        ),
        FILES,
    ),
)

SURVEY_PLAN = RecordKind(
    kind="survey_plan",
    name=Text("调查计划", "survey plan"),
    number="DC",
    mark="🧭",
    form=_FORM,
    about=(CLIENT, TASK),
    file=filed_by_team(Text("做调查计划", "Make survey plans")),
    see=seen_as_services(Text("看调查计划", "See survey plans")),
    amend=amended_by_team(Text("更正调查计划", "Amend a survey plan")),
    facts=("begins", "days", "who", "with"),
    words="scope",
    register=Filed("survey_plans", Text("调查计划", "Survey plans")),
    way=WayIn(
        "survey_plan",
        Text("做调查计划", "Make a survey plan"),
        words=Text("质量状况调查计划|编调查计划", ""),
        rank=71,
        rare=True,
        by=Text("调查计划由质量管家来做。", "Survey plans are made by the consultants."),
        instead=("services", "ask"),
        heard=Heard(contains=Text("调查计划|质量状况调查|现场调查", "survey plan|initial survey")),
    ),
    listed=WayIn(
        "survey_plans",
        Text("调查计划记录", "Survey plans"),
        words=Text("调查计划台账", ""),
        rank=81,
        rare=True,
        by=Text("调查计划由企业负责人来看。", "Survey plans are for the client manager to see."),
        instead=("progress",),
        offer=Text("要看调查计划吗？", "Would you like to see the survey plans?"),
    ),
    not_on_behalf="whoever plans the survey writes it down",
)
