"""The patrol report: what it says, and what it does with what people wrote and sent."""

import io
import pickle
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pypdf
import pytest

from bot.documents.patrols.report import Place, ReportChange, ReportConfirmation, render
from bot.rules.beijing import NaiveMoment
from bot.rules.text import ENGLISH
from tests.documents.pictures import BROKEN_HEIC, HEIC, JPEG, SVG, WEBP, png, png_claiming
from tests.documents.sample import drawn_pictures, finding, item, lines, pages, photo, report, said

HOSTILE = {
    "markup": '#import "x.typ" #panic() *b* _i_ $x^2$ `c` = h - l @x <b>&amp; ~ // c /* c */ [a] {b} \\u{41} \\',
    "json": '", "practice_mark": "x" } ] \\" \\n',
    "placeholders": "{page} {pages} <page> <pages> %s {0}",
    "right to left": "\u05e9\u05dc\u05d5\u05dd",
}


def test_a_report_names_the_patrol_and_its_people() -> None:
    text = said(render(report()))
    for words in ("质量巡查报告", "XC20261122-03", "江南质量技术服务有限公司", "恒达机械制造有限公司", "一号厂房"):
        assert words in text
    for words in ("周敏", "王建国、李芳", "日常巡查（第3版）", "北纬31.29834°，东经120.58319°（WGS-84），误差约15米"):
        assert words in text


def test_times_are_told_in_beijing_across_midnight() -> None:
    text = said(render(report()))
    assert "2026-11-2209:05（北京时间）" in text
    assert "2026-11-2300:40（北京时间）" in text


def test_a_moment_with_microseconds_is_printed_like_any_other() -> None:
    assert render(report(submitted_at=datetime(2026, 11, 22, 16, 40, 1, 250_000, tzinfo=UTC))).startswith(b"%PDF")


def test_a_place_south_and_west_without_accuracy_is_named_so() -> None:
    text = said(render(report(place=Place(-33.5, -70.25))))
    assert "南纬33.50000°，西经70.25000°（WGS-84）" in text
    assert "误差" not in text


def test_a_patrol_without_place_or_company_says_so() -> None:
    text = said(render(report(place=None, companions=())))
    assert "陪同人员无" in text
    assert "现场定位未记录" in text


def test_the_summary_counts_results_and_severities() -> None:
    text = said(
        render(
            report(
                item(1),
                item(2),
                item(3, result="not_applicable"),
                item(4, result="skipped"),
                item(5, result="non_conform", finding=finding(1, severity="serious")),
                item(
                    6, result="non_conform", finding=finding(2, severity="minor", fixed_on_the_spot=True, due_at=None)
                ),
            )
        )
    )
    assert "6检查项目2符合2不符合1不适用1跳过" in text
    assert "2发现问题1严重0一般1轻微1立查立改" in text
    assert "本次共发现问题2个，其中立查立改1个。" in text


def test_what_came_back_beside_the_items_is_a_finding_and_no_item() -> None:
    came_back = replace(item(3, result="non_conform", finding=finding(1)), counted=False)
    text = said(render(report(item(1), item(2, result="non_conform", finding=finding(2)), came_back)))
    assert "2检查项目1符合1不符合" in text
    assert "2发现问题" in text


def test_no_finding_is_said_in_words() -> None:
    assert said(render(report())).count("本次未发现问题。") == 2


def test_every_item_is_listed_with_its_clause_and_result() -> None:
    text = said(render(report(item(1, note="标识齐全"), item(2, topic="台账规范性", clause=None, result="skipped"))))
    assert "1现场质量管理情况4.6d符合标识齐全" in text
    assert "2台账规范性—跳过" in text
    assert "均出自《第三方工业产品质量管家服务规范》" in text


