"""What web servers read: how long a file may be kept, what a page may load, and where old addresses lead.

Why headers and no `<meta>`: `docs/decisions/0023-what-servers-are-told.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from linli.views.hosting import Hosting

# Pages load from their own site alone, and run no script and no style that stands in the page itself.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        # Nothing of ours asks for it; tools that audit pages fetch robots.txt from within one.
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
# The names in these folders change with what the files hold.
KEPT_FOLDERS = ("assets", "media")
KEPT = "public, max-age=31536000, immutable"
ASKED_AGAIN = "no-cache"


def render_headers() -> bytes:
    """Return a `_headers` file, as several hosts of static sites read it.

    How long pages are kept is left to these hosts: they all have a browser ask again, and where two rules match, some
    of them send both.
    """
    rules = [("/*", HEADERS), *((f"/{folder}/*", (("Cache-Control", KEPT),)) for folder in KEPT_FOLDERS)]
    return _lines(
        line for path, headers in rules for line in (path, *(f"  {name}: {value}" for name, value in headers))
    ).encode()


def render_redirects(hosting: Hosting) -> bytes:
    """Return a `_redirects` file: old addresses for good, and the error pages of other languages."""
    moved = (f"{old} {new} 301" for old, new in hosting.moved)
    folders = (f"{old}* {new}:splat 301" for old, new in hosting.moved_folders)
    # The first rule that fits is the one that is followed.
    missing = (f"{prefix}/* {prefix}/404.html 404" for prefix in hosting.prefixes)
    return _lines((*moved, *folders, *missing)).encode()


def render_nginx(hosting: Hosting, folder: Path) -> str:
    """Return a configuration of nginx 1.22 or newer that serves `folder`, as a file for `conf.d`."""
    base = hosting.base
    headers = [f'add_header {name} "{value}" always;' for name, value in HEADERS if value != POLICY]
    moved = [f"location = {base}{old[1:]} {{ return 301 {base}{new[1:]}; }}" for old, new in hosting.moved]
    folders = [_nginx_folder(base + old[1:], base + new[1:]) for old, new in hosting.moved_folders]
    return _lines(
        (
            "map $uri $linli_kept {",
            f'    default "{ASKED_AGAIN}";',
            f'    "~^{base}({"|".join(KEPT_FOLDERS)})/" "{KEPT}";',
            "}",
            "map $sent_http_content_type $linli_policy {",
            '    default "";',
            f'    "~^text/html" "{POLICY}";',
            "}",
            "server {",
            *_indented(
                (
                    "listen 80;",
                    "listen [::]:80;",
                    f"server_name {hosting.host};",
                    "# Certificates: add `listen 443 ssl;` and yours here.",
                    "absolute_redirect off;",
                    "charset utf-8;",
                    "charset_types text/css text/xml text/plain text/calendar text/javascript"
                    " application/javascript application/atom+xml application/json image/svg+xml;",
                    "include mime.types;",
                    "types { text/calendar ics; }",
                    "gzip_static on;",
                    "gzip_vary on;",
                    "# brotli_static on;  # with the module ngx_brotli",
                    "add_header Cache-Control $linli_kept;",
                    "add_header Content-Security-Policy $linli_policy always;",
                    *headers,
                    *moved,
                    *folders,
                    *_nginx_places(hosting, folder),
                )
            ),
            "}",
        )
    )


def _nginx_folder(old: str, new: str) -> str:
    return f"location {old} {{ rewrite ^{old}(.*)$ {new}$1 permanent; }}"


def _nginx_places(hosting: Hosting, folder: Path) -> Iterator[str]:
    base = hosting.base
    for prefix in ("", *hosting.prefixes):
        place, there = f"{base}{prefix[1:]}".rstrip("/") + "/", f"{folder}{prefix}/"
        yield f"location {place} {{ alias {there}; error_page 404 {place}404.html; }}"


def render_caddy(hosting: Hosting, folder: Path) -> str:
    """Return a configuration of Caddy 2 that serves `folder`, as a file to import or as a whole Caddyfile."""
    headers = [f'{name} "{value}"' for name, value in HEADERS]
    within, kept = hosting.base.rstrip("/"), " ".join(f"/{name}/*" for name in KEPT_FOLDERS)
    site = (
        f"root * {folder}",
        f"@kept path {kept}",
        f"@asked not path {kept}",
        f'header @asked Cache-Control "{ASKED_AGAIN}"',
        f'header @kept Cache-Control "{KEPT}"',
        *(f"redir {old} {within}{new} 301" for old, new in hosting.moved),
        *(line for number, pair in enumerate(hosting.moved_folders) for line in _caddy_folder(number, within, *pair)),
        "file_server {",
        "    precompressed br gzip",
        "}",
    )
    return _lines(
        (
            f"{hosting.host} {{",
            *_indented(
                (
                    "header {",
                    *_indented(headers),
                    "}",
                    f"handle_path {within}/* {{" if within else "handle {",
                    *_indented(site),
                    "}",
                    "handle_errors 404 {",
                    *_indented(_caddy_missing(hosting, folder)),
                    "}",
                )
            ),
            "}",
        )
    )


def _caddy_folder(number: int, within: str, old: str, new: str) -> Iterator[str]:
    yield f"@moved{number} path_regexp moved{number} ^{old}(.*)$"
    yield f"redir @moved{number} {within}{new}{{re.moved{number}.1}} 301"


def _caddy_missing(hosting: Hosting, folder: Path) -> Iterator[str]:
    within = hosting.base.rstrip("/")
    yield f"root * {folder}"
    for number, prefix in enumerate(hosting.prefixes):
        yield f"@language{number} path {within}{prefix}/*"
        yield f"rewrite @language{number} {prefix}/404.html"
    # Only the first rewrite that fits is done.
    yield "rewrite * /404.html"
    yield "file_server"


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" for line in lines]


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
