"""Claims: cue, source, speaker, addressee, content, mode and stance."""

from newslab.claims.find import claim_of, find_claims
from newslab.claims.records import Claim

__all__ = ["Claim", "claim_of", "find_claims"]
