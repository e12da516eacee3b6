"""Who may be the subject that a cue leaves out: the candidates, and what speaks for each of them."""

from dataclasses import dataclass

from newslab.claims.draft import Draft
from newslab.claims.explicit import speaker_of
from newslab.claims.lexicon import head_kind, word_set
from newslab.claims.phrases import source_phrase
from newslab.claims.speaker import Speaker, agreement_with
from newslab.claims.story import Story
from newslab.text.normalise import key

__all__ = ["Candidate", "find_candidates"]

_GOVERNS = word_set("governs")
_GOES_ON = word_set("goes on")
_RECENT = 4  # earlier speakers that may go on
_RELATIVES = word_set("relative")
_SUBJECTS = ("unnamed_person", "organisation", "media", "unnamed_group", "document")
_MAIN = 14  # words from the head of a sentence in which its subject stands


@dataclass(slots=True)
class Candidate:
    """One who may speak, with the names of the features that hold."""

    speaker: Speaker
    features: set[str]


def find_candidates(story: Story, draft: Draft, enclosing: Speaker | None) -> list[Candidate]:
    """Return the candidates for the subject that a draft leaves out, likeliest sort first."""
    found: dict[int, Candidate] = {}

    def add(speaker: Speaker | None, feature: str) -> None:
        if speaker is not None:
            found.setdefault(id(speaker), Candidate(speaker, set())).features.add(feature)

    add(enclosing, "enclosing")
    add(_same_sentence(story, draft), "same sentence")
    recent = list(dict.fromkeys(id(speaker) for speaker in reversed(story.order)))[:_RECENT]
    by_id = {id(speaker): speaker for speaker in story.order[-40:]}
    for rank, identity in enumerate(recent):
        add(by_id.get(identity), ("last", "second last", "older", "older")[rank])
    start = story.scene.starts[draft.index]
    add(_subject(story, start, draft.index), "subject")
    if start:
        before = story.scene.starts[start - 1]
        add(_subject(story, before, start), "previous subject")
    add(_nearest(story, draft), "nearest")
    add(_antecedent(story, draft), "antecedent")
    for candidate in found.values():
        candidate.features |= _describe(story, draft, candidate)
    return list(found.values())


def _describe(story: Story, draft: Draft, candidate: Candidate) -> set[str]:
    """Return the features that do not say how a candidate was found, and the pairs of form and way of finding."""
    speaker = candidate.speaker
    form = "first person" if draft.agreement == "1" else draft.rule if draft.rule == "echo" else draft.form
    features = {f"agrees: {agreement_with(speaker, draft.agreement)}", f"kind: {speaker.kind}"}
    features |= {f"{form}, {way}" for way in candidate.features}
    if key(draft.lemma) in _GOES_ON and "last" in candidate.features:
        features.add("goes on, last")
    conjoined = story.scene.words[draft.index].key != story.scene.bare(draft.index)
    if draft.index == story.scene.starts[draft.index] and not conjoined:
        features |= {f"opens, {way}" for way in ("last", "previous subject") if way in candidate.features}
    if draft.rule == "characterise" and draft.suffix:
        features |= {
            f"relative, {way}"
            for way in ("nearest", "subject", "same sentence", "antecedent")
            if way in candidate.features
        }
    return features


def _same_sentence(story: Story, draft: Draft) -> Speaker | None:
    """Return who spoke last in the sentence of a draft, in a claim that is over."""
    for number in range(len(story.speakers) - 1, -1, -1):
        other = story.drafts[number]
        if story.scene.starts[other.index] != story.scene.starts[draft.index]:
            return None
        speaker = story.speakers[number]
        if speaker is not None and not other.content[0] <= draft.cue[0] < other.content[1]:
            return speaker
    return None


def _subject(story: Story, start: int, end: int) -> Speaker | None:
    """Return the subject of a sentence's main verb: the first name or title that no preposition governs."""
    scene = story.scene
    for index in range(start, min(end, start + _MAIN)):
        if scene.key(index - 1) in _GOVERNS or scene.dates[index]:
            continue
        name = scene.names[index]
        if name is not None and name.label in ("PER", "ORG"):
            if name.start > scene.words[index].start:
                continue
            return story.remember(name.canonical, "person" if name.label == "PER" else "organisation")
        if name is None and index - start in (1, 2) and head_kind(scene.key(index)) in _SUBJECTS:
            span = source_phrase(scene, index, min(end, scene.ends[index] + 1))
            if span is not None and not scene.cue(index)[0]:
                return speaker_of(story, *span)
    return None


def _antecedent(story: Story, draft: Draft) -> Speaker | None:
    """Return the noun that a relative clause hangs on: `الوسيط الذي اعترف`, `بلاغا يفيد`, `معلومات أفادت`."""
    scene = story.scene
    last = draft.index - 1
    relative = scene.key(last) in _RELATIVES or scene.bare(last) in _RELATIVES
    if draft.form != "verb" or scene.words[draft.index].key != scene.bare(draft.index):
        return None
    end = last if relative else draft.index
    for first in range(end - 1, max(scene.starts[draft.index], end - 8) - 1, -1):
        kind = head_kind(scene.key(first))
        if kind is None or (not relative and kind not in ("document", "unknown", "unnamed_group")):
            continue
        span = source_phrase(scene, first, end)
        if span is not None and span[1] >= end - 1 and (relative or not scene.key(first).startswith("ال")):
            return speaker_of(story, *span)
    return None


def _nearest(story: Story, draft: Draft) -> Speaker | None:
    """Return the last name before a cue in its sentence."""
    scene = story.scene
    for index in range(draft.index - 1, max(scene.starts[draft.index], draft.index - 30) - 1, -1):
        name = scene.names[index]
        if name is not None and name.label in ("PER", "ORG", "GPE"):
            return story.remember(name.canonical, "person" if name.label == "PER" else "organisation")
    return None
