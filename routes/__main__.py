"""python -m routes: check, export, route, show, sources, critical, compare."""

import sys


def start() -> int:
    """Run the command line; loading it takes long enough to be stopped by hand."""
    try:
        from routes.cli import main
    except KeyboardInterrupt:
        return 130
    return main(sys.argv[1:])


raise SystemExit(start())
