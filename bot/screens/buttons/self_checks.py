"""企业自查: the client's day, and what is recorded of it with one tap."""

from bot.rules.work_records.self_checks import SELF_CHECK
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
