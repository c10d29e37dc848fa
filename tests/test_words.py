"""The words of the product: no text advises what is forbidden, none speaks as an authority, one word for one thing."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

# what reads the whole source is read once, by one process
pytestmark = pytest.mark.xdist_group("source")

ROOT = Path(__file__).parents[1]
PROGRAM = ("bot", "handlers", "schedules", "storage", "deploy")
DOCUMENTS = (
    "README.md",
    "README.zh.md",
    "docs/operating.md",
    "docs/operating.zh.md",
    "docs/permissions.md",
    "docs/life-cycles.md",
)

MISTAKES = {
    # a private firm advises; ordering and fining are for the authorities (clause 4.7.1 asks for 整改建议)
    r"责令|处罚|罚款|立案": "整改建议",
    # whoever writes a record afterwards forges it: what was left out is done now, what is missing is said to be missing
    r"(?<!不得)补填|(?<!不得补填、)(?<!不得)倒签|补齐[^，。；、]*记录|补记录": "补做检验；缺失的记录如实注明，不得补填",
    r"(?i)complete (the )?(samples and )?(inspection )?records": "state what is missing",
    # nothing of a record may be written over
    r"(?<!有)(?<!不得)(?<!被)涂改": "划改，有签名和日期",
    # a calibration has a result and no verdict; its interval is the user's own
    r"校准合格|校准有效期(?!至)|试验台的检定": "校准周期、检定有效期；对量具，不对试验台",
    # 12315 takes reports of violations; a firm's dispute about what it bought goes by its contract
    r"(?s)^(?!.*(举报|report)).*12315": "举报违法行为请拨打 12315",
    r"协商不成[^。；]*12315": "协商不成的，按合同约定仲裁或起诉",
    # words of food plants
    r"交叉污染|离地离墙": "混料、磕碰、受潮；定置摆放，有垫板",
    # editions that were replaced
    r"16784-2008|9001-2008": "GB/T 16784-2025, GB/T 19001-2016",
}
"""What no text may say, and what is said instead."""

RETIRED = {
    "审计员": "监督员",
    "服务机构": "服务单位",
    "失效文件": "作废文件",
    "处理结论": "处置结论",
    "迎检包": "迎检资料",
    "提出处理结果": "答复处理结果",
    "本步期限": "首次答复期限, 复查期限, 请在…前确认",
    "逾期多日": "已逾期 8 天",
    "Rest conform": "All others OK",
    "Non-conform": "Not OK; in a report Nonconforming",
    "Give up…": "Discard…",
    "Ad-hoc": "Unplanned",
    "Seal of the trail": "Audit seal",
    "Mend the": "Correct the",
    "That is not a date": "I can't read that date",
}
"""Words that stood for the same thing as another; one word for one thing."""

STILL_READ = {("bot/rules/ledgers/kinds.py", "审计员")}
"""Where a retired word is still understood, since people have it in their workbooks."""


def said_by(path: Path) -> Iterator[str]:
    """Every text of a file that may be shown: strings of a program without its docstrings, other files whole."""
    content = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield content
        return
    tree = ast.parse(content)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(statement.value)
        for block in ast.walk(tree)
        if isinstance(block, documented)
        for statement in block.body
        if isinstance(statement, ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


SUFFIXES = {".py", ".md", ".typ", ".js", ".html", ".toml"}


@cache
def texts() -> list[tuple[str, str]]:
    """Every text of the product, with its file."""
    files = [path for folder in PROGRAM for path in sorted((ROOT / folder).rglob("*")) if path.suffix in SUFFIXES]
    files += [ROOT / name for name in DOCUMENTS]
    return [(path.relative_to(ROOT).as_posix(), text) for path in files for text in said_by(path)]


def test_the_texts_are_found() -> None:
    found = {path for path, _ in texts()}
    assert {"bot/rules/work_records/patrol_form.py", "bot/documents/patrol_report.typ", "README.zh.md"} <= found
    assert any("质量安全总监" in text for _, text in texts())


@pytest.mark.parametrize("pattern", MISTAKES)
def test_no_text_makes_a_mistake_of_the_trade(pattern: str) -> None:
    assert [(path, text) for path, text in texts() if re.search(pattern, text)] == [], MISTAKES[pattern]


@pytest.mark.parametrize(
    "mistaken",
    [
        "补齐封样和检验记录",
        "缺的记录请补填",
        "涂改处有签名",
        "扳手超过校准有效期",
        "协商不成可以拨打 12315",
        "责令整改",
        "压力试验台的检定周期",
        "没有交叉污染的可能",
    ],
)
def test_a_mistake_would_be_found(mistaken: str) -> None:
    assert any(re.search(pattern, mistaken) for pattern in MISTAKES)


@pytest.mark.parametrize("word", RETIRED)
def test_one_thing_has_one_word(word: str) -> None:
    said = {path for path, text in texts() if word in text and (path, word) not in STILL_READ}
    assert said == set(), RETIRED[word]


def test_nothing_is_slanted() -> None:
    """Chinese has no italics: what screens lean is hard to read."""
    assert {
        path for path, text in texts() if path.startswith(("bot/screens", "bot/letters")) and "<i>" in text
    } == set()


def test_what_concerns_order_75_alone_says_so() -> None:
    """The duties of Order 75 are those of some clients; to the others they would be wrong."""
    of_order_75 = re.compile(r"日管控|质量安全总监|风险管控清单")
    lines = [
        line
        for path, text in texts()
        if path.startswith("bot/rules/checklists/library/patrol")
        for line in re.split(r"[\n。；]", text)
        if of_order_75.search(line)
    ]
    assert len(lines) > 3
    assert [line for line in lines if "75 号令" not in line] == []
