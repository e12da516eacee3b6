"""CoNLL-2003: one word a line with the BIO tag of its name, a blank line after each sentence, for training taggers.

Words are newslab's segments (`ل رويترز`); inside a name they are whole tokens, cut at the name's edges. The columns are
those of the shared task, with `-X-` for the part of speech and `_` for the chunk; `-DOCSTART-` opens each article. The
file has no text: reading it back joins the words with spaces and the sentences with line breaks, so offsets are those
of that text. Of names that overlap, the longest stands.

Cannot hold: id, title, published, outlet, text, sentences, tokens, segments (their words are kept, not their places),
entities.id, entities.start, entities.end, entities.canonical, entities.subtype, entities.score, quantities, dates,
claims.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from newslab.formats.shape import Annotated, Files, FormatError, decode, id_of

__all__ = ["LOSES", "SUFFIX", "read", "write"]

SUFFIX = ".conll"
LOSES = (
    "id", "title", "published", "outlet", "text", "sentences", "tokens", "segments",
    "entities.id", "entities.start", "entities.end",
    "entities.canonical", "entities.subtype", "entities.score", "quantities", "dates", "claims",
)  # fmt: skip
_START = "-DOCSTART-"


def write(articles: Sequence[Mapping[str, Any]]) -> Files:
    """Return `articles.conll`."""
    lines: list[str] = []
    for article in articles:
        lines += [f"{_START} -X- O O", ""]
        for sentence in _tagged(article):
            lines += [f"{word} -X- _ {tag}" for word, tag in sentence]
            lines.append("")
    return {"articles.conll": "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")}


def read(files: Files) -> list[Annotated]:
    """Return the articles of .conll files: the first column is the word, the last its tag (BIO, or CoNLL-2003's IOB).

    Raises
    ------
    FormatError
        if a line has one column only, or a tag that is none.
    """
    articles = []
    for name, data in files.items():
        blocks = [block for block in _blocks(decode(data, name), name) if block]
        stem = id_of(name.rpartition(".")[0] or name)
        for number, sentences in enumerate(blocks, start=1):
            articles.append(_article(stem if len(blocks) == 1 else f"{stem}-{number}", sentences))
    return articles


def _tagged(article: Mapping[str, Any]) -> Iterator[list[tuple[str, str]]]:
    names = _flat(article["entities"])
    owner = {offset: name for name in names for offset in range(name["start"], name["end"])}
    words = _words(article, owner)
    for first, last in article["sentences"]:
        begun: set[str] = set()
        sentence = []
        for start, end in words:
            if first <= start < last:
                tag = "O"
                if start in owner:
                    name = owner[start]
                    tag = f"{'I' if name['id'] in begun else 'B'}-{name['label']}"
                    begun.add(name["id"])
                sentence.append((article["text"][start:end], tag))
        yield sentence


def _flat(names: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    kept: list[Mapping[str, Any]] = []
    for name in sorted(names, key=lambda name: (name["start"] - name["end"], name["start"])):
        if all(name["end"] <= other["start"] or other["end"] <= name["start"] for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda name: name["start"])


def _words(article: Mapping[str, Any], owner: Mapping[int, Any]) -> list[tuple[int, int]]:
    """Return the segments of an article; inside names its tokens, cut where a name begins or ends."""
    bounds = {bound for pair in article["segments"] for bound in pair}
    words: list[tuple[int, int]] = []
    for first, last in article["tokens"]:
        cuts = [
            offset
            for offset in range(first + 1, last)
            if owner.get(offset - 1) is not owner.get(offset) or (offset in bounds and offset not in owner)
        ]
        words += pairwise([first, *cuts, last])
    return words


def _blocks(text: str, where: str) -> Iterator[list[list[tuple[str, str]]]]:
    """Yield the sentences of each article as lists of (word, tag)."""
    sentences: list[list[tuple[str, str]]] = [[]]
    for number, line in enumerate(text.split("\n"), start=1):
        columns = line.split()
        if columns and columns[0] == _START:
            yield [sentence for sentence in sentences if sentence]
            sentences = [[]]
        elif not columns:
            sentences.append([])
        elif len(columns) == 1 or not (columns[-1] == "O" or columns[-1][:2] in ("B-", "I-")):
            raise FormatError(f"{where}, line {number}: {line[:60]!r} is no word with a tag such as O, B-PER or I-PER.")
        else:
            sentences[-1].append((columns[0], columns[-1]))
    yield [sentence for sentence in sentences if sentence]


def _article(id: str, sentences: list[list[tuple[str, str]]]) -> Annotated:
    text = "\n".join(" ".join(word for word, _ in sentence) for sentence in sentences)
    article: Annotated = {"id": id, "title": None, "published": None, "outlet": None, "text": text}
    article |= {"sentences": [], "tokens": [], "segments": [], "entities": []}
    place = 0
    for sentence in sentences:
        article["sentences"].append([place, place + sum(len(word) + 1 for word, _ in sentence) - 1])
        before = "O"
        for word, tag in sentence:
            article["tokens"].append([place, place + len(word)])
            if tag != "O":
                _extend(article, place, place + len(word), tag, before)
            before = tag
            place += len(word) + 1
    article["segments"] = [list(pair) for pair in article["tokens"]]
    return article | {"quantities": [], "dates": [], "claims": []}


def _extend(article: Annotated, start: int, end: int, tag: str, before: str) -> None:
    """Begin a name, or lengthen the last one."""
    label = tag[2:]
    if tag[0] == "B" or before[2:] != label:
        number = len(article["entities"]) + 1
        article["entities"].append({"id": f"e{number}", "start": start, "label": label, "subtype": None, "score": 1.0})
    name = article["entities"][-1]
    text = article["text"][name["start"] : end]
    name |= {"end": end, "text": text, "canonical": text}