def test_an_open_finding_says_what_by_when_and_that_it_is_to_be_fixed() -> None:
    again = finding(7, repeat_of="WT20260801-02")
    text = said(render(report(item(3, result="non_conform", note="未张贴标识", finding=again))))
    assert "见问题WT20261122-07" in text
    assert "问题描述未张贴标识" in text
    assert "严重程度一般" in text
    assert "整改建议立即分区存放并张贴标识。" in text
    assert "整改期限2026-12-0418:00前" in text
    assert "整改状态待整改" in text
    assert "重复问题上次为WT20260801-02" in text


def test_a_finding_fixed_on_the_spot_shows_its_photos_after_and_no_deadline() -> None:
    fixed = finding(fixed_on_the_spot=True, photos_after=(photo(WEBP, "已张贴"),))
    pdf = render(report(item(result="non_conform", finding=fixed, photos=(photo(caption="未张贴"),))))
    text = said(pdf)
    assert "整改状态立查立改" in text
    assert "整改期限" not in text
    assert "问题照片（WT20261122-01）照片1未张贴" in text
    assert "整改后照片（WT20261122-01）照片2已张贴" in text
    assert drawn_pictures(pdf) == 2


def test_a_photo_is_labelled_with_when_it_was_received_by_whom_and_where() -> None:
    text = said(render(report(scene=(photo(caption="车间入口"),))))
    assert "照片1车间入口接收时间：2026-11-2210:15（北京时间）提交人：周敏地点：一号厂房" in text
    assert "不保留拍摄时间" in text


def test_photos_of_conforming_items_and_of_the_scene_are_numbered_through() -> None:
    pdf = render(report(item(1, photos=(photo(WEBP),)), item(2), scene=(photo(), photo(png(40, 30)))))
    text = said(pdf)
    assert [f"照片{n}接收" in text for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert drawn_pictures(pdf) == 3


def test_sections_are_numbered_without_a_gap_when_there_are_no_photos() -> None:
    text = said(render(report()))
    assert "四、签字确认" in text
    assert "现场照片" not in text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        JPEG[:10],
        JPEG[:300],
        WEBP[:40],
        png(40, 30)[:60],
        BROKEN_HEIC,
        SVG,
        png_claiming(60_000, 60_000, b""),
    ],
    ids=["empty", "text", "jpeg start", "jpeg head", "webp head", "png head", "heic", "svg", "bomb"],
)
def test_a_photo_that_cannot_be_shown_leaves_a_box_and_the_report_stands(content: bytes) -> None:
    pdf = render(report(scene=(photo(content, "铭牌"), photo())))
    assert "照片无法显示，原件已存档照片1铭牌接收时间" in said(pdf)
    assert drawn_pictures(pdf) == 1


def test_a_photo_that_cannot_be_shown_is_found_in_the_archive_by_its_name() -> None:
    broken = replace(photo(BROKEN_HEIC), name="IMG_0001.HEIC")
    assert "照片无法显示，原件已存档：IMG_0001.HEIC" in said(render(report(scene=(broken,))))
    long = replace(broken, name="第三车间封样架" * 20 + ".heic")
    assert "theoriginaliskept:第三车间" in said(render(report(scene=(long,), language=ENGLISH)))


def test_a_photo_as_phones_keep_it_is_shown() -> None:
    pdf = render(report(scene=(replace(photo(HEIC), name="IMG_0001.HEIC"), photo())))
    assert drawn_pictures(pdf) == 2
    assert "无法显示" not in said(pdf)


def test_a_photo_that_was_lost_leaves_a_box_that_says_so() -> None:
    pdf = render(report(scene=(photo(None, "铭牌"), photo())))
    assert "照片无法取得照片1铭牌接收时间" in said(pdf)
    assert drawn_pictures(pdf) == 1
    assert "Photonotavailable" in said(render(report(scene=(photo(None),), language=ENGLISH)))


