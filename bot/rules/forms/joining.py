"""Joining: consent and real name, asked once, before anything else (clause 5.3.3)."""

from bot.rules.form import Form, Kind, Question
from bot.rules.names import LONGEST_NAME
from bot.rules.text import Text

JOINING = Form(
    code="joining",
    version=2,
    title=Text("加入质量管家", "Join Quality Butler"),
    questions=(
        Question(
            key="consent",
            kind=Kind.CONFIRM,
            prompt=Text("您同意我们这样使用您的信息吗？", "Do you agree to how we use your information?"),
            label=Text("信息使用", "Use of information"),
            help=Text(
                "· 保存您的姓名和在此提交的内容，用于质量服务\n"
                "· 只有您的企业和为您服务的人员能看到\n"
                "· 服务记录按规范至少保存 6 年",
                "· We keep your name and what you submit here, for the quality service\n"
                "· Only your firm and the people who serve it can see it\n"
                "· Service records are kept for at least 6 years",
            ),
            clause="5.3.3",
        ),
        Question(
            key="name",
            kind=Kind.TEXT,
            prompt=Text("请输入您的真实姓名。", "Please type your real name."),
            label=Text("姓名", "Name"),
            names=True,
            maximum=LONGEST_NAME,
        ),
    ),
    submit=Text("没问题，加入", "All right, join"),
)

FORMS = (JOINING,)
