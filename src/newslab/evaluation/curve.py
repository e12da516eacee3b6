"""How precision and recall of claims change with the score that is asked for."""

from typing import TYPE_CHECKING, Any

from newslab.evaluation.claims import score_claims

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame

    from newslab.figures.drawing import Drawing

__all__ = ["claims_curve", "draw_curve"]


def claims_curve(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> "DataFrame":
    """Return one row a score that claims have, as `min_score`: claims (kept), precision, recall and f1 of their cues.

    `predicted` is what `newslab.to_dict` or `newslab annotate` gives; claims below `min_score` are left out, as
    `newslab.load(claims={"min_score": …})` does.
    """
    import pandas as pd

    scores = sorted({claim["score"] for article in predicted for claim in article["claims"]})
    rows = []
    for least in scores:
        kept = [
            {**article, "claims": [claim for claim in article["claims"] if claim["score"] >= least]}
            for article in predicted
        ]
        cue = next(score for score in score_claims(gold, kept) if (score.field, score.measure) == ("cue", "overlap"))
        rows.append([least, cue.predicted, cue.precision, cue.recall, cue.f1])
    return pd.DataFrame(rows, columns=["min_score", "claims", "precision", "recall", "f1"])


def draw_curve(table: "DataFrame", title: str = "Claims by the score asked for") -> "Drawing":
    """Draw the table of `claims_curve`: precision and recall against `min_score`."""
    from newslab.figures.drawing import draw

    most = int(table["claims"].max()) if len(table) else 0
    caption = (
        f"Precision and recall of the cues of {most} claims, those below the score left out. The further right, "
        f"the fewer claims are kept."
    )
    return draw(table, title, caption, _fill, height=2.6)


def _fill(figure: "Figure", table: "DataFrame") -> None:
    axes = figure.subplots()
    for column, colour, style in (("precision", "#1b6ca8", "-"), ("recall", "#b5442e", "--")):
        axes.step(table["min_score"], table[column], where="pre", color=colour, linestyle=style)
        axes.plot(table["min_score"], table[column], "o", color=colour, markersize=4)
        place = table["min_score"].iloc[-1], table[column].iloc[-1]
        offset = (-8, -12 if place[1] > 0.2 else 6)
        axes.annotate(column, place, offset, color=colour, textcoords="offset points", fontsize=8.5, ha="right")
    axes.set_xlabel("min_score")
    axes.set_ylim(0, 1.05)
