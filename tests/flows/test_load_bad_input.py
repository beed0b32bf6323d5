"""What is no ordinary article: right or abstaining, and never a crash. Larger: benchmarks/dedupe_cost.py."""

from __future__ import annotations

import string
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import process_time

import pytest

from tests.flows.newsstand import FERRY, FERRY_EDITED, MUSEUM, article, ask, bring, write
from transforms.models import Article

DAY = date(2026, 6, 2)
CHINESE = (
    "诺德霍姆航运公司周二表示，将用每艘六点四兆瓦时的电池取代四艘渡轮的柴油发动机。"
    "斯卡维克的赫尔马船厂承接了这项价值七千二百万欧元的工程，并将于2027年3月交付第一艘船。"
    "渡轮每年运送一百三十万名乘客往返于斯卡维克和奥德岛之间。码头充电需要二十四分钟，"
    "镇政府将在那里修建一条十八兆瓦的输电线路。总经理布里特·奥内说，岛上没有人会怀念烟雾。"
)
CHINESE_OTHER = (
    "林德奎斯特博物馆经过四年的屋顶维修后将于周五重新开放。参观者将看到阿格达·罗斯的二百六十幅画作，"
    "其中许多从未展出过，还有一个新的素描展厅。馆长佩尔·阿尔格伦感谢了一千四百名捐赠者。"
    "门票价格为九十克朗，儿童在八月底之前免费入场。港口边的咖啡馆在风暴之后一直关闭，也将在同一天开门营业。"
)
ARABIC = (
    "قالت شركة نوردهولم للملاحة يوم الثلاثاء إنها ستستبدل محركات الديزل في عباراتها الأربع ببطاريات سعة كل "
    "منها ستة ميغاواط ساعة. ويتولى حوض هيلمار في سكارفيك العمل الذي تبلغ قيمته اثنين وسبعين مليون يورو، "
    "ويسلم السفينة الأولى في مارس 2027. وتنقل العبارات مليونا وثلاثمئة ألف راكب سنويا بين سكارفيك وجزيرة "
    "أودي. ويستغرق الشحن أربعا وعشرين دقيقة على الرصيف حيث تبني البلدة وصلة كهربائية جديدة."
)
ARABIC_OTHER = (
    "يعيد متحف ليندكفيست فتح أبوابه يوم الجمعة بعد أربع سنوات من إصلاح سقفه. وسيجد الزوار مئتين وستين لوحة "
    "للرسامة أغدا روس لم يعرض كثير منها من قبل، وقاعة جديدة للرسوم. وشكر المدير بير ألغرين ألفا وأربعمئة "
    "متبرع. وتبلغ قيمة التذكرة تسعين كرونة ويدخل الأطفال مجانا حتى نهاية أغسطس. ويفتح المقهى المجاور "
    "للميناء أبوابه في اليوم نفسه بعد إغلاق طويل بسبب العاصفة."
)
THAI = (
    "บริษัทเดินเรือนอร์ดโฮล์มกล่าวเมื่อวันอังคารว่าจะเปลี่ยนเครื่องยนต์ดีเซลของเรือข้ามฟากสี่ลำ"
    "เป็นแบตเตอรี่ขนาดลำละหกเมกะวัตต์ชั่วโมง อู่ต่อเรือเฮลมาร์ในสการ์วิกรับงานมูลค่าเจ็ดสิบสองล้านยูโร "
    "และจะส่งมอบเรือลำแรกในเดือนมีนาคม 2027 เรือข้ามฟากขนส่งผู้โดยสารหนึ่งล้านสามแสนคนต่อปี"
    "ระหว่างสการ์วิกกับเกาะออดเดย์ การชาร์จใช้เวลายี่สิบสี่นาทีที่ท่าเรือ"
)
THAI_OTHER = (
    "พิพิธภัณฑ์ลินด์ควิสต์เปิดอีกครั้งในวันศุกร์หลังจากซ่อมหลังคานานสี่ปี "
    "ผู้เข้าชมจะได้พบภาพวาดสองร้อยหกสิบภาพของอักดา รอส ซึ่งหลายภาพไม่เคยจัดแสดงมาก่อน "
    "และห้องโถงใหม่สำหรับภาพร่าง ผู้อำนวยการเพร์ อัลเกรนขอบคุณผู้บริจาคหนึ่งพันสี่ร้อยคน "
    "ค่าเข้าชมเก้าสิบโครน เด็กเข้าชมฟรีจนถึงสิ้นเดือนสิงหาคม"
)


def stories(data: Path, pages: list[Article]) -> list[tuple[str, ...]]:
    """The names of the pages of each story."""
    bring(data, [write(data / "stock", pages)])
    found = ask(
        data,
        "SELECT list(location ORDER BY location) FROM story_articles"
        " JOIN article_addresses USING (article_id) GROUP BY story_id ORDER BY 1",
    )
    return [tuple(names) for (names,) in found]


