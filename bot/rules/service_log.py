"""记一笔: services beside patrols and trainings that are logged as they are done (clause 7)."""

from enum import StrEnum

from bot.rules.text import Text


class ServiceKind(StrEnum):
    """What was done for the client."""

    ON_SITE = "on_site"
    ADVICE = "advice"
    PHONE = "phone"
    DOCUMENT = "document"


SERVICE_NAMES: dict[ServiceKind, Text] = {
    ServiceKind.ON_SITE: Text("现场指导", "On-site guidance"),
    ServiceKind.ADVICE: Text("咨询建议", "Advice"),
    ServiceKind.PHONE: Text("电话", "Phone call"),
    ServiceKind.DOCUMENT: Text("资料文件", "Documents"),
}

OFFERED_MINUTES = (15, 30, 60, 90, 120)
LONGEST_MINUTES = 720
DAYS_BACK = 30
"""How late a service may be logged; later it is no record of the time any more."""
