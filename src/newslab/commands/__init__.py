"""The commands of `newslab`, one module each: `add_parser` adds it to the command line, `run` runs it."""
