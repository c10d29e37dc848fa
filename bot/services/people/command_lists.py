"""Telegram is told each person's own commands: by role and language, whenever either changes."""

from bot.rules.cause import Cause
from bot.rules.people import Person
from storage.database import writing
from storage.jobs import queue as jobs
from storage.people import persons as people

TELL_COMMANDS = "tell_commands"
TELL_EVERYBODY = "tell_everybody"
TELL_ABOUT = "tell_about"
TELL_NEWCOMERS = "tell_newcomers"


async def tell_commands(cause: Cause, person_id: int) -> None:
    """Has the person's list told after what is being changed; runs inside a transaction that is open already."""
    await jobs.repeat_job(TELL_COMMANDS, person_id, cause.at)


async def tell_everybody(cause: Cause) -> None:
    """Has the list told of who has not joined: from now on the bot serves a firm, and Telegram's answer to
    ``getMyCommands`` says so to whoever would begin another (bot/rules/installation.py).

    Runs inside a transaction that is open already.
    """
    await jobs.repeat_job(TELL_EVERYBODY, 0, cause.at)


@writing
async def tell_at_start(cause: Cause) -> None:
    """Has the lists, and what is said of the bot, brought up to date once the program works: this version may say other
    things than the last.
    """
    if await people.is_claimed():
        await tell_everybody(cause)
    await jobs.repeat_job(TELL_ABOUT, 0, cause.at)
    await jobs.repeat_job(TELL_NEWCOMERS, 0, cause.at)


@writing
async def tell_whom_nobody_told(cause: Cause) -> None:
    """Has the lists told of people who were added without joining in the chat: by import, or by the demo company."""
    await jobs.add_job_about_everybody(TELL_COMMANDS, cause.at)


async def whose_list(person_id: int) -> tuple[int, Person] | None:
    """To which account a list is to be told, and whose it is: while practising, the part's. None: nobody to tell."""
    person = await people.get_person(person_id)
    if person is None or person.telegram_id is None or person.consented_at is None:
        return None
    return person.telegram_id, await people.get_person_by_telegram(person.telegram_id) or person
