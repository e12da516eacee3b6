"""W3C Web Annotation: a JSON-LD page an article, with position and quote selectors.

Each mark is an annotation that tags its place, with a second body for the record's other fields (as JSON); each link
is an annotation that links two others; one more describes the article and carries its text, so that the page can be
read back. Positions count Unicode code points, as the recommendation asks and as Python does. Where the text at the
position is not the quoted one, reading looks for the quote between its prefix and suffix.
Source: https://www.w3.org/TR/annotation-model/ (2017).

Cannot hold: nothing; it holds everything.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from newslab.formats.marks import META, Link, Mark, from_marks, to_marks
from newslab.formats.shape import Annotated, Files, FormatError, decode, file_names, loads

__all__ = ["LOSES", "SUFFIX", "read", "write"]

SUFFIX = ".jsonld"
LOSES: tuple[str, ...] = ()
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters of the prefix and of the suffix


def write(articles: Sequence[Mapping[str, Any]]) -> Files:
    """Return one .jsonld page for each article, named by its id."""
    pages = {f"{name}{SUFFIX}": _page(article) for name, article in file_names(articles)}
    return {name: json.dumps(page, ensure_ascii=True, indent=1).encode() for name, page in pages.items()}


def read(files: Files) -> list[Annotated]:
    """Return the articles of .jsonld pages.

    Raises
    ------
    FormatError
        if a page has no text of its article, or a quote stands nowhere in it.
    """
    return [_article(loads(decode(data, name), name), name) for name, data in sorted(files.items())]


def _page(article: Mapping[str, Any]) -> dict[str, Any]:
    source = f"urn:newslab:{quote(article['id'], safe='', errors='replace')}"
    marks, links = to_marks(article)
    about = {name: article[name] for name in (*META, "text") if article[name] is not None}
    first = {
        "id": f"{source}:article", "type": "Annotation", "motivation": "describing", "body": _json(about),
        "target": source,
    }  # fmt: skip
    items = [
        first,
        *(_tag(mark, article["text"], source) for mark in marks),
        *(_arrow(number, link, source) for number, link in enumerate(links)),
    ]
    return {"@context": _CONTEXT, "id": f"{source}:page", "type": "AnnotationPage", "items": items}


def _tag(mark: Mark, text: str, source: str) -> dict[str, Any]:
    selectors = [
        {"type": "TextPositionSelector", "start": mark.start, "end": mark.end},
        {
            "type": "TextQuoteSelector",
            "exact": text[mark.start : mark.end],
            "prefix": text[max(mark.start - _AROUND, 0) : mark.start],
            "suffix": text[mark.end : mark.end + _AROUND],
        },
    ]
    return {
        "id": f"{source}:{mark.key}",
        "type": "Annotation",
        "motivation": "tagging",
        "body": [_label(mark.label), *([_json(mark.fields)] if mark.fields else [])],
        "target": {"source": source, "selector": selectors},
    }


def _arrow(number: int, link: Link, source: str) -> dict[str, Any]:
    return {
        "id": f"{source}:link{number}",
        "type": "Annotation",
        "motivation": "linking",
        "body": [
            _label(link.label),
            {"type": "SpecificResource", "purpose": "linking", "source": f"{source}:{link.end}"},
        ],
        "target": f"{source}:{link.start}",
    }


def _label(value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _json(value: Mapping[str, Any]) -> dict[str, Any]:
    text = json.dumps(dict(value), ensure_ascii=True)
    return {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": text}


def _article(page: Any, where: str) -> Annotated:
    try:
        items = page["items"]
        about = [json.loads(item["body"]["value"]) for item in items if item["motivation"] == "describing"]
        if not about or "text" not in about[0]:
            raise FormatError(f"{where}: holds no text of the article to which its annotations belong.")
        text = about[0]["text"]
        marks = [_mark(item, text, where) for item in items if item["motivation"] == "tagging"]
        links = [
            Link(item["target"], _body(item, "linking")["source"], _body(item, "tagging")["value"])
            for item in items
            if item["motivation"] == "linking"
        ]
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError):
        raise FormatError(f"{where}: is no page of annotations as newslab writes them.") from None
    return from_marks({name: about[0].get(name) for name in META}, text, marks, links)


def _mark(item: Mapping[str, Any], text: str, where: str) -> Mark:
    selectors = {selector["type"]: selector for selector in item["target"]["selector"]}
    start, end = _place(selectors, text, where)
    described = _body(item, "describing")
    return Mark(item["id"], start, end, _body(item, "tagging")["value"], json.loads(described.get("value", "{}")))


def _body(item: Mapping[str, Any], purpose: str) -> dict[str, Any]:
    return next((body for body in item["body"] if body["purpose"] == purpose), {})


def _place(selectors: Mapping[str, Mapping[str, Any]], text: str, where: str) -> tuple[int, int]:
    """Return where an annotation stands: at its position, unless its quote says otherwise."""
    position, quoted = selectors.get("TextPositionSelector"), selectors.get("TextQuoteSelector")
    if position and (not quoted or text[position["start"] : position["end"]] == quoted["exact"]):
        return position["start"], position["end"]
    if not quoted:
        raise FormatError(f"{where}: an annotation has neither a position nor a quote.")
    prefix, exact = quoted.get("prefix", ""), quoted["exact"]
    if text.count(prefix + exact + quoted.get("suffix", "")) != 1:
        raise FormatError(f"{where}: the quote {exact!r} does not stand where it says, nor at one other place.")
    start = text.index(prefix + exact + quoted.get("suffix", "")) + len(prefix)
    return start, start + len(exact)
