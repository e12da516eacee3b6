"""Words that weaken a claim inside its content (`ربما`, `قد يكون`, `من المحتمل`), and why a source stays unnamed."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from newslab.claims.draft import Draft
from newslab.claims.lexicon import word_set
from newslab.claims.marks import is_mark
from newslab.claims.scene import Scene
from newslab.tables import read_table
from newslab.text.normalise import key

__all__ = ["anonymity", "hedges", "hedges_inside"]

Offsets = tuple[int, int]
_PERFECT = word_set("perfect after قد")
_ASKS = word_set("asks for anonymity")
_ACTS = word_set("naming")
_NAMES = word_set("his name")
_REASONS = word_set("reason of anonymity")
_REACH = 7  # words from the verb that asks to the name that is withheld
_NEAR = 40  # words round the cue in which the reason stands
_LONGEST = 12  # words of a reason


def hedges(scene: Scene) -> tuple[tuple[int, int], ...]:
    """Return the first and the last word of every hedge of an article, in order."""
    found: list[tuple[int, int]] = []
    position, last = 0, len(scene.words) - 1
    while position <= last:
        length = _length(scene, position, last)
        if length:
            found.append((position, position + length - 1))
        position += max(length, 1)
    return tuple(found)


def hedges_inside(scene: Scene, draft: Draft, places: Sequence[tuple[int, int]]) -> tuple[Offsets, ...]:
    """Return the offsets of the hedges in a draft's content, in order; `places` are those of the article."""
    found: list[Offsets] = []
    for first, last in places[bisect_left(places, (draft.first, 0)) : bisect_left(places, (draft.last + 1, 0))]:
        word = scene.words[first]
        start = word.start if word.key == scene.bare(first) else word.end - len(word.text) + 1
        if last <= draft.last:
            found.append((max(start, draft.content[0]), scene.words[last].end))
    return tuple(found)


def anonymity(scene: Scene, draft: Draft) -> Offsets | None:
    """Return the offsets of the words that say why a source is not named (`طلب عدم ذكر اسمه`), None without them."""
    first = max(scene.starts[draft.index], draft.index - _NEAR)
    last = min(scene.ends[draft.index], draft.index + _NEAR)
    for position in range(first, last + 1):
        if scene.bare(position) not in _ASKS or draft.content[0] <= scene.words[position].start < draft.content[1]:
            continue
        end = _withheld(scene, position, last)
        if end is not None:
            word = scene.words[position]
            start = word.end - len(word.text) + (1 if scene.key(position) != scene.bare(position) else 0)
            return start, scene.words[_with_reason(scene, end, last)].end
    return None


def _length(scene: Scene, position: int, last: int) -> int:
    """Return how many words of a hedge begin at a word, 0 for none."""
    word = scene.bare(position)
    if word == "قد" and position < last and _is_imperfect(scene, position):
        return 2
    for expression in _expressions().get(word, ()):
        end = position + len(expression)
        if end <= last + 1 and all(scene.key(position + n) == part for n, part in enumerate(expression) if n):
            return len(expression)
    return 0


def _is_imperfect(scene: Scene, position: int) -> bool:
    """Tell whether `قد` stands before an imperfect ("may"), not a perfect ("has"); `لقد` and `وقد` are perfect's."""
    if scene.key(position) != "قد":
        return False
    verb = scene.key(position + 1)
    if verb in _PERFECT or (verb.endswith("ت") and len(verb) > 4) or scene.names[position + 1] is not None:
        return False
    return len(verb) > 2 and verb[0] in "يتن"


def _withheld(scene: Scene, position: int, last: int) -> int | None:
    """Return the word with which a phrase like `طلب عدم ذكر اسمه` ends, or None."""
    acts = False
    for following in range(position + 1, min(last, position + _REACH) + 1):
        word = scene.key(following)
        if is_mark(scene.words[following].text):
            return None
        acts = acts or word in _ACTS
        if acts and word in _NAMES:
            return following
        if word in ("مخول", "مخولا", "مخوله", "مصرح", "مسموح") and scene.bare(position) == "غير":
            return following
    return None


def _with_reason(scene: Scene, end: int, last: int) -> int:
    """Return the last word with the reason behind a request for anonymity: `لأنه غير مخول …`, `لأسباب أمنية`."""
    if scene.key(end + 1) not in _REASONS or end + 1 > last:
        return end
    position = end + 1
    while position < last and position - end < _LONGEST and not is_mark(scene.words[position + 1].text):
        if scene.key(position + 1) in ("ان", "انه", "انها", "ب"):
            break
        position += 1
    return position


@cache
def _expressions() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the hedges by their first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for row in read_table("claims", "hedges"):
        words = tuple(key(word) for word in row["hedge"].split())
        table.setdefault(words[0], []).append(words)
    return {word: tuple(sorted(found, key=len, reverse=True)) for word, found in table.items()}
