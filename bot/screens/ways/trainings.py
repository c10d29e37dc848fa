"""Training sessions."""

from bot.rules.free_text import Heard
from bot.rules.people import CLIENT_SIDE, Role
from bot.rules.permissions import Action
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.buttons import ShowPastTrainings, ShowTrainings
from bot.screens.ways.way import Entrance, Way

TOPICS = (
    Topic(90, "trainings", CLIENT_SIDE),
    Topic(100, "training_plans", frozenset({Role.CONSULTANT, Role.LEAD, Role.ADMINISTRATOR})),
)
TRAINING = Way(
    "training",
    Action.SEE_TRAINING,
    Text("培训报名", "Trainings"),
    words=Text("培训|报名", ""),
    entrance=Entrance(60, lambda _: ShowTrainings(0)),
    help=TOPICS,
    heard=Heard(contains=Text("培训|报名|上课|讲课|课程|讲座", "training|trainings|course|sign up|class")),
)

PAST_TRAININGS = Way(
    "training_records",
    Action.SEE_TRAINING,
    Text("培训记录", "Past trainings"),
    words=Text("以往培训|开过的培训", "training records"),
    entrance=Entrance(65, lambda _: ShowPastTrainings("", 0), rare=True),
    help=TOPICS,
)

WAYS = (TRAINING, PAST_TRAININGS)
