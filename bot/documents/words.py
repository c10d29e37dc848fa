"""Every word a document prints that is not data."""

from typing import Literal

from bot.rules.text import Text

Result = Literal["conform", "non_conform", "not_applicable", "said", "skipped", "unmeasured"]
Severity = Literal["minor", "ordinary", "serious"]

RESULTS: dict[Result, Text] = {
    "conform": Text("符合", "Conforming"),
    "non_conform": Text("不符合", "Nonconforming"),
    "not_applicable": Text("不适用", "Not applicable"),
    "said": Text("已记录", "Recorded"),
    "skipped": Text("跳过", "Skipped"),
    "unmeasured": Text("未测", "Not measured"),
}
SEVERITIES: dict[Severity, Text] = {
    "serious": Text("严重", "Serious"),
    "ordinary": Text("一般", "Ordinary"),
    "minor": Text("轻微", "Minor"),
}
"""Gravest first, the order of the summary."""

REPORT_NUMBER = Text("报告编号：{number}", "Report no. {number}")
PAGE = Text("第 {page} 页 共 {pages} 页", "Page {page} of {pages}")
REPORT_VERSION = Text("第 {n} 版", "version {n}")
CORRECTIONS = Text("更正说明（本版代替之前各版）", "Corrections (this version replaces those before)")
CORRECTED = Text("{when}　{by}　原因：{reason}", "{when}, {by}: {reason}")
FILES_ONLY = Text("检查项目没有变化", "No item was changed")
VERIFICATION = Text("核验码", "Verification code")
VERIFYING = Text(
    "扫码，或把核验码发给 @{bot}，可查本报告是否有效。",
    "Scan this, or send the code to @{bot}, to see whether this report is valid.",
)
PRACTICE_MARK = Text("练习", "PRACTICE")
PRACTICE_NOTE = Text(
    "练习模式生成，不计入档案，不作为巡查依据。",
    "Made in practice mode: not part of the records, not evidence of a patrol.",
)

HEADINGS = (
    Text("一、{title}", "1. {title}"),
    Text("二、{title}", "2. {title}"),
    Text("三、{title}", "3. {title}"),
    Text("四、{title}", "4. {title}"),
    Text("五、{title}", "5. {title}"),
)
OVERVIEW = Text("现场概况", "Overview")
CHECKS = Text("检查结果", "Results")
FINDINGS = Text("发现的问题", "Findings")
PHOTOGRAPHS = Text("现场照片", "Photographs")
SIGNATURES = Text("签字确认", "Signatures")

CLIENT = Text("服务对象", "Client")
SITE = Text("现场", "Site")
PROVIDER = Text("服务单位", "Service provider")
CONSULTANT = Text("质量管家", "Quality butler")
COMPANIONS = Text("陪同人员", "Accompanied by")
CHECKLIST = Text("检查表", "Checklist")
SCORE = Text("得分率", "Score")
ROUND = Text("同一轮内审", "Same round of audit")
CHECKLIST_VERSION = Text("{title}（第 {version} 版）", "{title} (version {version})")
STARTED = Text("开始时间", "Started")
ENDED = Text("结束时间", "Ended")
WRITTEN_UP = Text("（补记）", " (written up later)")
SUBMITTED = Text("提交时间", "Submitted")
POSITION = Text("现场定位", "Position")
LATITUDE_NORTH = Text("北纬 {degrees}°", "{degrees}° N")
LATITUDE_SOUTH = Text("南纬 {degrees}°", "{degrees}° S")
LONGITUDE_EAST = Text("东经 {degrees}°", "{degrees}° E")
LONGITUDE_WEST = Text("西经 {degrees}°", "{degrees}° W")
COORDINATES = Text("{latitude}，{longitude}（WGS-84）", "{latitude}, {longitude} (WGS-84)")
ACCURACY = Text("，误差约 {metres} 米", ", accurate to about {metres} m")
BEIJING = Text("{time}（北京时间）", "{time} (Beijing time)")
NOT_RECORDED = Text("未记录", "Not recorded")
NONE_NAMED = Text("无", "None")
LIST_SEPARATOR = Text("、", ", ")

CHECKED = Text("检查项目", "Items checked")
FOUND = Text("发现问题", "Findings")
FIXED = Text("立查立改", "Fixed on the spot")
# a patrol, an inspection and an audit have the same report
NOTHING_FOUND = Text("本次未发现问题。", "Nothing was found this time.")
FOUND_IN_ALL = Text("本次共发现问题 {n} 个。", "{n} findings were made this time.", "One finding was made this time.")
FOUND_AND_FIXED = Text(
    "本次共发现问题 {n} 个，其中立查立改 {fixed} 个。",
    "{n} findings were made this time; fixed on the spot: {fixed}.",
    "One finding was made this time and fixed on the spot.",
)

