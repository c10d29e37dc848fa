"""What happened to a case, told afterwards: the words of a button say what can be done, these what was done."""

from bot.rules.text import Text

OPENED = {"finding": Text("发现", "found it")}
OPENED_OTHERWISE = Text("提出", "filed it")
FIXED_ON_THE_SPOT = Text("当场已整改", "Fixed on the spot")

HAPPENED = {
    "fixed_on_the_spot": FIXED_ON_THE_SPOT,
    "accept": Text("受理", "accepted it"),
    "resolve": Text("提出处理结果", "proposed a resolution"),
    "reply": Text("答复", "replied"),
    "ask": Text("请对方补充", "asked for more"),
    "delay": Text("告知延期", "told of a delay"),
    "give_up": Text("告知无法解决", "could not resolve it"),
    "decline": Text("不予受理", "declined it"),
    "assign": Text("改派", "reassigned it"),
    "nudge": Text("催办", "asked to hurry"),
    "nudge_handler": Text("催办", "asked to hurry"),
    "confirm": Text("满意，办结", "agreed; closed"),
    "supply": Text("补充", "added what was asked"),
    "add": Text("补充说明", "added something"),
    "reopen": Text("不满意，要求重新处理", "was not satisfied; reopened"),
    "rate": Text("评价", "rated it"),
    "withdraw": Text("撤回", "withdrew it"),
    "approve": Text("复查通过", "approved the fix"),
    "return": Text("退回重改", "returned the fix"),
    "evidence": Text("提交整改", "submitted the fix"),
    "more": Text("补充材料", "added to the evidence"),
    "acknowledge": Text("收到，马上处理", "is on it"),
    "ask_more_time": Text("申请延期", "asked for more time"),
    "extend": Text("延期", "set a new date"),
}
