"""A month of patrols at the demo company: most find nothing, the findings stand at every state."""

from bot.app.demo_filling import Given, Photo, Tap
from bot.app.demo_stories import CHEN, LI, WANG, ZHOU, Step, Story, WorkingDaysOn

ASSEMBLY, STORE, LINE = "总装车间", "原料仓库", "一号产线"
MINOR, ORDINARY, SERIOUS = Tap("minor"), Tap("ordinary"), Tap("serious")
FIXED, NOT_FIXED = Tap("yes"), Tap("no")
EXTENDED_BY = 4


def _patrol(days_ago: int, clock: str, site: str, line: str, *given: Given, then: tuple[Step, ...] = ()) -> Story:
    return Story("patrol", site, (Step(days_ago, clock, ZHOU, "open").giving(line, *given), *then))


PATROLS = (
    _patrol(22, "09:40", ASSEMBLY, "全部符合", Photo("scene-22")),
    _patrol(
        20,
        "14:10",
        LINE,
        "全部符合，除2 耐压工位贴的作业指导书还是旧版",
        Photo("before-20"),
        ORDINARY,
        NOT_FIXED,
        then=(
            Step(19, "08:50", CHEN, "acknowledge"),
            Step(18, "15:30", CHEN, "evidence").giving(Photo("after-20", "已换成新版")),
            Step(17, "09:20", ZHOU, "return").giving("照片看不清版本号，请补拍一张近照，旧版也请一并收回。", "后天"),
            Step(16, "10:05", CHEN, "evidence").giving(Photo("after-20-near", "新版近照，旧版已收回作废")),
            Step(15, "09:10", ZHOU, "approve"),
        ),
    ),
    _patrol(18, "10:20", STORE, "全部符合", Photo("scene-18")),
    _patrol(
        16,
        "10:00",
        ASSEMBLY,
        "全部符合，除4 装配台上闸阀的封样缺失",
        Photo("before-16"),
        ORDINARY,
        NOT_FIXED,
        then=(Step(15, "08:45", LI, "acknowledge"), Step(5, "09:30", ZHOU, "nudge")),
    ),
    _patrol(14, "14:40", LINE, "全部符合", Photo("scene-14")),
    _patrol(
        12, "10:00", STORE, "全部符合，除6 进货台账有一页漏签", Photo("before-12"), MINOR, FIXED, Photo("after-12")
    ),
    _patrol(
        11,
        "09:50",
        ASSEMBLY,
        "全部符合，除7 扭力扳手超过校准周期未送校",
        Photo("before-11"),
        ORDINARY,
        NOT_FIXED,
        then=(
            Step(3, "16:20", LI, "ask_more_time").giving(
                WorkingDaysOn(EXTENDED_BY), "扳手已送计量院，要下周才能取回。"
            ),
            Step(2, "08:55", ZHOU, "extend").giving(
                WorkingDaysOn(EXTENDED_BY), "等计量院出证。超期的扳手已停用并标识，先用周期内的备用扳手。"
            ),
        ),
    ),
    _patrol(
        9,
        "10:15",
        LINE,
        "全部符合，除5 新旧两种接线端子混放在一个料盒里",
        Photo("before-9"),
        MINOR,
        NOT_FIXED,
        then=(
            Step(8, "09:05", CHEN, "acknowledge"),
            Step(1, "15:10", CHEN, "evidence").giving(
                Photo("after-9", "已分盒存放，料盒贴了型号标签", "album-9"), Photo("after-9-label", "", "album-9")
            ),
        ),
    ),
    _patrol(7, "10:00", LINE, "全部符合，除5 耐压测试仪的防错开关被短接", Photo("before-7"), SERIOUS, NOT_FIXED),
    _patrol(
        4,
        "10:00",
        STORE,
        "全部符合，除3 铜棒直接堆在地上，没有垫板",
        Photo("before-4"),
        ORDINARY,
        NOT_FIXED,
        then=(Step(3, "08:40", WANG, "acknowledge"),),
    ),
    _patrol(2, "09:30", ASSEMBLY, "全部符合", Photo("scene-2")),
)
