"""To who comes: nobody of the client hears of it here, so it has to be said by telephone."""

from collections.abc import Sequence
from datetime import date

from bot.records.tasks import TaskRecord
from bot.rules.people import Person
from bot.rules.text import Text, further
from bot.screens.buttons import ShowVisit
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, as_label, escape
from bot.screens.tasks.rows import place_of
from bot.screens.times import day

MOST_NAMED = 8
PLEASE_CALL = Text(
    "☎️ {day}去{client}，那边还没有负责人，没人收到来访通知。\n请先打电话约好，再点下面一项，记「企业已同意」。",
    "☎️ You go to {client} on {day}. They have no manager here, so nobody was told.\n"
    "Please call them first, then tap it below to note that they agreed.",
)


def please_call(tasks: Sequence[TaskRecord], on: date, reader: Person) -> Screen:
    """The day and the client, and each visit as a key to the page before going, where it is noted that they agreed."""
    language = reader.language
    text = PLEASE_CALL.to(language, day=day(on, language), client=tasks[0].client_short_name)
    rows: list[Row] = [
        (Button(as_label(f"🧭 {place_of(task, language)}"), ShowVisit(task.id)),) for task in tasks[:MOST_NAMED]
    ]
    said = "\n".join((text, *further(len(tasks) - MOST_NAMED, language)))
    return Screen(escape(said), (*rows, (home_button(language),)))
