"""`python -m parscore`, and where the packaged program starts."""

import sys

from parscore.cli import main

if __name__ == "__main__":
    sys.exit(main())
