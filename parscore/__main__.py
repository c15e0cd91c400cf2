"""`python -m parscore`, and where the packaged program starts."""

import sys

from parscore.cli import main
from parscore.intake.documents.pdf_child import OPTION, read_one
from parscore.ui.preview.reader import OPTION as PREVIEW

if __name__ == "__main__":
    if sys.argv[1:2] == [OPTION]:  # the packaged program, started by itself to read a PDF apart from the window
        sys.exit(read_one(sys.argv[2:]))
    if sys.argv[1:2] == [PREVIEW]:  # the same, to show a document
        from parscore.ui.preview.reader.serve import serve

        sys.exit(serve(sys.argv[2:]))
    sys.exit(main())
