from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from linli.sources.photos import Photo
from linli.views.pictures import (
    BODY,
    CARD,
    HERO,
    LOSSLESS,
    PORTRAIT,
    PUBLISH,
    SQUARE,
    THUMB,
    Derivative,
    Profile,
    Recipe,
    choose_profile,
    plan_picture,
    spare_telephones,
)

PHOTO = Photo(
    path="/content/stage.jpg",
    name="stage.jpg",
    width=4000,
    height=3000,
    orientation=1,
    digest="0123456789abcdef" * 4,
    format="JPEG",
    has_alpha=False,
    animated=False,
)

sides = st.integers(1, 30_000)
photos = st.builds(lambda width, height: replace(PHOTO, width=width, height=height), sides, sides)
slots = st.sampled_from([HERO, CARD, BODY, THUMB, PORTRAIT, SQUARE])
shares = st.floats(0, 1)


def plan(photo=PHOTO, slot=BODY, base="../../", encoder="test 1", **more):
    return plan_picture(photo, alt="The stage", slot=slot, base=base, encoder=encoder, **more)


def widths(picture, format):
    return [copy.width for copy in picture.derivatives if copy.format == format]


def region(copy, photo):
    return copy.crop or (0, 0, photo.width, photo.height)


def test_a_large_photo_is_published_in_three_widths_and_two_formats():
    picture = plan()

    assert widths(picture, "avif") == [480, 960, 1600]
    assert widths(picture, "jpeg") == [480, 960, 1600]
    assert (picture.width, picture.height) == (1600, 1200)


def test_a_small_photo_keeps_its_own_width_as_the_largest():
    assert widths(plan(replace(PHOTO, width=700, height=500)), "avif") == [480, 700]
    assert widths(plan(replace(PHOTO, width=300, height=500)), "avif") == [300]


def test_what_can_be_transparent_falls_back_to_webp():
    picture = plan(replace(PHOTO, has_alpha=True))

    assert {copy.format for copy in picture.derivatives} == {"avif", "webp"}
    assert [source.type for source in picture.sources] == ["image/avif", "image/webp"]


def test_what_can_be_transparent_and_is_too_tall_for_webp_falls_back_to_png():
    picture = plan(replace(PHOTO, has_alpha=True, width=800, height=20_000))

    assert {copy.format for copy in picture.derivatives} == {"avif", "png"}


def test_a_transparent_drawing_is_kept_to_the_pixel():
    logo = plan(replace(PHOTO, has_alpha=True), kind="illustration")

    assert {copy.recipe.quality for copy in logo.derivatives if copy.format == "webp"} == {LOSSLESS}


def test_a_page_names_its_copies_relative_to_itself():
    picture = plan(base="../../")

    first = picture.derivatives[0]
    assert picture.sources[0].srcset.startswith(f"../../media/{first.name} 480w, ../../media/")
    assert picture.src == next(
        f"../..{copy.path}" for copy in picture.derivatives if copy.format == "jpeg" and copy.width == 960
    )


def test_a_copy_is_named_by_its_source_its_size_and_its_recipe():
    copy = plan().derivatives[0]

    digest, size, rest = copy.path.removeprefix("/media/").split("-")
    assert (digest, size) == ("0123456789ab", "480x360")
    assert len(rest.removesuffix(".avif")) == 8


def test_only_a_hero_is_loaded_before_it_comes_near():
    assert plan(slot=HERO).first
    assert not plan(slot=BODY).first


def test_a_card_is_cut_around_the_centre_unless_told_otherwise():
    panorama = replace(PHOTO, width=4000, height=900)

    assert plan(panorama, CARD).derivatives[0].crop == (1400, 0, 2600, 900)
    assert plan(panorama, CARD, focal=(0.9, 0.2)).derivatives[0].crop == (2800, 0, 4000, 900)


def test_a_photo_that_has_the_slots_shape_is_not_cut():
    assert plan(slot=CARD).derivatives[0].crop is None
    assert set(plan(slot=CARD).derivatives) < set(plan(slot=BODY).derivatives)


def test_drawings_keep_their_colours_in_every_pixel():
    assert not any(copy.recipe.full_colour for copy in plan().derivatives)
    assert all(copy.recipe.full_colour for copy in plan(kind="illustration").derivatives)
    assert all(copy.recipe.full_colour for copy in plan(replace(PHOTO, palette=True)).derivatives)


def test_another_encoder_gives_other_addresses():
    old, new = plan(encoder="pillow 13"), plan(encoder="pillow 14")

    assert not {copy.path for copy in old.derivatives} & {copy.path for copy in new.derivatives}


def test_another_profile_changes_the_photos_in_avif_and_nothing_else():
    quick, careful = plan(), plan(profile=PUBLISH)

    changed = set(careful.derivatives) - set(quick.derivatives)
    assert changed == {copy for copy in careful.derivatives if copy.format == "avif"}


def test_a_target_is_for_photos_and_not_for_drawings():
    even = Profile(speed=9, target=70)

    assert {copy.recipe.target for copy in plan(profile=even).derivatives if copy.format == "avif"} == {70}
    assert {copy.recipe.target for copy in plan(profile=even, kind="illustration").derivatives} == {0}


def test_the_placeholder_is_one_for_all_copies_of_a_photo():
    assert plan(slot=CARD).placeholder == plan(slot=HERO).placeholder
    assert plan(replace(PHOTO, digest="f" * 64)).placeholder != plan().placeholder


