"""The forms around joining: making a card, asking to be let in by one, moving firm, declining, inviting one's own."""

from bot.rules.form import Form, Kind, Option, Question, When
from bot.rules.forms.joining import JOINING
from bot.rules.joining import MOST_QUOTA, MOST_VALID_DAYS, QUOTA, VALID_DAYS, Goal
from bot.rules.people import ROLE_NAMES, Role
from bot.rules.text import Text

HOME, COMPLAINT, TRAINING = "home", "complaint", "training"
GOALS = {HOME: Goal.HOME, COMPLAINT: Goal.COMPLAINT, TRAINING: Goal.TRAINING}

JOINING_CARD = Form(
    "joining_card",
    1,
    Text("新建加入卡", "New joining card"),
    (
        Question(
            "quota",
            Kind.NUMBER,
            Text("最多多少人用这张卡加入？", "How many people may join by this card?"),
            label=Text("人数", "People"),
            help=Text(f"跳过就是 {QUOTA} 人。", f"Skip it for {QUOTA}."),
            required=False,
            minimum=1,
            maximum=MOST_QUOTA,
            unit=Text("人", "people"),
        ),
        Question(
            "days",
            Kind.NUMBER,
            Text("几天内有效？", "For how many days is it valid?"),
            label=Text("有效期", "Valid for"),
            help=Text(f"跳过就是 {VALID_DAYS} 天。", f"Skip it for {VALID_DAYS} days."),
            required=False,
            minimum=1,
            maximum=MOST_VALID_DAYS,
            unit=Text("天", "days"),
        ),
        Question(
            "goal",
            Kind.CHOICE,
            Text("加入后先打开什么？", "What opens once they have joined?"),
            label=Text("加入后打开", "Opens"),
            options=(
                Option(HOME, Text("首页", "Home")),
                Option(TRAINING, Text("一场培训的报名", "Sign-up for a training")),
                Option(COMPLAINT, Text("投诉", "A complaint")),
            ),
        ),
        Question(
            "training",
            Kind.RECORD,
            Text("哪一场培训？", "Which training?"),
            label=Text("培训", "Training"),
            pick="training",
            visible_when=(When("goal", frozenset({TRAINING})),),
        ),
    ),
    submit=Text("生成加入卡", "Make the card"),
)

JOINING_BY_CARD = Form(
    "joining_by_card",
    2,
    Text("加入质量管家", "Join Quality Butler"),
    (
        *JOINING.questions,
        Question(
            "code",
            Kind.TEXT,
            Text("您的工号是多少？", "What is your staff number?"),
            label=Text("工号", "Staff number"),
            help=Text("没有工号就跳过。", "Skip it if you have none."),
            required=False,
            names=True,
            maximum=40,
        ),
    ),
    submit=Text("没问题，申请加入", "All right, ask to join"),
)

MOVED, BOTH = "moved", "both"

MOVING = Form(
    "moving",
    1,
    Text("加入另一家企业", "Join another firm"),
    (
        Question(
            "how",
            Kind.CHOICE,
            Text("您换单位了，还是两家都属于？", "Have you moved, or do you belong to both firms?"),
            label=Text("情况", "Which is it"),
            help=Text(
                "换单位：加入后，您在原企业的权限结束，原来的记录保留。",
                "If you moved, your access at the former firm ends once you are in; its records are kept.",
            ),
            options=(
                Option(MOVED, Text("换单位了", "I have moved")),
                Option(BOTH, Text("两家都属于", "I belong to both")),
            ),
        ),
    ),
    submit=Text("没问题，加入", "All right, join"),
)

JOINING_DECLINE = Form(
    "joining_decline",
    1,
    Text("不批准加入", "Decline a request to join"),
    (
        Question(
            "reason",
            Kind.TEXT,
            Text("为什么不批准？", "Why do you decline?"),
            label=Text("原因", "Reason"),
            help=Text("会原样告诉对方；不想说明就跳过。", "They are told it in your words; skip it to give none."),
            required=False,
            maximum=200,
        ),
    ),
    submit=Text("不批准", "Decline"),
)

STAFF_INVITATION = Form(
    "staff_invitation",
    1,
    Text("邀请加入", "Invite someone"),
    (
        Question(
            "role",
            Kind.CHOICE,
            Text("邀请谁？", "Whom do you invite?"),
            label=Text("角色", "Role"),
            options=tuple(Option(role.value, ROLE_NAMES[role]) for role in (Role.CLIENT_STAFF, Role.CLIENT_MANAGER)),
        ),
    ),
    submit=Text("生成邀请链接", "Make the link"),
)

RECONNECTION = Form(
    "reconnection",
    1,
    Text("换绑账号", "Give another account"),
    (
        Question(
            "why",
            Kind.CHOICE,
            Text("为什么要换绑？", "Why do they need another account?"),
            label=Text("原因", "Reason"),
            help=Text(
                "生成的链接只发给本人。对方一点开，记录就归到新账号，旧账号不能再用。",
                "Send the link to this person only. Once it is opened their records belong to the new account, "
                "and the old one has no access any more.",
            ),
            options=(
                Option("lost", Text("原账号用不了了", "The old one is lost")),
                Option("changed", Text("换了新账号", "They changed it")),
                Option("first", Text("还没有账号", "They have none yet")),
            ),
        ),
    ),
    submit=Text("生成换绑链接", "Make the link"),
)

LISTED_INVITATION = Form(
    "listed_invitation",
    1,
    Text("邀请 TA 加入", "Invite them"),
    (
        Question(
            "sure",
            Kind.CHOICE,
            Text("给 TA 生成邀请链接？", "Make an invitation for this person?"),
            help=Text(
                "链接只能用一次，请只发给本人。\nTA 点开并同意后，账号就归到这个人名下，不会多出一个同名的人。",
                "The link works once; send it to this person only.\n"
                "Once they open it and agree, the account is theirs: no second person of that name appears.",
            ),
            options=(Option("yes", Text("生成邀请链接", "Make the link")),),
        ),
    ),
    at_once=True,
)

FORMS: tuple[Form, ...] = (
    JOINING_CARD,
    JOINING_BY_CARD,
    MOVING,
    JOINING_DECLINE,
    STAFF_INVITATION,
    RECONNECTION,
    LISTED_INVITATION,
)
