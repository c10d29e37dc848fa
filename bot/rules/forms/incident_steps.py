"""The forms of an incident's steps: how it stands, who was informed, its end, and what was learned of it (5.4 b-c)."""

from bot.rules.cases.incident import AUTHORITY, HOW_TOLD, MEASURES, PLAN, WHEN_TOLD, WHOM
from bot.rules.cases.measures import AT_CLIENT, DUE, OWNER
from bot.rules.cases.reporting import NO_REPORT, WHICH_DUTY
from bot.rules.form import ANY_MEDIA, Form, Kind, Option, Question, When
from bot.rules.forms.case_keys import FILES, TEXT, UNTIL
from bot.rules.text import Text

_NO_REPORT = Option(NO_REPORT, Text("都不是", "None of them"))
"""The others are the firm's list, as it is when the form is asked (services/cases/reporting)."""
_FILES = Question(
    FILES,
    Kind.FILES,
    Text("照片、录音", "Photos, recordings"),
    required=False,
    walked=False,
    maximum=10,
    media=ANY_MEDIA,
)


def _told(prompt: Text, label: Text) -> Question:
    """Something to say: written, spoken or shown."""
    return Question(
        TEXT,
        Kind.TEXT,
        prompt,
        label=label,
        clause="5.4",
        minimum=1,
        maximum=1000,
        media=ANY_MEDIA,
        files_to=FILES,
        or_files=True,
    )


def _sentence(code: str, title: Text, prompt: Text, label: Text) -> Form:
    return Form(code, 1, title, (_told(prompt, label), _FILES), at_once=True)


