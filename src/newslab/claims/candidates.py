"""Who may be the subject that a cue leaves out: the candidates, and what speaks for each of them."""

from bisect import bisect_left
from dataclasses import dataclass

from newslab.claims.draft import Draft
from newslab.claims.explicit import speaker_of
from newslab.claims.lexicon import SPEAKING, head_kind, word_set
from newslab.claims.marks import is_mark
from newslab.claims.masdars import is_masdar
from newslab.claims.pairs import two_before
from newslab.claims.phrases import source_phrase
from newslab.claims.relatives import antecedent, of_relative_clause
from newslab.claims.scene import Scene
from newslab.claims.speaker import Speaker, agreement_with
from newslab.claims.story import PASSING, Story
from newslab.text.normalise import key

__all__ = ["Candidate", "find_candidates"]

_GOVERNS = word_set("governs")
_GOES_ON = word_set("goes on")
_RECENT = 4  # earlier speakers that may go on
_THEREIN = word_set("therein")
_SUBJECTS = ("unnamed_person", "organisation", "media", "unnamed_group", "document")
_CLAUSES = tuple(key(word) for word in ("كما", "فيما", "بينما", "بل", "لكن", "حيث"))
_NEAR = 6  # words at the head of a content
_GAP = 40  # words of a content in which a speaker would not name himself
_HEAD = 5  # words from the head of a sentence in which an unnamed subject stands
_OF_VERBS = {"between", "many", "antecedent"}  # ways that no other form has
_GLUED = ("ب", "ل", "ك")
_ROOT = 3  # letters of a verb that may be read as a verbal noun
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
    own = _conjoined(story, draft) or _own_subject(story, start, draft.index)
    add(own, "subject")
    if start:
        before = story.scene.starts[start - 1]
        subject = _subject(story, before, start)
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


def _subject(story: Story, start: int, end: int) -> Speaker | None:
    """Return the subject of a sentence's main verb: the first name or title that no preposition governs."""
    scene = story.scene
    for index in range(start, min(end, start + _MAIN)):
        if _is_governed(scene, start, index) or scene.dates[index] or _is_said(story, start, index):
            continue
        name = scene.names[index]
        if scene.inside[index] != scene.inside[start]:
            continue
        body = SPEAKING if index == start + 1 else ("PER", "ORG")
        if name is not None and name.label in body:
            if name.start > scene.words[index].start:
                continue
            titled = _titled(story, start, index) if name.label != "PER" else None
            return titled or story.remember(name.canonical, "person" if name.label == "PER" else "organisation")
        kind = head_kind(scene.key(index))
        verb = scene.bare(index - 1).endswith("ت") or scene.bare(index - 1)[:1] in ("ي", "ت")
        near = 0 < index - start <= (_HEAD if kind == "unnamed_person" or verb else 2)
        before = scene.key(index - 1) if index > start else ""
        adjective = before.startswith("ال") and scene.key(index).startswith("ال") and head_kind(before) is None
        if name is None and near and kind in _SUBJECTS and not adjective:  # `في اللقاء الصحفي`
            span = source_phrase(scene, index, min(end, scene.ends[index] + 1))
            if span is not None and not scene.cue(index)[0]:
                end = _end_of_title(scene, *span)
                apposed = scene.names[end + 1] if scene.key(end) in ("،", ",") and end + 1 < len(scene.words) else None
                if apposed is not None and apposed.label == "PER":
                    return story.remember(apposed.canonical, "person")  # `ورد النائب البريطاني، سامي نصر، على`
                return speaker_of(story, span[0], end)
    return None


def _end_of_title(scene: Scene, first: int, end: int) -> int:
    """Return where a title with ال ends, before the object of its verb: `ولم ينف الوزير صحة الأرقام`."""
    if not scene.key(first).startswith("ال") or scene.names[first] is not None:
        return end
    ending = scene.key(first)[-2:]
    if ending in ("ان", "ون"):  # `وبحث الوزيران الخلاف`
        return next((i for i in range(first + 1, end) if not scene.key(i).endswith(ending)), end)
    female = scene.key(first).endswith("ه")
    plain = (i for i in range(first + 1, end) if scene.names[i] is None and scene.key(i).startswith("ال"))
    other = next((i for i in plain if scene.key(i).endswith("ه") != female), end)  # `ورفضت الوزارة الطلب`
    if all(scene.key(i).startswith("ال") for i in range(first, other)) and other < end:
        return other
    behind = next((i for i in range(first + 1, end) if not scene.key(i).startswith("ال")), end)
    led = behind == end or scene.names[behind] is not None or scene.words[behind].proclitics
    return end if led or scene.key(behind) in _GOVERNS or not scene.key(behind).isalpha() else behind


