"""python -m routes: check, export, route, show, sources, critical, compare."""

import signal


def start() -> int:
    """Run the command line. While it is loading, an interruption ends it without a word."""
    usual = signal.getsignal(signal.SIGINT)
    if usual is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from routes.cli.commands import main  # noqa: PLC0415 (slow: see above)

    signal.signal(signal.SIGINT, usual)
    return main()


raise SystemExit(start())
