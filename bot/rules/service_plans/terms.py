"""How long a service plan may wait for whom, as the firm has set it (clause 4.1.3)."""

from collections.abc import Mapping

from bot.rules.deadlines import Allowance, Term
from bot.rules.text import Text

APPROVAL = Term(
    "plan_approval",
    Text("批准服务方案", "Plan approved"),
    Allowance(2),
    (1, 2, 3, 5),
    Text("到期还没批准，管理员会知道。", "Administrators hear of it if it is not approved by then."),
)
ANSWER = Term(
    "plan_answer",
    Text("企业确认方案", "Plan confirmed"),
    Allowance(3),
    (2, 3, 5, 10),
    Text("到期还没答复，再提醒企业，并告诉项目负责人。", "The client is reminded then, and the lead hears of it."),
)
SILENCE = Term(
    "plan_silence",
    Text("不答复视为确认", "Silence confirms"),
    Allowance(0),
    (0, 5, 10, 15),
    Text(
        "0 天：不答复永远不算确认。只有能收到消息的企业负责人没有答复才算。",
        "0 days: silence never confirms. It only does where a manager of the client can be reached.",
    ),
)

TERMS: Mapping[str, Term] = {term.key: term for term in (APPROVAL, ANSWER, SILENCE)}