@pytest.mark.parametrize(
    ("text", "other"),
    [(CHINESE, CHINESE_OTHER), (ARABIC, ARABIC_OTHER), (THAI, THAI_OTHER)],
    ids=["Chinese", "Arabic", "Thai"],
)
def test_other_scripts(text: str, other: str, tmp_path: Path) -> None:
    """A copy with a line more joins its source, and a text on something else does not."""
    pages = [
        article("copy", text + "\n(REUTERS)", DAY),
        article("other", other, DAY),
        article("source", text, DAY),
    ]
    assert stories(tmp_path, pages) == [("copy", "source"), ("other",)]


def test_no_date_and_no_title(tmp_path: Path) -> None:
    pages = [
        article("copy", FERRY_EDITED, None),
        article("other", MUSEUM, None),
        article("source", FERRY, None),
    ]
    assert stories(tmp_path, pages) == [("copy", "source"), ("other",)]


def test_twenty_words(tmp_path: Path) -> None:
    """Equal texts are one story; a stranger is none of it."""
    text = "Police in Orrin closed the bridge over the river on Monday after a lorry lost its load of gravel."
    rain = "Rain is expected in the north until Thursday, with winds from the west and cool nights."
    pages = [article(name, words, DAY) for name, words in (("a", text), ("b", text), ("c", rain))]
    assert stories(tmp_path, pages) == [("a", "b"), ("c",)]


def gibberish(rng: Random, words: int) -> str:
    return " ".join("".join(rng.choices(string.ascii_lowercase, k=6)) for _ in range(words))


def test_a_very_long_text(tmp_path: Path) -> None:
    """Its copy is found, and what it quotes is no copy of it."""
    book = f"{FERRY} {gibberish(Random(7), 20_000)}"
    pages = [article("book", book, DAY), article("ferry", FERRY, DAY), article("late", f"{book} End.", None)]
    begin = process_time()
    assert stories(tmp_path, pages) == [("book", "late"), ("ferry",)]
    assert process_time() - begin < 60


@pytest.mark.parametrize("title", ["!", "News " * 300])
def test_odd_titles(title: str | None, tmp_path: Path) -> None:
    pages = [
        article(name, text, DAY, title) for name, text in (("a", FERRY), ("b", FERRY_EDITED), ("c", MUSEUM))
    ]
    assert stories(tmp_path, pages) == [("a", "b"), ("c",)]


def test_nothing_but_signs(tmp_path: Path) -> None:
    """Texts without a word share nothing, and make stories all the same."""
    pages = [article("dots", "... --- ...", DAY), article("hearts", "\u2665\u2665\u2665", None, "\u2665")]
    assert stories(tmp_path, pages) == [("dots",), ("hearts",)]


def test_one_text_many_times(tmp_path: Path) -> None:
    """One story of copies that point at the first print; its cost grows with their number and no faster."""
    took = []
    for count in (30, 300):
        prints = [
            article(f"p{number:03}", FERRY, DAY + timedelta(days=number % 28)) for number in range(count)
        ]
        data = tmp_path / str(count)
        part = write(data / "stock", prints)
        begin = process_time()
        bring(data, [part])
        took.append(process_time() - begin)
        counts = ask(data, "SELECT article_count, independent_source_count FROM stories")
        assert counts == [(count, 1)]
        links = ask(
            data, "SELECT relation, count(DISTINCT from_article_id), count(*) FROM copy_links GROUP BY 1"
        )
        assert links == [("exact", 1, count - 1)]
    assert took[1] < 30 * took[0]  # for ten times as many


LOT = f"{MUSEUM} Lot {{}} was sold for {{}} crowns."


@pytest.mark.parametrize(
    ("count", "a_day"),
    [
        (260, 260),  # more texts share its phrases than can be copies of one: they are not compared
        (60, 3),  # they are compared, but their figures say that they are as many events
    ],
)
def test_a_form_that_is_filled_in_many_times(count: int, a_day: int, tmp_path: Path) -> None:
    pages = [
        article(f"lot{lot:03}", LOT.format(lot, f"{lot * 37 + 1200:,}"), DAY + timedelta(days=lot // a_day))
        for lot in range(count)
    ]
    assert len(stories(tmp_path, pages)) == count


def test_many_articles_of_one_day(tmp_path: Path) -> None:
    """Texts on as many things stay as many stories, and the few copies among them are found."""
    rng = Random(3)
    texts = [gibberish(rng, 60) for _ in range(150)]
    pages = [article(f"page{at:03}", text, DAY) for at, text in enumerate(texts)]
    pages += [article(f"copy{at}", f"{texts[at]} It was said on Monday.", DAY) for at in range(5)]
    assert sorted(map(len, stories(tmp_path, pages))) == [1] * 145 + [2] * 5
