"""What servers are told: how long to keep a file, what pages may load, where old addresses lead."""

from __future__ import annotations

from pathlib import Path

import pytest

from linli.artefacts.hosting import POLICY, render_caddy, render_headers, render_nginx, render_redirects
from linli.views.hosting import Hosting
from static_host import read_headers

AT_ROOT = Hosting(
    "lane.example",
    "/",
    (("/event/tea/", "/event/supper/"), ("/en/event/tea/", "/en/event/supper/")),
    ("/en",),
    (("/old-lane/", "/lane/"), ("/en/old-lane/", "/en/lane/")),
)
IN_A_FOLDER = Hosting(
    "city.example", "/lane/", (("/event/tea/", "/event/supper/"),), ("/en",), (("/old-yard/", "/yard/"),)
)
FOLDER = Path("/srv/lane")


def test_only_files_whose_names_change_with_their_content_are_kept():
    kept = [path for path, headers in read_headers(render_headers().decode()) if "immutable" in str(headers)]

    assert kept == ["/assets/*", "/media/*"]


def test_pages_may_run_and_show_nothing_that_is_not_the_sites_own():
    (everywhere,) = [dict(headers) for path, headers in read_headers(render_headers().decode()) if path == "/*"]

    policy = everywhere["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert everywhere["X-Content-Type-Options"] == "nosniff"


def test_old_addresses_lead_on_for_good_and_each_language_has_its_own_error_page():
    assert render_redirects(AT_ROOT).decode().splitlines() == [
        "/event/tea/ /event/supper/ 301",
        "/en/event/tea/ /en/event/supper/ 301",
        "/old-lane/* /lane/:splat 301",
        "/en/old-lane/* /en/lane/:splat 301",
        "/en/* /en/404.html 404",
    ]


@pytest.mark.parametrize("render", [render_nginx, render_caddy])
@pytest.mark.parametrize("hosting", [AT_ROOT, IN_A_FOLDER])
def test_a_server_is_told_the_same(render, hosting):
    told = render(hosting, FOLDER)

    assert told.count("{") == told.count("}")
    assert hosting.host in told
    assert POLICY in told
    assert "immutable" in told
    assert "no-cache" in told
    assert f"{hosting.base}event/supper/" in told
    assert "en/404.html" in told
    assert str(FOLDER) in told


def test_nginx_serves_a_site_in_a_folder_from_there_alone():
    told = render_nginx(IN_A_FOLDER, FOLDER)

    assert "location /lane/ { alias /srv/lane/; error_page 404 /lane/404.html; }" in told
    assert "location /lane/en/ { alias /srv/lane/en/; error_page 404 /lane/en/404.html; }" in told
    assert "location = /lane/event/tea/ { return 301 /lane/event/supper/; }" in told
    assert "location /lane/old-yard/ { rewrite ^/lane/old-yard/(.*)$ /lane/yard/$1 permanent; }" in told
    assert '"~^/lane/(assets|media)/"' in told


def test_caddy_leads_on_from_whatever_lay_below_a_renamed_community():
    told = [line.strip() for line in render_caddy(IN_A_FOLDER, FOLDER).splitlines()]

    assert "@moved0 path_regexp moved0 ^/old-yard/(.*)$" in told
    assert "redir @moved0 /lane/yard/{re.moved0.1} 301" in told
