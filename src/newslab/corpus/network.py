"""Who quotes whom, as a network."""

from itertools import pairwise
from typing import TYPE_CHECKING

from newslab.corpus.claims import all_claims
from newslab.corpus.speakers import merge_names
from newslab.corpus.tables import Tables

if TYPE_CHECKING:
    from networkx import DiGraph

__all__ = ["quotation_network"]


def quotation_network(tables: Tables) -> "DiGraph":
    """Return a directed graph from outlets to the speakers whose claims they carry, through agencies where they did.

    An edge says that its first node carries words of its second; `claims` counts them. Nodes have a `kind`: outlet,
    agency, or the kind of speaker; persons go under the names of `same_speakers`. An outlet that nobody named is `?`.

    Raises
    ------
    ImportError
        if networkx is missing: pip install 'newslab[network]'.
    """
    import networkx as nx

    claims = all_claims(tables)
    claims = claims[claims["speaker"].notna()]
    persons = dict.fromkeys(claims.loc[claims["speaker_kind"] == "person", "speaker"])
    merged = merge_names(list(persons))
    graph = nx.DiGraph()
    for row in claims.to_dict(orient="records"):
        outlet = row["outlet"] if isinstance(row["outlet"], str) else "?"
        person = row["speaker_kind"] == "person"
        path = [(outlet, "outlet")]
        if isinstance(row["agency"], str):
            path.append((row["agency"], "agency"))
        if row["route"] != "speaker":
            path.append((merged[row["speaker"]][0] if person else row["speaker"], row["speaker_kind"]))
        _add(graph, path)
    return graph


def _add(graph: "DiGraph", path: list[tuple[str, str]]) -> None:
    for name, kind in path:
        graph.add_node(name, kind=graph.nodes[name]["kind"] if name in graph else kind)
    for (first, _), (second, _) in pairwise(path):
        count = graph.edges[first, second]["claims"] if graph.has_edge(first, second) else 0
        graph.add_edge(first, second, claims=count + 1)
