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


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("evaluate", help="measure annotations against gold ones")
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True)
    _add_claims(kinds)


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
    except (EvaluationError, UnicodeDecodeError) as error:
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
