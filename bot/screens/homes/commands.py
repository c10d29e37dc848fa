"""The command lists that Telegram shows beside the input: one for everybody, one for each person who has joined."""

from dataclasses import dataclass

from bot.rules.people import Person
from bot.rules.permissions import Action, may_anywhere
from bot.rules.text import Language, Text
from bot.screens import keys
from bot.screens.behalf import BEHALF
from bot.screens.joining.members import JOINING
from bot.screens.ledgers.files import SPREADSHEETS
from bot.screens.ledgers.lists import LEDGERS
from bot.screens.people.roles import ROLES
from bot.screens.people.stand_ins import STAND_INS
from bot.screens.policies import POLICIES
from bot.screens.practice import PRACTICE
from bot.screens.registers import REGISTERS
from bot.screens.service_log import LOG, SERVICES
from bot.screens.settings.firm import FIRM_SETTINGS
from bot.screens.settings.set_up import GUIDE
from bot.screens.trainings.card import TRAININGS


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command: what it shows, and the action that it stands for."""

    name: str
    text: Text
    action: Action


COMMANDS = (
    Command("menu", keys.HOME, Action.SEE_HOME),
    Command("today", keys.TODAY, Action.PATROL),
    Command("patrol", keys.AD_HOC, Action.PATROL),
    Command("findings", keys.OPEN_FINDINGS, Action.SEE_FINDING),
    Command("complain", keys.COMPLAIN, Action.COMPLAIN),
    Command("ask", keys.ASK, Action.COMPLAIN),
    Command("progress", keys.PROGRESS, Action.SEE_CASE),
    Command("training", TRAININGS, Action.SEE_TRAINING),
    Command("register", REGISTERS, Action.EXPORT_REGISTER),
    Command("ledgers", LEDGERS, Action.SEE_LEDGER),
    Command("import", SPREADSHEETS, Action.IMPORT_LEDGERS),
    Command("behalf", BEHALF, Action.RECORD_ON_BEHALF),
    Command("log", LOG, Action.LOG_SERVICE),
    Command("services", SERVICES, Action.SEE_SERVICE),
    Command("invite", keys.INVITE, Action.INVITE),
    Command("joining", JOINING, Action.MAKE_JOINING_CARD),
    Command("help", Text("怎么用", "How it works"), Action.SEE_HOME),
    Command("roles", ROLES, Action.CHANGE_ROLES),
    Command("leave", STAND_INS, Action.ARRANGE_STAND_IN),
    Command("practice", PRACTICE, Action.PRACTISE),
    Command("settings", keys.SETTINGS, Action.CHANGE_SETTINGS),
    Command("setup", GUIDE, Action.CHANGE_FIRM_SETTINGS),
    Command("company", FIRM_SETTINGS, Action.CHANGE_FIRM_SETTINGS),
    Command("policies", POLICIES, Action.READ_POLICY),
    Command("cancel", Text("放弃本次填写", "Give up the form"), Action.FILL_IN_DRAFT),
)

FOR_EVERYBODY = frozenset({"menu", "help", "settings", "cancel"})
"""What needs no role: the list of who has not joined yet."""

Listed = tuple[tuple[str, str], ...]
"""Names and descriptions, in the order in which they are shown."""


def commands_for_everybody(language: Language) -> Listed:
    """The list of whoever has none of their own."""
    return tuple((command.name, command.text.to(language)) for command in COMMANDS if command.name in FOR_EVERYBODY)


def commands_for(person: Person) -> Listed:
    """The person's own list, in their language: what some role of theirs may do."""
    return tuple(
        (command.name, _word(command, person).to(person.language))
        for command in COMMANDS
        if may_anywhere(person, command.action)
    )


def _word(command: Command, person: Person) -> Text:
    return keys.findings_word(person) if command.text is keys.OPEN_FINDINGS else command.text
