"""What is known of an article's speakers when a cue is reached."""

from dataclasses import dataclass, field

from newslab.claims.cast import Member, gender_of
from newslab.claims.draft import Draft
from newslab.claims.scene import Scene
from newslab.claims.speaker import Speaker

__all__ = ["PASSING", "Story"]

PASSING = ("according to", "as said")


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
        """Return the speaker of a name, made when it is new; a person's titles tell the gender."""
        if name not in self.known:
            self.known[name] = Speaker(name, kind)
            gender = gender_of(self.cast[name]) if name in self.cast else ""
            if gender:
                self.known[name].genders[gender] += 1
        return self.known[name]

    def enclosing(self) -> Speaker | None:
        """Return the speaker of the innermost claim whose content holds the cue that is reached, and note this cue."""
        number = len(self.speakers)
        cue = self.drafts[number].cue
        while self.open and self.drafts[self.open[-1]].content[1] < cue[1]:
            self.open.pop()
        holding = [n for n in self.open if self.drafts[n].content[0] <= cue[0]]
        self.open.append(number)
        return self.speakers[holding[-1]] if holding else None

    def only_passed_on(self, number: int) -> bool:
        """Tell whether a source stands behind another's claim that it only passes on: `قال سامي إن …، وفق الصحيفة`."""
        draft = self.drafts[number]
        if draft.rule not in PASSING or number == 0 or draft.content[1] > draft.cue[0]:
            return False
        before, speaker = self.drafts[number - 1], self.speakers[number - 1]
        return speaker is not None and draft.content[0] <= before.cue[0] and before.rule not in PASSING
