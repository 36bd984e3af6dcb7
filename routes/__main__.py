"""python -m routes: check, export, route, show, sources."""

from routes.cli import main

raise SystemExit(main())
