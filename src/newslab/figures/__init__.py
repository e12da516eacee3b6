"""Figures of an annotated article for print, each with its caption and the table of what it shows.

Drawn with matplotlib and seaborn; matplotlib (3.11 and later) joins Arabic letters and sets them from the right itself.

>>> import newslab
>>> numbers(newslab.annotate("نزح أكثر من 20 ألف مدني")).table[["what", "min", "bound", "speaker"]].to_dict("records")
[{'what': 'أكثر من 20 ألف مدني', 'min': 20000, 'bound': '>', 'speaker': 'the narrator'}]
"""

from newslab.figures.drawing import Drawing, write
from newslab.figures.mentions import entities
from newslab.figures.places import timeline
from newslab.figures.ranges import numbers
from newslab.figures.voices import claims

__all__ = ["Drawing", "claims", "entities", "numbers", "timeline", "write"]
