"""Carry NewsFANE's fine labels onto ANERcorp's words: one text, annotated twice, cut and spelt differently.

NewsFANE cuts clitics off (also pronouns: `ان ه`), folds أ, parts brackets and sets other sentence ends; ANERcorp keeps
words as printed. A sentence is found in the other's run of letters by shared shingles, then aligned by letter.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from training.corpora import Sentence

SHINGLE = 12  # letters
MARGIN = 24  # letters looked at beyond a sentence's length
LEAST = 0.8  # letters of a sentence that must be found
FOLDS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})


@dataclass(frozen=True)
class Stream:
    """A corpus as one run of letters: which word each belongs to, the words' tags, and where each shingle stands."""

    corpus: str
    letters: str
    owners: Sequence[int]
    tags: Sequence[str]
    places: Mapping[str, Sequence[int]]


def both(printed: Iterable[Sentence], fine: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield every printed sentence, its own tags as `coarse`, with the fine corpus's tags where its text is found."""
    stream = make_stream(fine)
    for sentence in printed:
        tags = carry(sentence.words, stream)
        if tags is None:
            yield replace(sentence, coarse=sentence.tags)
        else:
            yield Sentence(stream.corpus, sentence.words, tags, coarse=sentence.tags)


def make_stream(sentences: Sequence[Sentence]) -> Stream:
    """Return a corpus as a stream."""
    words = [word.translate(FOLDS) for s in sentences for word in s.words]
    letters = "".join(words)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place in range(len(letters) - SHINGLE + 1):
        places[letters[place : place + SHINGLE]].append(place)
    owners = [i for i, word in enumerate(words) for _ in word]
    return Stream(sentences[0].corpus, letters, owners, [tag for s in sentences for tag in s.tags], places)


def carry(words: Sequence[str], stream: Stream) -> tuple[str, ...] | None:
    """Return the stream's tags for the words of a sentence, or None where the stream does not hold it.

    A word takes the tag of the stream's words that gave it most letters.
    """
    folded = [word.translate(FOLDS) for word in words]
    letters = "".join(folded)
    begin = find(letters, stream)
    if begin is None:
        return None
    mine = [i for i, word in enumerate(folded) for _ in word]
    votes: list[Counter[int]] = [Counter() for _ in words]
    window = stream.letters[begin : begin + len(letters) + 2 * MARGIN]
    blocks = SequenceMatcher(None, letters, window, autojunk=False).get_matching_blocks()
    for block in blocks:
        for step in range(block.size):
            votes[mine[block.a + step]][stream.owners[begin + block.b + step]] += 1
    if sum(block.size for block in blocks) < LEAST * len(letters):
        return None
    return tuple(_tag(vote, stream.tags, before) for vote, before in zip(votes, [Counter(), *votes[:-1]], strict=True))


def find(letters: str, stream: Stream) -> int | None:
    """Return where in the stream a window that holds these letters begins, by the votes of their shingles."""
    votes: Counter[int] = Counter()
    for offset in range(len(letters) - SHINGLE + 1):
        for place in stream.places.get(letters[offset : offset + SHINGLE], ())[:20]:
            votes[(place - offset) // MARGIN] += 1
    return max((votes.most_common(1)[0][0] - 1) * MARGIN, 0) if votes else None


def _tag(vote: Mapping[int, int], tags: Sequence[str], before: Mapping[int, int]) -> str:
    """Return a word's tag; the second part of a word that the stream has whole goes on with its name."""
    named = [i for i in vote if tags[i] != "O"]
    if not named or 2 * sum(vote[i] for i in named) < sum(vote.values()):
        return "O"
    first = named[0]
    return "I" + tags[first][1:] if first in before and tags[first].startswith("B") else tags[first]
