"""What may not be as it was meant in a data set, in words, with the settings that mend it."""

from collections.abc import Mapping
from dataclasses import dataclass

from visualnet.data.preparing import SAME, Preparation, inverted_twice, turned_twice
from visualnet.number_text import count_text
from visualnet.sentences import Sentence, clause

FEW = 10
"""A class with fewer training images than these can hardly be learnt."""

_NAMED = 5

_PART_WORDS = {
    "": Sentence("images"),
    "train": Sentence("training images"),
    "validation": Sentence("validation images"),
    "test": Sentence("test images"),
}
_TURN_WORDS = {
    "transpose": Sentence("their rows and columns are swapped"),
    "left": Sentence("they lie on their right side"),
    "right": Sentence("they lie on their left side"),
    "half": Sentence("they are upside down"),
    "mirror": Sentence("left and right are swapped"),
    "flip": Sentence("top and bottom are swapped"),
    "transpose_half": Sentence("they lie on their side, mirrored"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that may not be as it was meant.

    kind: `light_paper`, `mixed_paper`, `lying`, `blank`, `few`, `not_tested`, `shared` or
    `contradictory`. count: of the images or classes concerned, among so many in `total`.
    names: of the classes concerned. turn: of `lying`, what sets the images upright. remedy: the
    settings and their values that mend it; empty where none do. part: `train`, `validation` or
    `test` where it is of this part alone.
    """

    kind: str
    count: int
    total: int
    names: tuple[str, ...] = ()
    turn: str = "none"
    remedy: tuple[tuple[str, str | bool], ...] = ()
    part: str = ""

    @property
    def text(self) -> str:
        """What was found, a sentence."""
        count, total = count_text(self.count), count_text(self.total)
        images = _PART_WORDS[self.part]
        match self.kind:
            case "light_paper":
                return Sentence(
                    "{count} of {total} {images} are dark on light paper; the network "
                    "expects light ink on black.",
                    count=count,
                    total=total,
                    images=images,
                )
            case "mixed_paper":
                return Sentence(
                    "{count} of {total} {images} are on light paper, the others on dark paper.",
                    count=count,
                    total=total,
                    images=images,
                )
            case "lying":
                return Sentence(
                    "The {images} are not upright: {turn_word}.",
                    images=images,
                    turn_word=_TURN_WORDS[self.turn],
                )
            case "blank":
                return Sentence("{count} of {total} images are blank.", count=count, total=total)
            case "few":
                return Sentence(
                    "Classes with fewer than {few} training images: {shown_names}.",
                    few=FEW,
                    shown_names=self.shown_names,
                )
            case "not_tested":
                return Sentence(
                    "Classes without a test image: {shown_names}.", shown_names=self.shown_names
                )
            case "shared":
                return shared_text(self.count, self.total)
        return Sentence(
            "{count} of {total} images occur twice with different classes (the same pixels).",
            count=count,
            total=total,
        )

    @property
    def shown_names(self) -> str:
        """The first names of the classes concerned."""
        return ", ".join(self.names[:_NAMED]) + (" …" if len(self.names) > _NAMED else "")

    @property
    def advice(self) -> str:
        """What was found, and the flags that mend it if there are such; a sentence."""
        return (
            Sentence("{text}; correct it with {flag}.", text=clause(self.text), flag=self.flag)
            if self.flag
            else self.text
        )

    @property
    def flag(self) -> str | None:
        """What mends it on the command line."""
        flags = [
            f"--{name.replace('_', '-')} {'yes' if value is True else value}"
            for name, value in self.remedy
        ]
        return " ".join(flags) or None


@dataclass(frozen=True, slots=True)
class PartLook:
    """What the images of a part stand on, and how.

    paper: `dark`, `light`, `mixed`, or `none` where images have no even border. turn: the one to
    upright, None where unknown. light, shown: how many images are on light paper, of those that
    show something.
    """

    paper: str
    turn: str | None
    light: int = 0
    shown: int = 0


def shared_text(count: int, total: int, title: str = "") -> str:
    """Return a sentence on so many of all test images; title: of their data set."""
    images = Sentence("test images of {title}", title=title) if title else Sentence("test images")
    return Sentence(
        "{count} of {total} {images} are also training images (the same pixels).",
        count=count_text(count),
        total=count_text(total),
        images=images,
    )


def findings_on_paper(looks: Mapping[str, PartLook], present: Preparation) -> list[Finding]:
    """Return of which parts the paper is light. present: what was done to the images already."""
    acts = {"light": "all", "mixed": "light", "dark": "none"}
    kinds = {"all": "light_paper", "light": "mixed_paper"}
    return [
        Finding(
            kinds[act],
            sum(looks[part].light for part in parts),
            sum(looks[part].shown for part in parts),
            remedy=remedy,
            part=parts[0] if len(parts) < len(looks) else "",
        )
        for parts, act, remedy in _remedies(
            {part: acts.get(look.paper) for part, look in looks.items()}, present, "invert"
        )
    ]


def findings_on_turns(
    looks: Mapping[str, PartLook], counts: Mapping[str, int], present: Preparation
) -> list[Finding]:
    """Return which parts do not stand upright. counts: of their images. present: as above."""
    acts = {part: look.turn for part, look in looks.items()}
    findings = []
    for parts, act, remedy in _remedies(acts, present, "turn"):
        count = sum(counts[part] for part in parts)
        part = parts[0] if len(parts) < len(looks) else ""
        findings.append(Finding("lying", count, count, turn=act, remedy=remedy, part=part))
    return findings


_Remedy = tuple[tuple[str, str | bool], ...]


def _remedies(
    acts: Mapping[str, str | None], present: Preparation, verb: str
) -> list[tuple[tuple[str, ...], str, _Remedy]]:
    """Return parts that need an act, with the settings that do it to them and to no other.

    acts: by part, what it needs; "none", or None where that is not known: it goes with the others.
    """
    name, test_name = f"{verb}_images", f"{verb}_test_images"
    twice = turned_twice if verb == "turn" else inverted_twice
    known = {part: act for part, act in acts.items() if act is not None}
    needed = {part: act for part, act in known.items() if act != "none"}
    if not needed:
        return []
    now = {part: getattr(present.of_test if part == "test" else present, name) for part in known}
    then = {part: twice(now[part], act) for part, act in needed.items()}
    goes_along = getattr(present, test_name) == SAME
    if len(set(known.values())) == len(set(then.values())) == 1:
        act, value = next(iter(needed.values())), next(iter(then.values()))
        if set(known) == {"test"} and (len(acts) > 1 or not goes_along):
            return [(("test",), act, ((test_name, value),))]
        remedy: _Remedy = ((name, value),)
        if "test" in known and not goes_along:
            remedy = (*remedy, (test_name, SAME))
        return [(tuple(acts), act, remedy)]
    found: list[tuple[tuple[str, ...], str, _Remedy]] = []
    for part, act in needed.items():
        own = {"train": name, "test": test_name}.get(part)
        remedy = ((own, then[part]),) if own else ()
        if part == "train" and known.get("test") == "none" and act != "light":
            remedy = (*remedy, (test_name, now["test"]))
        found.append(((part,), act, remedy))
    return found
