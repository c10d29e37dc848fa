"""What goes on through the year: trainings, patrols, reports, the file, guidance (clauses 4.5 to 4.7, 5.5.5 and 7)."""

from bot.rules.menu.item import Depth, Item, Unit
from bot.rules.tasks.schedule import Often
from bot.rules.tasks.works import DELIVERY, PATROL, SERVICE, TRAINING
from bot.rules.text import Text


def _training(letter: str, name: Text, requirements: Text, *, often: Often, package: bool = False) -> Item:
    return Item(
        f"TRAINING-{letter.upper()}",
        Text(f"培训：{name.zh}", f"Training: {name.en}"),
        f"4.5 {letter}",
        Unit.SESSION,
        TRAINING,
        often,
        Text("课件、签到表、培训记录", "Slides, attendance list, training record"),
        requirements,
        minutes=120,
        instruments=Text("投影、签到码", "Projector, check-in code"),
        package=package,
    )


ITEMS = (
    _training(
        "a",
        Text("检验检测技术与政策", "testing and its rules"),
        Text(
            "用企业自己的产品和量具讲，留一半时间动手。讲到的方法标准要是现行版本。",
            "Use the client's own products and instruments, and leave half of the time for practice. Teach methods by "
            "the standards in force.",
        ),
        often=Often.YEARLY,
    ),
    _training(
        "b",
        Text("质量管理政策与制度", "quality management"),
        Text(
            "结合最近排查出的问题讲，每条制度说清谁来做、不做会怎样。课后留三个问题，看听懂没有。",
            "Speak of what inspections found lately; for each rule say who does it and what happens otherwise. Ask "
            "three questions at the end.",
        ),
        often=Often.YEARLY,
    ),
    _training(
        "c",
        Text("生产环境要求", "the production environment"),
        Text(
            "对象是班组长和一线员工，在现场讲最好。用照片对比做对和做错。",
            "For team leaders and workers, best on the shop floor. Show right and wrong side by side in photos.",
        ),
        often=Often.YEARLY,
    ),
    _training(
        "d",
        Text("最新法规、标准", "new laws and standards"),
        Text(
            "只讲与企业产品有关的变化：改了什么、哪天起、企业要做什么。出处和实施日期写在课件上。",
            "Only what concerns the client's products: what changed, from which day, what is to be done. Put source "
            "and date of each on the slides.",
        ),
        often=Often.QUARTERLY,
        package=True,
    ),
    Item(
        "PATROL",
        Text("日常巡查", "Routine patrol"),
        "4.6",
        Unit.TIME,
        PATROL,
        Often.MONTHLY,
        Text("巡查报告", "Patrol report"),
        Text(
            "七个方面都看到，深度按约定。发现问题当场拍照、告诉现场的人，建议要能做到。离开前核对上次的问题。",
            "Look at all seven topics, as deep as agreed. Take a photo of what is wrong, tell whoever is there, and "
            "suggest what can be done. Check the earlier findings before leaving.",
        ),
        depth=Depth.STANDARD,
        minutes=90,
        instruments=Text("相机或手机、温湿度计", "Camera or phone, thermo-hygrometer"),
        package=True,
    ),
    Item(
        "SELF-CHECK",
        Text("企业自查支持", "Support of self-checks"),
        "4.6",
        Unit.TIME,
        SERVICE,
        Often.QUARTERLY,
        Text("自查表、自查情况说明", "Self-check lists and a note on how they are kept"),
        Text(
            "帮企业把日管控、周排查、月调度做成几分钟能填的表。看自查有没有真做，只指导，不替企业填。",
            "Make daily, weekly and monthly self-checks quick to fill in. See whether they are really done; guide, and "
            "never fill them in for the client.",
        ),
        depth=Depth.BRIEF,
        minutes=60,
    ),
    Item(
        "FOLLOW-UP",
        Text("整改跟进与复核", "Follow-up of rectifications"),
        "4.7.1",
        Unit.TIME,
        SERVICE,
        Often.QUARTERLY,
        Text("整改建议、复核记录", "Suggestions and records of verification"),
        Text(
            "每个问题都有建议、期限和责任人。整改好的到现场复核，附前后照片；拖着的问清难处，请项目负责人协调。",
            "Every finding has a suggestion, a date and somebody in charge. Verify on site, with photos of before and "
            "after; find out what holds up the rest and ask the project lead to help.",
        ),
        minutes=90,
    ),
    Item(
        "SUMMARY",
        Text("服务总结报告", "Summary report"),
        "4.7.2",
        Unit.DOCUMENT,
        DELIVERY,
        Often.QUARTERLY,
        Text("服务总结报告", "Summary report"),
        Text(
            "约定的和做到的逐项对照，没做的写原因。数据与系统里的记录一致，结论给企业负责人看得懂。项目负责人审过再交。",
            "Set what was agreed beside what was done, with the reason for what was not. Figures agree with the "
            "records, and the client's manager understands the conclusions. The project lead approves it first.",
        ),
        minutes=180,
        package=True,
    ),
    Item(
        "QUALITY-FILE",
        Text("质量管理档案", "Quality file"),
        "4.7.3",
        Unit.DOCUMENT,
        DELIVERY,
        Often.YEARLY,
        Text("一企一档，附目录", "The client's file with its index"),
        Text(
            "一家企业一份，按目录放。排查、巡查、整改、培训都要能找到。纸质的写明存放处，电子的一并备份。",
            "One for each client, in the order of its index: inspections, patrols, rectifications and trainings can "
            "all be found. Note where papers are kept; files are backed up.",
        ),
        minutes=120,
        package=True,
    ),
    Item(
        "SATISFACTION",
        Text("满意度调查", "Satisfaction survey"),
        "5.5.5",
        Unit.TIME,
        SERVICE,
        Often.YEARLY,
        Text("调查结果与改进意见", "Results with what is to be improved"),
        Text(
            "由不在项目组的人来问，让企业放心说。低分的一周内回访，问到的事要有下文。",
            "Somebody outside the team asks, so that the client speaks freely. Call back within a week where the marks "
            "are low, and let what was said lead to something.",
        ),
        depth=None,
        minutes=30,
        package=True,
    ),
    Item(
        "GUIDANCE",
        Text("现场指导", "On-site guidance"),
        "7",
        Unit.TIME,
        SERVICE,
        Often.QUARTERLY,
        Text("指导记录、意见建议", "Record of the guidance with advice"),
        Text(
            "先问企业要解决什么，一次讲透一两件。给做法，也留下书面意见。拿不准的回来查清再答复，约好日期。",
            "Ask first what is to be solved, and settle one or two things well. Show how, and leave the advice in "
            "writing. What you are not sure of is looked up and answered by an agreed day.",
        ),
        minutes=120,
        package=True,
    ),
)
