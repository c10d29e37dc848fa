"""How names are said: what they are found by when somebody types pinyin, in full or by its initials.

恒信阀门 is found by ``hengxinfamen``, ``hengxin`` and ``hxfm``, and from any later character on (``famen``, ``fm``).
Which of its readings a character has in a name (单 shan, 重 chong) nobody can tell for certain, so it is found by each
that is in use.
"""

import os
import re
from collections.abc import Sequence
from functools import cache

from bot.rules.folding import folded, plain
from bot.rules.plain_words import for_finding

LONGEST_SOUND = 32
"""Letters and digits of a sound that are kept, and asked for."""
FEWEST_LETTERS = 2
"""One letter is said of too much."""
SEVERAL = frozenset(
    "万乐乜了亟亲什仇仔价会传伯伺似伽佛佴侥便俟俩偻傀傳價兹刨券刹削剋剥劲勒匙区區卒单南卜卡厖厦参參叚句叨召叶吁合"
    "吓吖否吭吱呇呒员呢呱呷咀咇咋和咖咯咳咽哕哦哪哼唛唝啁啜喁喋喔單喳嗄嗌嗯嗲嘘嘚嘬噱嚓嚼囤圈圌圜圩圫地坋坬坻垌埋"
    "埔埫堡堨堲塞壳大夹奇奘妧娜婤婼嬛嬷孅孖孱宓宿尉尢尺尾尿屏岨峒峙峛峤峿嶦差巷帱幢度廆廈弄強弹强得徵忒恶慊戆戌戛"
    "扁扎扒扛扞折抹拓拗择拶拾挲捋掞掺提搒摩撮擘攒数无曝曾會朝期术朴杉杻枞枸柁柏柜柞查柷栅栎校核桔桧桲梣棓棱棽椎楪"
    "楯楷槛槟樂模橑欸欹欻殖殷氏氿沌沓没泊泌泷洓洗洞浒浚浰涌涡涴淜湫溃溚滧漴潦澄澹瀑炅炔炮烙烻焌焘熟熨爪牟犍犴率玚"
    "玢珩珲琢瑱町畜番畬疟癿的盖盛省着石砉硊硍硔碈碌碡磅磏祭禅种秘称穜窨笮筠粘糁糜系絜綮繁繇纤纥约纶给络绰综绿缉缩"
    "缪翟耏耙聒肋胖脉脯腌膀膻臂臭色艴艾芎芘芥芫芾苣茄茈茋茜荑荠荥荨莎莘莞莨菹落著葚葰蓂蔈蔓蔚蕃薁薄藉藏虷虹蚌蛤蛸"
    "蝤螣血行袷裼褪覃見覺见觉角解說誰調識讀识诘说读谁调豉豸貉賈贾趄蹊車车轧辗辟还迫還郇都酂酢酾重釐钥钭铅铊铛铤铫"
    "镡镦長长阇阏阘阚阿陂陆降隗隺雀露靓鞘颈颉饧饹馇驮骀骠鬲鲌鹄鹘麇龈龟鿎"
)
"""Characters of which more than one reading is in use today; the others of the dictionary are of old books."""
MOST_READINGS = 3
"""Of one of them, the most usual first."""
MOST_SAID = 12
"""Ways to say a name from one of its characters on: those first in which most characters have their usual reading."""
_PIECES = re.compile(r"[a-z]+|[0-9]+|[^\W_]")
_TONES = str.maketrans("āáǎàēéěèếềḿōóǒòīíǐìūúǔùüǖǘǚǜńňǹê", "aaaaeeeeeemooooiiiiuuuuvvvvvnnne")


@cache
def _dictionary() -> dict[int, str]:
    # the library would load its phrases too, 45 MB in which each character has its reading; here it has all of them
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    from pypinyin.constants import PINYIN_DICT

    return PINYIN_DICT


@cache
def _readings(character: str) -> tuple[str, ...]:
    """How a character is read, without tones; ü is typed v, by some u. Nothing: it is no Chinese one."""
    said = (reading.translate(_TONES) for reading in _dictionary().get(ord(character), "").split(",") if reading)
    most = MOST_READINGS if character in SEVERAL else 1
    usual = [one for one in dict.fromkeys(said) if one.isascii() and one.isalpha()][:most]
    return tuple(dict.fromkeys((*usual, *(one.replace("v", "u") for one in usual))))


def sounds(name: str) -> frozenset[str]:
    """All that a name is found by when it is typed as it is said, each from one of its characters to its end.

    Letters and digits between Chinese characters stand as they are (``3号车间``: ``3hcj``). A name without a Chinese
    character is found by its letters, and is not said in another way.
    """
    said = (one for from_here in _from_each(name) for one in from_here)
    return frozenset(one for one in said if len(one) >= FEWEST_LETTERS and one.isascii())


def sound_asked(text: str) -> str:
    """What of a typed text can be the sound of a name; empty: none of it, by its characters or how few they are."""
    wanted = plain(text).replace("ü", "v")
    if not (wanted.isascii() and wanted.isalnum()) or sum(one.isalpha() for one in wanted) < FEWEST_LETTERS:
        return ""
    return wanted[:LONGEST_SOUND]


def sounds_so(wanted: str, name: str) -> bool:
    """Whether a name is said so from one of its characters on; ``wanted`` comes from ``sound_asked``."""
    return bool(wanted) and any(one.startswith(wanted) for one in sounds(name))


def may_mean(text: str, name: str) -> bool:
    """Whether somebody who types this text may mean what has this name: it has it in it, or is said so."""
    return for_finding(text) in for_finding(name) or sounds_so(sound_asked(text), name)


def is_said(wanted: str, name: str) -> bool:
    """Whether this is how all of a name is said, in full or by its initials."""
    return bool(wanted) and wanted in next(iter(_from_each(name)), frozenset())


def _from_each(name: str) -> list[frozenset[str]]:
    """For each character what the name is called from it on; nothing where there is no Chinese one."""
    pieces = _PIECES.findall(folded(name).casefold())
    said = [_readings(one) if len(one) == 1 and not one.isascii() else () for one in pieces]
    if not any(said):
        return []
    full = [readings or (piece,) for piece, readings in zip(pieces, said, strict=True)]
    first = [
        tuple(dict.fromkeys(reading[0] for reading in readings)) or (piece,)
        for piece, readings in zip(pieces, said, strict=True)
    ]
    return [frozenset((*_joined(full[n:]), *_joined(first[n:]))) for n in range(len(pieces))]


def _joined(readings: Sequence[tuple[str, ...]]) -> list[str]:
    """The ways to say this, those with the fewest unusual readings first."""
    ways = [(0, "")]
    for one in readings:
        if all(len(said) >= LONGEST_SOUND for _, said in ways):
            break
        if len(one) == 1:
            ways = [(unusual, said + one[0]) for unusual, said in ways]
            continue
        longer = [(unusual + bool(n), said + reading) for unusual, said in ways for n, reading in enumerate(one)]
        ways = sorted(longer, key=lambda way: way[0])[:MOST_SAID]
    return [said[:LONGEST_SOUND] for _, said in ways]
