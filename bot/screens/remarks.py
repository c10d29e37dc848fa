"""Short answers when something cannot be done; each says what to do instead."""

from bot.rules.text import Language, Text
from bot.screens.buttons import ShowHome
from bot.screens.screen import Button, Screen, escape

EXPIRED = Text("此按钮已失效，请看最新消息", "Button expired, please see the latest message")
NO_PERMISSION = Text("您无权查看。", "You have no permission to see this.")
NOT_UNDERSTOOD = Text("没看懂。点下面的按钮，或发「菜单」。", "I did not get that. Use the buttons, or send “menu”.")
NO_FORM_OPEN = Text(
    "现在没有正在填的表，这条内容没有保存。发「菜单」开始。",
    "No form is open, so this was not kept. Send “menu” to begin.",
)
PRIVATE_ONLY = Text(
    "请私聊我使用：点我的名字，再点「开始」。", "Please talk to me in private: tap my name, then Start."
)
FAILED = Text(
    "刚才没处理成功，请再试一次。已填的内容都在。", "That did not work, please try again. What you filled in is safe."
)
TOO_LATE_TO_RECALL = Text("撤回时间已过，报告已发给企业。", "Too late to recall: the report has gone to the client.")
ALREADY_BY = Text("已由{name}处理", "Already handled by {name}")
NUDGED_TODAY = Text(
    "今天已经催过了，对方收到了提醒。明天还没动静，可以再催。",
    "They were reminded today already. If nothing happens, you can nudge them again tomorrow.",
)
ALREADY = Text("已处理过了", "Already done")
WILL_REMIND = Text("好的，下个工作日 9 点再提醒您", "All right, I will remind you at 9:00 on the next working day")
ACKNOWLEDGED = Text("好的，已记录由您处理", "Thank you, noted that you are on it")
SIGNED_UP = Text("报名成功，开始前会提醒您", "You have a seat; you will be reminded before it begins")
IN_WAITLIST = Text("名额已满，您是候补第 {position} 位", "It is full; you are no. {position} in the waitlist")
WITHDRAWN = Text("已取消报名", "You have withdrawn")
TRAINING_CLOSED = Text("报名已截止", "Sign-up is closed")
NOT_THE_DAY_YET = Text("培训当天起可以签到", "You can note who came from the day itself")
TRAINING_PLANNED = Text(
    "已发布，会通知 {n} 人", "Published; {n} people will be told", "Published; {n} person will be told"
)
TRAINING_CANCELLED = Text(
    "已取消，会通知 {n} 人", "Cancelled; {n} people will be told", "Cancelled; {n} person will be told"
)
RECALLED = Text("已撤回", "Recalled")
NO_SUCH_NUMBER = Text(
    "没有找到这个编号。请核对，或发「进度」看列表。",
    "No record of yours has this number. Check it, or send “progress”",
)
NOTHING_TO_CANCEL = Text("现在没有正在填的表。", "No form is open.")
CANNOT_EDIT = Text(
    "改消息不会改记录；请点「修改」或重新回答。", "Editing a message changes no record. Please answer again."
)


def remark(text: Text, language: Language, **values: object) -> Screen:
    """A remark as a message with the way home."""
    home = Button(Text("首页", "Home").to(language), ShowHome())
    return Screen(escape(text.to(language, **values)), ((home,),))
