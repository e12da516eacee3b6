"""Score the recipe's second head, ANERcorp's own labels, on its test half (CAMeL split); write tags and figures.

usage: python -m training.score_anercorp TRAINED ... --test test.conll [--epochs 5 6 7] [--out training/metrics]

Each TRAINED folder is one seed; the weights of the named epochs are averaged. Figures are seqeval's: exact spans, micro
and macro F1. The epochs to average were fixed before the test half was read.
"""

import argparse
import json
from pathlib import Path
from statistics import mean, pstdev
from typing import Any

from transformers import AutoTokenizer, BertConfig, BertModel

from newslab.evaluation.conll import spans_of
from training.corpora import read_conll
from training.encode import Scheme
from training.export import mean_weights
from training.tagger import Tagger, f1, predict

LABELS = ("PER", "LOC", "ORG", "MISC")


def main() -> None:
    """Score every seed, write the first one's tags and all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path, nargs="+")
    parser.add_argument("--test", type=Path, required=True)
    parser.add_argument("--epochs", type=int, nargs="+", required=True)
    parser.add_argument("--out", type=Path, default=Path("training/metrics"))
    options = parser.parse_args()
    sentences = list(read_conll(options.test, "anercorp"))
    gold = [spans_of(sentence.tags) for sentence in sentences]
    runs: list[dict[str, Any]] = []
    for number, folder in enumerate(options.trained):
        tags = predict(*load(folder, options.epochs), sentences, coarse=True)
        found = [spans_of(row) for row in tags]
        per_label = {label: f1(gold, found, label) for label in LABELS}
        macro = round(mean(figures["f1"] for figures in per_label.values()), 4)
        runs.append({"micro": f1(gold, found), "macro_f1": macro, "labels": per_label})
        if number == 0:
            write_tags(options.out / "anercorp-test.tags", tags)
    micro = [run["micro"]["f1"] for run in runs]
    figures = {
        "test": "ANERcorp, CAMeL split, test half",
        "trained_on": "its training half (with NewsFANE's labels too), AQMAR, CAraNER, Wojood, news items, silver text",
        "epochs_averaged": options.epochs,
        "micro_f1_mean": round(mean(micro), 4),
        "micro_f1_spread": round(pstdev(micro), 4),
        "runs": runs,
    }
    (options.out / "anercorp.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))


def load(folder: Path, epochs: list[int]) -> tuple[Tagger, Scheme, AutoTokenizer]:
    """Return a trained tagger with averaged weights, its scheme and its tokenizer."""
    names = json.loads((folder / "scheme.json").read_text(encoding="utf-8"))
    scheme = Scheme(tuple(names["labels"]), tuple(names["subtypes"]), {})
    encoder = BertModel(BertConfig.from_pretrained(folder), add_pooling_layer=False)
    model = Tagger(encoder, len(scheme.tags), len(scheme.subtypes), len(scheme.coarse_tags))
    model.load_state_dict(mean_weights(folder, epochs))
    return model, scheme, AutoTokenizer.from_pretrained(folder)


def write_tags(path: Path, tags: list[list[str]]) -> None:
    """Write one tag a line, without words, and an empty line between sentences."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join("\n".join(row) for row in tags) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
