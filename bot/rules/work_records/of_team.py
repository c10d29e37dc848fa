"""What the records of our team's work for a client have alike: whose rights they are, and files beside what is said."""

from bot.rules.form import ANY_MEDIA, Kind, Question
from bot.rules.people import Role
from bot.rules.permissions import Action, Right, Scope, roles_with
from bot.rules.text import Text

MOST_FILES = 10
FILES = Question(
    "files", Kind.FILES, Text("附件", "Files"), required=False, walked=False, maximum=MOST_FILES, media=ANY_MEDIA
)
"""Takes what is sent with a text (``files_to="files"``)."""


def filed_by_team(said: Text) -> Right:
    """The right of consultants and leads to file one at their clients."""
    return Right(said, {Role.CONSULTANT: Scope.CLIENT, Role.LEAD: Scope.CLIENT})


def seen_as_services(said: Text) -> Right:
    """The right to look at one, of whoever sees the services that a client had."""
    return Right(said, roles_with(Action.SEE_SERVICE), looks_back=True)


def amended_by_team(said: Text) -> Right:
    """The right to correct and void one: consultants their own, leads those of their clients."""
    return Right(said, {Role.CONSULTANT: Scope.OWN, Role.LEAD: Scope.CLIENT})
