"""Nouns that say whose words or view something is: `على حد قوله`, `حسب تعبيرها`, `وبرأيه فإن`."""

from newslab.claims.attribution import PREPOSITIONS
from newslab.claims.beside_source import clause_after, clause_before
from newslab.claims.closing import strip_marks
from newslab.claims.draft import Draft
from newslab.claims.drafting import content_start
from newslab.claims.marks import is_mark
from newslab.claims.phrases import source_phrase
from newslab.claims.scene import Scene

__all__ = ["echo", "is_opinion", "opinion"]

_VIEWS = frozenset(noun + whose for noun in ("راي", "نظر", "اعتقاد", "تقدير") for whose in ("ه", "ها", "هم"))


def echo(scene: Scene, index: int, position: int, before: list[Draft]) -> Draft | None:
    """`على حد قوله`, `حسب تعبيرها`: the content that it echoes is that of the claim before it."""
    earlier = before[-1] if before and scene.starts[before[-1].index] == scene.starts[index] else None
    cue_word = scene.words[index if scene.bare(index) in PREPOSITIONS else position]
    cue_start = content_start(scene, cue_word.number)
    plain = scene.key(position) in ("قول", "تعبير", "وصف", "زعم")
    source = source_phrase(scene, position + 1, scene.ends[index] + 1) if plain else None
    suffix = scene.key(position)[-2:] if scene.key(position).endswith(("ها", "هم")) else "ه"
    if earlier is not None and earlier.last < index:
        content, first, last, quoted = earlier.content, earlier.first, earlier.last, earlier.quoted
    else:
        first, last = _quotation_before(scene, index) or clause_before(scene, index, index - 1)
        if last < first:
            first, last = clause_after(scene, index, source[1] if source else position + 1) or (index, 0)
        first, last = strip_marks(scene, first, last)
        if last < first:
            return None
        content, quoted = (content_start(scene, first), scene.words[last].end), last + 1 in scene.openings
    stance = "assert" if scene.key(position).startswith("تاكيد") else "say"
    return Draft(
        position, (cue_start, cue_word.end), content, first, last, stance, "echo", "masdar", "قول",
        {"ه": "m", "ها": "f"}.get(suffix, ""), "" if plain else suffix, source=source, quoted=quoted,
    )  # fmt: skip


def is_opinion(scene: Scene, index: int) -> bool:
    """Tell whether a noun says whose view something is, a mark or the head of its sentence before it: `وبرأيه فإن`."""
    head = index - 1 if scene.bare(index - 1) == "في" and index - 1 >= scene.starts[index] else index
    word = scene.words[index]
    opens = head == scene.starts[index] or is_mark(scene.words[head - 1].text)
    return opens and (head < index or word.proclitics[-1:] == "ب") and word.stem_key in _VIEWS


def opinion(scene: Scene, index: int) -> Draft | None:
    """`وبرأيه فإن الأسعار سترتفع`, `والحل، في نظرها، قريب`: the view that is told behind, or around, its noun."""
    first = index + 1
    while first <= scene.ends[index] and (scene.words[first].text in ("،", ",") or scene.key(first) in ("فان", "ان")):
        first += 1
    if first > scene.ends[index]:
        return None
    first, last = strip_marks(scene, first, scene.ends[index])
    quoted = scene.quotes.get(first) == last
    first, last = (first + 1, last - 1) if quoted else (first, last)
    word = scene.words[index]
    suffix = scene.key(index)[-2:] if scene.key(index).endswith(("ها", "هم")) else "ه"
    return Draft(
        index, (word.stem, word.end), (content_start(scene, first), scene.words[last].end), first, last, "believe",
        "echo", "masdar", "رأي", {"ه": "m", "ها": "f"}.get(suffix, ""), suffix, quoted=quoted,
    )  # fmt: skip


def _quotation_before(scene: Scene, index: int) -> tuple[int, int] | None:
    """Return the words of the quotation that ends right before a word, a comma left out, or None."""
    closing = index - 2 if scene.words[index - 1].text in ("،", ",") else index - 1
    opening = scene.openings.get(closing, -1)
    return (opening + 1, closing - 1) if opening >= scene.starts[index] and closing - opening > 2 else None
