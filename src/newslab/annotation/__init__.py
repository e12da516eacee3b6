"""Annotation by hand: the state, the files, the editor and the agreement of two annotators."""
