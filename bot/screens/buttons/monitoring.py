"""监测: what a client measures by its plan, and how that stands."""

from bot.rules.work_records.monitoring import MONITORING_RESULT
from bot.screens.buttons.packing import Data, button


@button("mo", MONITORING_RESULT.see)
class ShowMonitoring(Data):
    """A page of what a client (0: which one?) measures, what is due first."""

    client_id: int
    page: int
