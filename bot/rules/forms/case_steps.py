"""The forms that the steps of cases ask for: what is said to the other side, evidence, reasons, dates, people."""

from bot.rules.cases.alike import APART, JOIN, SAME, TIE
from bot.rules.cases.categories import CATEGORIES, SEVERITIES
from bot.rules.form import ANY_MEDIA, SUBMIT, Form, Kind, Media, Option, Question, When
from bot.rules.forms import incident_steps
from bot.rules.forms.case_keys import (
    ABOUT,
    AT_ONCE,
    CATEGORY,
    FILES,
    HOW,
    OTHERS,
    PREVENTION,
    SEVERITY,
    STARS,
    TEXT,
    UNTIL,
    WHICH,
    WHO,
)
from bot.rules.text import Text

NO_OTHER = Option("none", Text("没有别的问题", "No other finding"))
"""What stands among the others as long as nobody looked which there are."""

_EVIDENCE = frozenset({Media.PHOTO, Media.DOCUMENT, Media.VIDEO})
_SEND = Text("发送", "Send")


def _saying(code: str, title: Text, prompt: Text, *, clause: str = "5.5.4", at_once: bool = False) -> Form:
    """Something to write, with files if they help; looked at once more before it is sent, unless ``at_once``."""
    return Form(
        code,
        1,
        title,
        (
            Question(
                TEXT, Kind.TEXT, prompt, label=Text("内容", "Text"), clause=clause, media=ANY_MEDIA, files_to=FILES
            ),
            Question(
                FILES, Kind.FILES, Text("附件", "Files"), required=False, walked=False, maximum=10, media=ANY_MEDIA
            ),
        ),
        submit=SUBMIT if at_once else _SEND,
        at_once=at_once,
    )


def _reason(code: str, title: Text, prompt: Text) -> Form:
    """One sentence, sent as it is typed."""
    return Form(code, 1, title, (Question(TEXT, Kind.TEXT, prompt, label=Text("原因", "Reason")),), at_once=True)


def _new_date(code: str, title: Text, when: Text, why: Text, *, at_once: bool) -> Form:
    return Form(
        code,
        1,
        title,
        (
            Question(UNTIL, Kind.DATE, when, label=Text("新的日期", "New date"), minimum=1),
            Question(TEXT, Kind.TEXT, why, label=Text("原因", "Reason")),
        ),
        submit=SUBMIT if at_once else _SEND,
        at_once=at_once,
    )


