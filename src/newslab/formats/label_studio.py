"""Label Studio: tasks with newslab's records as predictions, and the labelling interface that shows them.

Marks are regions of a `Labels` tag, links are relations; fields with a closed list of values are `Choices` of their
region, other fields `TextArea` or `Number`, so that all can be mended in the tool. Label Studio counts Unicode code
points, as Python does (its front end converts since version 1.5). Reading takes a task's last annotation, or its last
prediction where nobody has annotated it.

Cannot hold: nothing; it holds everything (ids, rules and scores stand in a region's `meta`).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from newslab import __version__
from newslab.formats.marks import CHOICES, FIELDS, LINKS, META, NAMES, Link, Mark, from_marks, to_marks
from newslab.formats.shape import Annotated, Files, FormatError, decode, loads

__all__ = ["LOSES", "SUFFIX", "read", "write"]

SUFFIX = ".json"
LOSES: tuple[str, ...] = ()
_NUMBERS = ("min", "max")
_HIDDEN = ("id", "rule", "score")
_REGION = {"from_name": "label", "to_name": "text", "type": "labels"}
_LABELS = (*NAMES, "quantity", "counted", "date", "cue", *LINKS["cue"])


def write(articles: Sequence[Mapping[str, Any]]) -> Files:
    """Return `tasks.json`, for Label Studio's import, and `interface.xml`, for the project's labelling interface."""
    tasks = [_task(article) for article in articles]
    return {
        "tasks.json": json.dumps(tasks, ensure_ascii=True, indent=1).encode(),
        "interface.xml": _interface().encode(),
    }


def read(files: Files) -> list[Annotated]:
    """Return the articles of Label Studio's tasks or exports in JSON.

    Raises
    ------
    FormatError
        if a file is no list of tasks with a text.
    """
    articles = []
    for name, data in files.items():
        if name.endswith(SUFFIX):
            tasks = loads(decode(data, name), name)
            if not isinstance(tasks, list):
                raise FormatError(f"{name}: is no list of tasks; export from Label Studio as JSON.")
            articles += [_article(task, f"{name}, task {number}") for number, task in enumerate(tasks, start=1)]
    return articles


def _task(article: Mapping[str, Any]) -> dict[str, Any]:
    marks, links = to_marks(article)
    result = [item for mark in marks for item in _region(mark, article["text"])]
    arrows = [
        {"type": "relation", "from_id": link.start, "to_id": link.end, "direction": "right", "labels": [link.label]}
        for link in links
    ]
    data = {name: article[name] for name in (*META, "text") if article[name] is not None}
    return {"data": data, "predictions": [{"model_version": f"newslab {__version__}", "result": [*result, *arrows]}]}


def _region(mark: Mark, text: str) -> Iterator[dict[str, Any]]:
    place = {"start": mark.start, "end": mark.end, "text": text[mark.start : mark.end]}
    hidden = {name: mark.fields[name] for name in _HIDDEN if name in mark.fields}
    region = {"id": mark.key, **_REGION, "value": {**place, "labels": [mark.label]}}
    yield {**region, "meta": {"newslab": hidden}} if hidden else region
    for name, value in mark.fields.items():
        if name not in _HIDDEN:
            kind, held = _value(name, value)
            yield {"id": mark.key, "from_name": name, "to_name": "text", "type": kind, "value": {**place, **held}}


def _value(name: str, value: Any) -> tuple[str, dict[str, Any]]:
    if name in _NUMBERS:
        return "number", {"number": value}
    if name == "negated":
        return "choices", {"choices": ["negated" if value else "not negated"]}
    return ("choices", {"choices": [value]}) if name in CHOICES else ("textarea", {"text": [value]})


def _article(task: Any, where: str) -> Annotated:
    try:
        data = task["data"]
        drafts = task.get("annotations") or task.get("predictions") or [{"result": []}]
        result = drafts[-1]["result"]
        fields: dict[str, dict[str, Any]] = {}
        for item in result:
            if item["type"] in ("choices", "textarea", "number"):
                fields.setdefault(item["id"], {})[item["from_name"]] = _field(item)
        marks = [_mark(item, fields.get(item["id"], {})) for item in result if item["type"] == "labels"]
        links = [
            Link(i["from_id"], i["to_id"], (i.get("labels") or [""])[0]) for i in result if i["type"] == "relation"
        ]
        meta = {"id": str(data.get("id", task.get("id", where))), **{name: data.get(name) for name in META[1:]}}
        return from_marks(meta, data["text"], marks, links)
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise FormatError(f"{where}: is no task with a text and newslab's labels ({error!r}).") from None


def _mark(item: Mapping[str, Any], fields: Mapping[str, Any]) -> Mark:
    value, meta = item["value"], item.get("meta") or {}
    return Mark(item["id"], value["start"], value["end"], value["labels"][0], {**meta.get("newslab", {}), **fields})


def _field(item: Mapping[str, Any]) -> Any:
    if item["type"] == "number":
        return item["value"]["number"]
    value = (item["value"].get("choices") or item["value"].get("text") or [None])[0]
    return value == "negated" if item["from_name"] == "negated" else value


def _interface() -> str:
    """Return the labelling interface, right-to-left, with a control for every field."""
    lines = ['<View style="direction: rtl; text-align: right">', '  <Labels name="label" toName="text">']
    lines += [f"    <Label value={quoteattr(label)}/>" for label in _LABELS]
    lines += ["  </Labels>", '  <Text name="text" value="$text" granularity="symbol"/>']
    for label, names in FIELDS.items():
        shown = [name for name in names if name not in _HIDDEN]
        where = ",".join(NAMES) if label == "name" else label
        lines += [line for name in shown for line in _control(name, where)]
    lines += ["  <Relations>", *(f'    <Relation value="{link}"/>' for ends in LINKS.values() for link in ends)]
    return "\n".join([*lines, "  </Relations>", "</View>", ""])


def _control(name: str, labels: str) -> list[str]:
    shared = f'name="{name}" toName="text" perRegion="true" whenTagName="label" whenLabelValue="{labels}"'
    if name in _NUMBERS:
        return [f"  <Number {shared}/>"]
    choices = ("not negated", "negated") if name == "negated" else CHOICES.get(name)
    if choices is None:
        return [f'  <TextArea {shared} maxSubmissions="1" editable="true" placeholder="{name}"/>']
    return [f"  <Choices {shared}>", *(f"    <Choice value={quoteattr(c)}/>" for c in choices), "  </Choices>"]
