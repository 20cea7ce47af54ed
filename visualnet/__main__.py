"""`python -m visualnet` does what the console script `visualnet` does."""

import sys

from visualnet.cli import main

if __name__ == "__main__":
    sys.exit(main())
