"""Short answers when something cannot be done; each says what to do instead."""

from collections.abc import Sequence
from dataclasses import replace

from bot.rules.text import Language, Text, joined
from bot.screens.rows import home_button
from bot.screens.screen import Screen, escape

EXPIRED = Text("此按钮已失效，请看最新消息", "Button expired, please see the latest message")
NO_PERMISSION = Text("您无权查看。", "This is not yours to see.")
NOT_UNDERSTOOD = Text(
    "请打字告诉我您想做什么，或发「菜单」。", "Tell me in words what you would like to do, or send “menu”."
)
NO_FORM_OPEN = Text(
    "现在没有要填位置或电话的表。发「菜单」开始。",
    "No form asks for a place or a number now. Send “menu” to begin.",
)
AFTER_JOINING = Text(
    "谢谢！加入以后就可以发照片和文件，现在发的不会保留。",
    "Thank you! Photos and files can be sent once you have joined; what you send now is not kept.",
)
WHAT_TO_DO_WITH_WORDS = Text(
    "您是想…？选一个，内容不用重打。",
    "What is this for? Choose below; you need not type it again.",
)
PRIVATE_ONLY = Text(
    "请私聊我使用：点我的名字，再点「开始」。", "Please talk to me in private: tap my name, then Start."
)
FAILED = Text(
    "刚才没处理成功，请再试一次。已填的内容都在。", "That did not work, please try again. What you filled in is safe."
)
LAST_ADMINISTRATOR = Text(
    "这是唯一的管理员，不能停用或改角色。请先让另一位管理员加入。",
    "You cannot remove the last administrator. Let another administrator join first.",
)
_NO_MANAGER_LEFT = Text(
    "⚠️ 之后{firms}就没有企业负责人了：没有人能确认、批准加入。请尽快请另一位加入。",
    "⚠️ {firms} will then have no manager: nobody can confirm or let others in. Let another one join soon.",
)
SAVED = Text("已保存", "Saved")
LEAD_REPLACED = Text("已保存，原项目负责人已换下", "Saved; the former project lead was replaced")
DEACTIVATED = Text("已停用", "Deactivated")
REACTIVATED = Text("已恢复使用", "Active again")
TOO_LATE_TO_RECALL = Text("撤回时间已过，报告已发给企业。", "Too late to recall: the report has gone to the client.")
ALREADY_BY = Text("已由{name}处理", "Already handled by {name}")
NUDGED_TODAY = Text(
    "今天已经催过了，对方收到了提醒。明天还没动静，可以再催。",
    "They were reminded today already. If nothing happens, you can nudge them again tomorrow.",
)
ACCEPTED = Text("已验收，谢谢", "Accepted, thank you")
PREVIEWED = Text("预览完了，没有留下记录", "The preview is over, nothing was recorded")
DRAFT_GONE = Text(
    "别人刚改过：这份草稿已发布、放弃，或这题已删。现在是这样：",
    "Somebody else was faster: the draft was published or given up, or the item taken out. This is how it stands.",
)
ALREADY = Text("已处理过了", "Already done")
OLD_FORM = Text(
    "这是旧按钮：表已提交，下面是现在的情况", "An old button: that form was submitted. Here is how it stands now"
)
DAY_CONFIRMED = Text("好的，到时见", "Thank you, see you then")
WISH_SENT = Text("已转告质量管家，等答复", "Passed on to your consultant, who will answer")
CLIENT_TOLD = Text("已通知企业", "The client is told")
WILL_REMIND = Text("好的，下个工作日 {hour} 再提醒您", "All right, I will remind you at {hour} on the next working day")
SIGNED_UP = Text("报名成功，开始前会提醒您", "You have a seat; you will be reminded before it begins")
IN_WAITLIST = Text("名额已满，您是候补第 {position} 位", "It is full; you are no. {position} in the waitlist")
WITHDRAWN = Text("已取消报名", "You have withdrawn")
TRAINING_CLOSED = Text("报名已截止", "Sign-up is closed")
NOT_THE_DAY_YET = Text("培训当天起可以签到", "You can note who came from the day itself")
TRAINING_PLANNED = Text(
    "已发布，正在通知 {n} 人", "Published; {n} people are being told", "Published; {n} person is being told"
)
TRAINING_CHANGED = Text("已修改，会通知 {n} 人", "Changed; {n} people will be told", "Changed; {n} person will be told")
TRAINING_UNCHANGED = Text("没有改动", "Nothing was changed")
TRAINING_OVERTAKEN = Text(
    "别人刚改过同一项，您的没有保存。请看现在的安排，需要再改。",
    "Somebody has just changed the same, so yours was not saved. Look at how it is now and change it again if needed.",
)
TRAINING_CANCELLED = Text(
    "已取消，会通知 {n} 人", "Cancelled; {n} people will be told", "Cancelled; {n} person will be told"
)
DISPUTE_SENT = Text(
    "已记下并转告质量主管，核实后会联系您。", "Noted. The quality manager will look into it and come back to you."
)
DAYS_TAKEN_OUT = Text("已撤销", "Taken out")
HOURS_OVERLAP = Text(
    "这样时间前后对不上，或一天里能打扰的不足 4 小时，没有保存。",
    "Those hours are out of order, or leave less than 4 hours a day for messages. Not saved.",
)
NO_MATRIX = Text(
    "要五组、每组五个 1 到 4 的数字，可能性或严重性变大时等级不能变低。没有保存。",
    "It takes five groups of five digits from 1 to 4, and no level may fall where a grade rises. Not saved.",
)
NO_REPORTS = Text(
    "每行写什么事、报给谁，行尾写时限（如「2 个工作日」「1 小时」），最多 10 行。没有保存。",
    "Each line says what, to whom, and at its end by when (“2 working days”, “1 hour”); at most 10 lines. Not saved.",
)
HOUR_IS_QUIET = Text(
    "提醒和汇总的时间不能落在免打扰时间里，没有保存。",
    "Reminders and digest cannot come in the quiet hours. Not saved.",
)
LADDER_BACKWARDS = Text(
    "升级要晚于逾期提醒，没有保存。", "The escalation must come later than the reminder. Not saved."
)
PERIOD_TOO_LONG = Text(
    "超过三个月了，请核对年份，分段登记。", "That is more than three months. Check the year, or enter it in parts."
)
THANKS_FOR_READING = Text("已确认，谢谢", "Noted, thank you")
POLICY_PUBLISHED = Text(
    "已发布，共 {n} 人要读，正在通知",
    "Published; {n} people have to read it and are being told",
    "Published; {n} person has to read it and is being told",
)
NOT_YOURS_ANY_MORE = Text("已记下，之后由别人处理。", "Noted; others will handle it from here.")
RECALLED = Text("已撤回", "Recalled")
CONFIRMED = Text("已核对，作数了", "Confirmed; it counts now")
APPROVED = Text("已批准，发给企业了", "Approved and sent to the client")
NO_SUCH_NUMBER = Text(
    "没有找到这个编号。请核对，或发「进度」看列表。",
    "No record of yours has this number. Check it, or send “progress”.",
)
NOTHING_TO_CANCEL = Text("现在没有正在填的表。", "No form is open.")
CANNOT_EDIT = Text(
    "改消息不会改记录；请点「修改」或重新回答。", "Editing a message changes no record. Please answer again."
)


def headed(screen: Screen, text: Text, language: Language) -> Screen:
    """A screen below a remark."""
    return replace(screen, html=f"{escape(text.to(language))}\n\n{screen.html}")


def remark(text: Text, language: Language) -> Screen:
    """A remark as a message with the way home."""
    return Screen(escape(text.to(language)), ((home_button(language),),))


def no_manager_left(firms: Sequence[str], language: Language) -> str:
    """Said before the only manager of these clients goes; plain text."""
    return _NO_MANAGER_LEFT.to(language, firms=joined(firms, language))
