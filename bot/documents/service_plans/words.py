"""Every word that a service plan prints and that is not data."""

from bot.rules.text import Text

TITLE = Text("质量管家服务方案", "Quality Butler Service Plan")
VERSION = Text("第 {n} 版", "Version {n}")
PERIOD = Text("{first} 至 {last}", "{first} to {last}")
SINCE = Text("{version}，自 {day} 起", "{version}, from {day}")

CLIENT = Text("服务对象", "Client")
PROVIDER = Text("服务单位", "Service provider")
CONTRACT = Text("合同编号", "Contract")
CONTRACT_PERIOD = Text("合同期", "Period")
PLAN_VERSION = Text("方案版本", "Version")
STATE = Text("状态", "State")
LEAD = Text("项目负责人", "Project lead")
REPORTING = Text("服务总结报告", "Summary reports")
NO_REPORTS = Text("合同未约定", "None agreed")

YEAR = Text("全年安排", "The year at a glance")
TIMES = Text("总次数", "Total")
FIXED = Text("按日期进行", "On this day")
MANY = Text("当月多次，数字为次数", "Many in the month: how many")
ARRANGED = Text("期间内日期另约，数字为次数", "Day to be arranged within: how many times")
EXPECTED = Text("预计，自上次完成起算", "Expected, counted from the last time")
NEEDED = Text("按需", "When needed")
UNANNOUNCED = Text("不预先通知，不写日期", "Unannounced, without dates")
FROM_DAY = Text("本版自此日起执行（{day}）", "This version counts from here ({day})")
MORE = Text("另有 {n} 项，见服务方案。", "{n} more: see the service plan.", "{n} more: see the service plan.")
NO_LINES = Text("本版没有服务内容。", "This version has no services.")
ALT_TEXT = Text("全年安排图：每项服务各月的日期", "Picture of the year: the days of each service by month")

ITEMS = Text("服务内容", "Services")
SERVICE = Text("服务内容", "Service")
ITEM_COLUMNS = (
    Text("序号", "No."),
    Text("条款", "Clause"),
    SERVICE,
    Text("地点", "Where"),
    Text("频次", "How often"),
    Text("负责人员", "By whom"),
    Text("服务成果", "Deliverable"),
    Text("工时", "Time"),
)
DEPTH = Text("深度：{depth}", "Depth: {depth}")
IN_ALL = Text("共 {n} 次", "{n} times in all", "once in all")
EACH = Text("每次 {time}", "{time} each")
TIME_IN_ALL = Text("共 {time}", "{time} in all")
SUM = Text("合计 {n} 项、{times} 次", "{n} services, {times} times", "{n} service, {times} times")
SUM_OF_TIME = Text("{sum}，计划工时 {time}", "{sum}, {time} planned")
SOME_WITHOUT = Text(
    "未约定次数或每次时长的，不计入合计。", "What has no number of times, or no time each, is not counted."
)
CLAUSE_SOURCE = Text(
    "条款号出自《第三方工业产品质量管家服务规范》。",
    "Clauses are those of the Service specification for third-party industrial product quality butlers.",
)

DATES = Text("日期安排", "Dates")
DATE_NOTES = (
    Text("数字为当月日期；“21×”为当月次数。", "Days of the month; “21×” is how many times in it."),
    Text("“(2×)”为日期另约的次数，列在期间最后一月。", "“(2×)”: to be arranged, under the last month of its period."),
    Text("“~5”为预计日期，自上次完成起算。", "“~5”: expected, counted from when it was last done."),
)
PROVISIONAL = Text(
    "节假日安排尚未公布的年份，日期可能随公布的安排调整。",
    "In years whose public holidays are not announced yet, days may move with the announcement.",
)

TEAM = Text("项目组", "Project team")
TEAM_COLUMNS = (
    Text("姓名", "Name"),
    Text("职责", "Role"),
    Text("职称", "Title"),
    Text("专业领域", "Fields of competence"),
)
MEMBER = Text("成员", "Member")
UNCOVERED = Text("项目组未覆盖的专业领域：{fields}。", "Fields that nobody of the team covers: {fields}.")

DIFFERENCE = Text("与第 {n} 版的不同", "Changes from version {n}")
DIFFERENCE_OF_RENEWAL = Text("与上一份合同 {number} 的不同", "Changes from the contract before, {number}")
BECAUSE = Text("变更原因：{reason}", "Reason: {reason}")

CONFIRMATION = Text("批准与确认", "Approval and confirmation")
APPROVED = Text("{name}于 {at}（北京时间）批准本方案。", "Approved by {name} on {at} (Beijing time).")
NOT_APPROVED = Text("本方案尚未批准。", "This plan is not approved yet.")
NOT_CONFIRMED = Text(
    "本方案尚待企业确认；确认后按方案安排工作。",
    "The client has not confirmed this plan yet; work is scheduled once they have.",
)
OBJECTED = Text("企业对本方案有异议，未确认。", "The client objected to this plan and did not confirm it.")
CONFIRMED = Text(
    "企业代表{name}于 {at}（北京时间）在聊天中确认本方案。",
    "Confirmed in the chat by {name} for the client on {at} (Beijing time).",
)
ON_BEHALF = Text(
    "企业代表{name}于 {day} 确认本方案（{channel}），由{by}于 {at}（北京时间）代录。",
    "Confirmed by {name} for the client on {day} ({channel}); recorded by {by} on {at} (Beijing time).",
)
BY_SILENCE = Text(
    "企业在约定期限内未提出异议，{at}（北京时间）按约定视为确认。",
    "The client did not object within the agreed time: taken as confirmed on {at} (Beijing time), as agreed.",
)
NO_SIGNATURE = Text(
    "聊天中的确认不是电子签名；需要时请在下方签字、盖章。",
    "A confirmation in the chat is not an electronic signature; sign and stamp below where one is needed.",
)
TO_SIGN = Text("需要书面文件时，请在下方签字、盖章。", "Sign and stamp below where a paper copy is needed.")
REPLACED = Text("本版已被新版代替，仅供查阅。", "A later version has replaced this one; it is kept for reference.")
LEAD_SIGNATURE = Text("项目负责人签字", "Signed (project lead)")
CLIENT_SIGNATURE = Text("企业代表签字", "Signed (client)")