FORMS = (
    Form(
        "incident_update",
        1,
        Text("通报进展", "Report how it stands"),
        (
            _told(
                Text("现在怎么样了？打字、语音、照片都行。", "How does it stand? Write, speak or send a photo."),
                Text("进展", "How it stands"),
            ),
            Question(
                UNTIL,
                Kind.CHOICE,
                Text(
                    "下一次什么时候通报？到点我会来问您。",
                    "When will you report next? You will be asked when it is time.",
                ),
                label=Text("下次通报", "Next report"),
                clause="5.4",
                options=(
                    Option("15", Text("15 分钟后", "In 15 minutes")),
                    Option("30", Text("30 分钟后", "In 30 minutes")),
                    Option("60", Text("1 小时后", "In an hour")),
                    Option("120", Text("2 小时后", "In 2 hours")),
                    Option("240", Text("4 小时后", "In 4 hours")),
                    Option("720", Text("12 小时后", "In 12 hours")),
                ),
            ),
            _FILES,
        ),
        at_once=True,
    ),
    _sentence(
        "incident_note",
        Text("补充情况", "Add something"),
        Text("看到、做了什么？打字、语音、照片都行。", "What did you see or do? Write, speak or send a photo."),
        Text("情况", "What"),
    ),
    Form(
        "incident_report",
        1,
        Text("须按时告知", "Notice owed"),
        (
            Question(
                WHICH_DUTY,
                Kind.CHOICE,
                Text("是哪一项？时限从上报时算起。", "Which is it? Its time counts from the report of the incident."),
                label=Text("告知事项", "Notice owed"),
                clause="5.4",
                options=(_NO_REPORT,),
            ),
        ),
        at_once=True,
    ),
    Form(
        "incident_inform",
        2,
        Text("登记已告知", "Note who was informed"),
        (
            Question(
                WHOM,
                Kind.CHOICE,
                Text("告知了哪一方？", "Who was informed?"),
                label=Text("告知对象", "Informed"),
                clause="5.4",
                options=(
                    Option("client", Text("企业", "The client")),
                    Option("related", Text("相关方（客户、供应商等）", "Related party (customer, supplier …)")),
                    Option(AUTHORITY, Text("政府部门", "Authority")),
                    Option("other", Text("其他", "Somebody else")),
                ),
            ),
            Question(
                WHICH_DUTY,
                Kind.CHOICE,
                Text("是不是其中一项？", "Is it one of these?"),
                label=Text("告知事项", "Notice owed"),
                options=(_NO_REPORT,),
                visible_when=(When(WHOM, frozenset({AUTHORITY})),),
            ),
            Question(
                HOW_TOLD,
                Kind.CHOICE,
                Text("怎么告知的？", "By what means?"),
                label=Text("方式", "By"),
                options=(
                    Option("phone", Text("电话", "Telephone")),
                    Option("message", Text("微信、短信", "WeChat or text message")),
                    Option("in_person", Text("当面", "In person")),
                    Option("in_writing", Text("书面、邮件", "In writing or by mail")),
                ),
            ),
            Question(
                WHEN_TOLD,
                Kind.DATE_TIME,
                Text("什么时候告知的？", "When was that?"),
                label=Text("告知时间", "When"),
                required=False,
                skips=Text("刚才", "Just now"),
            ),
            Question(
                TEXT,
                Kind.TEXT,
                Text("告知了谁，说了什么？", "Who was it, and what were they told?"),
                label=Text("内容", "Who and what"),
                clause="5.4",
                minimum=2,
                maximum=500,
            ),
        ),
        at_once=True,
    ),
    Form(
        "incident_measure",
        1,
        Text("定措施", "Set a measure"),
        (
            Question(
                TEXT,
                Kind.TEXT,
                Text("要做什么？", "What is to be done?"),
                label=Text("措施", "Measure"),
                help=Text("写做成什么样，如「更换二号机密封圈」。", "Say what is there then, like “seal replaced”."),
                clause="5.4",
                minimum=2,
                maximum=200,
            ),
            Question(
                OWNER,
                Kind.RECORD,
                Text("我方谁负责跟进？", "Who of ours sees to it?"),
                label=Text("我方负责人", "Our owner"),
                pick=OWNER,
            ),
            Question(
                AT_CLIENT,
                Kind.TEXT,
                Text("企业谁来做？", "Who does it at the client?"),
                label=Text("企业经办人", "At the client"),
                required=False,
                maximum=60,
                skips=Text("不用写", "Not needed"),
            ),
            Question(
                DUE,
                Kind.DATE,
                Text("什么时候完成？", "By when is it done?"),
                label=Text("完成期限", "Due"),
                minimum=0,
                maximum=366,
            ),
        ),
        at_once=True,
    ),
    _sentence(
        "incident_over",
        Text("险情解除", "The danger is over"),
        Text("怎么解除的？现场现在怎样？", "How did it end, and how does the place look now?"),
        Text("解除情况", "How it ended"),
    ),
    _sentence(
        "incident_again",
        Text("情况又变了", "It is not over"),
        Text("出了什么新情况？", "What is new?"),
        Text("新情况", "What is new"),
    ),
    Form(
        "incident_false",
        1,
        Text("误报", "False alarm"),
        (
            Question(
                TEXT,
                Kind.TEXT,
                Text(
                    "怎么知道是误报？会告诉所有被通知的人。", "How do you know? Everybody who was alerted will be told."
                ),
                label=Text("原因", "Reason"),
                minimum=2,
                maximum=500,
            ),
        ),
        at_once=True,
    ),
    Form(
        "incident_review",
        1,
        Text("事件复盘", "Review the incident"),
        (
            Question(
                TEXT,
                Kind.TEXT,
                Text("为什么会发生？写根本原因。", "Why did it happen? The root cause, please."),
                label=Text("原因", "Cause"),
                clause="5.4",
                minimum=2,
                maximum=1000,
            ),
            Question(
                MEASURES,
                Kind.TEXT,
                Text("采取了、还要采取什么措施？谁做，什么时候完成？", "Which measures, by whom and by when?"),
                label=Text("措施", "Measures"),
                clause="5.4",
                minimum=2,
                maximum=1000,
            ),
            Question(
                PLAN,
                Kind.TEXT,
                Text(
                    "应急预案要改什么？不用改就写「无」和理由。", "What of the emergency plan changes? If nothing, why?"
                ),
                label=Text("预案修订", "Changes to the emergency plan"),
                clause="5.4",
                minimum=1,
                maximum=1000,
            ),
        ),
        submit=Text("完成复盘", "Complete the review"),
    ),
)
