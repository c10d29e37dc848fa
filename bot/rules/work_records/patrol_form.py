"""The built-in patrol: the seven topics of clause 4.6, as its checklist asks them (``rules/checklists/library``)."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.rules.checklists.asked import asked
from bot.rules.checklists.built_in import BUILT_IN
from bot.rules.text import Text

PATROL = asked(BUILT_IN["patrol"], "patrol")

SUGGESTIONS: Mapping[str, Text] = MappingProxyType(
    {question.key: question.suggestion for question in PATROL.questions if question.suggestion is not None}
)
"""Topic -> the rectification suggested for its finding, for forms that did not say it themselves yet (clause 4.7.1)."""
