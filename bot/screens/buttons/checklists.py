"""Checklists: which is filled in, and how they stand."""

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("qk", Action.FILL_IN_DRAFT)
class ChooseChecklist(Data):
    """By which checklist a record of this kind is filled in about a subject."""

    kind: str
    subject_kind: str
    subject_id: int
