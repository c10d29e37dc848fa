"""Markdown as Telegram takes it, and long texts in several messages: whatever somebody wrote."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.tags import parse_html
from bot.screens.splitting import split
from bot.screens.telegram_html import telegram_html

TAGS = {"b", "i", "u", "s", "code", "pre", "blockquote", "a"}
MARKUP = st.text(st.sampled_from("ab中 \n\t*_`#>-+1.|:[]()<&;!\\/~\"'=😀\x02\x03"), max_size=120)
ANYTHING = st.one_of(MARKUP, st.text(max_size=80), st.lists(MARKUP, max_size=4).map("\n\n".join))

WORD = st.text(st.sampled_from("abcxyz中文检查"), min_size=1, max_size=8)
PHRASE = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
BLOCK = st.one_of(
    PHRASE,
    PHRASE.map(lambda words: f"## {words}"),
    PHRASE.map(lambda words: f"> {words}"),
    PHRASE.map(lambda words: f"**{words}**"),
    PHRASE.map(lambda words: f"[{words}](https://example.cn/)"),
    PHRASE.map(lambda words: f"```\n{words}\n```"),
    st.lists(PHRASE, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    st.tuples(WORD, WORD).map(lambda cells: f"| {cells[0]} | {cells[1]} |\n|---|---|\n| {cells[1]} | {cells[0]} |"),
)
DOCUMENT = st.lists(BLOCK, min_size=1, max_size=6).map("\n\n".join)


class Checked(HTMLParser):
    """Reads HTML and notes its words; tags that are unknown, crossed or left open are faults."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.words = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        assert tag not in self.open, "nested in itself"
        assert [name for name, _ in attrs] == (["href"] if tag == "a" else [])
        assert all(re.match(r"(https?|tg)://", value or "", re.IGNORECASE) for _, value in attrs)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        assert "<" not in data
        self.words += data

    def handle_entityref(self, name: str) -> None:
        assert name in ("lt", "gt", "amp")
        self.words += unescape(f"&{name};")


def units(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def words(text: str) -> str:
    """A text without its blanks."""
    return "".join(text.split())


@given(ANYTHING)
def test_whatever_was_written_becomes_html_that_telegram_takes(source: str) -> None:
    Checked(telegram_html(source))


@given(DOCUMENT)
def test_every_word_is_there_in_its_order(source: str) -> None:
    said = re.findall(r"[a-z中文检查]+", Checked(telegram_html(source)).words)
    assert said == re.findall(r"[a-z中文检查]+", re.sub(r"\(https:.*?\)", "", source))


@given(ANYTHING, st.integers(2, 60))
def test_parts_are_whole_short_enough_and_together_say_everything(source: str, limit: int) -> None:
    html = telegram_html(source)
    parts = split(html, limit)
    read = [Checked(part).words for part in parts]
    assert all(0 < units(part) <= limit for part in read)
    assert words("".join(read)) == words(Checked(html).words)


@given(DOCUMENT, st.integers(5, 40))
def test_what_was_marked_stays_marked_across_a_cut(source: str, limit: int) -> None:
    def marked(html: str) -> str:
        return words("".join(unescape(found) for found in re.findall(r"<(?:b|pre|blockquote)>([^<]*)<", html)))

    html = telegram_html(source)
    assert marked("".join(split(html, limit))) == marked(html)


@pytest.mark.parametrize(
    "part", split(telegram_html("**一** [二](https://a.cn/?x=1&y=2) `<三>`\n\n> 四 😀\n\n" * 9), 50)
)
def test_telegram_itself_reads_every_part(part: str) -> None:
    text, entities = parse_html(part, lambda _: None)
    assert text
    assert entities


def test_a_cut_is_made_where_a_reader_would_pause() -> None:
    assert split("一二三四五六。七八九十", 9) == ("一二三四五六。", "七八九十")
    assert split("one two three four", 9) == ("one two", "three", "four")
    assert split("甲乙\n丙丁\n\n戊己庚辛", 8) == ("甲乙\n丙丁", "戊己庚辛")


def test_a_short_text_is_one_message_and_blanks_are_none() -> None:
    assert split("<b>好</b>") == ("<b>好</b>",)
    assert split(" \n ") == ()


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("# 标题", "<b>标题</b>"),
        ("# 书\n\n## 章\n\n- 甲\n\n段", "<b>书</b>\n\n<b>章</b>\n• 甲\n\n段"),
        ("**粗** *斜* `码`", "<b>粗</b> <i>斜</i> <code>码</code>"),
        ("一行\n又一行", "一行\n又一行"),
        ("- 甲\n- 乙\n    - 丙", "• 甲\n• 乙\n   • 丙"),
        ("3. 甲\n4. 乙", "3. 甲\n4. 乙"),
        ("> 引 **重**", "<blockquote>引 <b>重</b></blockquote>"),
        ("```\na < b\n```", "<pre>a &lt; b</pre>"),
        ("<b>x</b> <script>", "&lt;b&gt;x&lt;/b&gt; &lt;script&gt;"),
        ("[a](javascript:alert(1)) [b](tg://user?id=1)", 'a <a href="tg://user?id=1">b</a>'),
        ("| 级 | 天 |\n|---|---|\n| 严重 | 5 |", "<pre>级    天\n严重  5</pre>"),
    ],
)
def test_each_kind_of_markup(source: str, html: str) -> None:
    assert telegram_html(source) == html


def test_a_table_too_wide_for_a_phone_becomes_lines() -> None:
    wide = "很长很长很长很长很长很长"
    assert telegram_html(f"| 项 | 说明 | 备注 |\n|---|---|---|\n| 甲 | {wide} | {wide} |") == (
        f"<b>甲</b>\n说明: {wide}\n备注: {wide}"
    )
