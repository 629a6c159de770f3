"""Serves a built site as a host of static sites does, for tests and for Lighthouse.

    .venv/bin/python tools/static_host.py output 8000

It reads `_headers` and `_redirects`, hands out compressed copies where there are some and the browser takes them, and
answers with the error page of the nearest language.
"""

from __future__ import annotations

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

_TYPES = {
    ".avif": "image/avif",
    ".ics": "text/calendar",
    ".atom": "application/atom+xml",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
_ENCODINGS = {".br": "br", ".gz": "gzip"}

Rules = list[tuple[str, list[tuple[str, str]]]]


def read_headers(text: str) -> Rules:
    """Return the rules of a `_headers` file: a path, whose `*` stands for anything at its end, and its headers."""
    rules: Rules = []
    for line in filter(None, text.splitlines()):
        if line.startswith(" "):
            name, _colon, value = line.strip().partition(": ")
            rules[-1][1].append((name, value))
        else:
            rules.append((line, []))
    return rules


def _fits(rule: str, path: str) -> bool:
    return path.startswith(rule[:-1]) if rule.endswith("*") else path == rule


def new_address(path: str, old: str, new: str) -> str:
    """Return where a rule of a `_redirects` file leads; `:splat` stands for whatever `*` stood for."""
    return new.replace(":splat", path.removeprefix(old.removesuffix("*")))


class StaticHost(SimpleHTTPRequestHandler):
    """Answers for one folder; it says nothing about it."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 – as the class above declares it
        **SimpleHTTPRequestHandler.extensions_map,
        **_TYPES,
    }

    def __init__(self, *arguments: Any, rules: Rules, moved: list[tuple[str, str]], **more: Any) -> None:
        self._rules, self._moved = rules, moved
        super().__init__(*arguments, **more)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        file = Path(self.translate_path(path))
        new = next((new_address(path, old, new) for old, new in self._moved if _fits(old, path)), "")
        if new:
            self._lead_to(new)
        elif file.is_dir() and not path.endswith("/"):
            self._lead_to(f"{path}/")
        elif file.is_dir() or not file.is_file():
            page = file / "index.html"
            self._answer(path, page) if page.is_file() else self._answer(path, self._error_page(file), 404)
        else:
            self._answer(path, file)

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""

    def _lead_to(self, address: str) -> None:
        self.send_response(301)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _error_page(self, missing: Path) -> Path:
        root = Path(self.directory)
        near = (folder / "404.html" for folder in missing.parents if folder.is_relative_to(root))
        return next(page for page in near if page.is_file())

    def _answer(self, path: str, file: Path, status: int = 200) -> None:
        taken = self.headers.get("Accept-Encoding", "")
        copies = ((Path(f"{file}{suffix}"), name) for suffix, name in _ENCODINGS.items() if name in taken)
        copy, encoding = next(((copy, name) for copy, name in copies if copy.is_file()), (file, ""))
        content = copy.read_bytes()
        kind = self.guess_type(str(file))
        is_text = kind.startswith(("text/", "application/")) and kind != "application/pdf"
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(content)))
        if encoding:
            self.send_header("Content-Encoding", encoding)
        for rule, headers in self._rules:
            for name, value in headers if _fits(rule, path) else ():
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)


def serve(folder: Path, port: int = 0, headers: str = "") -> ThreadingHTTPServer:
    """Return a server of the folder that is already at work; on a free port, if none is named.

    `headers` stands for the `_headers` of a site that has none.
    """
    lines = (line.split() for line in _text_of(folder / "_redirects").splitlines())
    moved = [(old, new) for old, new, status in lines if status == "301"]
    rules = read_headers(headers or _text_of(folder / "_headers"))
    host = partial(StaticHost, directory=str(folder), rules=rules, moved=moved)
    server = ThreadingHTTPServer(("127.0.0.1", port), host)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def _text_of(file: Path) -> str:
    return file.read_text("utf-8") if file.is_file() else ""


if __name__ == "__main__":
    serve(Path(sys.argv[1]).resolve(), int(sys.argv[2]))
    threading.Event().wait()
