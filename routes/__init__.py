"""Code of the corridor map: reads, checks and shows the facts in geodata/, holding none."""
