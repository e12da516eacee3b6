"""`python -m newslab`: the command line where the `newslab` script is not on the path."""

import sys

from newslab.cli import main

if __name__ == "__main__":
    sys.exit(main())
