"""What leads to the buttons of handing over: name, kind, text of the button, whose phone, doings before."""

from bot.screens import buttons as b
from tests.flows.handing_over.handing import LEAVER, TAKER
from tests.world import ADMINISTRATOR, LEAD

_HELD = (">交接", f"{LEAVER}（1）")
_ALL = "全部交给…"
_ON_LEAVE = (">请假", "＋ 替别人安排", LEAVER, ">今天", ">11月26日", TAKER, "跳过", "确认并通知")

HANDING_STORIES: tuple[tuple[str, type[b.Data], str, int, tuple[str, ...]], ...] = (
    (
        "whose work",
        b.ShowHolders,
        "🤝 工作交接",
        LEAD,
        _ON_LEAVE,
    ),
    ("what they hold", b.ShowHolding, f"{LEAVER}（1）", LEAD, _HELD[:1]),
    ("what they hold, from their card", b.ShowHolding, "🤝 工作交接", LEAD, (">周明", LEAVER)),
    ("who takes all of it", b.ChooseTaker, _ALL, LEAD, _HELD),
    ("who takes one thing", b.ChooseTaker, "🔍", LEAD, _HELD),
    ("hand it over?", b.HandOver, TAKER, LEAD, (*_HELD, _ALL)),
    ("hand it over", b.HandOver, "✅ 确认交接", LEAD, (*_HELD, _ALL, TAKER)),
    ("hand one thing over", b.HandOver, "✅ 确认交接", ADMINISTRATOR, (*_HELD, "🔍", TAKER)),
    ("who lacks a lead", b.ShowUnserved, "⚠️ 2 家企业", ADMINISTRATOR, (">首页",)),
)
