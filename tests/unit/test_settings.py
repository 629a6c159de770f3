"""What an operator may write into `pelicanconf.py`, and what happens if it is wrong."""

from __future__ import annotations

from datetime import date

import pytest

from linli.settings import BadSetting, read_settings


def read(tmp_path, **raw):
    return read_settings(raw, tmp_path)


@pytest.fixture(autouse=True)
def new_years_eve(monkeypatch):
    """20:00 in Chengdu, noon in London."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798718400")


def test_settings_without_a_word_build_here(tmp_path):
    settings = read(tmp_path)

    assert settings.content_dir == tmp_path / "content"
    assert settings.output_dir == tmp_path / "output"
    assert settings.theme_dir == tmp_path / "theme"
    assert settings.site_url == ""
    assert settings.default_language == "zh-CN"
    assert not settings.publish


@pytest.mark.parametrize(
    ("zone", "today"), [("Asia/Shanghai", date(2026, 12, 31)), ("Pacific/Auckland", date(2027, 1, 1))]
)
def test_today_is_that_of_the_given_moment_in_the_sites_own_time_zone(zone, today, tmp_path):
    assert read(tmp_path, TIMEZONE=zone).today == today


def test_an_address_has_no_slash_at_its_end(tmp_path):
    assert read(tmp_path, SITEURL="https://example.org/lane/").site_url == "https://example.org/lane"


def test_folders_are_named_from_the_project(tmp_path):
    settings = read(tmp_path, PATH="texts", OUTPUT_PATH=str(tmp_path / "elsewhere"), LINLI_STATE="memory")

    assert settings.content_dir == tmp_path / "texts"
    assert settings.output_dir == tmp_path / "elsewhere"
    assert settings.state_dir == tmp_path / "memory"


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        ({"LINLI_LANGUAGE": ["zh-CN"]}, "LINLI_LANGUAGE"),
        ({"LINLI_LANGUAGES": []}, "LINLI_LANGUAGES"),
        ({"LINLI_LANGUAGES": "zh-CN"}, "LINLI_LANGUAGES"),
        ({"TIMEZONE": "Asia/Chengdu"}, "TIMEZONE"),
        ({"LINLI_PUBLISH": True}, "SITEURL"),
        ({"LINLI_PUBLISH": True, "SITEURL": "example.org"}, "SITEURL"),
        ({"OUTPUT_PATH": "."}, "OUTPUT_PATH"),
        ({"OUTPUT_PATH": "content"}, "OUTPUT_PATH"),
        ({"OUTPUT_PATH": "theme"}, "OUTPUT_PATH"),
        ({"PATH": "output/content"}, "OUTPUT_PATH"),
        ({"LINLI_BRAND_FONT": "fonts/gone.ttf"}, "LINLI_BRAND_FONT"),
        ({"LINLI_BRAND_FONT": "."}, "LINLI_BRAND_FONT"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(raw, named, tmp_path):
    with pytest.raises(BadSetting, match=f"`{named}`"):
        read(tmp_path, **raw)


def test_a_moment_of_the_build_that_is_no_number_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")

    with pytest.raises(BadSetting, match="SOURCE_DATE_EPOCH"):
        read(tmp_path)
