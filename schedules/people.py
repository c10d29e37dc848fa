"""What is done about people by itself: their commands are told to Telegram, leave begins and ends."""

from bot.rules.text import CHINESE, ENGLISH, Text
from bot.screens.homes.commands import commands_for, commands_for_everybody
from bot.screens.homes.description import DESCRIPTION, SHORT_DESCRIPTION
from bot.sending import Undeliverable
from bot.services.people import command_lists, stand_ins
from schedules.kinds import JobKind, through
from schedules.office import Office


async def tell_commands(office: Office, person_id: int) -> None:
    """The commands beside the input, by role and language."""
    found = await command_lists.whose_list(person_id)
    if found is None:
        return
    telegram_id, reader = found
    try:
        await office.sender.tell_commands(telegram_id, commands_for(reader) or commands_for_everybody(reader.language))
    except Undeliverable:
        # there is no chat to show them in; opening it shows the list of everybody
        return


async def tell_everybody(office: Office, _: int) -> None:
    """The commands of who has not joined: Chinese for everyone, English for phones set to English."""
    for language in (None, ENGLISH):
        await office.sender.tell_commands(None, commands_for_everybody(language or CHINESE), language)


async def tell_about(office: Office, _: int) -> None:
    """What somebody reads of the bot before they have opened the chat: Chinese, English on phones set to English."""
    for language in (None, ENGLISH):
        said = language or CHINESE
        await office.sender.tell_about(DESCRIPTION.to(said), SHORT_DESCRIPTION.to(said), language)


async def tell_newcomers(office: Office, _: int) -> None:
    """The lists of people who were added without joining in the chat; many of them are no reason to start late."""
    await command_lists.tell_whom_nobody_told(office.cause())


NOT_TOLD_TO_ALL = Text("机器人的命令菜单没能更新。", "The bot's command list could not be updated.")
NOT_DESCRIBED = Text("机器人的简介没能更新。", "The bot's description could not be updated.")
NOT_TOLD = Text("有人的命令菜单没能更新。", "Somebody's command list could not be updated.")
NOT_BEGUN = Text(
    "有人请假了，代班没能按时开始。请看「请假代班」。",
    "Somebody is on leave, but their stand-in could not begin. Please see “Leave”.",
)
NOT_ENDED = Text(
    "有人的假期到了，代班没能按时结束。请看「请假代班」。",
    "Somebody's leave is over, but their stand-in could not be ended. Please see “Leave”.",
)

PEOPLE_JOBS = (
    JobKind(command_lists.TELL_COMMANDS, tell_commands, NOT_TOLD),
    JobKind(command_lists.TELL_EVERYBODY, tell_everybody, NOT_TOLD_TO_ALL),
    JobKind(command_lists.TELL_ABOUT, tell_about, NOT_DESCRIBED),
    JobKind(command_lists.TELL_NEWCOMERS, tell_newcomers, NOT_TOLD),
    JobKind("begin_stand_in", through(stand_ins.begin), NOT_BEGUN),
    JobKind("end_stand_in", through(stand_ins.finish), NOT_ENDED),
)
