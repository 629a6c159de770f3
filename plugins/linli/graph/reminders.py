"""What the staff should know of the dates of series although nothing is wrong with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from linli.records.reference import Key
from linli.records.series import OnHoliday, OnMakeupWorkday, Series

from .site import Site

_MONTHS_NAMED = 6


def describe_gaps(site: Site) -> Iterator[str]:
    """Yield, for what is to come, months that lack the day a rule names, and years whose holidays are not known yet."""
    missing: dict[Key, list[str]] = defaultdict(list)
    for skip in site.skips:
        if skip.cause == "missing" and skip.day >= site.today.replace(day=1):
            missing[skip.series].append(str(skip.when))
    for key, months in missing.items():
        place = site.records[key].origin.place_of("repeat")
        more = f" and {len(months) - _MONTHS_NAMED} more months" if len(months) > _MONTHS_NAMED else ""
        yield f"{place}: no date in {', '.join(months[:_MONTHS_NAMED])}{more}: they have no such day."
    years = _unknown_years(site)
    if years:
        yield (
            f"The public holidays of {' and '.join(map(str, years))} are not known: only the days that the law itself "
            f"names count as such. Add `holidays/{years[0]}.yaml` as soon as they are announced."
        )


def _unknown_years(site: Site) -> list[int]:
    """Return the years that are not announced and for which it matters: this one, and those that series reach into."""
    kept = [almanac for almanac in (site.almanac, *site.almanacs.values()) if almanac.keeps_holidays]
    if not kept:
        return []
    minding = {
        series.key
        for series in site.of_type(Series)
        if (series.on_holiday, series.on_makeup_workday) != (OnHoliday.KEEP, OnMakeupWorkday.KEEP)
        and site.almanacs[series.key.community].keeps_holidays
    }
    years = {o.slot.year for o in site.occurrences if o.slot and o.series in minding and o.slot >= site.today}
    return sorted(year for year in years | {site.today.year} if not kept[0].is_announced(year))
