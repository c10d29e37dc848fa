"""The firm's texts as they come with the program, in Markdown: what is read, and what a change begins with."""

from bot.rules.checklists.built_in import BUILT_IN
from bot.rules.forms.joining import JOINING
from bot.rules.self_checks.words import DAILY, DAY, REPORTS
from bot.rules.text import Text

WELCOME = Text(
    "**质量管家**\n\n这里为签约企业提供质量服务。\n请向您的企业负责人或质量管家要一个邀请链接，点开即可加入。\n\n"
    "手里有加入卡：扫上面的二维码，或把 8 位加入码发给我。",
    "**Quality Butler**\n\nThis bot serves firms under contract.\n"
    "Please ask your manager or your consultant for an invitation link and open it to join.\n\n"
    "If you hold a joining card, scan its QR code or send me its 8-character code.",
)


def _listed(text: Text) -> Text:
    return Text(text.zh.replace("· ", "- "), text.en.replace("· ", "- "))


BUILT_IN_TEXTS = {
    "welcome": WELCOME,
    "consent": _listed(JOINING.step("consent").question.help or Text("", "")),
    "risk_list": Text("工业产品质量安全风险管控清单", "Quality and safety risk control list"),
    **{f"self_check_{period}": BUILT_IN[code].title for period, code in {DAY: DAILY, **REPORTS}.items()},
}
"""By the key of the setting."""
