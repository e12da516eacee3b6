"""The UIMA CAS behind `xmi` and `cas_json`: newslab's types for INCEpTION, read and written with dkpro-cassis.

Layers: `webanno.custom.Name`, `.Quantity`, `.Date` and `.Claim` (on the cue), whose slots lead to `.ClaimPart` and
`.Counted`; `webanno.custom.Article` for the article; DKPro's `Token` and `Sentence`. UIMA counts UTF-16 units;
dkpro-cassis converts on writing and on reading.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from newslab.formats.marks import FIELDS, LINKS, META, Link, Mark, from_marks, to_marks
from newslab.formats.shape import Annotated, FormatError, missing_extra

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

__all__ = ["from_cas", "library", "to_cas", "type_system"]

_CUSTOM = "webanno.custom."
_SEGMENTATION = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type."
_TYPES = {"name": "Name", "quantity": "Quantity", "date": "Date", "cue": "Claim"}
_PART = {"cue": "ClaimPart", "quantity": "Counted"}
_SLOTS = {"cue": "parts", "quantity": "counted"}
_RANGES = {"negated": "uima.cas.Boolean", "score": "uima.cas.Double"}
_NUMBERS = ("min", "max")  # as text: UIMA's numbers have a fixed width


def library() -> Any:
    """Return the module `cassis`."""
    try:
        import cassis
    except ImportError:
        raise missing_extra("dkpro-cassis", "inception") from None
    return cassis


def type_system() -> "TypeSystem":
    """Return newslab's UIMA types; INCEpTION makes layers of them when its file is imported in a project's settings."""
    types = library().TypeSystem()
    for name in ("Token", "Sentence"):
        types.create_type(f"{_SEGMENTATION}{name}")
    about = types.create_type(f"{_CUSTOM}Article", supertypeName="uima.cas.AnnotationBase")
    for name in META:
        types.create_feature(about, "identifier" if name == "id" else name, "uima.cas.String")
    for label, name in _TYPES.items():
        layer = types.create_type(f"{_CUSTOM}{name}")
        for field in ("identifier", *(["label"] if label == "name" else []), *FIELDS[label]):
            types.create_feature(layer, field, _RANGES.get(field, "uima.cas.String"))
        if label in _PART:
            _create_slot(types, layer, label)
    return types


def to_cas(article: Mapping[str, Any]) -> "Cas":
    """Return the CAS of an annotated article."""
    types = type_system()
    cas = library().Cas(types)
    cas.sofa_string = _checked(article)
    cas.sofa_mime = "text/plain"
    for name, key in (("Sentence", "sentences"), ("Token", "tokens")):
        cas.add_all([types.get_type(f"{_SEGMENTATION}{name}")(begin=start, end=end) for start, end in article[key]])
    about = {"identifier" if name == "id" else name: article[name] for name in META}
    cas.add(types.get_type(f"{_CUSTOM}Article")(**about))
    _add_marks(cas, types, article)
    return cas


def from_cas(cas: "Cas", where: str) -> Annotated:
    """Return the annotated article of a CAS; `where` names its file, and the article where the CAS does not.

    Raises
    ------
    FormatError
        if the CAS has no text.
    """
    text = cas.sofa_string
    if text is None:
        raise FormatError(f"{where}: holds no text.")
    known = {type_.name for type_ in cas.typesystem.get_types()}
    marks: list[Mark] = []
    links: list[Link] = []
    for label, name in _TYPES.items():
        for found in cas.select(f"{_CUSTOM}{name}") if f"{_CUSTOM}{name}" in known else ():
            key = str(found.xmiID)
            fields = _fields(found, label)
            marks.append(Mark(key, found.begin, found.end, found.label or "MISC" if label == "name" else label, fields))
            for slot in _slots(found, label):
                end = f"{key}.{slot.target.xmiID}.{slot.role}"
                marks.append(Mark(end, slot.target.begin, slot.target.end, slot.role))
                links.append(Link(key, end, slot.role))
    return from_marks(_about(cas, known, where), text, marks, links)


def _create_slot(types: "TypeSystem", layer: Any, label: str) -> None:
    part = types.create_type(f"{_CUSTOM}{_PART[label]}")
    slot, name = _SLOTS[label], _TYPES[label]
    link = types.create_type(f"{_CUSTOM}{name}{slot.capitalize()}Link", supertypeName="uima.cas.TOP")
    types.create_feature(link, "role", "uima.cas.String")
    types.create_feature(link, "target", part)
    types.create_feature(layer, slot, "uima.cas.FSArray", elementType=link, multipleReferencesAllowed=False)


def _add_marks(cas: "Cas", types: "TypeSystem", article: Mapping[str, Any]) -> None:
    marks, links = to_marks(article)
    by_key = {mark.key: mark for mark in marks}
    parts = set(LINKS["cue"] + LINKS["quantity"])
    for mark in marks:
        if mark.label in parts:
            continue
        label = mark.label if mark.label in _TYPES else "name"
        features = {"identifier" if n == "id" else n: _feature(n, value) for n, value in mark.fields.items()}
        if label == "name":
            features["label"] = mark.label
        if label in _PART:
            ends = [by_key[link.end] for link in links if link.start == mark.key]
            features[_SLOTS[label]] = _slot_array(cas, types, label, ends) if ends else None
        cas.add(types.get_type(f"{_CUSTOM}{_TYPES[label]}")(begin=mark.start, end=mark.end, **features))


def _slot_array(cas: "Cas", types: "TypeSystem", label: str, ends: list[Mark]) -> Any:
    part = types.get_type(f"{_CUSTOM}{_PART[label]}")
    link = types.get_type(f"{_CUSTOM}{_TYPES[label]}{_SLOTS[label].capitalize()}Link")
    slots = []
    for mark in ends:
        target = part(begin=mark.start, end=mark.end)
        cas.add(target)
        slots.append(link(role=mark.label, target=target))
    return types.get_type("uima.cas.FSArray")(elements=slots)


def _feature(name: str, value: Any) -> Any:
    return json.dumps(value) if name in _NUMBERS else value


def _fields(found: Any, label: str) -> dict[str, Any]:
    fields: dict[str, Any] = {name: getattr(found, name, None) for name in FIELDS[label]}
    for name in _NUMBERS:
        if isinstance(fields.get(name), str):
            fields[name] = json.loads(fields[name])
    return {**fields, "id": getattr(found, "identifier", None)}


def _slots(found: Any, label: str) -> list[Any]:
    array = getattr(found, _SLOTS[label], None) if label in _SLOTS else None
    return list(array.elements or ()) if array is not None else []


def _about(cas: "Cas", known: set[str], where: str) -> dict[str, Any]:
    """Return the article's metadata, as far as the CAS has them."""
    found = list(cas.select(f"{_CUSTOM}Article")) if f"{_CUSTOM}Article" in known else []
    about = {name: getattr(found[0], name, None) if found else None for name in META[1:]}
    return {"id": (getattr(found[0], "identifier", None) if found else None) or where, **about}


def _checked(article: Mapping[str, Any]) -> str:
    text: str = article["text"]
    surrogate = next((offset for offset, character in enumerate(text) if "\ud800" <= character <= "\udfff"), None)
    if surrogate is not None:
        raise FormatError(f"article {article['id']}: has a lone surrogate at {surrogate}, which UIMA cannot hold.")
    return text
