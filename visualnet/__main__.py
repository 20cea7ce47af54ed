"""`python -m visualnet` does what the console script `visualnet` does."""

import os
import sys

# Python looks for modules in the present folder first, so that a stranger's `random.py` in it would
# be run. Nothing but these two is imported before it is left out; a checkout run in place stays.
_CHECKOUT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
if not sys.flags.safe_path and os.path.realpath(sys.path[0]) != _CHECKOUT:
    del sys.path[0]

from visualnet.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
