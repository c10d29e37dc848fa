"""What it is called how somebody stands to a case: by a role, a position, or their part in it."""

from collections.abc import Iterable, Mapping

from bot.rules.cases.life_cycle import Party, Standing
from bot.rules.people import POSITION_NAMES, ROLE_NAMES, Position, Role
from bot.rules.text import Language, Text, joined

PARTY_NAMES: Mapping[Party, Text] = {
    Party.OPENER: Text("提出人", "who opened it"),
    Party.HANDLER: Text("处理人", "who handles it"),
    Party.ABOUT: Text("所涉人员", "whom it is about"),
    Party.RECTIFIER: Text("整改人", "who rectified it"),
    Party.RECORDER: Text("代录人", "who recorded it on behalf"),
    Party.ASKER: Text("申请延期的人", "who asked for more time"),
    Party.CALLED: Text("被呼叫的人", "who was called"),
    Party.COMING: Text("响应的人", "who is coming to help"),
    Party.UNABLE: Text("去不了的人", "who cannot come"),
    Party.DECIDER: Text("作出处理决定的人", "who decided on it"),
    Party.FIX_RECORDER: Text("整改代录人", "who recorded the fix on behalf"),
}


def names_of(standing: Iterable[Standing], language: Language) -> str:
    """All of them, roles first; empty where there are none."""
    found = frozenset(standing)
    roles = (ROLE_NAMES[role].to(language) for role in Role if role in found)
    positions = (POSITION_NAMES[one].to(language) for one in Position if one in found)
    parties = (PARTY_NAMES[party].to(language) for party in Party if party in found)
    return joined((*roles, *positions, *parties), language)
