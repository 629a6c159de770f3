"""Is everything that the interface says also said in Chinese?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from jinja2 import Environment

from linli.views.wording import find_catalogue

PROJECT = Path(__file__).parents[2]
THEME = PROJECT / "theme"
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")


def texts_of_templates() -> Iterator[str]:
    """Yield what the templates say: `_("…")`, and both English forms of `forms(…)`."""
    options = {"**.html": {"newstyle_gettext": "true"}}
    for _file, _line, message, _comments, _context in extract_from_dir(
        THEME / "templates",
        method_map=[("**.html", "jinja2")],
        options_map=options,
        keywords={**DEFAULT_KEYWORDS, "forms": (1, 2)},
    ):
        yield from (message,) if isinstance(message, str) else message


def texts_of_code() -> Iterator[str]:
    """Yield what the code marks with `_("…")`, within f-strings too, where Babel's own extractor is blind."""
    for file in sorted((PROJECT / "plugins" / "linli").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                argument = node.args[0]
                assert isinstance(argument, ast.Constant), f"{file.name}:{node.lineno}: only plain text is translated"
                yield str(argument.value)


def translations() -> dict[str, str]:
    """Return the Chinese catalogue by English text; of a plural, both English forms lead to the Chinese one."""
    catalogue = find_catalogue(THEME, "zh-CN")
    assert catalogue is not None
    found: dict[str, str] = {}
    for message in catalogue:
        ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        strings = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        found |= {one: str(strings[-1]) for one in ids if one}
    return found


def test_everything_the_interface_says_has_a_chinese_translation():
    known = translations()

    missing = sorted({text for text in (*texts_of_templates(), *texts_of_code()) if not known.get(text)})
    assert missing == [], "Add them to theme/locale/zh_CN/LC_MESSAGES/linli.po."


def test_no_template_says_a_word_past_the_catalogue():
    environment = Environment(extensions=["jinja2.ext.i18n"])
    said = []
    for file in sorted((THEME / "templates").rglob("*.html")):
        tokens = environment.lex(file.read_text("utf-8"))
        markup = "".join(value if kind == "data" else "" for _line, kind, value in tokens)
        words = [
            *re.findall(r'\b(?:aria-label|title|alt|placeholder)="([^"]+)"', markup),
            re.sub(r"<[^>]*>", " ", markup),
        ]
        said += [f"{file.name}: {word}" for text in words for word in re.findall(r"(?<![\w-])[^\W\d_]{2,}", text)]

    assert said == []


def test_no_translation_loses_a_placeholder():
    lost = {
        text: translated
        for text, translated in translations().items()
        if sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(translated))
    }

    assert lost == {}


def test_no_translation_is_left_over():
    said = {*texts_of_templates(), *texts_of_code()}

    assert sorted(translations().keys() - said) == []
