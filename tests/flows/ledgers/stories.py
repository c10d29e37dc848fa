"""What the administrator does in ledgers before a button is there: name, kind, text of the button, doings before."""

from bot.screens import buttons as b

Doings = tuple[str, ...]
_END = (">人员", "王芳", "🚫 停用")
_NEW_SITE = (">场所", "➕ 新增场所", "恒信阀门", ">三号库")
_MERGE = (">客户", "恒信阀门", "🔗 并入另一条")
_LICENCE = (">证照", "➕ 新增证照", "恒信阀门", "其他", ">R-1", ">2027-06-30", "✅ 保存")
_TOOL = (">仪器设备", "➕ 新增仪器", ">数显卡尺", ">0–150 mm", "周明", ">2026-12-21", "✅ 保存")
_NEW_LEAD = (">分工", "➕ 新增分工", "恒信阀门", "周明", "项目负责人")

MENU_STORIES: tuple[tuple[str, type[b.Data], str, Doings], ...] = (
    ("requirements to read", b.ShowRequirements, "服务要求", (">菜单", "更多…")),
    ("confirm requirements", b.ConfirmRequirements, "✅ 已读服务要求", (">服务菜单", "现场质量调查")),
)
"""What a consultant does in the service menu."""

LEDGER_STORIES: tuple[tuple[str, type[b.Data], str, Doings], ...] = (
    ("ledgers", b.ShowLedgers, "企业与人员", (">菜单", "更多…")),
    ("a ledger", b.ShowLedger, "人员", (">企业与人员",)),
    ("a page of a ledger", b.ShowLedger, "›", (">人员",)),
    ("another list of a ledger", b.ShowLedger, "联系不上", (">人员",)),
    ("the people of a client", b.ShowLedger, "人员", (">客户", "恒信阀门")),
    ("an entry", b.ShowEntry, "王芳", (">人员",)),
    ("an entry found", b.ShowEntry, "恒信阀门", (">有限公司",)),
    ("open a new entry", b.OpenForm, "➕ 新增场所", (">场所",)),
    ("pick a record", b.AnswerQuestion, "恒信阀门", _NEW_SITE[:3]),
    ("submit an entry", b.MoveInForm, "✅ 保存", _NEW_SITE),
    ("submit a new lead", b.MoveInForm, "✅ 保存", _NEW_LEAD),
    ("scans of an entry", b.ShowEntryFiles, "🖼 照片", (*_LICENCE, "📎 上传扫描件", "📷", "✅ 保存")),
    ("the label of an entry", b.AskDocument, "🏷 打印二维码", (">场所", "总装车间")),
    ("a new code for a label", b.ReplaceLabels, "♻️ 换新码", (">场所", "总装车间")),
    ("a new code for sure", b.ReplaceLabels, "♻️ 确定换新码", (">场所", "总装车间", "♻️ 换新码")),
    ("who has what", b.ShowInHand, "🤝 谁手里有什么", (">仪器设备",)),
    ("what else happened", b.ShowEventKinds, "➕ 登记其他…", _TOOL),
    ("change an entry", b.ChangeEntry, "✏️ 修改", (">人员", "王芳")),
    ("open a change", b.OpenForm, "姓名", (">人员", "王芳", "✏️ 修改")),
    ("change at once", b.AnswerQuestion, "是", (">客户", "恒信阀门", "✏️ 修改", "适用第 75 号令")),
    ("end an entry", b.EndEntry, "🚫 停用", _END[:2]),
    ("end an entry for sure", b.EndEntry, "确定停用", _END),
    ("open a merging", b.OpenForm, "🔗 并入另一条", _MERGE[:2]),
    ("pick the one that stays", b.AnswerQuestion, "晨光电器", _MERGE),
    ("merge for sure", b.MoveInForm, "✅ 确定并入", (*_MERGE, "晨光电器")),
    ("take a merging back", b.ResumeEntry, "↩️ 恢复使用", (*_MERGE, "晨光电器", "✅ 确定并入")),
    ("take an entry back", b.ResumeEntry, "↩️ 恢复使用", (*_END, "确定停用")),
    (
        "take an assignment back",
        b.ResumeEntry,
        "↩️ 恢复使用",
        (">分工", "恒信阀门 · 项目负责人 孙丽", "🚫 停用", "确定停用"),
    ),
)
