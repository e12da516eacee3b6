"""`newslab evaluate`: annotations measured against gold ones; one function adds one kind of annotation."""

import argparse
import sys

__all__ = ["add_parser"]

_CLAIMS = """\
Measure the claims of annotated articles against gold ones.

GOLD and PREDICTED are .jsonl files (one article a line) or .json files: what `newslab annotate` writes, or files
annotated by hand in the form of data/gold/. Articles are paired by id, and their texts must be the same. Printed are
precision, recall and F1 of every field, exactly and by overlap, with the counts; --errors lists every error with the
text round its cue.
"""

_NER = """\
Measure names on a file of tagged words (CoNLL: a word and its tag a line, an empty line after each sentence), with the
shipped model or any other. A name is right if its words and its label are. Gold labels are read by newslab's table
(PERS is PER; MISC has no counterpart and is left out), and labels that the gold never uses are not counted against
the model.

examples:
  newslab evaluate ner test.conll
  newslab evaluate ner anercorp-test.conll --merge GPE=LOC FAC=LOC
  newslab evaluate ner test.conll --model org/model
"""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("evaluate", help="measure annotations against gold ones")
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True)
    _add_claims(kinds)
    _add_ner(kinds)


def _add_claims(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    claims = kinds.add_parser(
        "claims",
        help="who said what: cue, content, source, speaker and the rest",
        description=_CLAIMS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    claims.add_argument("gold", metavar="GOLD", help="annotated by hand")
    claims.add_argument("predicted", metavar="PREDICTED", help="what newslab found")
    claims.add_argument("--errors", action="store_true", help="list every error in context")
    claims.set_defaults(run=_claims)


def _claims(options: argparse.Namespace) -> int:
    from newslab.evaluation import EvaluationError, claim_errors, read_annotations, score_claims

    try:
        gold, predicted = read_annotations(options.gold), read_annotations(options.predicted)
        scores = score_claims(gold, predicted)
    except EvaluationError as error:
        print(f"newslab: {error}", file=sys.stderr)
        return 1
    print(f"{'field':13s} {'measure':10s} {'P':>6s} {'R':>6s} {'F1':>6s} {'right':>7s} {'gold':>7s} {'predicted':>9s}")
    for s in scores:
        rates = f"{s.precision:6.3f} {s.recall:6.3f} {s.f1:6.3f}"
        print(f"{s.field:13s} {s.measure:10s} {rates} {s.right:7d} {s.gold:7d} {s.predicted:9d}")
    if options.errors:
        for e in claim_errors(gold, predicted):
            rule = f"  ({e.rule})" if e.rule else ""
            print(f"\n{e.article}:{e.start}: {e.field}{rule}\n  {e.context}")
            print(f"  gold:      {e.gold}\n  predicted: {e.predicted}")
    return 0


def _add_ner(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    ner = kinds.add_parser(
        "ner",
        help="names: exact spans with labels",
        description=_NER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    ner.add_argument("file", metavar="FILE.conll", help="words tagged by hand")
    ner.add_argument("--model", metavar="MODEL", help="a folder or a name on the hub, instead of the shipped model")
    ner.add_argument("--merge", metavar="A=B", nargs="+", default=[], help="call label A label B, on both sides")
    ner.add_argument("--subtypes", action="store_true", help="compare the finer types (Politician, Media, …)")
    ner.set_defaults(run=_ner)


def _ner(options: argparse.Namespace) -> int:
    import newslab
    from newslab.entities.borrowed import ModelError
    from newslab.evaluation import EvaluationError
    from newslab.evaluation.conll import read_tagged
    from newslab.evaluation.ner import score_ner

    wrong = [pair for pair in options.merge if "=" not in pair]
    if wrong:
        print(f"newslab: --merge takes pairs such as GPE=LOC, not {wrong[0]!r}.", file=sys.stderr)
        return 2
    merge = dict(pair.split("=", 1) for pair in options.merge)
    try:
        sentences = read_tagged(options.file)
        scores = score_ner(sentences, newslab.load(ner=options.model), merge, options.subtypes)
    except (EvaluationError, ModelError) as error:
        print(f"newslab: {error}", file=sys.stderr)
        return 1
    width = max(len(score.label) for score in scores)
    print(f"{'label':{width}s} {'P':>6s} {'R':>6s} {'F1':>6s} {'right':>7s} {'gold':>7s} {'predicted':>9s}")
    for s in scores:
        rates = f"{s.precision:6.3f} {s.recall:6.3f} {s.f1:6.3f}"
        print(f"{s.label:{width}s} {rates} {s.right:7d} {s.gold:7d} {s.predicted:9d}")
    return 0