def test_where_a_photo_lies_does_not_matter():
    elsewhere = replace(PHOTO, path="/elsewhere/copy.jpg", name="copy.jpg", content_path="content/copy.jpg")
    here, there = plan(), plan(elsewhere)

    assert here == there
    assert hash(here) == hash(there)


@given(photos, slots, shares, shares)
def test_no_copy_is_larger_than_its_source(photo, slot, x, y):
    for copy in plan(photo, slot, focal=(x, y)).derivatives:
        left, top, right, bottom = region(copy, photo)

        assert 0 <= left < right <= photo.width
        assert 0 <= top < bottom <= photo.height
        assert 1 <= copy.width <= right - left
        assert 1 <= copy.height <= bottom - top


@given(photos, slots)
def test_every_copy_keeps_the_shape_of_what_it_shows_to_a_pixel(photo, slot):
    for copy in plan(photo, slot).derivatives:
        left, top, right, bottom = region(copy, photo)

        exact = (bottom - top) * copy.width / (right - left)
        assert abs(copy.height - max(1, exact)) <= 0.5


@given(photos, slots, shares, shares)
def test_a_cut_has_the_slots_shape_to_a_pixel_and_holds_the_focal_point(photo, slot, x, y):
    assume(slot.ratio)
    left, top, right, bottom = region(plan(photo, slot, focal=(x, y)).derivatives[0], photo)

    across, down = slot.ratio
    width, height = right - left, bottom - top
    assert min(abs(width - height * across / down), abs(height - width * down / across)) <= 1
    assert left - 1 <= x * photo.width <= right + 1
    assert top - 1 <= y * photo.height <= bottom + 1


small_derivatives = st.builds(
    Derivative,
    source=st.just("x"),
    digest=st.sampled_from(["a" * 64, "a" * 63 + "b"]),
    orientation=st.integers(1, 2),
    crop=st.sampled_from([None, (0, 0, 4, 3), (1, 0, 5, 3)]),
    width=st.integers(4, 5),
    height=st.integers(3, 4),
    recipe=st.builds(
        Recipe,
        format=st.sampled_from(["avif", "jpeg"]),
        quality=st.integers(50, 51),
        speed=st.integers(8, 9),
        full_colour=st.booleans(),
        encoder=st.sampled_from(["one", "two"]),
    ),
    credit=st.sampled_from(["", "Li"]),
    rights=st.sampled_from(["", "Li"]),
)


@given(small_derivatives, small_derivatives)
def test_two_copies_share_an_address_exactly_if_they_are_the_same(one, other):
    assert (one.path == other.path) == (one == other)


@pytest.mark.parametrize("size", [(1, 1), (1, 30_000), (30_000, 1)])
def test_extreme_shapes_still_have_copies(size):
    photo = replace(PHOTO, width=size[0], height=size[1])

    assert all(copy.width and copy.height for slot in (HERO, CARD, SQUARE) for copy in plan(photo, slot).derivatives)


def test_a_picture_in_a_gallery_leads_to_the_whole_photo_which_no_other_picture_does():
    thumb = plan(replace(PHOTO, width=3000, height=4000), THUMB)

    assert thumb.whole is not None
    assert (thumb.whole.picture.width, thumb.whole.picture.height) == (1600, 2133)
    assert all(copy.crop is None for copy in thumb.whole.picture.derivatives)
    assert thumb.whole.url == "../../" + thumb.whole.picture.derivatives[-1].path.removeprefix("/")
    assert thumb.whole.url.endswith(".jpg")
    assert [slot.name for slot in (HERO, CARD, BODY, PORTRAIT, SQUARE) if plan(slot=slot).whole] == []


def test_a_tall_photo_is_fetched_as_wide_as_the_screens_height_allows():
    thumb = plan(replace(PHOTO, width=1000, height=2000), THUMB)

    assert thumb.whole.picture.sources[0].sizes == "(min-aspect-ratio: 1000/2000) 50vh, 100vw"


def test_a_whole_photo_in_a_gallery_shares_its_copies_with_texts():
    assert set(plan(slot=THUMB).whole.picture.derivatives) < set(plan(slot=BODY).derivatives)


def test_another_credit_is_another_copy():
    one, other = plan(credit="Li"), plan(credit="Wang")

    assert not {copy.path for copy in one.derivatives} & {copy.path for copy in other.derivatives}


@pytest.mark.parametrize(
    ("planned", "spared"),
    [
        ("100vw", "(max-width: 40rem) and (min-resolution: 2.1dppx) 60vw, 100vw"),
        (
            THUMB.sizes,
            "(min-width: 90rem) 18rem, (min-width: 48rem) 22rem, "
            "(max-width: 40rem) and (min-resolution: 2.1dppx) 27vw, 46vw",
        ),
    ],
)
def test_a_telephone_of_three_pixels_a_point_is_spared_what_nobody_sees(planned, spared):
    assert spare_telephones(planned) == spared


@pytest.mark.parametrize(
    ("name", "asked", "target"),
    [("draft", None, 0), ("publish", None, 70), ("publish", 0, 0), ("publish", 80, 80), ("draft", 65, 65)],
)
def test_publishing_has_a_likeness_unless_another_is_asked_for(name, asked, target):
    assert choose_profile(name, asked).target == target
