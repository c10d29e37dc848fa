"""Telegram's HTML: the closed tag list, strict nesting, offsets in UTF-16; and what the page gets to show."""

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.content import read_text
from bot.sandbox.entities import utf16_length, words_of
from bot.sandbox.rendering import safe_html
from bot.sandbox.wire import ApiError

Json = dict[str, Any]
PEOPLE = {101: {"id": 101, "is_bot": False, "first_name": "王芳"}}


def read(text: str, mode: str = "HTML") -> tuple[str, list[Json]]:
    return read_text(text, mode, None, PEOPLE.get)


def refusal(text: str) -> str:
    with pytest.raises(ApiError) as refused:
        read(text)
    return refused.value.description.removeprefix("Bad Request: can't parse entities: ")


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("b", "bold"),
        ("strong", "bold"),
        ("i", "italic"),
        ("em", "italic"),
        ("u", "underline"),
        ("ins", "underline"),
        ("s", "strikethrough"),
        ("strike", "strikethrough"),
        ("del", "strikethrough"),
        ("tg-spoiler", "spoiler"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
        ("B", "bold"),
    ],
)
def test_every_tag_of_the_closed_list(tag: str, kind: str) -> None:
    assert read(f"a<{tag}>bc</{tag}>d") == ("abcd", [{"type": kind, "offset": 1, "length": 2}])


def test_tags_with_attributes() -> None:
    assert read('<span class="tg-spoiler">x</span>')[1] == [{"type": "spoiler", "offset": 0, "length": 1}]
    assert read('<a href="https://a.cn/?a=1&amp;b=2">x</a>')[1] == [
        {"type": "text_link", "url": "https://a.cn/?a=1&b=2", "offset": 0, "length": 1}
    ]
    assert read("<blockquote expandable>x</blockquote>")[1][0]["type"] == "expandable_blockquote"
    assert read('<tg-emoji emoji-id="5">👍</tg-emoji>')[1] == [
        {"type": "custom_emoji", "offset": 0, "length": 2, "custom_emoji_id": "5"}
    ]
    assert read('<pre><code class="language-python">x</code></pre>')[1] == [
        {"type": "pre", "offset": 0, "length": 1, "language": "python"}
    ]


def test_a_link_to_a_person_is_a_mention_when_they_are_known() -> None:
    assert read('<a href="tg://user?id=101">x</a>')[1][0]["user"]["first_name"] == "王芳"
    assert read('<a href="tg://user?id=5">x</a>')[1] == []


def test_offsets_and_lengths_count_utf16_units() -> None:
    text, (entity,) = read("😀<b>质😀</b>!")
    assert entity == {"type": "bold", "offset": 2, "length": 3}
    assert words_of(text, entity) == "质😀"


def test_nested_tags_are_in_order() -> None:
    _, entities = read("<b>a<i>b</i></b><u>c</u>")
    assert [(one["type"], one["offset"], one["length"]) for one in entities] == [
        ("bold", 0, 2),
        ("italic", 1, 1),
        ("underline", 2, 1),
    ]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("&lt;&gt;&amp;&quot;", '<>&"'),
        ("&#60;&#x41;&#x4e2d;", "<A中"),
        ("&nbsp;&copy;&apos;", "&nbsp;&copy;&apos;"),
        ("a & b &", "a & b &"),
        ("&lt b", "< b"),
        ("a > b", "a > b"),
        ("&#0;&#xD800;", "&#0;&#xD800;"),
    ],
)
def test_only_four_named_references_and_the_numeric_ones(written: str, plain: str) -> None:
    assert read(written)[0] == plain


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("5 < 6", 'Unsupported start tag "" at byte offset 2'),
        ("质量<p>x</p>", 'Unsupported start tag "p" at byte offset 6'),
        ("a<br>b", 'Unsupported start tag "br" at byte offset 1'),
        ("a<br/>b", 'Unsupported start tag "br/" at byte offset 1'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
    ],
)
def test_what_cannot_be_parsed_is_refused_with_the_byte_offset(written: str, reason: str) -> None:
    assert refusal(written) == reason


def test_surrounding_blanks_are_cut_and_entities_move_along() -> None:
    assert read(" \n a<b>b </b> \n") == ("ab", [{"type": "bold", "offset": 1, "length": 1}])
    assert read("a\r\nb\tc") == ("a\nb c", [])


