"""Assemble the pages of the documentation in build/docs: `python -m docs.assemble`, then `mkdocs build`.

Pages that say what the code says are made from it: the data dictionary, the formats, the word lists, the gallery.
"""

import ast
import inspect
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

from newslab import formats
from newslab.tables import read_table

__all__ = ["assemble"]

ROOT = Path(__file__).parents[1]
_PAGES = {
    "README.md": "index.md",
    "CHANGELOG.md": "changelog.md",
    "data/README.md": "data.md",
    "training/README.md": "training.md",
    "training/MODEL_CARD.md": "model-card.md",
}
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s#]+)(#[^)\s]*)?\)")


def assemble(target: Path) -> None:
    """Write every page into the folder `target`, which is emptied first, and the configuration beside it."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(ROOT / "docs" / "pages", target)
    for folder in ("figures", "notebooks", "docs/images"):
        if (ROOT / folder).is_dir():
            shutil.copytree(ROOT / folder, target / Path(folder).name)
    for source, page in _PAGES.items():
        (target / page).write_text(relink((ROOT / source).read_text(encoding="utf-8"), source), encoding="utf-8")
    made = {"gallery.md": gallery(), "data-dictionary.md": data_dictionary(), "word-lists.md": word_lists()}
    for page, text in made.items():
        (target / page).write_text(text, encoding="utf-8")
    limits = section((ROOT / "README.md").read_text(encoding="utf-8"), "What it does not do")
    filled = {
        "READMELIMITS": relink(limits, "README.md"),
        "NOTEBOOKLIMITS": "\n\n".join(notebook_limits()),
        "FORMATMODULES": "\n\n".join(f"::: newslab.formats.{name}" for name in formats.FORMATS),
        "FORMATS": format_table(),
    }
    for path in target.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(_fill(text, filled), encoding="utf-8")
    config = (ROOT / "docs" / "mkdocs.yml").read_text(encoding="utf-8")
    nav = "\n".join(f"      - notebooks/{path.name}" for path in _notebooks())
    (target.parent / "mkdocs.yml").write_text(_fill(config, {"NOTEBOOKS": nav}), encoding="utf-8")


def relink(text: str, source: str) -> str:
    """Lead the links of a page of the repository to the documentation; one that leads elsewhere keeps its words."""

    def lead(match: re.Match[str]) -> str:
        mark, words, path, anchor = match[1], match[2], match[3], match[4] or ""
        if "://" in path:
            return match[0]
        place = ((ROOT / source).parent / path).resolve()
        inside = place.relative_to(ROOT).as_posix().removeprefix("docs/") if place.is_relative_to(ROOT) else ""
        if inside.startswith("pages/"):
            return f"{mark}[{words}]({inside.removeprefix('pages/')}{anchor})"
        if inside in _PAGES or inside.startswith(("figures/", "images/", "notebooks/")):
            return f"{mark}[{words}]({_PAGES.get(inside, inside)}{anchor})"
        return words

    return _LINK.sub(lead, text)


def section(text: str, heading: str) -> str:
    """Return what stands under a heading of the second level."""
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0].strip()


def gallery() -> str:
    """Return the gallery: every figure of the notebooks with its caption and its table, and pictures of the screen."""
    parts = ["# Gallery\n\nEvery figure is drawn by a notebook, and comes with a table of what it shows.\n"]
    for path in sorted((ROOT / "figures").glob("*.svg")):
        caption = _caption(path.read_text(encoding="utf-8"))
        table = f"[What it shows, as a table](figures/{path.stem}.csv)" if path.with_suffix(".csv").exists() else ""
        parts.append(f"## {path.stem[3:].replace('-', ' ').capitalize()}\n")
        parts.append(f"![{caption or path.stem}](figures/{path.name})\n\n{table}\n")
    for path in sorted((ROOT / "docs" / "images").glob("*.png")):
        title = f"The {path.stem.replace('-dark', ' on a dark ground')} in JupyterLab"
        parts.append(f"## {title}\n\n![{title}](images/{path.name})\n")
    return "\n".join(parts)


def data_dictionary() -> str:
    """Return the data dictionary: every column of every table, with its type, its meaning, and who uses it."""
    uses = {path.stem: dict(columns_used(path)) for path in _notebooks()}
    parts = [
        "# Data dictionary\n\nEvery column of every table: those of `newslab.frames`, of `newslab annotate --format "
        "parquet`, and of `newslab convert --to csv`, `excel` and `parquet`. Offsets count characters from 0, the end "
        "is exclusive. Made from `src/newslab/stream/columns.tsv`, which a test compares with the tables.\n"
    ]
    rows = read_table("stream", "columns")
    for table in dict.fromkeys(row["table"] for row in rows):
        parts.append(f"## {table}\n\n| column | type | meaning | used in notebook |\n|---|---|---|---|")
        for row in rows:
            if row["table"] == table:
                users = [stem for stem, used in uses.items() if row["column"] in used.get(table, ())]
                links = ", ".join(f"[{stem[:2]}](notebooks/{stem}.ipynb)" for stem in users)
                parts.append(f"| `{row['column']}` | {row['type']} | {_cell(row['meaning'])} | {links} |")
        parts.append("")
    return "\n".join(parts)


def columns_used(path: Path) -> Iterator[tuple[str, set[str]]]:
    """Yield each table with those of its columns that a notebook's code names.

    A variable belongs to the table of `newslab.frames` that its value is made of; a column is used where it stands
    as a string in a statement with such a variable.
    """
    known: dict[str, set[str]] = {}
    for row in read_table("stream", "columns"):
        known.setdefault(row["table"], set()).add(row["column"])
    owners: dict[str, str] = {}
    used: dict[str, set[str]] = {}
    for statement in (s for code in _code(path) for s in ast.parse(code).body):
        nodes = list(ast.walk(statement))
        tables = {node.attr for node in nodes if isinstance(node, ast.Attribute) and _is_frames(node.value)}
        tables |= {owners[node.id] for node in nodes if isinstance(node, ast.Name) and node.id in owners}
        tables &= set(known)
        if isinstance(statement, ast.Assign) and len(tables) == 1:
            owners |= {node.id: next(iter(tables)) for node in statement.targets if isinstance(node, ast.Name)}
        strings = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        for table in tables:
            used.setdefault(table, set()).update(strings & known[table])
    yield from used.items()


def word_lists() -> str:
    """Return the list of the tables of words: what each is, from its own header, and its columns."""
    parts = ["# Word lists\n\nWhat newslab knows of Arabic, in tables beside the code: [add a row](own-word.md).\n"]
    for path in sorted((ROOT / "src" / "newslab").glob("*/*.tsv")):
        if path.parent.name == "stream":
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        notes = [line.lstrip("# ") for line in lines if line.startswith("#")]
        rows = read_table(path.parent.name, path.stem)
        columns = ", ".join(f"`{column}`" for column in rows[0])
        head = f"## {path.parent.name}/{path.name}\n\n{len(rows):,} rows. Columns: {columns}.\n\n"
        parts.append(head + "\n".join(f"- {_cell(note)}" for note in notes) + "\n")
    return "\n".join(parts)


def format_table() -> str:
    """Return the table of formats, from the modules' docstrings."""
    rows = ["| `--to` | what it is | way back | cannot hold |", "|---|---|---|---|"]
    for name, what in formats.FORMATS.items():
        module = formats.get(name)
        lost = " ".join((inspect.getdoc(module) or "").partition("Cannot hold:")[2].split()).removesuffix(".")
        back = "yes" if hasattr(module, "read") else "no"
        rows.append(f"| `{name}` | {what} | {back} | {_cell(lost)} |")
    return "\n".join(rows)


