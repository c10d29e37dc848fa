"""Complaints in every state and a few enquiries, as people at a valve and at an appliance factory write them."""

from bot.app.demo_filling import Tap
from bot.app.demo_stories import CHEN, CHENGUANG, HENGXIN, LI, SUN, WANG, WU, ZHAO, ZHOU, Chosen, Step, Story
from bot.rules.behalf import Channel


def _complaint(client: str, *steps: Step) -> Story:
    return Story("complaint", client, steps)


def _enquiry(client: str, *steps: Step) -> Story:
    return Story("enquiry", client, steps)


COMPLAINTS = (
    _complaint(
        CHENGUANG,
        Step(20, "11:05", CHEN, "open").giving(
            "供应商这批接线端子插上去是松的，我们要退货，对方不认，请你们让他们赔。", Tap("other")
        ),
        Step(20, "14:10", WU, "decline").giving(
            "这是您和供应商之间的产品质量纠纷，不在我们的受理范围。请先联系供应商，协商不成的，"
            "按合同约定仲裁或起诉；发现对方涉嫌违法的，可以向 12315 举报。"
            "要用来料检验记录作凭据的话，我们帮您整理。"
        ),
    ),
    _complaint(
        CHENGUANG,
        Step(18, "16:40", ZHAO, "open").giving(
            "检验员请假的时候没人签放行单，货压在仓库。请管家代签都不肯，要你们有什么用？", Tap("other")
        ),
        Step(17, "08:50", WU, "accept"),
        Step(16, "10:30", WU, "give_up").giving(
            "出厂放行要由贵单位授权的检验人员签字，我们代签的放行记录是无效的，这一点没法变通，请您谅解。"
            "我们能做的是帮您定好备岗人员，把授权书和交接单准备好，下次请假不再压货。"
        ),
        Step(15, "17:05", ZHAO, "rate").giving(Tap("3")),
        Step(14, "10:05", WU, "answer_rating").giving(
            "您的难处我们明白：货压在仓库，谁都着急。备岗授权书的样本我今天发给您，周四到厂和您一起把交接单定下来。"
        ),
    ),
    _complaint(
        HENGXIN,
        Step(15, "21:12", WANG, "open").giving(
            "说好今天下午来看密封试验，我们停了一条线等到六点，没人来，也没有一个电话。明天又要重新排产！",
            Tap("timeliness"),
        ),
        Step(14, "08:35", WU, "accept"),
        Step(14, "09:20", WU, "reply").giving(
            "实在对不起。昨天周明临时去处理别处的停线，没有提前告诉您，是我们的错。今天下午两点孙丽和他一起来补做。"
        ),
        Step(12, "11:40", WU, "resolve").giving(
            "密封试验当天已经补做，记录交给您了。以后改时间至少提前两小时打电话，这条已写进我们的派工要求。"
        ),
        Step(12, "16:30", WANG, "confirm"),
        Step(12, "16:31", WANG, "rate").giving(Tap("5")),
    ),
    _complaint(
        HENGXIN,
        Step(10, "10:12", WANG, "open").giving("上周的巡查报告到现在还没收到。", Tap("timeliness")),
        Step(10, "10:31", WANG, "withdraw").giving(Tap("yes")),
    ),
    _complaint(
        HENGXIN,
        Step(6, "17:25", WANG, "open").giving(
            "台账放在值班室，我跟周工说去拿，他当着班组长的面说我们是在找借口，话很难听。",
            Tap("attitude"),
            Chosen(ZHOU, "who"),
        ),
        Step(5, "08:40", WU, "accept"),
        Step(5, "08:52", WU, "assign").giving(Chosen(SUN)),
        Step(4, "09:30", SUN, "reply").giving("我是孙丽，这件事由我来处理。今天先向您和周明分别了解情况。"),
        Step(1, "15:45", SUN, "resolve").giving(
            "情况属实：台账确实在值班室，周明没有核对就下了结论，说话也不妥。他会当面向您道歉，"
            "以后先核对再说。您看这样处理可以吗？"
        ),
    ),
    _complaint(
        CHENGUANG,
        Step(5, "13:50", CHEN, "open").giving(
            "有人在车间里大声打电话，说我们厂管理乱，工人都听见了。", Tap("attitude")
        ),
        Step(5, "15:00", WU, "accept"),
        Step(2, "10:10", WU, "ask").giving("谢谢您告诉我们。请问是哪一天、在哪个工位？记得的话，也请说说还有谁在场。"),
    ),
    _complaint(
        HENGXIN,
        Step(4, "09:40", LI, "open").giving(
            "上次培训的讲义还在引用旧标准，员工拿着跟现行标准对不上，问到我这里。", Tap("competence")
        ),
        Step(4, "10:30", WU, "accept"),
        Step(3, "09:15", WU, "reply").giving(
            "您说得对，讲义里有一处引用的是已被替代的版本。我们正在改，改好先请您过目，再给大家补讲。"
        ),
    ),
    _complaint(
        CHENGUANG,
        Step(3, "09:50", ZHOU, "record").giving(
            "刘建国",
            "13800138000",
            Tap(Channel.PHONE),
            "夜班出了问题给你们打电话，打了三次都没人接，只好等到天亮。",
            Tap("timeliness"),
        ),
        Step(3, "11:10", WU, "accept"),
    ),
    _complaint(
        CHENGUANG,
        Step(2, "15:20", ZHAO, "open").giving(
            "巡查的人没换鞋套就进了洁净装配区，我们只好停下来清洁，耽误了半个班。", Tap("competence")
        ),
        Step(2, "16:05", WU, "accept"),
    ),
    _complaint(
        HENGXIN,
        Step(1, "20:52", WANG, "open").giving(
            "整改报告问了三次，每次都说快了。今晚客户又来催，我没法交代，到底哪天能给？", Tap("timeliness")
        ),
    ),
)

ENQUIRIES = (
    _enquiry(
        CHENGUANG,
        Step(10, "10:08", CHEN, "open").giving("插座外壳多加一个颜色，材料不变，3C 证书要不要变更？"),
        Step(10, "15:30", ZHOU, "resolve").giving(
            "先看证书附件有没有写颜色：没写的，厂内留一份说明；写了的，向发证机构申请变更。"
            "拿不准就把附件拍给我，最后以发证机构的答复为准。"
        ),
        Step(9, "08:50", CHEN, "confirm"),
        Step(9, "08:51", CHEN, "rate").giving(Tap("5")),
    ),
    _enquiry(
        HENGXIN,
        Step(8, "09:25", LI, "open").giving("建议巡查前一天说一声，我们好安排人陪同。", Tap("suggestion", "sort")),
        Step(7, "10:00", SUN, "resolve").giving("这个建议好。从下周起，计划内的巡查都在前一天下午五点前告诉您。"),
        Step(7, "11:15", LI, "confirm"),
    ),
    _enquiry(HENGXIN, Step(1, "16:35", WANG, "open").giving("刚到的一批压力表有合格证，还要先送检定才能装上去用吗？")),
)