def test_commands_addresses_mentions_and_tags_are_found() -> None:
    text, entities = read("/help /go@quality_bot 😀 https://a.cn/x。 q@a.com @wangfang #投诉 a.cn", mode="")
    assert [(one["type"], words_of(text, one)) for one in entities] == [
        ("bot_command", "/help"),
        ("bot_command", "/go@quality_bot"),
        ("url", "https://a.cn/x"),
        ("email", "q@a.com"),
        ("mention", "@wangfang"),
        ("hashtag", "#投诉"),
        ("url", "a.cn"),
    ]


@pytest.mark.parametrize("text", ["请/help", "1/2", "a//b", "</b", "#1", "x@", "3.5", "/help查看"])
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert read(text, mode="")[1] == []


def test_nothing_is_found_in_code_and_links() -> None:
    kinds = [entity["type"] for entity in read('<code>/a b.cn</code> <a href="http://x.cn">y.cn</a> <b>/c</b>')[1]]
    assert kinds == ["code", "text_link", "bold", "bot_command"]


def test_entities_that_the_program_marked_itself_are_taken() -> None:
    marked = [{"type": "bold", "offset": 0, "length": 2}]
    assert read_text("好的!", "", marked, PEOPLE.get) == ("好的!", marked)
    with pytest.raises(ApiError, match="unsupported type"):
        read_text("好", "", [{"type": "blink", "offset": 0, "length": 1}], PEOPLE.get)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<b>a &lt; b</b>", "<b>a &lt; b</b>"),
        ('<a href="https://a.cn">x</a>', '<a href="https://a.cn" rel="noopener noreferrer" target="_blank">x</a>'),
        ('<a href="http://x&quot;onclick=1">y</a>', None),
        ("<tg-spoiler>x</tg-spoiler>", '<span class="tg-spoiler">x</span>'),
        ("😀<b>质<i>量</i></b>", "😀<b>质<i>量</i></b>"),
        ("/help", "/help"),
        ("<blockquote>x</blockquote>\n\ny", "<blockquote>x</blockquote>\ny"),
    ],
)
def test_the_page_gets_safe_html(written: str, shown: str | None) -> None:
    rendered = safe_html(*read(written))
    assert rendered == shown or (shown is None and 'x&quot;onclick=1"' in rendered)


def test_a_link_that_would_run_a_script_is_no_link() -> None:
    entity = {"type": "text_link", "offset": 0, "length": 1, "url": "javascript:alert(1)"}
    assert safe_html("x", [entity]) == "x"


class Reader(HTMLParser):
    """Reads HTML back and checks that it nests."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.opened: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


KINDS = st.sampled_from(["bold", "italic", "code", "spoiler", "text_link", "url", "bot_command"])


@given(
    st.text(st.sampled_from("a<>&\"'质😀\n"), max_size=12),
    st.lists(st.tuples(KINDS, st.integers(0, 12), st.integers(1, 12)), max_size=5),
)
def test_whatever_the_entities_the_html_nests_and_keeps_every_word(
    text: str, spans: list[tuple[str, int, int]]
) -> None:
    units = text.encode("utf-16-le")
    entities = [
        {"type": kind, "offset": offset, "length": length, "url": "https://a.cn"}
        for kind, offset, length in spans
        if _whole(units, offset) and _whole(units, offset + length)
    ]
    entities.sort(key=lambda entity: (entity["offset"], -int(str(entity["length"]))))
    reader = Reader()
    reader.feed(safe_html(text, entities))
    reader.close()
    assert (reader.words, reader.opened) == (text, [])


def _whole(units: bytes, offset: int) -> bool:
    """Whether ``offset`` does not fall between the two halves of a letter."""
    half = units[offset * 2 : offset * 2 + 2]
    return len(half) < 2 or not 0xDC <= half[1] <= 0xDFFF >> 8


@given(st.text(st.sampled_from("ab<>/&;#=\"' 质😀\n"), max_size=20))
def test_any_text_is_parsed_or_refused_and_never_breaks(text: str) -> None:
    try:
        plain, entities = read(text)
    except ApiError:
        return
    assert all(entity["offset"] + entity["length"] <= utf16_length(plain) for entity in entities)
