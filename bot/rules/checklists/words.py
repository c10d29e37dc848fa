"""What checklists, and what is in them, are said to be: in the chat and on their sheets."""

from collections.abc import Mapping

from bot.rules.checklists.checklist import Evidence
from bot.rules.form import Kind
from bot.rules.plain_words import CONFORM, NO, NON_CONFORM, NOT_APPLICABLE, YES
from bot.rules.text import Text

DEPTHS: Mapping[str, Text] = {
    "brief": Text("简要", "Brief"),
    "standard": Text("标准", "Standard"),
    "deep": Text("深度", "Deep"),
}
"""How deep a patrol goes, by the code that menu and contracts keep."""
_OFTEN: Mapping[str, Text] = {
    "day": Text("每日", "Daily"),
    "week": Text("每周", "Weekly"),
    "month": Text("每月", "Monthly"),
    "off": Text("停产日", "Shut down"),
}
DEPTHS_OF: Mapping[str, Mapping[str, Text]] = {"patrol": DEPTHS, "self_check": _OFTEN}
"""What the depth of a checklist is called, by the code of the record kind: of a self-check it is how often."""

KINDS: Mapping[Kind, Text] = {
    Kind.CONFORMITY: Text("符合/不符合", "Conform or not"),
    Kind.YES_NO: Text("是/否", "Yes or no"),
    Kind.CHOICE: Text("单选", "One of several"),
    Kind.CHOICES: Text("多选", "Several of several"),
    Kind.NUMBER: Text("数值", "Number"),
    Kind.TEXT: Text("文字", "Text"),
    Kind.DATE: Text("日期", "Day"),
    Kind.DATE_TIME: Text("日期和时刻", "Day and time"),
    Kind.TIME: Text("时刻", "Time"),
    Kind.RATING: Text("评分", "Rating"),
    Kind.FILES: Text("照片", "Photos"),
    Kind.LOCATION: Text("位置", "Location"),
    Kind.CONTACT: Text("联系人", "Contact"),
    Kind.RECORD: Text("选仪器", "An instrument"),
    Kind.CONFIRM: Text("确认", "Confirmation"),
}
"""What an item asks for."""

EVIDENCES: Mapping[Evidence, Text] = {
    Evidence.NEVER: Text("不用拍", "None"),
    Evidence.ON_FINDING: Text("有问题时拍", "Of problems"),
    Evidence.ALWAYS: Text("每次都拍", "Always"),
}
"""When a photo is demanded."""

JUDGED: Mapping[str, Text] = {
    CONFORM: Text("符合", "Conforms"),
    NON_CONFORM: Text("不符合", "Does not conform"),
    NOT_APPLICABLE: Text("不适用", "Not applicable"),
    YES: Text("是", "Yes"),
    NO: Text("否", "No"),
}
"""Answers that are no options."""