def notebook_limits() -> Iterator[str]:
    """Yield what each notebook says may be wrong."""
    for path in _notebooks():
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            text = "".join(cell["source"])
            if cell["cell_type"] == "markdown" and "**What may be wrong.**" in text:
                found = text.partition("**What may be wrong.**")[2].strip()
                found = re.split(r"\n\n(?:Next:|\*\*)", found)[0]
                yield f"[{path.stem}](notebooks/{path.name}): {relink(found, f'notebooks/{path.name}')}"


def _fill(text: str, filled: Mapping[str, str]) -> str:
    for name, value in filled.items():
        text = re.sub(rf"^{name}$", lambda _, value=value: value, text, flags=re.MULTILINE)  # type: ignore[misc]
    return text


def _notebooks() -> list[Path]:
    return sorted((ROOT / "notebooks").glob("*.ipynb"))


def _code(path: Path) -> Iterator[str]:
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and not source.lstrip().startswith(("%", "!")):
            yield source


def _is_frames(node: Any) -> bool:
    return (isinstance(node, ast.Name) and node.id == "frames") or (
        isinstance(node, ast.Attribute) and node.attr == "frames"
    )


def _caption(svg: str) -> str:
    found = re.search(r"<dc:description>(.*?)</dc:description>", svg, re.DOTALL)
    return unescape(found[1]) if found else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    assemble(ROOT / "build" / "docs")
