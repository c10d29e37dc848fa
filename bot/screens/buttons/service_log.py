"""The service log (服务记录)."""

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("Ld", Action.LOG_SERVICE)
class ChooseServed(Data):
    """记一笔: the clients for which a service can be logged."""

    page: int


@button("Ls", Action.SEE_SERVICE)
class ShowServices(Data):
    """服务记录 of a client (0: which one?) in a month (``2026-11``, empty: this one), of a ``kind`` or all (empty)."""

    client_id: int
    month: str
    kind: str
    page: int


@button("Lc", Action.SEE_SERVICE)
class ShowService(Data):
    """One logged service."""

    service_id: int


@button("Lf", Action.SEE_SERVICE)
class ShowServiceFiles(Data):
    """What was sent with a logged service: ``photos`` (videos too), ``documents``, or one ``voice0``."""

    service_id: int
    what: str
