"""Which file describes what, whose it is, in which language, and in which line its text begins."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from linli.problems import Report
from linli.records.kinds import KIND_BY_FOLDER
from linli.sources.documents import is_id, read_documents, split_front_matter

COMMUNITY = "---\ntitle: 梧桐里\n---\n"
EVENT = "---\ntitle: 晚餐\n---\n带一道菜来。\n"


@pytest.fixture
def read(tmp_path):
    """Write files below a content folder, and return the documents and problems found there."""

    def read(**files):
        for path, text in files.items():
            file = tmp_path / "content" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        report = Report()
        documents = read_documents(tmp_path / "content", tmp_path, KIND_BY_FOLDER, report)
        return documents.readable, [str(problem) for problem in report.problems]

    return read


@pytest.mark.parametrize(
    ("path", "kind", "community", "id", "language"),
    [
        ("community.md", "community", "", "", ""),
        ("community.en.md", "community", "", "", "en"),
        ("events/dinner.md", "event", "", "dinner", ""),
        ("events/dinner.en.md", "event", "", "dinner", "en"),
        ("events/2026/06/dinner/index.md", "event", "", "dinner", ""),
        ("events/2026/06/dinner/index.zh-CN.md", "event", "", "dinner", "zh-CN"),
        ("events/2026/dinner.md", "event", "", "dinner", ""),
        ("pagoda/community.md", "community", "pagoda", "pagoda", ""),
        ("pagoda/stories/tree.md", "story", "pagoda", "tree", ""),
        ("parks/pagoda/community.md", "community", "pagoda", "pagoda", ""),
    ],
)
def test_a_path_says_what_a_file_describes(path, kind, community, id, language, read):
    folder = "pagoda/" if community else ""
    home = {f"parks/{folder}community.md" if path.startswith("parks") else f"{folder}community.md": COMMUNITY}

    documents, problems = read(**(home | {path: EVENT}))

    found = next(document for document in documents if document.path == f"content/{path}")
    assert (found.kind, found.community, found.id, found.language) == (kind, community, id, language)
    assert problems == []


@pytest.mark.parametrize("path", [".git/events/x.md", "events/.draft.md", "pages/about.md", "awards/prize.md"])
def test_hidden_files_and_what_belongs_to_others_are_passed_over(path, read):
    documents, problems = read(**{"community.md": COMMUNITY, path: "no front matter"})

    assert [document.path for document in documents] == ["content/community.md"]
    assert problems == []


@pytest.mark.parametrize("path", ["events/dinner.MD", "events/dinner.markdown", "events/dinner.mkd"])
def test_a_file_that_somebody_meant_to_be_read_is_not_passed_over_in_silence(path, read):
    _, problems = read(**{"community.md": COMMUNITY, path: EVENT})

    assert problems == [f"content/{path}: the file would not be read. Let its name end in `.md`."]


def test_documents_come_in_the_order_of_their_paths(read):
    documents, _ = read(
        **{"community.md": COMMUNITY, "events/b.md": EVENT, "events/a/index.md": EVENT, "cases/z.md": EVENT}
    )

    paths = [document.path for document in documents]
    assert paths == sorted(paths)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_windows_line_endings_and_byte_order_marks_change_nothing(ending, mark, read):
    documents, problems = read(
        **{"community.md": (mark + "---\ntitle: 梧桐里\n---\n一\n二\n".replace("\n", ending)).encode()}
    )

    assert problems == []
    assert documents[0].front.get("title").text == "梧桐里"
    assert documents[0].body == "一\n二\n"


@given(st.lists(st.sampled_from(["title: 一", "# 二", "", "- -- -"]), max_size=8), st.text(max_size=40))
@example([], "---\n")
def test_a_text_begins_in_the_line_that_its_document_says(front, body):
    text = "\n".join(["---", *front, "---", body])

    split = split_front_matter(text)

    assert split is not None
    front_text, found, line = split

    assert front_text == "\n".join(front)
    assert found == body
    assert text.split("\n")[line - 1 :] == body.split("\n")


@given(st.text(max_size=60))
def test_a_text_without_both_fences_has_no_front_matter(text):
    fences = [line for line in text.split("\n") if line.rstrip() == "---"]

    split = split_front_matter(text)

    assert (split is not None) == (len(fences) > 1 and text.split("\n")[0].rstrip() == "---")


@given(st.text(max_size=90) | st.from_regex(r"[a-z0-9-]{1,90}", fullmatch=True))
def test_what_is_an_id_can_stand_in_an_address_as_it_is(text):
    if is_id(text):
        assert text.isascii()
        assert 0 < len(text) <= 80
        assert not set(text) - set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert not text.startswith("-")
        assert not text.endswith(("-", "\n"))
        assert "--" not in text


@pytest.mark.parametrize("text", ["dinner", "2022-12-12-award", "a", "0", "x" * 80])
def test_plain_names_are_ids(text):
    assert is_id(text)


@pytest.mark.parametrize(
    "text", ["", "Dinner", "晚餐", "a b", "a_b", "a/b", "..", "-a", "a-", "a--b", "x" * 81, "dinner\n"]
)
def test_names_that_would_have_to_be_escaped_are_no_ids(text):
    assert not is_id(text)
