"""What is done about people by itself: their commands are told to Telegram, leave begins and ends."""

from bot.rules.text import Text
from bot.screens.homes.commands import commands_for, commands_for_everybody
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
    JobKind("begin_stand_in", through(stand_ins.begin), NOT_BEGUN),
    JobKind("end_stand_in", through(stand_ins.finish), NOT_ENDED),
)
