"""Shows the site on this machine while it is being written: all good records, and every problem."""

from __future__ import annotations

import json
import threading
import traceback
from collections.abc import Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from watchfiles import watch

from linli.console import ShownProgress, say
from linli.host import Build, run_build
from linli.problems import CannotPublish, counted
from linli.retouching import retouch
from linli.settings import BadSetting, Settings
from linli.style_guide.guide import START, make_guide_file

_SCRIPT_PATH = "/__linli/preview.js"
_STATE_PATH = "/__linli/state"
_GUIDE_PATH = "/style-guide"
_PATIENCE_S = 20.0
# How long nobody saves anything until it is time to look at the whole site.
_PAUSE_MS = 1000

# Asks for news, waits for it, and shows it: the page again, or what is wrong with the content.
_SCRIPT = """
const box = document.createElement("aside");
box.setAttribute("role", "status");
box.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:40vh;overflow:auto;padding:.75rem 1rem;" +
  "background:#7a1f1f;color:#fff;font:14px/1.6 ui-monospace,monospace;white-space:pre-wrap;z-index:99";
function show(problems) {
  box.textContent = problems.join("\\n");
  if (problems.length) document.body.append(box); else box.remove();
}
async function follow(version) {
  for (;;) {
    try {
      const news = await (await fetch("/__linli/state?after=" + version)).json();
      if (version >= 0 && news.version !== version) return location.reload();
      version = news.version;
      show(news.problems);
    } catch { await new Promise((later) => setTimeout(later, 1000)); }
  }
}
follow(-1);
"""


class _News:
    """The number of the last build and its problems; readers can wait for the next one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._version = 0
        self._problems: tuple[str, ...] = ()

    def tell(self, problems: tuple[str, ...]) -> None:
        with self._changed:
            self._version += 1
            self._problems = problems
            self._changed.notify_all()

    def tell_again(self) -> None:
        """Tell of other pages with the same problems."""
        self.tell(self._problems)

    def after(self, version: int) -> dict[str, object]:
        with self._changed:
            self._changed.wait_for(lambda: self._version != version, _PATIENCE_S)
            return {"version": self._version, "problems": self._problems}


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, news: _News, theme_dir: Path, **more: Any) -> None:
        self._news = news
        self._theme_dir = theme_dir
        super().__init__(*arguments, **more)

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == _SCRIPT_PATH:
            self._answer(_SCRIPT.encode(), "text/javascript; charset=utf-8")
        elif path == _STATE_PATH:
            version = query.removeprefix("after=")
            state = self._news.after(int(version) if version.lstrip("-").isdigit() else -1)
            self._answer(json.dumps(state).encode(), "application/json")
        elif path.startswith(_GUIDE_PATH):
            self._answer_guide(path.removeprefix(_GUIDE_PATH))
        else:
            self._answer_page(path)

    def _answer_guide(self, path: str) -> None:
        """Answer with a part of the style guide, which is no part of the site."""
        if path in ("", "/"):
            self.send_response(302)
            self.send_header("Location", f"{_GUIDE_PATH}/{START}")
            self.end_headers()
        elif file := make_guide_file(self._theme_dir, path.removeprefix("/")):
            self._answer(file.content, file.kind)
        else:
            self.send_error(404)

    def _answer_page(self, path: str) -> None:
        file = Path(self.translate_path(path))
        if file.is_dir() and not path.endswith("/"):
            super().do_GET()  # sends the visitor to the address with a slash
            return
        page = file / "index.html" if file.is_dir() else file
        status = 200
        if not page.is_file():
            page, status = Path(self.directory) / "404.html", 404
        if page.suffix != ".html" or not page.is_file():
            super().do_GET()
            return
        script = f'<script src="{_SCRIPT_PATH}" defer></script></body>'.encode()
        self._answer(page.read_bytes().replace(b"</body>", script), "text/html; charset=utf-8", status)

    def _answer(self, content: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet: the terminal belongs to the problems."""


def serve_preview(settings: Settings, conf: Path, overrides: Mapping[str, Any], bind: str, port: int) -> int:
    """Build into the state folder, serve it, and rebuild after every change, until interrupted.

    `settings` are those that `conf` and `overrides` make up to begin with.
    """
    output_dir = settings.state_dir / "preview"
    overrides = {**overrides, "OUTPUT_PATH": str(output_dir), "LINLI_STATE": str(settings.state_dir / "preview-state")}
    news = _News()
    read_of_conf = _state_of(conf)
    built = _rebuild(conf, overrides, news)
    handler = partial(_Handler, directory=str(output_dir), news=news, theme_dir=settings.theme_dir)
    try:
        server = ThreadingHTTPServer((bind, port), handler)
    except OSError as error:
        raise BadSetting(f"cannot serve on {bind}:{port} ({error.strerror}). Choose another --port.") from error
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"http://{bind}:{server.server_port}/  (Ctrl+C ends it)")
    is_behind = False
    watched = (settings.content_dir, settings.theme_dir, *filter(None, [settings.brand_font]))
    for changes in watch(*watched, debounce=150, rust_timeout=_PAUSE_MS, yield_on_timeout=True, raise_interrupt=False):
        # Editors put a new file in the place of the old one, and who watches the old one hears no more.
        has_new_settings = _state_of(conf) != read_of_conf
        if changes and not has_new_settings and _retouch(built, {Path(path) for _kind, path in changes}):
            news.tell_again()
            is_behind = True
        elif changes or is_behind or has_new_settings:
            read_of_conf = _state_of(conf)
            built = _rebuild(conf, overrides, news)
            is_behind = False
    return 0


def _state_of(file: Path) -> tuple[int, int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None  # about to be replaced
    return status.st_mtime_ns, status.st_size, status.st_ino


def _retouch(built: Build | None, changed: set[Path]) -> bool:
    """Show new texts on their pages, if that is all that has changed since a build."""
    if built is None or built.planner is None:
        return False
    try:
        return retouch(built.press, built.planner, changed)
    except Exception:  # whatever it is, the build that follows tells where it stands
        return False


def _rebuild(conf: Path, overrides: Mapping[str, Any], news: _News) -> Build | None:
    """Build what is right, tell what is not, and return the build."""
    build = None
    try:
        with ShownProgress() as progress:
            build = run_build(conf, overrides, progress, strict=False)
        lines = tuple(map(str, build.problems))
    except (BadSetting, CannotPublish) as reason:
        lines = (f"linli: {reason}",)
    except Exception:  # a template in the making must not end the preview
        lines = tuple(traceback.format_exc().splitlines())
    for line in lines:
        say(line)
    say(counted(len(lines)))
    news.tell(lines)
    return build
