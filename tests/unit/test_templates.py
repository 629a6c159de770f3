"""Templates compiled our way print what Jinja's own would."""

from dataclasses import dataclass

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from linli.artefacts.html.templates import Templates

MARKUP = Markup("<b>&amp;</b>")


@dataclass(frozen=True, slots=True)
class Shown:
    text: str
    markup: str = MARKUP
    number: int = 7


MACROS = """
{% macro plain(shown) -%}<i title="{{ shown.text }}">{{ shown.markup }}{{ shown.number }}</i>{%- endmacro %}
{% macro with_defaults(shown, level=2, mark='<') -%}{{ level }}{{ mark }}{{ plain(shown) }}{%- endmacro %}
{% macro around(name) -%}[{{ name }}: {{ caller() }}]{%- endmacro %}
{% macro listed() -%}{% for one in varargs %}{{ one }},{% endfor %}{{ kwargs | length }}{%- endmacro %}
"""
PAGE = """
{% extends 'layout' %}
{% from 'macros' import plain, with_defaults as other, around, listed %}
{% import 'macros' as all_macros %}
{% block body %}
{{ plain(shown) }} {{ other(shown) }} {{ other(shown, 3) }} {{ other(shown, mark='>', level=4) }}
{% for one in [shown, shown] %}{{ loop.index }}{{ other(one, *[5]) }}{{ all_macros.plain(one) }}{% endfor %}
{% call around('<a>') %}{{ shown.text }}{% endcall %} {{ listed(1, '<', key=2) }}
{{ plain(shown) if shown.number > 3 else other(shown) }} {{ shown.text | upper }} {{ plain(shown) | length }}
{{ _("Menu & more") }} {{ _("100%% sure") }} {{ _("%(n)s things", n='<3>') }} {{ gettext("Menu & more") ~ '<' }}
{{ shown.missing is defined }} {{ shown.text is defined }} {{ shown.nothing is undefined }} {{ none }}
{{ super() }}
{% endblock %}
"""
LAYOUT = "{% from 'macros' import plain %}<main>{% block body %}{{ plain(shown) }}{% endblock %}</main>"
SAID = {"Menu & more": "菜单 & <更多>", "100%% sure": "100%% <确定>"}


def say(message: str) -> str:
    return SAID.get(message, message)


def equipped(environment: Environment) -> Environment:
    environment.loader = DictLoader({"macros": MACROS, "layout": LAYOUT, "page": PAGE})
    environment.undefined = StrictUndefined
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(say, lambda one, many, n: one, newstyle=True)  # type: ignore[attr-defined]
    return environment


def ours() -> Environment:
    return equipped(Templates(say))


def test_a_template_prints_what_jinja_prints_byte_for_byte():
    jinjas_own = equipped(Environment(autoescape=True))

    for text in ("plain", "<script>&\"'", "菜单"):
        page = ours().get_template("page").render(shown=Shown(text))
        assert page == jinjas_own.get_template("page").render(shown=Shown(text))
        assert "<script>" not in page


def test_what_a_view_does_not_have_is_an_error():
    for source in ("{{ shown.missing }}", "{% if shown.missing %}{% endif %}"):
        with pytest.raises(AttributeError, match="missing"):
            ours().from_string(source).render(shown=Shown(""))
    with pytest.raises(UndefinedError):
        ours().from_string("{{ nothing }}").render()


@pytest.mark.parametrize("call", ["plain()", "plain(shown, 2)", "plain(other=2)"])
def test_a_macro_called_wrongly_is_an_error(call):
    template = ours().from_string(f"{{% from 'macros' import plain %}}{{{{ {call} }}}}")

    with pytest.raises((TypeError, UndefinedError)):
        template.render(shown=Shown(""))


def test_a_message_is_translated_into_the_language_of_its_templates():
    english = equipped(Templates(lambda message: message))

    source = "{{ _('Menu & more') }}"
    assert ours().from_string(source).render() == "菜单 & <更多>"
    assert english.from_string(source).render() == "Menu & more"
