"""Policies."""

from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.buttons import ShowPolicies
from bot.screens.ways.way import Entrance, Way

READING = Topic(190, "policies", frozenset(Role))
POLICIES = Way(
    "policies",
    Action.READ_POLICY,
    Text("制度", "Policies"),
    entrance=Entrance(150, lambda _: ShowPolicies(0), rare=True),
    help=(
        Topic(180, "writing_policies", frozenset({Role.QUALITY_MANAGER, Role.ADMINISTRATOR})),
        READING,
    ),
    offer=Text("要看制度吗？", "Would you like to see the policies?"),
    heard=Heard(contains=Text("制度|规定|规章", "policy|policies|rules")),
)

WAYS = (POLICIES,)
