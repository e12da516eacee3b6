"""The pages of the documentation: made from what the code says, and every link leads somewhere."""

import json
import re
import subprocess
import sys
from dataclasses import fields
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from docs.assemble import ROOT, assemble, columns_used, relink
from newslab import formats
from newslab.annotation.agreement import Agreement
from newslab.stream.schema import columns

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    target = tmp_path_factory.mktemp("build") / "docs"
    assemble(target)
    return target


def read(pages, name):
    return (pages / name).read_text(encoding="utf-8")


def test_every_link_of_a_page_leads_somewhere(pages):
    for page in pages.rglob("*.md"):
        text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for path in re.findall(r"\]\(([^)\s#]+)", text):
            assert "://" in path or (page.parent / path).exists(), (page.name, path)


def test_every_page_stands_in_the_navigation_once(pages):
    nav = json.dumps(yaml.safe_load((pages.parent / "mkdocs.yml").read_text(encoding="utf-8"))["nav"])
    listed = re.findall(r'"([^"]+\.(?:md|ipynb))"', nav)
    held = [path.relative_to(pages).as_posix() for kind in ("*.md", "*.ipynb") for path in pages.rglob(kind)]
    assert sorted(listed) == sorted(held)


def test_the_data_dictionary_has_every_column_with_a_meaning(pages):
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \| (.+?) \|", read(pages, "data-dictionary.md"), re.MULTILINE)
    assert [(column, kind) for column, kind, _ in rows] == [
        pair for table in columns().values() for pair in table.items()
    ]
    assert all(len(meaning) > 4 for _, _, meaning in rows)


def test_the_data_dictionary_knows_which_notebook_uses_a_column(pages):
    used = dict(columns_used(ROOT / "notebooks" / "02-numbers.ipynb"))
    assert {"bound", "counted", "speaker"} <= used["quantities"]
    assert "value" in used["dates"]
    assert "(notebooks/02-numbers.ipynb)" in read(pages, "data-dictionary.md")


def test_the_table_of_formats_lists_what_each_cannot_hold(pages):
    page = read(pages, "formats.md")
    for name in formats.FORMATS:
        (row,) = re.findall(rf"^\| `{name}` \|.*$", page, re.MULTILINE)
        assert all(path in row for path in getattr(formats.get(name), "LOSES", ()))
        assert ("| yes |" if hasattr(formats.get(name), "read") else "| no |") in row


def test_the_gallery_has_every_figure_with_its_caption(pages):
    page = read(pages, "gallery.md")
    assert all(f"(figures/{path.name})" in page for path in (ROOT / "figures").glob("*.svg"))
    assert "11 numbers" in page or "numbers with a value" in page


def test_the_page_on_correcting_names_what_agreement_gives(pages):
    named = set(re.findall(r"compared\.(\w+)", read(pages, "by-hand.md")))
    assert named == {field.name for field in fields(Agreement)}


def test_limits_come_from_the_readme_and_the_notebooks(pages):
    page = read(pages, "limits.md")
    assert "It reports what the text attributes, not what is true." in page
    assert page.count("](notebooks/") >= 2
    assert not re.search(r"^[A-Z]{5,}$", page, re.MULTILINE)


@pytest.mark.parametrize(
    ("source", "text", "led"),
    [
        ("README.md", "[c](training/MODEL_CARD.md)", "[c](model-card.md)"),
        ("training/README.md", "[c](MODEL_CARD.md)", "[c](model-card.md)"),
        ("README.md", "![p](figures/a.svg)", "![p](figures/a.svg)"),
        ("README.md", "![p](docs/images/editor.png)", "![p](images/editor.png)"),
        ("README.md", "[code](src/newslab)", "code"),
        ("README.md", "[w](https://example.org/x)", "[w](https://example.org/x)"),
    ],
)
def test_links_of_the_repository_lead_to_pages(source, text, led):
    assert relink(text, source) == led


@pytest.mark.skipif(find_spec("mkdocs") is None, reason="mkdocs is not installed: `make docs` installs it")
def test_the_site_builds_strictly(pages):
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--strict",
        "--config-file",
        pages.parent / "mkdocs.yml",
    ]
    config = (pages.parent / "mkdocs.yml").read_text(encoding="utf-8").replace("../", f"{ROOT}/")
    (pages.parent / "mkdocs.yml").write_text(config, encoding="utf-8")
    done = subprocess.run(list(map(str, command)), cwd=pages.parent, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    html = [path.read_text(encoding="utf-8") for path in Path(pages.parent / "site").rglob("*.html")]
    assert not [page for page in html if re.search(r'<(?:script|link)[^>]+(?:src|href)="https?://', page)]
