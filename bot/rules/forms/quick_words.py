"""The words by which a quick line speaks of all items, of the rest, and of the numbers in it."""

import re

FINE = (
    r"(?:符合(?:要求|规定|标准)?|合格|正常|通过|没有?问题|无问题|无异常|没毛病|挺?好|可以|行(?!业|为|动|政|程)|√|✓|"
    r"(?:ok|okay|good|fine|conform(?:s|ing)?|compliant|pass(?:ed|es)?|no problems?)(?![a-z]))"
)
ALL_FINE = (
    "(?:(?:全部都?|全都|全|都|均|皆|一切|所有(?:项目|项|的)?(?:都|均)?|all(?: items)?(?: are)?|everything(?: is)?)"
    rf" ?{FINE})"
)
REST_FINE = (
    r"(?:(?:其余|其他|其它|剩余|剩下|余下|别的)(?:的|各项|几项|项目|项)*(?:全部都?|全都|均|都|全|皆)?(?:为|是)? ?"
    rf"{FINE}|"
    r"(?:and )?(?:the |all the |all )?(?:rest|others|everything else|remaining(?: items)?)"
    rf"(?: (?:is|are|all))* {FINE})"
)
EXCEPT = r"(?:除了|除去|除开|除|(?:except(?: for)?|excluding|apart from|other than)(?![a-z])|but(?: not)?(?= ))"
AND = re.compile(r" ?(?:以及|还有|和|与|及|跟|and |&|\+) ?")
OF_THE_REST = re.compile(r"(?:其余|剩余|剩下|余下|(?:the )?(?:rest|others)(?![a-z]))")

SAYS_FINE = re.compile(
    rf"(?:{ALL_FINE}|{REST_FINE})(?=[ ,;、。.)]|$)|"
    r"(?:(?<![不未没无非])(?:符合(?:要求|规定|标准)?|合格|正常|通过)|没有?问题|无问题|无异常|没毛病|√|✓|✔|✅|👍|"
    r"(?<!not )(?<![a-z])(?:ok|okay|fine|good|compliant|passed))$"
)
"""A note with such words in it, or at its end, may say the opposite of a problem (``4 封样 符合``)."""

IS_WELL = re.compile(
    r"(?:(?![不未没无缺少漏错坏破损过超待需差部基])[\u4e00-\u9fff ])*"
    r"(?:完好(?:无[损缺])?|齐全|完整|良好|整洁|清晰|清楚|到位|有效期内|有效|一致|已签字?|在位)|"
    r"(?:(?!(?<![a-z])(?:no|not|never|none|without|missing|broken|lost|expired|partly|almost|nearly|un[a-z]+)(?![a-z]))"
    r"[a-z -])*"
    r"(?<![a-z-])(?:intact|complete|valid|clean|legible|present|in place|in order|up to date|in good condition)"
)
"""A note that says in so many words that all is well, and nothing else: ``4 符合 封样完好``."""

REST_MENTIONED = re.compile(r"[ ,;:、。](?:其余|剩余|剩下的?|余下|the rest|the others)(?![a-z])")

NAMES_A_THING = re.compile(
    r"(?:(?<![a-z])(?:line|room|no\.?|number|step|machine|door|area|floor|shelf|batch|workshop|building|unit|zone|"
    r"table|page|section) )$"
)
"""What stands before a number that belongs to it: ``line 5``."""

REFERS = re.compile(
    r"(?:[见同为是至到第号编]|编号|机台|工位|货架|车间|仓库|温度|湿度|压力|=|<|>|"
    r"(?<![a-z])(?:see|as|like|of|in|on|at|with|to|for|from|by|and|or|than)) ?$"
)
"""What stands before a number that may refer to something."""

COUNTS = re.compile(
    r"(?:[缺少差共计约达仅只有余剩检查测]|其中|"
    r"(?<![a-z])(?:only|about|all|missing|lacks?|needs?|checked|tested|sampled|inspected|found)) ?$"
)
"""What stands before a number that may count something."""

COUNTED = re.compile(
    r"[0-9]|(?<![a-z])(?:checked|tested|sampled|inspected)(?![a-z])|[a-z]{2}(?<!ss)s(?![a-z])|抽[检查样]"
)
"""What a note has in it where ``5 ok`` may be said of what was counted: ``抽检10瓶 5合格``, ``seals checked 5 ok``."""

NAMES_A_PLACE = re.compile(r"楼(?![道梯层])|幢|栋|车间|库(?![房存管区位内])|室(?![内外温])|区(?!域)|线(?![路缆束上下])")
"""What stands right behind a number of its own: ``3楼``, ``2车间``."""

PLACES = re.compile(
    r" ?(?:楼|车间|号|线|库|室|区|幢|栋|座|排|列|间|机|柜|行|班|期|组|道|段|股|对|双|面|回|遍|趟|处|盒|筐|桶)"
)
"""What stands behind a number that may name a place, or count: ``5车间``."""

ENDS_A_PROBLEM = re.compile(
    r"(?:缺失|缺页|缺少|缺|丢失|脱落|破损|损坏|坏了?|不清|不全|不齐|模糊|过期|超期|逾期|未签字|漏签|漏油|漏水|受潮|混放|错误|"
    r"异常|不符|不亮|未锁|生锈|堵塞|失效|失灵)$"
)
"""What a problem ends with, so that a number glued to it is no part of a name (``样品5``)."""

STARTS_A_PROBLEM = re.compile(r" (?:no|not|without|never)(?= [a-z])")
"""What cannot follow a count in English: ``4 seal missing 6 no signature``; ``6 seals`` are six of them."""
