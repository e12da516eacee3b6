"""From a string to tokens, words with their clitics, sentences, and normalised text that remembers its offsets."""
