"""`python -m ikiz` is the command `ikiz`."""

import sys

from ikiz.command import main

sys.exit(main())
