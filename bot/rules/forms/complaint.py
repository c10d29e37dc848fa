"""Filing a complaint about our service (clauses 5.5.1 to 5.5.3): type, review, submit."""

from bot.rules.form import ANY_MEDIA, Form, Kind, Option, Question
from bot.rules.forms.same import IS_IT_THE_SAME
from bot.rules.text import Text

COMPLAINT = Form(
    "complaint",
    4,
    Text("我要投诉", "File a complaint"),
    (
        Question(
            "what",
            Kind.TEXT,
            Text("请说说发生了什么。", "Please tell us what happened."),
            label=Text("经过", "What happened"),
            help=Text(
                "时间、地点、涉及的人，知道多少写多少；照片、录音、文件可以直接发过来。",
                "When, where and who, as far as you know; photos, recordings and files can be sent right here.",
            ),
            clause="5.5.3",
            media=ANY_MEDIA,
            files_to="evidence",
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
            "about",
            Kind.CHOICE,
            Text("投诉类别", "What is it about?"),
            label=Text("投诉类别", "Subject"),
            options=(
                Option("attitude", Text("服务态度", "Attitude")),
                Option("timeliness", Text("服务时效", "Timeliness")),
                Option("competence", Text("专业能力", "Competence")),
                Option("integrity", Text("廉洁自律", "Integrity")),
                Option("other", Text("其他", "Something else")),
            ),
        ),
        Question(
            "who",
            Kind.RECORD,
            Text(
                "如果是关于某个人，请选出来；本人不会经手这件投诉。",
                "If it is about someone, please choose; they will not handle it.",
            ),
            label=Text("涉及人员", "About whom"),
            clause="5.5.1",
            required=False,
            walked=False,
            pick="team",
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
