"""Services of the demo company's month, logged as its consultants would (记一笔)."""

from bot.app.demo_filling import Tap
from bot.app.demo_stories import CHENGUANG, HENGXIN, SUN, ZHOU, Step, Story


def _logged(client: str, days_ago: int, clock: str, who: int, kind: str, text: str, minutes: int) -> Story:
    return Story("service_log", client, (Step(days_ago, clock, who, "log", (Tap(kind), text, Tap(str(minutes)))),))


SERVICES = (
    _logged(HENGXIN, 17, "15:20", ZHOU, "on_site", "现场教两位新检验员填首件检验记录，改了三处写法。", 90),
    _logged(CHENGUANG, 13, "10:05", ZHOU, "phone", "客户问 3C 标志能不能印在包装上，答复了要求并发了条文。", 15),
    _logged(HENGXIN, 9, "14:30", SUN, "advice", "压力试验台所用压力表的校准间隔建议缩短为半年，写明了理由。", 30),
    _logged(CHENGUANG, 6, "16:10", ZHOU, "document", "帮着改好了供应商评价表，发给了采购。", 60),
    _logged(HENGXIN, 3, "11:15", ZHOU, "phone", "讲了封样标签要写的五项内容。", 15),
)
