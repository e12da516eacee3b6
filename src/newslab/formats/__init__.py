"""Take annotated articles to other tools and back: `newslab.formats.write`, `newslab.formats.read`.

Each format is a module with `write(articles)`, which returns the bytes of its files by their names, and where the
format allows `read(files)`, the way back. `SUFFIX` ends the names of the files that hold articles, and `LOSES` lists
what the format cannot hold. Articles are dicts as `newslab.to_dict` gives them.

>>> import newslab
>>> article = newslab.to_dict(newslab.annotate("وصل مصطفى بالي إلى حلب"))
>>> print(newslab.formats.get("conll").write([article])["articles.conll"].decode())
-DOCSTART- -X- O O
<BLANKLINE>
وصل -X- _ O
مصطفى -X- _ B-PER
بالي -X- _ I-PER
إلى -X- _ O
حلب -X- _ B-GPE
<BLANKLINE>
<BLANKLINE>
"""

import json
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from newslab.article import ArticleError
from newslab.formats.files import load, save
from newslab.formats.shape import Annotated, Files, FormatError, first_line

__all__ = ["FORMATS", "FormatError", "get", "guess", "read", "write"]

FORMATS = {
    "jsonl": "newslab's JSON lines: everything",
    "gold": "newslab's gold format, as annotated by hand",
    "docbin": "spaCy DocBin",
    "conll": "CoNLL-2003, names as BIO tags",
    "brat": "brat standoff, a folder",
    "xmi": "UIMA CAS XMI, for INCEpTION",
    "cas_json": "UIMA CAS JSON, for INCEpTION",
    "label_studio": "Label Studio tasks with predictions",
    "doccano": "doccano JSONL",
    "web_annotation": "W3C Web Annotation (JSON-LD)",
    "csv": "CSV, a file for each table",
    "excel": "Excel, a sheet for each table",
    "parquet": "Parquet, a file for each table",
}
"""What each format is."""

_SUFFIXES = {
    ".spacy": "docbin", ".conll": "conll", ".bio": "conll", ".xmi": "xmi", ".jsonld": "web_annotation",
    ".xlsx": "excel", ".ann": "brat",
}  # fmt: skip


def get(name: str) -> Any:
    """Return a format's module.

    Raises
    ------
    FormatError
        if there is no such format.
    """
    if name not in FORMATS:
        raise FormatError(f"{name!r} is no format; there are {', '.join(FORMATS)}.")
    return import_module(f"newslab.formats.{name}")


def write(articles: Iterable[Mapping[str, Any]], path: str | Path, format: str) -> list[Path]:
    """Write annotated articles in a format, and return the paths of the files.

    `path` names the file if it ends in the format's suffix, else a folder for its files, made if it is missing.
    Nothing is written unless all articles can be.

    Raises
    ------
    FormatError
        if an article cannot be held, or the format makes more files than `path` can name.
    """
    module = get(format)
    try:
        files: Files = module.write(list(articles))
    except ArticleError:
        raise
    except Exception as error:  # what articles that newslab did not make may hold
        raise FormatError(
            f"{path}: {format} cannot hold this ({type(error).__name__}: {first_line(error)})."
        ) from error
    return save(files, Path(path), module.SUFFIX, format)


def read(path: str | Path, format: str | None = None) -> list[Annotated]:
    """Return the annotated articles of a file, or of a folder, in a format, or in the one that they look like.

    Raises
    ------
    FormatError
        if the format is not known, cannot be read back, or the file is not in it.
    """
    files = load(Path(path))
    name = format or guess(files)
    if name is None:
        raise FormatError(f"{path}: looks like none of newslab's formats; name one of {', '.join(FORMATS)}.")
    module = get(name)
    if not hasattr(module, "read"):
        raise FormatError(f"{path}: {name} is written only; its tables do not hold the articles.")
    try:
        articles: list[Annotated] = module.read(files)
    except ArticleError:
        raise
    except Exception as error:  # what a broken or hostile file may make of any reader
        raise FormatError(f"{path}: cannot be read as {name} ({type(error).__name__}: {first_line(error)}).") from error
    if not articles:
        raise FormatError(f"{path}: holds no articles in the format {name}.")
    return articles


def guess(files: Files) -> str | None:
    """Return the format that files look like by their suffixes, and those of JSON by their keys."""
    suffixes = {Path(name).suffix for name in files}
    for suffix, name in _SUFFIXES.items():
        if suffix in suffixes:
            return name
    held = next((data for name, data in files.items() if Path(name).suffix in (".json", ".jsonl")), None)
    return None if held is None else _guess_json(held)


def _guess_json(data: bytes) -> str | None:
    text = data.decode("utf-8-sig", "replace")
    try:
        first = json.loads(text)
    except (ValueError, RecursionError):
        try:
            first = json.loads(text.strip().partition("\n")[0])
        except (ValueError, RecursionError):
            return None
    if isinstance(first, list):
        return "label_studio"
    keys = set(first) if isinstance(first, dict) else set()
    signs = {"%TYPES": "cas_json", "%FEATURE_STRUCTURES": "cas_json", "@context": "web_annotation", "claims": "jsonl"}
    signs |= {"annotations": "gold", "relations": "doccano", "label": "doccano"}
    return next((name for sign, name in signs.items() if sign in keys), None)