NUMBER_COLUMN = Text("序号", "No.")
TOPIC_COLUMN = Text("检查内容", "Item")
CLAUSE = Text("依据条款", "Clause")
RESULT_COLUMN = Text("检查结果", "Result")
NOTE_COLUMN = Text("说明", "Remarks")
SEE_FINDING = Text("见问题 {number}", "See finding {number}")
CLAUSE_SOURCE = Text(
    "注：未注明文件名称的条款，均出自《第三方工业产品质量管家服务规范》。",
    "Note: clauses given without a document name are those of the Service specification for third-party "
    "industrial product quality butlers.",
)

SEVERITY = Text("严重程度", "Severity")
WHAT_WAS_FOUND = Text("问题描述", "What was found")
SUGGESTION = Text("整改建议", "Suggested rectification")
IMMEDIATE = Text("立即措施", "Done at once")
DEADLINE = Text("整改期限", "Deadline")
BEFORE = Text("{date} {time} 前", "By {date}, {time}")
EFFECTS: dict[str, Text] = {
    "lasted": Text("保持", "Lasts"),
    "again": Text("又出现", "Came back"),
    "not_seen": Text("没看到", "Not seen"),
}
LASTING = Text("整改保持情况", "Earlier fixes")
LASTING_LINE = Text("{number} {what}：{effect}", "{number} {what}: {effect}")
CAME_BACK = Text("以前整改过的问题又出现", "Fixed before, and came back")
REPEAT = Text("重复问题", "Repeat finding")
REPEAT_OF = Text("上次为 {number}", "Found before as {number}")
OWNER = Text("整改责任人", "Responsible")
INSTRUMENT = Text("所用仪器：{instrument}", "Instrument: {instrument}")
SEAL = Text("记录封签（生成本报告时）：{seal}", "Seal of the records when this report was made: {seal}")
STATE = Text("整改状态", "Status")
TO_FIX = Text("待整改", "To be fixed")
PHOTOS_FOUND = Text("问题照片（{number}）", "Photos of finding {number}")
PHOTOS_AFTER = Text("整改后照片（{number}）", "Photos after the fix of {number}")

PHOTO_CAPTION = Text("照片 {n}　{caption}", "Photo {n}. {caption}")
PHOTO_WITHOUT_CAPTION = Text("照片 {n}", "Photo {n}")
PHOTO_RECEIVED = Text("接收时间：{time}（北京时间）", "Received {time} (Beijing time)")
PHOTO_FROM = Text("提交人：{by}　地点：{site}", "Sent by {by}, {site}")
PHOTO_LOST = Text("照片无法取得", "Photo not available")
PHOTO_UNREADABLE = Text("照片无法显示，原件已存档", "Photo cannot be shown; the original is kept")
FILE_UNREADABLE = Text("照片无法显示，原件已存档：{name}", "Photo cannot be shown; the original is kept: {name}")
ITEM = Text("第 {number} 项　{topic}", "Item {number}. {topic}")
PHOTOS_OF_SCENE = Text("现场情况", "The scene")
PHOTO_TIME_NOTE = Text(
    "注：照片经聊天发送，不保留拍摄时间，所注时间为接收时间。",
    "Note: photos sent by chat lose the time they were taken; the time given is when each was received.",
)

SIGNING_STATEMENT = Text(
    "以上内容为本次现场记录，请核对后签字、盖章。",
    "The above is the record made on site. Please check it, then sign and stamp below.",
)
BUTLER_SIGNATURE = Text("质量管家签字", "Signed (quality butler)")
CLIENT_SIGNATURE = Text("客户确认签字", "Signed (client)")
STAMP = Text("盖章", "Stamp")
DATE = Text("日期", "Date")
DATE_LINE = Text("年　　　　月　　　　日", "")
CONFIRMED = Text(
    "客户{said}：{by}　{time}（北京时间）　所确认内容的摘要：{digest}",
    "{said} by the client: {by}, {time} (Beijing time); digest of what it was given for: {digest}",
)
NOT_CONFIRMED = Text(
    "{said}：{by}　{time}（北京时间）　{noted}记录　请其确认的内容的摘要：{digest}",
    "{said}: {by}, {time} (Beijing time), noted by {noted}; digest of what it was asked for: {digest}",
)
CONFIRMED_BEFORE = Text("以上针对更正前的内容。", "This was said to the record as it was before it was corrected.")
UNSIGNED_BECAUSE = Text("未签字原因（如有）", "If unsigned, the reason")

EMOJI = Text("[表情]", "[emoji]")
"""Stands for an emoji: the report's fonts have none, and the crossed box drawn instead would read as a "no"."""