def _is_said(story: Story, start: int, index: int) -> bool:
    """Tell whether a word belongs to what the subject of its sentence, who is left out, says: `وأضاف أن المجلس…`."""
    drafts, known = story.drafts, len(story.speakers)
    number = bisect_left(drafts, start, hi=known, key=lambda draft: draft.index)
    if number == known or drafts[number].index > start + 1:
        return False
    draft = drafts[number]
    return draft.source is None and draft.form == "verb" and draft.first <= index <= draft.last


def _own_subject(story: Story, start: int, index: int) -> Speaker | None:
    """Return the subject of the clause of a word, else that of its sentence up to there."""
    clause = _clause(story.scene, start, index)
    own = _subject(story, clause, index)
    return _subject(story, start, index) if own is None and clause > start else own


def _conjoined(story: Story, draft: Draft) -> Speaker | None:
    """Return the subject of the clause behind a comma that a verb goes on: `…، خرجت الفتاة وقالت`."""
    scene = story.scene
    if draft.form != "verb" or scene.words[draft.index].key == scene.bare(draft.index):
        return None
    start = scene.starts[draft.index]
    for index in range(draft.index - 1, max(start, draft.index - _MAIN), -1):
        if scene.words[index].text in ("،", ","):
            clause = index + 1
            plain = scene.names[clause] is None and not is_masdar(scene.bare(clause)) and not scene.cue(clause)[0]
            return _first_subject(story, clause + 1, draft.index) if plain else None
    return None


def _first_subject(story: Story, index: int, end: int) -> Speaker | None:
    """Return the name or title with ال at a word, which then is the subject of the verb before it."""
    scene = story.scene
    name = scene.names[index]
    if index + 1 >= end or _is_governed(scene, index - 1, index):
        return None
    if name is not None and name.label == "PER" and name.start == scene.words[index].start:
        return story.remember(name.canonical, "person")
    if name is None and scene.key(index).startswith("ال") and head_kind(scene.key(index)) == "unnamed_person":
        span = source_phrase(scene, index, end)
        return None if span is None else speaker_of(story, *span)
    return None


def _clause(scene: Scene, start: int, index: int) -> int:
    """Return where the clause of a word begins in a sentence that goes on to somebody else: `…، فيما انتقد فلان`."""
    if not scene.clauses:  # those of all words at once, so that many claims in one sentence cost no more
        for i in range(len(scene.words)):
            heads = i == scene.starts[i] or (scene.bare(i) in _CLAUSES and is_mark(scene.words[i - 1].text))
            scene.clauses.append(i if heads else scene.clauses[-1])
    return scene.clauses[index - 1] if index > start else start


def _titled(story: Story, start: int, index: int) -> Speaker | None:
    """Return the person whose title goes up to the name of a body: `الأمين العام للأمم المتحدة`."""
    scene = story.scene
    for first in range(index - 1, max(start, index - 4) - 1, -1):
        if head_kind(scene.key(first)) == "unnamed_person" and not _is_governed(scene, start, first):
            return speaker_of(story, first, scene.behind_name(index))
    return None


def _is_governed(scene: Scene, start: int, index: int) -> bool:
    """Tell whether a preposition stands before a word, or is written with the title there: `للرحالة المغربي فلان`."""
    if index > start and scene.bare(index - 1) in _GOVERNS:
        return True
    verb = index - 1 == start and len(scene.bare(start)) == _ROOT  # `ورفض بلير`
    plural = scene.key(index).endswith("ون") and scene.names[index] is None  # `فحص باحثون`
    if index > start and scene.names[index - 1] is None and is_masdar(scene.bare(index - 1)) and not (verb or plural):
        return True  # `زيارة بلير`
    before = range(max(start, index - 2), index)
    return any(scene.names[i] is None and scene.words[i].proclitics[-1:] in _GLUED for i in before)


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
