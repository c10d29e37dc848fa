"""企业自查: the client's day, and what is recorded of it with one tap."""

from bot.rules.work_records.self_checks import REVIEW, SELF_CHECK
from bot.screens.buttons.packing import Data, button


@button("zs", SELF_CHECK.see)
class ShowSelfCheck(Data):
    """How a client (0: which one?) stands with its self-check today."""

    client_id: int


@button("zr", SELF_CHECK.file)
class RecordSelfCheck(Data):
    """今日无问题 (``clear``) or 停产 (``shutdown``): records the day at once."""

    client_id: int
    said: str


@button("zv", REVIEW)
class MarkSelfCheckSeen(Data):
    """已看: the butler looked at a self-check."""

    record_id: int


@button("zo", SELF_CHECK.file)
class HandOnSelfCheck(Data):
    """交给管家跟进: an item (by its number) of a self-check that does not conform becomes a finding."""

    record_id: int
    number: int


@button("zp", SELF_CHECK.file)
class OpenSelfCheckReport(Data):
    """The report of a ``week`` or a ``month``, drafted from what was recorded."""

    client_id: int
    period: str


@button("zw", REVIEW)
class ShowUnseenSelfChecks(Data):
    """What a client recorded and the butler has not looked at."""

    client_id: int


@button("za", REVIEW)
class MarkAllSelfChecksSeen(Data):
    """全部已看: those that were shown, up to this one."""

    client_id: int
    last: int
