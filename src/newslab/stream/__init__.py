"""Corpora larger than memory: articles in chunks, in one process or many, into files that survive any interruption."""
