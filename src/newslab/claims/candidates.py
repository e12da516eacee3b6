"""Who may be the subject that a cue leaves out: the candidates, and what speaks for each of them."""

from dataclasses import dataclass, field

from newslab.claims.cast import Member
from newslab.claims.draft import Draft
from newslab.claims.lexicon import word_set
from newslab.claims.scene import Scene
from newslab.claims.speaker import Speaker, agreement_with
from newslab.text.normalise import key

__all__ = ["Candidate", "Story", "find_candidates"]

_GOVERNS = word_set("governs")
_GOES_ON = word_set("goes on")
_RECENT = 4  # earlier speakers that may go on
_MAIN = 14  # words from the head of a sentence in which its subject stands


@dataclass(slots=True)
class Story:
    """What is known when a cue is reached: who was named, who spoke in which order, and the speakers so far."""

    scene: Scene
    drafts: list[Draft]
    cast: dict[str, Member]
    known: dict[str, Speaker] = field(default_factory=dict)
    order: list[Speaker] = field(default_factory=list)
    speakers: list[Speaker | None] = field(default_factory=list)
    open: list[int] = field(default_factory=list)

    def remember(self, name: str, kind: str) -> Speaker:
        """Return the speaker of a name, made when it is new."""
        return self.known.setdefault(name, Speaker(name, kind))

    def enclosing(self) -> Speaker | None:
        """Return the speaker of the innermost claim whose content holds the cue that is reached, and note this cue."""
        number = len(self.speakers)
        cue = self.drafts[number].cue
        while self.open and self.drafts[self.open[-1]].content[1] < cue[1]:
            self.open.pop()
        holding = [n for n in self.open if self.drafts[n].content[0] <= cue[0]]
        self.open.append(number)
        return self.speakers[holding[-1]] if holding else None


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
        features |= {f"relative, {way}" for way in ("nearest", "subject", "same sentence") if way in candidate.features}
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
    """Return the first name of a sentence that no preposition governs, as the subject of its main verb."""
    scene = story.scene
    for index in range(start, min(end, start + _MAIN)):
        name = scene.names[index]
        if name is None or name.label not in ("PER", "ORG") or name.start > scene.words[index].start:
            continue
        if scene.key(index - 1) not in _GOVERNS:
            return story.remember(name.canonical, "person" if name.label == "PER" else "organisation")
    return None


def _nearest(story: Story, draft: Draft) -> Speaker | None:
    """Return the last name before a cue in its sentence."""
    scene = story.scene
    for index in range(draft.index - 1, max(scene.starts[draft.index], draft.index - 30) - 1, -1):
        name = scene.names[index]
        if name is not None and name.label in ("PER", "ORG", "GPE"):
            return story.remember(name.canonical, "person" if name.label == "PER" else "organisation")
    return None
