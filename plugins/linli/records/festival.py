"""Days that have a name: festivals, and the 24 solar terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linli.records.rule import CalendarRule, LunarRule, Rule, TermRule


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that comes back every year under a name. `also` are other names that editors use."""

    id: str
    zh: str
    en: str
    rule: Rule
    also: tuple[str, ...] = ()

    @property
    def names(self) -> Iterator[str]:
        """Every name, the English ones in lower case."""
        return (name.lower() for name in (self.zh, self.en, *self.also))


def _lunar(month: int, day: int) -> LunarRule:
    return LunarRule(month, (day,))


def _common(month: int, day: int) -> CalendarRule:
    return CalendarRule("YEARLY", months=(month,), month_days=(day,))


# The year's own festivals before those of the common calendar: where two meet, the first one stands for the day.
FESTIVALS = (
    NamedDay("spring-festival", "春节", "Spring Festival", _lunar(1, 1), ("大年初一", "Chinese New Year")),
    NamedDay("lantern-festival", "元宵节", "Lantern Festival", _lunar(1, 15), ("上元", "闹元宵")),
    NamedDay("dragon-head", "龙抬头", "Dragon Head Day", _lunar(2, 2), ("二月二",)),
    NamedDay("shangsi", "上巳节", "Shangsi Festival", _lunar(3, 3), ("三月三",)),
    NamedDay("dragon-boat", "端午节", "Dragon Boat Festival", _lunar(5, 5), ("端阳", "Duanwu")),
    NamedDay("qixi", "七夕", "Qixi Festival", _lunar(7, 7), ("乞巧", "Qixi")),
    NamedDay("ghost-festival", "中元节", "Zhongyuan Festival", _lunar(7, 15), ("七月半", "Zhongyuan")),
    NamedDay("mid-autumn", "中秋节", "Mid-Autumn Festival", _lunar(8, 15), ("Mid-Autumn",)),
    NamedDay("double-ninth", "重阳节", "Double Ninth Festival", _lunar(9, 9), ("敬老", "Double Ninth", "Chongyang")),
    NamedDay("laba", "腊八节", "Laba Festival", _lunar(12, 8), ("Laba",)),
    NamedDay("little-new-year-north", "北方小年", "Little New Year (north)", _lunar(12, 23)),
    NamedDay("little-new-year-south", "南方小年", "Little New Year (south)", _lunar(12, 24)),
    NamedDay("new-years-eve", "除夕", "Lunar New Year’s Eve", _lunar(12, -1), ("大年三十", "Lunar New Year's Eve")),
    NamedDay("new-year", "元旦", "New Year’s Day", _common(1, 1), ("New Year's Day",)),
    NamedDay("womens-day", "妇女节", "Women’s Day", _common(3, 8), ("三八", "Women's Day")),
    NamedDay("arbour-day", "植树节", "Arbour Day", _common(3, 12)),
    NamedDay("labour-day", "劳动节", "Labour Day", _common(5, 1), ("五一",)),
    NamedDay("youth-day", "青年节", "Youth Day", _common(5, 4), ("五四",)),
    NamedDay("childrens-day", "儿童节", "Children’s Day", _common(6, 1), ("六一", "Children's Day")),
    NamedDay("teachers-day", "教师节", "Teachers’ Day", _common(9, 10), ("Teachers' Day",)),
    NamedDay("national-day", "国庆节", "National Day", _common(10, 1), ("十一",)),
    NamedDay("volunteers-day", "志愿者日", "Volunteer Day", _common(12, 5)),
)
# In the order of the common year, from early January on.
TERMS = tuple(
    NamedDay(name.lower().replace(" ", "-"), zh, name, TermRule(name.lower().replace(" ", "-")), also)
    for zh, name, also in (
        ("小寒", "Minor Cold", ("Xiaohan",)),
        ("大寒", "Major Cold", ("Dahan",)),
        ("立春", "Start of Spring", ("Lichun",)),
        ("雨水", "Rain Water", ("Yushui",)),
        ("惊蛰", "Awakening of Insects", ("Jingzhe",)),
        ("春分", "Spring Equinox", ("Chunfen",)),
        ("清明", "Qingming", ("Tomb-Sweeping Day", "Pure Brightness")),
        ("谷雨", "Grain Rain", ("Guyu",)),
        ("立夏", "Start of Summer", ("Lixia",)),
        ("小满", "Grain Buds", ("Xiaoman",)),
        ("芒种", "Grain in Ear", ("Mangzhong",)),
        ("夏至", "Summer Solstice", ("Xiazhi",)),
        ("小暑", "Minor Heat", ("Xiaoshu",)),
        ("大暑", "Major Heat", ("Dashu",)),
        ("立秋", "Start of Autumn", ("Liqiu",)),
        ("处暑", "End of Heat", ("Chushu",)),
        ("白露", "White Dew", ("Bailu",)),
        ("秋分", "Autumn Equinox", ("Qiufen",)),
        ("寒露", "Cold Dew", ("Hanlu",)),
        ("霜降", "Frost Descent", ("Shuangjiang",)),
        ("立冬", "Start of Winter", ("Lidong",)),
        ("小雪", "Minor Snow", ("Xiaoxue",)),
        ("大雪", "Major Snow", ("Daxue",)),
        ("冬至", "Winter Solstice", ("Dongzhi",)),
    )
)
NAMED_DAYS: Mapping[str, NamedDay] = {day.id: day for day in (*FESTIVALS, *TERMS)}

_BY_NAME: Mapping[str, NamedDay] = {name: day for day in NAMED_DAYS.values() for name in day.names}


def find_named_day(name: str) -> NamedDay | None:
    """Return the day of that name in either language; 节 and `festival` at its end may be left out or added."""
    word = name.strip().lower().removeprefix("the ").removeprefix("节气")
    stem = word.removesuffix("节").removesuffix(" festival")
    return next((_BY_NAME[form] for form in (word, stem, f"{stem}节", f"{stem} festival") if form in _BY_NAME), None)
