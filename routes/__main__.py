"""python -m routes: check, export, show, sources."""

from routes.cli import main

raise SystemExit(main())
