"""Checklists: which is filled in, how they stand, and how the firm shapes its own."""

from bot.rules.checklists.rights import DRAFT_CHECKLISTS, PUBLISH_CHECKLISTS, SEE_CHECKLISTS
from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("qk", Action.FILL_IN_DRAFT)
class ChooseChecklist(Data):
    """By which checklist a record of this kind is filled in about a subject.

    ``north``, ``east``: where somebody is who said so before, in hundred-thousandths of degrees.
    """

    kind: str
    subject_kind: str
    subject_id: int
    north: int = 0
    east: int = 0


@button("ql", SEE_CHECKLISTS)
class ShowChecklists(Data):
    """检查表: those of a record kind, or of all (empty); ``retired`` 1: those that were retired."""

    kind: str
    retired: int
    page: int


@button("qc", SEE_CHECKLISTS)
class ShowChecklist(Data):
    """One checklist, by its code."""

    code: str


@button("qi", SEE_CHECKLISTS)
class ShowItems(Data):
    """The items of a checklist: of its draft, where there is one."""

    code: str
    page: int


@button("qo", SEE_CHECKLISTS)
class ShowItem(Data):
    """One item of a checklist, by both codes."""

    code: str
    item: str


@button("qd", DRAFT_CHECKLISTS)
class DraftChecklist(Data):
    """``begin``: the draft of a checklist's next version; ``ask_discard`` or ``discard`` it, by its version's id."""

    code: str
    version_id: int
    wanted: str


@button("qm", DRAFT_CHECKLISTS)
class MoveItem(Data):
    """Puts an item of a draft into this place of this section."""

    version_id: int
    item: str
    section: int
    place: int


@button("qx", DRAFT_CHECKLISTS)
class TakeOutItem(Data):
    """Takes an item out of a draft; it is asked first (``sure`` 0)."""

    version_id: int
    item: str
    sure: int


@button("qw", DRAFT_CHECKLISTS)
class ShowCondition(Data):
    """By the answer to which item before it is an item of a draft asked?"""

    version_id: int
    item: str
    page: int


@button("qa", DRAFT_CHECKLISTS)
class ShowConditionAnswers(Data):
    """At which answers to another item (``of``) is an item of a draft asked?"""

    version_id: int
    item: str
    of: str


@button("qt", DRAFT_CHECKLISTS)
class AskAt(Data):
    """An item of a draft is asked at this answer to another one, too."""

    version_id: int
    item: str
    of: str
    answer: str


@button("qn", DRAFT_CHECKLISTS)
class AskNotAt(Data):
    """An item of a draft is not asked at this answer any more; empty: it is always asked."""

    version_id: int
    item: str
    answer: str


@button("qp", SEE_CHECKLISTS)
class PreviewChecklist(Data):
    """预览: asks a checklist as it will be, and keeps nothing."""

    code: str


@button("qg", DRAFT_CHECKLISTS)
class AskToPublish(Data):
    """请发布: a draft, by its version's id, waits for who may publish it."""

    code: str
    version_id: int


@button("qs", PUBLISH_CHECKLISTS)
class PublishChecklist(Data):
    """Publishes a draft, by its version's id; it is asked first (``seen`` 0)."""

    code: str
    version_id: int
    seen: int


@button("qu", PUBLISH_CHECKLISTS)
class ChooseSuccessor(Data):
    """停用: what is to be asked instead of a checklist?"""

    code: str
    page: int


@button("qr", PUBLISH_CHECKLISTS)
class RetireChecklist(Data):
    """Retires a checklist for another (empty: for none); it is asked first (``sure`` 0)."""

    code: str
    successor: str
    sure: int


@button("qb", PUBLISH_CHECKLISTS)
class ReinstateChecklist(Data):
    """恢复使用."""

    code: str
