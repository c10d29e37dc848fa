"""Filing a complaint about our service (clauses 5.5.1 to 5.5.3): type, review, submit."""

from bot.rules.cases.anonymous import TO_TEAM
from bot.rules.cases.categories import CATEGORIES
from bot.rules.form import ANY_MEDIA, Form, Kind, Option, Question
from bot.rules.forms.same import IS_IT_THE_SAME
from bot.rules.text import Text

WHOM, CATEGORY, WANTED = "who", "about", "wanted"
"""Keys of the questions whom it is about, of which category it is, and what is hoped for."""

COMPLAINT = Form(
    "complaint",
    5,
    Text("我要投诉", "File a complaint"),
    (
        Question(
            "what",
            Kind.TEXT,
            Text("请说说发生了什么。", "Please tell us what happened."),
            label=Text("经过", "What happened"),
            help=Text(
                "时间、地点、涉及的人，知道多少写多少；也可以只发语音，照片、文件直接发过来。",
                "When, where and who, as far as you know. A voice message alone will do; photos and files can be sent "
                "right here.",
            ),
            clause="5.5.3",
            media=ANY_MEDIA,
            files_to="evidence",
            or_files=True,
        ),
        IS_IT_THE_SAME,
        Question(
            "evidence",
            Kind.FILES,
            Text("相关材料", "Evidence"),
            required=False,
            walked=False,
            maximum=10,
            media=ANY_MEDIA,
        ),
        Question(
            CATEGORY,
            Kind.CHOICE,
            Text("投诉类别", "What is it about?"),
            label=Text("投诉类别", "Subject"),
            options=tuple(Option(key, name) for key, name in CATEGORIES.items()),
        ),
        Question(
            WHOM,
            Kind.RECORD,
            Text("涉及谁？本人看不到，也不会经手。", "Whom is it about? They will neither see nor handle it."),
            label=Text("涉及人员", "About whom"),
            clause="5.5.1",
            required=False,
            pick="team",
            skips=Text("不清楚", "Not sure"),
        ),
        Question(
            WANTED,
            Kind.TEXT,
            Text("您希望怎么处理？", "What would you like us to do?"),
            label=Text("希望的结果", "Desired outcome"),
            help=Text("比如补做、换人、书面说明；没有就跳过。", "Say, make up for it, send someone else, explain it."),
            clause="5.5.2",
            required=False,
            maximum=300,
        ),
        Question(
            TO_TEAM,
            Kind.YES_NO,
            Text("要对服务团队匿名吗？", "Stay anonymous towards the team?"),
            label=Text("对团队匿名", "Anonymous to the team"),
            help=Text(
                "选「是」，只有质量主管（回避时由代他处理的人）知道是您。\n语音、照片和写的内容可能让人认出您。",
                "If so, only the quality manager knows (or who handles it in their place).\n"
                "A voice, a photo or what you write may still give you away.",
            ),
            clause="5.5.1",
            required=False,
            walked=False,
        ),
        Question(
            "visible_to_manager",
            Kind.YES_NO,
            Text("您单位的负责人可以看到这件投诉吗？", "May your own manager see this complaint?"),
            label=Text("本单位负责人可见", "Your manager may see it"),
            help=Text("不回答就是不可以。", "No answer means no."),
            required=False,
            walked=False,
        ),
    ),
    intro=Text(
        "这里受理对我们服务的投诉。\n对采购物料的质量问题，请联系供应商；举报违法行为请拨打 12315。",
        "This is for complaints about our service.\n"
        "For faults in what you bought, please contact the supplier; to report a violation of the law, dial 12315.",
    ),
)

FORMS = (COMPLAINT,)