def test_pages_are_numbered_of_how_many() -> None:
    told = pages(render(report(*(item(n) for n in range(1, 80)))))
    assert len(told) > 2
    assert all(f"第{n}页共{len(told)}页" in page for n, page in enumerate(told, 1))
    assert all("江南质量技术服务有限公司" in page and "XC20261122-03" in page for page in told)


@pytest.mark.parametrize("count", [1, 8, 12, 16, 20, 24])
def test_places_to_sign_stamp_and_date_stay_on_one_page(count: int) -> None:
    last = pages(render(report(*(item(n) for n in range(count)))))[-1]
    for words in ("签字确认", "质量管家签字", "客户确认签字", "盖章", "日期", "未签字原因"):
        assert words in last


def test_practice_is_marked_on_every_page_and_else_on_none() -> None:
    items = [item(n) for n in range(1, 60)]
    practised = pages(render(report(*items, practice=True)))
    assert len(practised) > 1
    assert all("练习" in page for page in practised)
    assert "练习" not in said(render(report(*items)))


def test_an_english_report_is_english_but_for_what_people_wrote() -> None:
    written = report(
        item(topic="Ledgers", result="non_conform", note="Missing", finding=finding(suggestion="Add them")),
        provider_name="Jiangnan Quality",
        client_name="Hengda Machinery",
        site_name="Plant 1",
        consultant="Zhou Min",
        companions=(),
        form_title="Routine patrol",
        title="Quality Patrol Report",
        language=ENGLISH,
        practice=True,
    )
    text = said(render(written))
    assert "QualityPatrolReport" in text
    assert "Page1of" in text
    assert "Onefindingwasmadethistime." in text
    assert "PRACTICE" in text
    assert not [character for character in text if "\u3000" <= character <= "\uffef"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_people_write_is_printed_as_it_is(text: str) -> None:
    written = report(
        item(
            topic=text,
            clause=text,
            note=text,
            result="non_conform",
            finding=replace(finding(suggestion=text), number=text),
            photos=(photo(caption=text),),
        ),
        item(2, note=text),
        provider_name=text,
        client_name=text,
        site_name=text,
        consultant=text,
        companions=(text,),
        form_title=text,
        number=text,
    )
    told = said(render(written))
    # Right-to-left text comes back from the PDF in the order it is drawn.
    wanted = "".join(text.split())
    assert told.count(wanted) + told.count(wanted[::-1]) >= 12


def test_text_of_any_length_is_printed_whole_everywhere() -> None:
    long = "鼎" + "检验记录" * 1250 + "鑫"
    pdf = render(
        report(
            item(topic=long, note=long, clause=long),
            item(2, note=long, result="non_conform", finding=finding(suggestion=long), photos=(photo(caption=long),)),
            provider_name=long,
            client_name=long,
            site_name=long,
        )
    )
    told = said(pdf)
    assert min(told.count("鼎"), told.count("鑫"), told.count("检验记录") // 1250) >= 8


def test_line_breaks_are_kept_and_many_blank_lines_are_one() -> None:
    told = lines(render(report(item(note="第一行\r\n第二行\n\n\n\n" + "\n" * 4000 + "第三行"))))
    first = next(at for at, line in enumerate(told) if "第一行" in line)
    assert "第二行" in told[first + 1]
    assert any("第三行" in line for line in told[first + 2 : first + 4])


def test_a_long_word_is_broken_within_its_column() -> None:
    told = lines(
        render(report(item(note="W" * 300, topic="W" * 300, clause="W" * 40), site_name="W" * 300, place=None))
    )
    rows = [line.count("W") for line in told if "W" in line]
    assert sum(rows) == 300 + 300 + 40 + 300
    assert max(rows) < 40


def test_the_same_report_gives_the_same_bytes() -> None:
    written = report(scene=(photo(), photo(WEBP)))
    assert render(written) == render(written)


def test_the_file_is_titled_and_dated_by_the_patrol() -> None:
    about = pypdf.PdfReader(io.BytesIO(render(report()))).metadata
    assert about is not None
    assert about.title == "质量巡查报告 报告编号：XC20261122-03"
    assert about.author == "江南质量技术服务有限公司"
    assert about.creation_date == datetime.fromisoformat("2026-11-23T00:40:00+08:00")


def test_a_report_survives_the_way_to_a_child_process() -> None:
    written = report(item(finding=finding(photos_after=(photo(),)), photos=(photo(),)))
    assert pickle.loads(pickle.dumps(written)) == written


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveMoment):
        report(started_at=datetime(2026, 11, 22, 9))
    with pytest.raises(NaiveMoment):
        report(item(finding=finding(due_at=datetime(2026, 12, 4))))


def test_a_report_is_verified_by_a_code_to_type_and_to_scan() -> None:
    pdf = render(report(code="KM23XY89PQRS7W2T", link="https://t.me/butler?start=v-KM23XY89PQRS7W2T"))
    assert "核验码KM23XY89PQRS7W2T扫码，或把核验码发给@butler" in said(pdf)
    assert drawn_pictures(pdf) == 1
    assert "核验码" not in said(render(report()))


def test_a_corrected_report_says_which_version_it_is_and_what_changed() -> None:
    change = ReportChange(datetime(2026, 11, 24, 1, 0, tzinfo=UTC), "周敏", "看错了", ("第 4 项 封样：不符合 → 符合",))
    text = said(render(report(version=2, changes=(change,))))
    assert "报告编号：XC20261122-03·第2版" in text
    assert "更正说明（本版代替之前各版）2026-11-2409:00周敏原因：看错了第4项封样：不符合→符合" in text
    assert "更正说明" not in said(render(report()))


def test_an_item_says_what_was_looked_at_and_measured_with_and_shows_its_photos() -> None:
    shown = item(1, look_at="抽三件核对批号", instrument="BH-012 游标卡尺", photos=(photo(caption="批号"),))
    text = said(render(report(shown, item(2, topic="台账规范性"))))
    assert "现场质量管理情况抽三件核对批号4.6d符合所用仪器：BH-012游标卡尺" in text
    assert text.index("照片1批号") < text.index("台账规范性"), "photos stand at their items"
    assert "现场照片" not in text


def test_a_finding_names_who_is_to_fix_it_and_the_page_to_sign_the_seal_of_the_records() -> None:
    found = item(3, result="non_conform", note="未张贴标识", finding=finding(owner="李强"))
    text = said(render(report(found, seal="412:9f3ac01e77d1b2aa-0c1d2e3f")))
    assert "整改责任人李强" in text
    assert "记录封签（生成本报告时）：412:9f3ac01e77d1b2aa-0c1d2e3f" in text


def test_what_the_client_said_is_told_as_a_confirmation_and_of_what() -> None:
    moment = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    confirmed = ReportConfirmation("确认", "李强", moment, "", "9f3ac01e77d1b2aa", of_before=True)
    text = said(render(report(confirmations=(confirmed,))))
    assert "客户确认：李强2026-11-2310:00（北京时间）所确认内容的摘要：9f3ac01e77d1b2aa以上针对更正前的内容。" in text


def test_that_nobody_confirmed_it_is_told_as_no_confirmation_and_who_noted_it() -> None:
    moment = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    absent = ReportConfirmation("找不到人确认", "张三", moment, "外出开会", "9f3ac01e77d1b2aa", False, "周明")
    later = ReportConfirmation("确认", "李强", moment + timedelta(hours=1), "", "9f3ac01e77d1b2aa", of_before=False)
    text = said(render(report(confirmations=(absent, later))))
    first = "找不到人确认：张三2026-11-2310:00（北京时间）周明记录请其确认的内容的摘要：9f3ac01e77d1b2aa外出开会"
    assert first in text
    assert "客户找不到人" not in text
    assert text.index(first) < text.index("客户确认：李强2026-11-2311:00")
