"""SSIMULACRA2: how alike a picture and a copy of it look to the eye, as a number.

The measure is Jon Sneyers's; what has next to no weight in it is left out, which is most of the work. Only plain
arithmetic is done, in a fixed order: every machine comes to the same number, and so to the same quality.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Plane = NDArray[np.float32]


class Weights(NamedTuple):
    """What a channel's faults count for at one scale: on average, and where they are worst."""

    structure: float = 0.0
    ringing: float = 0.0
    blur: float = 0.0
    worst_structure: float = 0.0
    worst_ringing: float = 0.0
    worst_blur: float = 0.0


# From the finest scale to the coarsest, each half of the one before it. X is red against green, Y lightness, B blue.
_SCALES: tuple[dict[str, Weights], ...] = (
    {"Y": Weights(worst_structure=7.466890328, worst_blur=17.445833984)},
    {
        "X": Weights(worst_structure=1.104172643),
        "Y": Weights(worst_structure=6.683678146, worst_blur=1.02788994),
    },
    {
        "X": Weights(worst_structure=1.842245552, worst_ringing=11.441172604),
        "Y": Weights(structure=225.205153008, worst_structure=19.213238186),
    },
    {
        "X": Weights(worst_structure=1.878759498, worst_ringing=10.94906991),
        "Y": Weights(structure=176.393175985, ringing=0.28520802, worst_structure=24.43300999),
        "B": Weights(worst_structure=8.826982765, worst_ringing=23.19243344),
    },
    {
        "X": Weights(ringing=0.967793708, worst_ringing=0.998176698),
        "Y": Weights(worst_structure=34.779063445, worst_ringing=44.835625329),
        "B": Weights(95.108049881, 0.98639780, 0.98343828, worst_ringing=171.26672559, worst_blur=0.98078587),
    },
)
_SMALLEST_SIDE = 8
_ROWS = 48  # an even number; so many at once stay in the processor's own memory
_REACH = 5
_SIGMA = 1.5
_C2 = np.float32(0.0009)

_steps = np.exp(-0.5 * (np.arange(_REACH + 1) / _SIGMA) ** 2)
_KERNEL = (_steps / (_steps[0] + 2 * _steps[1:].sum())).astype(np.float32)

_levels = np.arange(256) / 255
_LINEAR = np.where(_levels <= 0.04045, _levels / 12.92, ((_levels + 0.055) / 1.055) ** 2.4).astype(np.float32)

_BIAS = 0.0037930732552754493
# What the eye's cones for long, middle and short waves see of red, green and blue.
_LONG = np.array((0.3, 0.622, 0.078), np.float32)
_MIDDLE = np.array((0.23, 0.692, 0.078), np.float32)
_SHORT = np.array((0.24342268924547819, 0.20476744424496821, 0.55180986650955360), np.float32)


@dataclass(frozen=True)
class _Channel:
    """A channel of the original at one scale, and what comparing takes of it."""

    weights: Weights
    plane: Plane
    mean: Plane


class Original:
    """A picture that copies of it can be compared with."""

    def __init__(self, picture: Image.Image) -> None:
        self._channels = [_prepare(_SCALES[scale][name], plane) for scale, name, plane in _channels_of(picture)]

    def likeness(self, copy: Image.Image) -> float:
        """Return SSIMULACRA2: 100 is identical, 90 cannot be told apart, 70 is good, 50 shows."""
        planes = (plane for _scale, _name, plane in _channels_of(copy))
        faults = sum(_faults(channel, plane) for channel, plane in zip(self._channels, planes, strict=True))
        faults *= 0.9562382616834844
        faults = 2.326765642916932 * faults - 0.020884521182843837 * faults**2 + 6.248496625763138e-05 * faults**3
        return float(100 - 10 * max(0.0, faults) ** 0.6276336467831387)


def _channels_of(picture: Image.Image) -> Iterator[tuple[int, str, Plane]]:
    """Yield the channels that count, from the finest scale to the coarsest."""
    light = np.moveaxis(np.asarray(picture if picture.mode == "RGB" else picture.convert("RGB")), 2, 0)
    for scale, weights in enumerate(_SCALES):
        _, height, width = light.shape
        if min(height, width) < _SMALLEST_SIDE:
            return
        planes = {name: np.empty((height, width), np.float32) for name in weights}
        halves = []
        for top in range(0, height, _ROWS):
            rows = slice(top, top + _ROWS)
            linear = light[:, rows] if scale else _LINEAR[light[:, rows]]
            for name, plane in planes.items():
                plane[rows] = _CHANNELS[name](linear)
            halves.append(_halved(linear))
        yield from ((scale, name, plane) for name, plane in planes.items())
        light = np.concatenate(halves, axis=1)


def _seen(shares: Plane, linear: Plane) -> Plane:
    """Return what one kind of cones sees."""
    light = linear[0] * shares[0]
    light += linear[1] * shares[1]
    light += linear[2] * shares[2]
    light += np.float32(_BIAS)
    return _cube_root(light) - np.float32(_BIAS ** (1 / 3))


