"""What our own people are able to do: title level and fields of competence (clauses 3.1, 5.1.4)."""

from enum import StrEnum

from bot.rules.text import Text


class TitleLevel(StrEnum):
    """The level of somebody's professional title (职称), the lowest first."""

    JUNIOR = "junior"
    INTERMEDIATE = "intermediate"
    SENIOR = "senior"


TITLE_LEVEL_NAMES: dict[TitleLevel, Text] = {
    TitleLevel.JUNIOR: Text("初级", "Junior"),
    TitleLevel.INTERMEDIATE: Text("中级", "Intermediate"),
    TitleLevel.SENIOR: Text("高级及以上", "Senior or above"),
}

INTERMEDIATE_OR_ABOVE = frozenset({TitleLevel.INTERMEDIATE, TitleLevel.SENIOR})


class Field(StrEnum):
    """The four fields that the people of a project team have to cover (5.1.4)."""

    QUALITY = "quality"
    TESTING = "testing"
    LAW = "law"
    SYSTEMS = "systems"


FIELD_NAMES: dict[Field, Text] = {
    Field.QUALITY: Text("质量管理", "Quality management"),
    Field.TESTING: Text("检验检测", "Inspection and testing"),
    Field.LAW: Text("法律法规", "Law"),
    Field.SYSTEMS: Text("管理体系", "Management systems"),
}