FORMS: tuple[Form, ...] = (
    Form(
        "finding_evidence",
        2,
        Text("提交整改", "Submit evidence"),
        (
            Question(
                FILES,
                Kind.FILES,
                Text(
                    "请发整改后的照片，发出即提交；要说明的写在照片说明里。",
                    "Please send a photo of the fix: sending it submits it. Notes go into its caption.",
                ),
                label=Text("整改照片", "Photos of the fix"),
                clause="4.7.1",
                maximum=9,
                media=_EVIDENCE,
            ),
            # which there are is known when it is asked; until then it is not
            Question(
                OTHERS,
                Kind.CHOICES,
                Text(
                    "这次整改还解决了哪些问题？点选后按「下一步」，再发照片。",
                    "Which other findings does this fix, too? Tap them, then Next, and send the photo.",
                ),
                label=Text("一并整改", "Fixes others, too"),
                clause="4.7.1",
                required=False,
                walked=False,
                options=(NO_OTHER,),
                visible_when=(When(FILES, frozenset()),),
            ),
        ),
        at_once=True,
    ),
    Form(
        "finding_immediate",
        1,
        Text("立即措施", "Done at once"),
        (
            Question(
                TEXT,
                Kind.TEXT,
                Text(
                    "先采取了什么措施？可直接发照片，在照片说明里写。",
                    "What was done at once? You may simply send a photo and say it in its caption.",
                ),
                label=Text("立即措施", "Done at once"),
                clause="4.7.1",
                minimum=2,
                maximum=500,
                media=_EVIDENCE,
                files_to=AT_ONCE,
            ),
            Question(
                AT_ONCE, Kind.FILES, Text("照片", "Photos"), required=False, walked=False, maximum=9, media=_EVIDENCE
            ),
        ),
        at_once=True,
    ),
    Form(
        "finding_cause",
        1,
        Text("原因和预防", "Cause and prevention"),
        (
            Question(
                TEXT,
                Kind.TEXT,
                Text(
                    "为什么会这样？写根本原因，不写「疏忽」。", "Why did it come about? The root cause, not “a slip”."
                ),
                label=Text("原因", "Cause"),
                clause="4.7.1",
                minimum=2,
                maximum=1000,
            ),
            Question(
                PREVENTION,
                Kind.TEXT,
                Text("怎样防止再发生？", "What keeps it from coming again?"),
                label=Text("预防措施", "Prevention"),
                clause="4.7.1",
                minimum=2,
                maximum=1000,
            ),
        ),
        at_once=True,
    ),
    Form(
        "finding_same_cause",
        1,
        Text("同一原因", "Of one cause"),
        (
            Question(
                OTHERS,
                Kind.CHOICES,
                Text(
                    "哪些问题和它是同一个原因？企业提交整改时会一并选上。",
                    "Which findings have the same cause? The client's fix of one is offered for all of them.",
                ),
                label=Text("同一原因", "Of one cause"),
                clause="4.7.1",
                required=False,
                options=(NO_OTHER,),
            ),
        ),
        at_once=True,
    ),
    Form(
        "finding_return",
        2,
        Text("退回重改", "Return"),
        (
            Question(
                TEXT,
                Kind.TEXT,
                Text("哪里还不行？请写明白要怎么改。", "What is not right yet? Please say what to do."),
                label=Text("原因", "Reason"),
            ),
            Question(
                UNTIL,
                Kind.DATE,
                Text("要在哪天前改好？", "By when is it to be redone?"),
                label=Text("新的期限", "New date"),
                minimum=1,
            ),
        ),
        at_once=True,
    ),
    _reason(
        "finding_refuse",
        Text("不同意延期", "No more time"),
        Text("为什么不能延期？原因会告诉对方。", "Why can there be no more time? They will be told."),
    ),
    _new_date(
        "finding_ask_more_time",
        Text("申请延期", "Ask for extension"),
        Text("希望延到哪天？", "Until when do you need?"),
        Text("为什么需要更多时间？", "Why do you need more time?"),
        at_once=True,
    ),
    _new_date(
        "finding_extend",
        Text("延期", "Extend"),
        Text("新的期限是哪天？", "What is the new date?"),
        Text("为什么延期？会告诉企业。", "Why? The client will be told."),
        at_once=True,
    ),
    _saying(
        "case_reply", Text("答复", "Reply"), Text("请写答复，对方马上会收到。", "Write your reply; it is sent at once.")
    ),
    _saying(
        "case_note",
        Text("内部备注", "Internal note"),
        Text(
            "写给我们自己人看，企业看不到。照片、文件可以直接发。",
            "For our own people only; the client does not see it. Photos and files can be sent here.",
        ),
        clause="5.3.3",
        at_once=True,
    ),
    _saying("case_ask", Text("请对方补充", "Ask for more"), Text("需要对方补充什么？", "What do you need from them?")),
    _saying(
        "case_resolve",
        Text("处理结果", "Resolution"),
        Text(
            "怎么处理的、结果怎样？对方确认后办结。", "What was done, with what result? They are asked to confirm it."
        ),
    ),
    _saying(
        "case_give_up",
        Text("无法解决", "Cannot be resolved"),
        Text("为什么无法解决？原因会告诉对方。", "Why can it not be resolved? They will be told."),
    ),
    _saying(
        "case_decline",
        Text("不予受理", "Decline"),
        Text("为什么不受理？原因会告诉对方。", "Why is it not taken up? They will be told."),
    ),
    _saying(
        "case_appeal",
        Text("申请复核", "Appeal"),
        Text(
            "为什么不接受这个处理？由没有参与处理的人来看，只能申请一次。",
            "Why do you not accept it? Somebody who had no part in it looks at it; you can appeal once.",
        ),
    ),
    _saying(
        "case_uphold",
        Text("维持原处理", "Uphold"),
        Text("为什么维持？理由会告诉对方。", "Why does the decision stand? They will be told."),
    ),
    _saying(
        "case_overturn",
        Text("改变原处理", "Change the decision"),
        Text(
            "怎么改、为什么？会告诉对方，之后由您继续处理。",
            "What is changed, and why? They will be told, and you go on with it.",
        ),
    ),
    _saying(
        "case_answer_rating",
        Text("回复评价", "Answer the rating"),
        Text(
            "请亲自回复：哪里没做好、怎么改。对方会收到。",
            "Please answer in person: what was not good, and what changes. They will get it.",
        ),
        clause="5.5.5",
    ),
    _new_date(
        "case_delay",
        Text("告知延期", "Tell of a delay"),
        Text("新的承诺时限是哪天？", "What is the new promised date?"),
        Text("为什么需要更多时间？会告诉对方。", "Why do you need more time? They will be told."),
        at_once=False,
    ),
    Form(
        "case_assign",
        3,
        Text("指定处理人", "Name who handles it"),
        (Question(WHO, Kind.RECORD, Text("交给谁处理？", "Who should handle it?"), pick="handler"),),
        at_once=True,
    ),
    Form(
        "case_same",
        1,
        Text("是不是同一件", "Is it the same"),
        (
            Question(
                WHICH,
                Kind.RECORD,
                Text("和哪一件是同一件？最像的在前面。", "Which one is it the same as? The likeliest come first."),
                label=Text("哪一件", "Which one"),
                clause="5.5.1",
                pick=SAME,
            ),
            Question(
                HOW,
                Kind.CHOICE,
                Text(
                    "怎么处理？\n并入：由那一件领头，一起办结\n关联：各自办结，互相能找到\n不是同一件：不再提示",
                    "What now?\nJoin: the other one leads, and both end together\nLink: each ends by itself, one tap "
                    "apart\nNot the same: no more hints",
                ),
                label=Text("处理", "What now"),
                options=(
                    Option(JOIN, Text("并入那一件", "Join to it")),
                    Option(TIE, Text("关联", "Link")),
                    Option(APART, Text("不是同一件", "Not the same")),
                ),
            ),
        ),
        at_once=True,
    ),
    Form(
        "case_accept",
        1,
        Text("受理", "Accept"),
        (
            Question(
                ABOUT,
                Kind.RECORD,
                Text(
                    "受理前请确认：涉及谁？本人看不到，也不会经手。",
                    "Before you take it up: whom is it about? They will neither see it nor handle it.",
                ),
                label=Text("涉及人员", "About whom"),
                clause="5.5.1",
                required=False,
                pick="about",
                skips=Text("还不清楚", "Not clear yet"),
            ),
        ),
        at_once=True,
    ),
    Form(
        "case_classify",
        1,
        Text("类别和程度", "Category and severity"),
        (
            Question(
                CATEGORY,
                Kind.CHOICE,
                Text("属于哪一类？承诺时限按类别重算。", "Of which category is it? The promised date follows it."),
                label=Text("类别", "Category"),
                clause="5.5.2",
                options=tuple(Option(key, name) for key, name in CATEGORIES.items()),
            ),
            Question(
                SEVERITY,
                Kind.CHOICE,
                Text("有多严重？", "How grave is it?"),
                label=Text("程度", "Severity"),
                clause="5.5.2",
                options=tuple(Option(key.value, name) for key, name in SEVERITIES.items()),
            ),
        ),
        at_once=True,
    ),
    Form(
        "case_about",
        1,
        Text("涉及谁", "Whom it is about"),
        (
            Question(
                ABOUT,
                Kind.RECORD,
                Text(
                    "这件投诉涉及谁？本人看不到，也不会经手。",
                    "Whom is it about? They will neither see it nor handle it.",
                ),
                label=Text("涉及人员", "About whom"),
                clause="5.5.1",
                pick="about",
            ),
        ),
        at_once=True,
    ),
    _saying(
        "case_supply",
        Text("补充", "Add something"),
        Text(
            "请写要补充的，照片、录音、文件可以直接发。",
            "What would you like to add? Photos, recordings and files can be sent here.",
        ),
    ),
    _saying(
        "case_reopen",
        Text("重新处理", "Reopen"),
        Text("哪里不满意？我们重新处理。", "What are you not satisfied with? We will work on it again."),
    ),
    Form(
        "case_withdraw",
        1,
        Text("撤回", "Withdraw"),
        (
            Question(
                "sure",
                Kind.CHOICE,
                Text("确定撤回吗？撤回后我们不再处理。", "Withdraw it? We will not work on it any more."),
                options=(Option("yes", Text("↩️ 确定撤回", "↩️ Yes, withdraw")),),
            ),
        ),
        at_once=True,
    ),
    Form(
        "case_rate",
        2,
        Text("评价", "Rate us"),
        (
            Question(
                STARS,
                Kind.RATING,
                Text("您对这次处理满意吗？", "How satisfied are you with how it was handled?"),
                clause="5.5.4",
                minimum=1,
                maximum=5,
            ),
            Question(
                TEXT,
                Kind.TEXT,
                Text("哪里不够好？一句话就行，我们会改进。", "What could have been better? A few words help us."),
                label=Text("不足", "What could be better"),
                clause="5.5.5",
                required=False,
                visible_when=(When(STARS, frozenset({"1", "2", "3"})),),
            ),
        ),
        at_once=True,
    ),
    *incident_steps.FORMS,
)