def _lightness(linear: Plane) -> Plane:
    return (_seen(_LONG, linear) + _seen(_MIDDLE, linear)) * np.float32(0.5)


_CHANNELS: dict[str, Callable[[Plane], Plane]] = {
    "X": lambda linear: (_seen(_LONG, linear) - _seen(_MIDDLE, linear)) * np.float32(7) + np.float32(0.42),
    "Y": lambda linear: _lightness(linear) + np.float32(0.01),
    "B": lambda linear: _seen(_SHORT, linear) - _lightness(linear) + np.float32(0.55),
}


def _cube_root(value: Plane) -> Plane:
    # numpy's own differs in the last digit from one processor to the next. A guess from the exponent, made twice
    # three times as exact, is right to that digit.
    root: Plane = (value.view(np.int32) // 3 + 709_921_077).view(np.float32)
    twice = value + value
    for _ in range(2):
        cube = root * root
        cube *= root
        root *= cube + twice
        cube += cube
        cube += value
        root /= cube
    return root


def _halved(planes: Plane) -> Plane:
    _, height, width = planes.shape
    even = np.pad(planes, ((0, 0), (0, height % 2), (0, width % 2)), "edge")
    rows = even[:, ::2] + even[:, 1::2]
    halved: Plane = (rows[:, :, ::2] + rows[:, :, 1::2]) * np.float32(0.25)
    return halved


def _prepare(weights: Weights, plane: Plane) -> _Channel:
    mean = np.empty_like(plane)
    for rows, window in _strips(plane):
        mean[rows] = _blurred(window)
    return _Channel(weights, plane, mean)


def _faults(channel: _Channel, plane: Plane) -> float:
    """Return how much a copy's channel differs from the original's, weighted."""
    weights = channel.weights
    sums = np.zeros(6)
    for (rows, seen), (_, known) in zip(_strips(plane), _strips(channel.plane), strict=True):
        mean = _blurred(seen)
        if weights.structure or weights.worst_structure:
            squares = seen * seen
            squares += known * known
            lost = _lost_structure(channel.mean[rows], mean, _blurred(squares), _blurred(known * seen))
            sums[[0, 3]] += _sums(lost)
        if any(weights[1:3] + weights[4:6]):
            change = _edges(seen, mean) / _edges(known, channel.mean[rows])
            change -= np.float32(1)
            sums[[1, 4]] += _sums(np.maximum(change, 0))
            sums[[2, 5]] += _sums(np.minimum(change, 0))
    averages = np.abs(sums / plane.size)
    averages[3:] **= 0.25
    return float((averages * weights).sum())


def _edges(window: Plane, mean: Plane) -> Plane:
    edges: Plane = np.abs(window[_REACH:-_REACH] - mean)
    edges += np.float32(1)
    return edges


def _lost_structure(known_mean: Plane, mean: Plane, squares: Plane, products: Plane) -> Plane:
    shift = known_mean - mean
    shift *= shift
    products -= known_mean * mean
    products *= np.float32(2)
    products += _C2
    # Both at once: of two equal pictures, this is to be exactly twice what the product of their means is.
    squares -= known_mean * known_mean + mean * mean
    squares += _C2
    products *= np.float32(1) - shift
    products /= squares
    lost: Plane = np.maximum(np.float32(1) - products, 0)
    return lost


def _sums(faults: Plane) -> tuple[float, float]:
    """Return the sum, and that of the fourth powers, to which only the worst contribute."""
    total = abs(float(faults.sum(dtype=np.float64)))
    faults *= faults
    faults *= faults
    return total, float(faults.sum(dtype=np.float64))


def _strips(plane: Plane) -> Iterator[tuple[slice, Plane]]:
    """Yield strips of a plane, each as a window with the rows around it that blurring takes, mirrored at the ends."""
    height = len(plane)
    for top in range(0, height, _ROWS):
        rows = slice(top, min(top + _ROWS, height))
        above, below = max(0, _REACH - rows.start), max(0, rows.stop + _REACH - height)
        window = plane[max(0, rows.start - _REACH) : rows.stop + _REACH]
        yield rows, np.pad(window, ((above, below), (0, 0)), "symmetric") if above or below else window


def _blurred(window: Plane) -> Plane:
    """Return the rows within a window, blurred in both directions; nothing lies to the left and the right."""
    height = len(window) - 2 * _REACH
    upright = window[_REACH : _REACH + height] * _KERNEL[0]
    part = np.empty_like(upright)
    for step in range(1, _REACH + 1):
        np.add(window[_REACH - step :][:height], window[_REACH + step :][:height], out=part)
        part *= _KERNEL[step]
        upright += part
    result: Plane = upright * _KERNEL[0]
    for step in range(1, _REACH + 1):
        np.multiply(upright, _KERNEL[step], out=part)
        result[:, step:] += part[:, :-step]
        result[:, :-step] += part[:, step:]
    return result
