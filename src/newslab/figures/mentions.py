"""How often each name is mentioned."""

import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator
from spacy.tokens import Doc

from newslab import frames
from newslab.colours import LABELS
from newslab.figures.drawing import Drawing, counted, draw, legend, of_article, short

__all__ = ["entities"]


def entities(doc: Doc, least: int = 1) -> Drawing:
    """Draw how often each name is mentioned, by its canonical form, coloured by label, if at least `least` times.

    Table: canonical, label, mentions, forms (the wordings, most frequent first).
    """
    found = frames.entities(doc)
    grouped = found.groupby(["canonical", "label"], sort=False)["text"]
    table = grouped.agg(mentions="size", forms=_forms).reset_index()
    everyone = len(table)
    table = table[table["mentions"] >= least].sort_values(["mentions", "canonical"], ascending=[False, True])
    left_out = f" Names mentioned less than {least} times are left out ({everyone - len(table)})." if least > 1 else ""
    caption = (
        f"{of_article(doc)}: {counted(int(table['mentions'].sum()), 'mention')} of {counted(len(table), 'name')}. "
        f"Short forms are counted under the fullest name that the article gives.{left_out}"
    )
    row = 0.4 if any("\n" in short(name) for name in table["canonical"]) else 0.27
    return draw(table, "Names by mentions", caption, _fill, height=row * len(table) + 0.9)


def _forms(texts: "pd.Series[str]") -> str:
    return "، ".join(texts.value_counts(sort=True).index)


def _fill(figure: Figure, table: pd.DataFrame) -> None:
    axes = figure.subplots()
    shown = [label for label in LABELS if label in set(table["label"])]
    sns.barplot(
        table.assign(row=range(len(table))), x="mentions", y="row", hue="label", hue_order=shown, palette=LABELS,
        orient="h", dodge=False, ax=axes, width=0.7, saturation=1, legend=False,
    )  # fmt: skip
    axes.set_yticks(range(len(table)), [short(name) for name in table["canonical"]])
    axes.set(xlabel="mentions", ylabel="")
    axes.tick_params(axis="y", length=0)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    legend(axes, [Patch(color=LABELS[label], label=label) for label in shown])
