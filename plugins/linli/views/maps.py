"""Where a place is on the map: coordinates in the systems of Chinese maps, and links to map services.

Maps of the mainland are published in GCJ-02, which shifts every point by up to 700 m in a way that the state keeps to
itself; the formulas below are the published approximation that map services' own converters agree with to a metre.
Baidu shifts once more (BD-09). Nothing is fetched, and no tiles are shown.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from linli.records.community import Community, Coordinates, CoordinateSystem
from linli.records.space import Space
from linli.views.here import Here
from linli.views.parts import Link, Phrase
from linli.views.pictures import BODY, Picture
from linli.views.wording import _

# Degrees north, degrees east.
Point = tuple[float, float]
# North, west, south, east.
_Rectangle = tuple[float, float, float, float]

# The Krasovsky ellipsoid of 1940: its semi-major axis in metres, and the square of its eccentricity.
_AXIS = 6378245.0
_ECCENTRICITY = 0.00669342162296594323
_BAIDU_TURN = math.pi * 3000 / 180

# The mainland, roughly: what lies in a rectangle of the first list and in none of the second is shifted.
_SHIFTED: tuple[_Rectangle, ...] = (
    (49.2204, 79.4462, 42.8899, 96.33),
    (54.1415, 109.6872, 39.3742, 135.0002),
    (42.8899, 73.1246, 29.5297, 124.143255),
    (29.5297, 82.9684, 26.7186, 97.0352),
    (29.5297, 97.0253, 20.414096, 124.367395),
    (20.414096, 107.975793, 17.871542, 111.744104),
)
_NOT_SHIFTED: tuple[_Rectangle, ...] = (
    (25.398623, 119.921265, 21.785006, 122.497559),
    (22.284, 101.8652, 20.0988, 106.665),
    (21.5422, 106.4525, 20.4878, 108.051),
    (55.8175, 109.0323, 50.3257, 119.127),
    (55.8175, 127.4568, 49.5574, 137.0227),
    (44.8922, 131.2662, 42.5692, 137.0227),
    (27.85, 82.9684, 26.7186, 88.75),
)
# The shift changes by less than a thousandth of itself over its own length: each round is that much nearer.
_ROUNDS = 6


def to_wgs84(lat: float, lon: float, system: CoordinateSystem) -> Point:
    """Return a point as GPS receivers give it, which is what the world outside mainland maps understands."""
    if system is CoordinateSystem.WGS84:
        return lat, lon
    gcj02 = to_gcj02(lat, lon, system)
    unshifted = _undone(_shift, gcj02)
    return unshifted if is_shifted(unshifted) else gcj02


def to_gcj02(lat: float, lon: float, system: CoordinateSystem) -> Point:
    """Return a point as Amap and Tencent use it; outside the mainland that is where GPS has it."""
    if system is CoordinateSystem.GCJ02:
        return lat, lon
    if system is CoordinateSystem.BD09:
        return _undone(_shift_again, (lat, lon))
    return _shift((lat, lon)) if is_shifted((lat, lon)) else (lat, lon)


def to_bd09(lat: float, lon: float, system: CoordinateSystem) -> Point:
    """Return a point as Baidu uses it."""
    return (lat, lon) if system is CoordinateSystem.BD09 else _shift_again(to_gcj02(lat, lon, system))


def is_shifted(point: Point) -> bool:
    """Tell whether mainland maps show a point (WGS-84) elsewhere than where it is."""
    return any(_is_in(point, area) for area in _SHIFTED) and not any(_is_in(point, area) for area in _NOT_SHIFTED)


@dataclass(frozen=True, slots=True)
class MapView:
    """Where something is: an address to read, a picture of a map with its approval number, and links to map services.

    `name` says whose place it is, where it is not the page's own.
    """

    address: Phrase | None
    name: Phrase | None
    picture: Picture | None
    approval_no: str
    links: tuple[Link, ...]


def plan_map(here: Here, place: Space | Community) -> MapView | None:
    """Return where a space or a community is, or None where nothing says so.

    A space without an address or a point of its own is found by its community's.
    """
    nearest = place if place.address or place.coordinates else here.site.community(place.key)
    picture = next(iter(here.pictures(place, [p for p in place.photos if p.file == place.map_image], BODY)), None)
    if not (nearest.address or nearest.coordinates or picture):
        return None
    return MapView(
        address=here.optional(nearest.address),
        name=here.text(nearest.title) if nearest is not place else None,
        picture=picture,
        approval_no=place.map_approval_no or "" if picture else "",
        links=plan_map_links(here, nearest.coordinates, here.text(nearest.title).text) if nearest.coordinates else (),
    )


def plan_map_links(here: Here, at: Coordinates, name: str) -> tuple[Link, ...]:
    """Return links that show a point in map services, each in the system that the service takes."""
    return tuple(Link(url, Phrase(here.words(label))) for label, url in _map_links(at, name))


def _map_links(at: Coordinates, name: str) -> Iterator[tuple[str, str]]:
    wgs84, gcj02, bd09 = (convert(at.lat, at.lon, at.system) for convert in (to_wgs84, to_gcj02, to_bd09))
    amap = {"position": _written(gcj02[::-1]), "name": name, "coordinate": "gaode", "callnative": "1", "src": "linli"}
    yield _("Amap"), f"https://uri.amap.com/marker?{_query(amap)}"
    # A colon or a semicolon would end the title within the marker.
    title = name.replace(":", "：").replace(";", "；")
    marker = f"coord:{_written(gcj02)};title:{title};addr:{title}"
    yield _("Tencent Maps"), f"https://apis.map.qq.com/uri/v1/marker?{_query({'marker': marker, 'referer': 'linli'})}"
    baidu = {"location": _written(bd09), "title": name, "content": name, "output": "html", "coord_type": "bd09ll"}
    yield _("Baidu Maps"), f"https://api.map.baidu.com/marker?{_query({**baidu, 'src': 'webapp.linli.linli'})}"
    lat, lon = (f"{value:.6f}" for value in wgs84)
    yield _("OpenStreetMap"), f"https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}"


def _query(values: dict[str, str]) -> str:
    return urlencode(values, safe=",:;", quote_via=quote)


def _written(point: tuple[float, ...]) -> str:
    return ",".join(f"{value:.6f}" for value in point)


def _is_in(point: Point, area: _Rectangle) -> bool:
    north, west, south, east = area
    return south <= point[0] <= north and west <= point[1] <= east


def _undone(shift: Callable[[Point], Point], shifted: Point) -> Point:
    """Return the point that `shift` moves to `shifted`, to far less than a metre."""
    lat, lon = shifted
    for _round in range(_ROUNDS):
        there = shift((lat, lon))
        lat, lon = lat + shifted[0] - there[0], lon + shifted[1] - there[1]
    return lat, lon


def _shift(point: Point) -> Point:
    """Move a point from WGS-84 to GCJ-02."""
    lat, lon = point
    east, north = _metres_east(lon - 105, lat - 35), _metres_north(lon - 105, lat - 35)
    phi = math.radians(lat)
    bulge = 1 - _ECCENTRICITY * math.sin(phi) ** 2
    per_degree_north = math.radians(_AXIS * (1 - _ECCENTRICITY) / bulge**1.5)
    per_degree_east = math.radians(_AXIS / math.sqrt(bulge) * math.cos(phi))
    return lat + north / per_degree_north, lon + east / per_degree_east


def _metres_north(x: float, y: float) -> float:
    metres = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
    metres += _waves(x, (6, 20), (2, 20)) + _waves(y, (1, 20), (1 / 3, 40))
    return metres + _waves(y, (1 / 12, 160), (1 / 30, 320))


def _metres_east(x: float, y: float) -> float:
    metres = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
    metres += _waves(x, (6, 20), (2, 20)) + _waves(x, (1, 20), (1 / 3, 40))
    return metres + _waves(x, (1 / 12, 150), (1 / 30, 300))


def _waves(value: float, *waves: tuple[float, float]) -> float:
    """Return two thirds of a sum of sines, each given by its frequency in half turns and its height."""
    return sum(height * math.sin(value * frequency * math.pi) for frequency, height in waves) * 2 / 3


def _shift_again(point: Point) -> Point:
    """Move a point from GCJ-02 to BD-09."""
    lat, lon = point
    radius = math.hypot(lon, lat) + 0.00002 * math.sin(lat * _BAIDU_TURN)
    angle = math.atan2(lat, lon) + 0.000003 * math.cos(lon * _BAIDU_TURN)
    return radius * math.sin(angle) + 0.006, radius * math.cos(angle) + 0.0065
