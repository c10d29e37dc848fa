"""The people of the clients are told of a new training."""

from bot.rules.text import Text
from bot.services.trainings import announcing
from schedules.kinds import JobKind
from schedules.to_many import to_many

NOT_ANNOUNCED = Text(
    "培训「{number}」没能通知到所有人，请用别的方式告知。",
    "Not everybody could be told of training “{number}”. Please tell them another way.",
)

TRAINING_JOBS = (
    JobKind(
        announcing.ANNOUNCE,
        to_many(announcing.find_readers, announcing.tell),
        NOT_ANNOUNCED,
        number=announcing.title_of,
    ),
)
