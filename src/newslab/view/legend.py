"""What stands below the article: who the colours and numbers are, and what the lines mean."""

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from newslab.view.markup import isolated
from newslab.view.style import label_style, speaker_number, speaker_style

__all__ = ["hover_rules", "legend"]

_LIT = 100  # claims that light up under the pointer; a browser checks each rule at every move


def legend(doc: Doc, layers: Sequence[str]) -> str:
    """Return the legend of the layers that are shown."""
    rows = {"claims": _speakers(doc), "names": _labels(doc)}
    lists = [f'<ul class="legend">{"".join(row)}</ul>' for name, row in rows.items() if name in layers]
    kinds = "".join(item for layer, item in _KINDS if layer in layers)
    return f'{"".join(lists)}<ul class="legend" dir="ltr">{kinds}</ul>'


def hover_rules(doc: Doc) -> str:
    """Return the rules that light up a whole claim while the pointer rests on its cue or source."""
    ids = [claim.id for claim in doc._.newslab_claims][:_LIT]
    chosen = ",".join(f".newslab:has(.at-{i}:hover) .{i}" for i in ids if i.isalnum())
    return (
        f"<style>{chosen}{{background-color:light-dark(#FFE58A,#6B5A00)!important;color:light-dark(#1A1A1A,#FFF)}}</style>"
        if chosen
        else ""
    )


def _speakers(doc: Doc) -> Iterator[str]:
    numbers = speaker_number(doc)
    for speaker, count in Counter(claim.speaker for claim in doc._.newslab_claims).items():
        number = numbers[speaker]
        name = f"<bdi>{isolated(speaker or 'unknown')}</bdi>"
        claims = f"{count} claim{'s' if count > 1 else ''}"
        style = speaker_style(number)
        yield (
            f'<li class="s{min(number, 9)}" style="{style}"><b class="k{min(number, 9)}">{number}</b> {name} '
            f"<bdi>({claims})</bdi></li>"
        )


def _labels(doc: Doc) -> Iterator[str]:
    for label in dict.fromkeys(entity.label for entity in doc._.newslab_entities):
        yield f'<li><span class="name {isolated(label)}" style="{label_style(label)}">{isolated(label)}</span></li>'


_KINDS = [
    ("claims", "<li><b>cue</b> with its speaker's number</li>"),
    ("claims", '<li><span class="source" style="text-decoration:underline dotted">source</span></li>'),
    ("claims", '<li><span style="text-decoration:underline dashed">addressee</span></li>'),
    ("claims", '<li><span style="text-decoration:underline wavy">relay</span></li>'),
    ("numbers", '<li><span style="outline:1px solid #808080">number</span> with its value</li>'),
    ("dates", '<li><span style="border-top:2px dotted #808080">date</span> with its value</li>'),
]
