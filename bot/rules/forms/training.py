"""Planning a training session (clause 4.5), and cancelling one."""

from dataclasses import replace

from bot.rules.form import Form, Kind, Option, Question, When
from bot.rules.text import Text
from bot.rules.trainings import COURSE_NAMES, Course

LONGEST_MINUTES = 600
MOST_SEATS = 500

TRAINING = Form(
    "training",
    2,
    Text("新建培训", "New training"),
    (
        Question(
            "title",
            Kind.TEXT,
            Text("培训主题是什么？", "What is the training about?"),
            label=Text("主题", "Title"),
            minimum=2,
            maximum=80,
        ),
        Question(
            "course",
            Kind.CHOICE,
            Text("属于哪一类？", "Which kind of course is it?"),
            label=Text("类别", "Course"),
            clause="4.5",
            options=tuple(Option(course.value, COURSE_NAMES[course]) for course in Course),
        ),
        Question(
            "starts_at",
            Kind.DATE_TIME,
            Text("什么时候开始？", "When does it begin?"),
            label=Text("开始时间", "Begins"),
            minimum=0,
        ),
        Question(
            "minutes",
            Kind.NUMBER,
            Text("讲多少分钟？", "How many minutes does it take?"),
            label=Text("时长", "Length"),
            minimum=10,
            maximum=LONGEST_MINUTES,
            unit=Text("分钟", "minutes"),
        ),
        Question(
            "place",
            Kind.TEXT,
            Text("在哪里上？", "Where is it?"),
            label=Text("地点", "Place"),
            help=Text("线上培训请写会议号或链接。", "For an online training give the meeting number or link."),
            maximum=200,
        ),
        Question(
            "capacity",
            Kind.NUMBER,
            Text("最多多少人？", "How many seats are there?"),
            label=Text("名额", "Seats"),
            help=Text("报满后可以排候补。", "When it is full, people can join the waitlist."),
            minimum=1,
            maximum=MOST_SEATS,
            unit=Text("人", "people"),
        ),
        Question(
            "client",
            Kind.RECORD,
            Text("给哪家企业办？", "For which client?"),
            label=Text("对象", "For"),
            help=Text("跳过就是您服务的所有企业。", "Skip it to invite all the clients that you serve."),
            required=False,
            pick="client",
        ),
    ),
    submit=Text("发布并通知", "Publish and announce"),
)

TRAINING_CANCELLATION = Form(
    "training_cancellation",
    1,
    Text("取消培训", "Cancel training"),
    (
        Question(
            "reason",
            Kind.TEXT,
            Text("为什么取消？", "Why is it cancelled?"),
            label=Text("原因", "Reason"),
            help=Text("会原样告诉所有报名的人。", "Everyone who signed up is told it in your words."),
            minimum=2,
            maximum=300,
        ),
    ),
    submit=Text("取消培训并通知", "Cancel and tell everyone"),
)

STARTS_AT, MINUTES, PLACE, CAPACITY, TRAINER = "starts_at", "minutes", "place", "capacity", "trainer"
BASED_ON, WHY = "version", "reason"
"""Which change of the session the answers began with, and why it is changed."""


def _as_planned(key: str) -> Question:
    """As the planning form asks it; it begins with what holds now, so nothing of it is walked through."""
    return replace(TRAINING.step(key).question, walked=False)


TRAINING_CHANGE = Form(
    "training_change",
    1,
    Text("修改培训", "Change training"),
    (
        *(_as_planned(key) for key in (STARTS_AT, MINUTES, PLACE, CAPACITY)),
        Question(
            TRAINER,
            Kind.RECORD,
            Text("由谁主讲？", "Who is the trainer?"),
            label=Text("主讲", "Trainer"),
            walked=False,
            pick="trainer",
        ),
        Question(
            WHY,
            Kind.TEXT,
            Text("为什么改？", "Why is it changed?"),
            label=Text("原因", "Reason"),
            help=Text("会原样告诉报名的人。", "Everyone who signed up is told it in your words."),
            required=False,
            walked=False,
            minimum=2,
            maximum=300,
        ),
        # never asked: what the answers began with, so that two who change it at once do not undo each other
        Question(
            BASED_ON,
            Kind.NUMBER,
            Text("第几次修改之后？", "After which change?"),
            required=False,
            walked=False,
            visible_when=(When(PLACE, frozenset()),),
        ),
    ),
    submit=Text("改好并通知", "Change and tell everyone"),
)

FORMS = (TRAINING, TRAINING_CANCELLATION, TRAINING_CHANGE)
