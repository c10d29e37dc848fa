"""Whether Order No. 75 applies to a client, why, and from when its people keep their self-checks here (clause 4.6)."""

from bot.rules.ledgers.ledger import Column, ColumnKind, Only, Option
from bot.rules.plain_words import YES
from bot.rules.text import Text

_WHERE_IT_APPLIES = Only("order_75", frozenset({YES}))

REASONS = (
    Option("licence", Text("生产许可证管理", "Production licence")),
    Option("ccc", Text("强制性产品认证（CCC）", "Compulsory certification (CCC)")),
    Option("large", Text("强制性国家标准（大型企业）", "Mandatory national standard (large firm)")),
    Option("medium", Text("强制性国家标准（中型企业）", "Mandatory national standard (medium firm)")),
)
"""Its products; of those that only a mandatory standard brings in, small firms are left out."""

ORDER_75 = (
    Column(
        "order_75",
        Text("适用第 75 号令", "Order 75 applies"),
        ColumnKind.YES_NO,
        Text("须落实日管控、周排查、月调度的填“是”。", "Yes if daily, weekly and monthly control is their duty."),
    ),
    Column(
        "order_75_why",
        Text("适用原因", "Why it applies"),
        ColumnKind.SEVERAL,
        Text("可以有几项；迎检时要说得清。", "One or several; an inspector may ask."),
        options=REASONS,
        longest=60,
        only=_WHERE_IT_APPLIES,
        empty=Text("待核实", "To be checked"),
        asked=Text("为什么适用？", "Why does it apply?"),
    ),
    Column(
        "self_checks_from",
        Text("每日自查起始日", "Daily self-checks from"),
        ColumnKind.DAY,
        Text(
            "从哪天起由企业的质量安全员在这里做每日自查；从这天起每个工作日提醒。",
            "From which day their officer records the daily self-check here; each working day is reminded of.",
        ),
        only=_WHERE_IT_APPLIES,
        empty=Text("暂不在这里做", "Not here for now"),
    ),
)
