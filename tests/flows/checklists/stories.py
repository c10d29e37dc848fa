"""What a lead does with checklists before a button is there: name, kind, text of the button, doings before."""

from bot.screens import buttons as b

Doings = tuple[str, ...]
COPY = (">检查表", "📋 巡查 · 日常巡查 · 简要", "✏️ 复制一份来改", ">恒信专用巡查表")
_PUBLISH = (*COPY, "📢 发布", "✅ 确认发布")
_ITEM = (*COPY, "✏️ 改题目", "2 质量管理文件运行")
_CONDITION = (*_ITEM, "🔀 什么时候问")
_RETIRE = (*_PUBLISH, "🚫 停用", "不用替代，很少用到")

CHECKLIST_STORIES: tuple[tuple[str, type[b.Data], str, Doings], ...] = (
    ("checklists", b.ShowChecklists, "检查表", (">菜单", "更多…")),
    ("checklists of a kind", b.ShowChecklists, "内部评审", (">检查表",)),
    ("a checklist", b.ShowChecklist, "📋 巡查 · 深度巡查", (">检查表",)),
    ("items of a checklist", b.ShowItems, "📋 看题目", (">检查表", "📋 巡查 · 深度巡查")),
    ("an item of a checklist", b.ShowItem, "2 质量管理文件运行", (*COPY, "✏️ 改题目")),
    ("preview a checklist", b.PreviewChecklist, "👁 预览", COPY),
    ("open a copy", b.OpenForm, "✏️ 复制一份来改", COPY[:2]),
    ("open an item to change", b.OpenForm, "✏️ 改这一题", _ITEM),
    ("keep an item", b.MoveInForm, "✅ 保存", (*_ITEM, "✏️ 改这一题")),
    ("move an item", b.MoveItem, "⬆️ 上移", _ITEM),
    ("take an item out", b.TakeOutItem, "🗑 删除这题", _ITEM),
    ("take an item out for sure", b.TakeOutItem, "确定删除", (*_ITEM, "🗑 删除这题")),
    ("when an item is asked", b.ShowCondition, "🔀 什么时候问", _ITEM),
    ("by which item", b.ShowConditionAnswers, "1 法规政策落实", _CONDITION),
    ("at which answer", b.AskAt, "符合", (*_CONDITION, "1 法规政策落实")),
    ("always again", b.AskNotAt, "✅ 符合", (*_CONDITION, "1 法规政策落实", "符合")),
    ("give a draft up", b.DraftChecklist, "🗑 放弃草稿", COPY),
    ("give a draft up for sure", b.DraftChecklist, "确定放弃", (*COPY, "🗑 放弃草稿")),
    ("publish a checklist", b.PublishChecklist, "📢 发布", COPY),
    ("publish a checklist for sure", b.PublishChecklist, "✅ 确认发布", (*COPY, "📢 发布")),
    ("begin the next version", b.DraftChecklist, "✏️ 改（开新版草稿）", _PUBLISH),
    ("retire a checklist", b.ChooseSuccessor, "🚫 停用", _PUBLISH),
    ("retire a checklist for another", b.RetireChecklist, "📋 深度巡查", (*_PUBLISH, "🚫 停用")),
    ("retire a checklist for sure", b.RetireChecklist, "确定停用", _RETIRE),
    ("reinstate a checklist", b.ReinstateChecklist, "↩️ 恢复使用", (*_RETIRE, "确定停用")),
    ("export a checklist", b.AskDocument, "📤 导出表格", COPY),
)
