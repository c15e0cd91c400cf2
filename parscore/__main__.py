"""`python -m parscore`, and where the packaged program starts."""

import sys

from parscore.cli import main
from parscore.intake.documents.pdf_child import OPTION, read_one

if __name__ == "__main__":
    if sys.argv[1:2] == [OPTION]:  # the packaged program, started by itself to read a PDF apart from the window
        sys.exit(read_one(sys.argv[2:]))
    sys.exit(main())
