"""Who may be the subject that a cue leaves out: the candidates, and what speaks for each of them."""

from dataclasses import dataclass

from newslab.claims.clause_subjects import conjoined_subject, own_subject, subject_of_sentence
from newslab.claims.draft import Draft
from newslab.claims.explicit import speaker_of
from newslab.claims.lexicon import SPEAKING, head_kind, word_set
from newslab.claims.pairs import two_before
from newslab.claims.phrases import source_phrase
from newslab.claims.relatives import antecedent, of_relative_clause
from newslab.claims.speaker import Speaker, agreement_with
from newslab.claims.story import PASSING, Story
from newslab.text.normalise import key

__all__ = ["Candidate", "find_candidates"]

_GOES_ON = word_set("goes on")
_RECENT = 4  # earlier speakers that may go on
_THEREIN = word_set("therein")
_NEAR = 6  # words at the head of a content
_GAP = 40  # words of a content in which a speaker would not name himself
_OF_VERBS = {"between", "many", "antecedent"}  # ways that no other form has


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
    own = conjoined_subject(story, draft) or own_subject(story, start, draft.index)
    add(own, "subject")
    if start:
        before = story.scene.starts[start - 1]
        subject = subject_of_sentence(story, before, start)
        silent = not story.speakers or story.drafts[len(story.speakers) - 1].index < before
        person = subject is not None and subject.kind == "person"
        between = silent and person and own is None and draft.form == "verb"
        if own is None or own.kind != "person":
            add(subject, "between" if between else "previous subject")
    add(_nearest(story, draft), "nearest")
    add(antecedent(story, draft), "antecedent")
    add(of_relative_clause(story, draft), "of relative clause")
    if draft.agreement in ("mp", "fp"):
        add(_many(story, draft), "many")
    if draft.agreement == "d":
        add(two_before(story, draft.index), "many")
    for candidate in found.values():
        candidate.features |= _describe(story, draft, candidate)
    return _possible(story, draft, list(found.values()))


def _possible(story: Story, draft: Draft, every: list[Candidate]) -> list[Candidate]:
    """Leave out candidates that a verb cannot mean, unless none is left."""
    if story.scene.key(draft.index + 1) in _THEREIN:
        every = [one for one in every if one.speaker.kind != "document"] or every
    if draft.form == "verb" and not draft.quoted:
        every = [one for one in every if not _names_himself(story, draft, one.speaker)] or every
    if draft.agreement == "d":
        return [candidate for candidate in every if "agrees: yes" in candidate.features] or every
    if draft.agreement in ("mp", "fp"):  # one person is never the subject of a plural
        return [candidate for candidate in every if "agrees: no" not in candidate.features] or every
    return every


def _describe(story: Story, draft: Draft, candidate: Candidate) -> set[str]:
    """Return the features that do not say how a candidate was found, and the pairs of form and way of finding."""
    speaker = candidate.speaker
    form = "first person" if draft.agreement == "1" else draft.rule if draft.rule == "echo" else draft.form
    features = {f"agrees: {agreement_with(speaker, draft.agreement)}", f"kind: {speaker.kind}"}
    features |= {f"{form}, {way}" for way in candidate.features - _OF_VERBS}
    if speaker.kind == "person" and not draft.quoted and _is_named(story, draft, speaker, _GAP):
        features.add("named in content")
    if "last" in candidate.features and _in_passing(story, speaker):
        features.add("in passing, last")
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


def _in_passing(story: Story, speaker: Speaker) -> bool:
    """Tell whether a source was last named behind what it says (`…، بحسب الوكالة`), where nobody goes on."""
    number = next((n for n in range(len(story.speakers) - 1, -1, -1) if story.speakers[n] is speaker), None)
    return number is not None and story.drafts[number].rule in PASSING and speaker.kind != "person"


def _same_sentence(story: Story, draft: Draft) -> Speaker | None:
    """Return who spoke last in the sentence of a draft, in a claim that is over."""
    for number in range(len(story.speakers) - 1, -1, -1):
        other = story.drafts[number]
        if story.scene.starts[other.index] != story.scene.starts[draft.index]:
            return None
        speaker = story.speakers[number]
        over = not other.content[0] <= draft.cue[0] < other.content[1]
        if speaker is not None and over and not story.only_passed_on(number):
            return speaker
    return None


def _many(story: Story, draft: Draft) -> Speaker | None:
    """Return the last noun of many before a plural verb in its sentence: `أعضاء المجلس يتفقون لكنهم يقرون`."""
    scene = story.scene
    for first in range(draft.index - 1, max(scene.starts[draft.index], draft.index - 30) - 1, -1):
        if scene.names[first] is None and head_kind(scene.key(first)) == "unnamed_group" and not scene.cue(first)[0]:
            span = source_phrase(scene, first, draft.index)
            return None if span is None else speaker_of(story, *span)
    return None


def _names_himself(story: Story, draft: Draft, speaker: Speaker) -> bool:
    """Tell whether the head of a content names a person, whom the empty subject before it cannot mean."""
    behind = draft.first > draft.index and speaker.kind == "person" and draft.agreement != "1"
    return behind and _is_named(story, draft, speaker, _NEAR)


def _is_named(story: Story, draft: Draft, speaker: Speaker, words: int) -> bool:
    """Tell whether a content names somebody in its first words, who is then hardly its speaker: `وقال إن نصر أخطأ`."""
    names = story.scene.names[draft.first : min(draft.last, draft.first + words) + 1]
    return any(name is not None and name.canonical == speaker.name for name in names)


def _nearest(story: Story, draft: Draft) -> Speaker | None:
    """Return the last name before a cue in its sentence."""
    scene = story.scene
    for index in range(draft.index - 1, max(scene.starts[draft.index], draft.index - 30) - 1, -1):
        name = scene.names[index]
        if name is not None and name.label in SPEAKING:
            return story.remember(name.canonical, "person" if name.label == "PER" else "organisation")
    return None
