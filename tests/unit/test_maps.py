"""Coordinates: the systems of Chinese maps, turned into one another."""

from __future__ import annotations

import math
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from linli.records.community import Coordinates, CoordinateSystem
from linli.views.maps import _map_links, is_shifted, to_bd09, to_gcj02, to_wgs84

WGS84, GCJ02, BD09 = CoordinateSystem.WGS84, CoordinateSystem.GCJ02, CoordinateSystem.BD09
SYSTEMS = st.sampled_from([WGS84, GCJ02, BD09])
# Points in the same places, as converters publish them with their tests: WGS-84, then GCJ-02.
PUBLISHED = [
    ((31.1774276, 121.5272106), (31.17530398364597, 121.531541859215)),
    ((22.543847, 113.912316), (22.540796131694766, 113.9171764808363)),
    ((39.911954, 116.377817), (39.91334545536069, 116.38404722455657)),
]


def metres(one, other):
    north = (one[0] - other[0]) * 111_320
    east = (one[1] - other[1]) * 111_320 * math.cos(math.radians(one[0]))
    return math.hypot(north, east)


@pytest.mark.parametrize(("wgs84", "gcj02"), PUBLISHED)
def test_t109_a_known_point_is_found_within_ten_metres_in_both_directions(wgs84, gcj02):
    assert metres(to_gcj02(wgs84[0], wgs84[1], WGS84), gcj02) < 1
    assert metres(to_wgs84(gcj02[0], gcj02[1], GCJ02), wgs84) < 1
    assert metres(wgs84, gcj02) > 300


def test_t109_baidu_shifts_once_more():
    there = to_bd09(39.915, 116.404, GCJ02)

    assert metres(there, (39.92133699351022, 116.41036949371029)) < 0.1
    assert metres(to_gcj02(there[0], there[1], BD09), (39.915, 116.404)) < 0.1


@given(st.floats(18.2, 53.5), st.floats(73.7, 134.7), SYSTEMS)
def test_t109_a_point_comes_back_to_where_it_was(lat, lon, system):
    # On the very line where the shift begins, the last digit of a number decides.
    assume(all(is_shifted((lat + near, lon + near)) for near in (-1e-6, 0, 1e-6)))
    gcj02 = to_gcj02(lat, lon, WGS84)
    declared = {WGS84: (lat, lon), GCJ02: gcj02, BD09: to_bd09(gcj02[0], gcj02[1], GCJ02)}[system]

    assert metres(to_wgs84(declared[0], declared[1], system), (lat, lon)) < 0.01
    assert metres(to_gcj02(declared[0], declared[1], system), gcj02) < 0.01
    assert 0 < metres(gcj02, (lat, lon)) < 1500


@pytest.mark.parametrize(
    "point",
    [(35.68, 139.69), (37.5665, 126.978), (21.03, 105.85), (47.92, 106.92), (25.03, 121.56), (27.7172, 85.324),
     (40.7, -74.0), (52.5, 13.4), (-33.87, 151.2), (43.12, 131.89)],
    ids=["Tokyo", "Seoul", "Hanoi", "Ulaanbaatar", "Taipei", "Kathmandu", "New York", "Berlin", "Sydney",
         "Vladivostok"],
)  # fmt: skip
def test_outside_of_the_mainland_nothing_is_shifted(point):
    assert to_gcj02(point[0], point[1], WGS84) == point
    assert to_wgs84(point[0], point[1], GCJ02) == point


@pytest.mark.parametrize(
    "point",
    [(30.66, 104.06), (29.65, 91.1), (18.25, 109.5), (43.8, 87.6), (45.8, 126.5), (39.47, 75.99), (22.54, 114.06)],
    ids=["Chengdu", "Lhasa", "Sanya", "Urumqi", "Harbin", "Kashgar", "Shenzhen"],
)
def test_towns_of_the_mainland_are_shifted(point):
    assert to_gcj02(point[0], point[1], WGS84) != point


@pytest.mark.parametrize("system", [WGS84, GCJ02, BD09])
def test_each_map_service_gets_the_point_in_its_own_system_and_order(system):
    gcj02 = PUBLISHED[2][1]
    declared = {WGS84: PUBLISHED[2][0], GCJ02: gcj02, BD09: to_bd09(gcj02[0], gcj02[1], GCJ02)}[system]

    amap, tencent, baidu, osm = (
        url for _, url in _map_links(Coordinates(lat=declared[0], lon=declared[1], system=system), "原·聚场; 一层: A&B")
    )

    def asked(url):
        return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}

    assert asked(amap)["position"] == "116.384047,39.913345"
    assert asked(amap)["coordinate"] == "gaode"
    assert asked(amap)["name"] == "原·聚场; 一层: A&B"
    assert asked(tencent)["marker"].startswith("coord:39.913345,116.384047;title:原·聚场； 一层： A&B;")
    assert asked(baidu)["coord_type"] == "bd09ll"
    lat, lon = map(float, asked(baidu)["location"].split(","))
    assert metres((lat, lon), to_bd09(gcj02[0], gcj02[1], GCJ02)) < 0.2
    assert asked(osm) == {"mlat": "39.911954", "mlon": "116.377817"}
