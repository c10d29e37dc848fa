"""What Telegram shows of the bot to somebody who has not pressed START yet, and where the bot is shared."""

from bot.rules.text import Text

DESCRIPTION = Text(
    "质量管家：签约企业的质量服务都在这里。\n\n"
    "企业员工：投诉、问管家、报名培训、提交整改，随时查进度。\n"
    "服务团队：巡查、复查、培训、报告，到期前提醒。\n\n"
    "怎么加入：打开企业负责人或质量管家给您的邀请链接；有加入卡的，点「开始」后把 8 位加入码发给我。",
    "The Quality Butler: the quality service of firms under contract, in one chat.\n\n"
    "Staff of a client: complaints, questions, trainings, fixes, and how each of them stands.\n"
    "Our team: patrols, checks, trainings and reports, with a reminder before each date.\n\n"
    "To join, open the invitation link from your manager or your consultant. "
    "With a joining card, press Start and send me its 8-character code.",
)
"""At most 512 characters."""
SHORT_DESCRIPTION = Text(
    "签约企业的质量服务：巡查、整改、投诉、培训，随时查进度。凭邀请链接或加入码加入。",
    "Quality service of firms under contract: patrols, fixes, complaints, trainings. Join by an invitation or a code.",
)
"""At most 120 characters."""
