"""Write the list of tables in geodata/README.md.

python -m routes.sourcing.readme
"""

from routes.tables.reading import GEODATA, schema

HEAD = "| file | what it holds |\n|---|---|\n"
README = GEODATA / "README.md"


def listing() -> str:
    """Return the list of tables as Markdown: a row for each file, with its title."""
    return HEAD + "".join(f"| {table['path']} | {table['title']} |\n" for table in schema())


def written(text: str) -> str:
    """Return the text of the README with the list as it should be."""
    before, rest = text.split(HEAD)
    _, _, after = rest.partition("\n\n")
    return f"{before}{listing()}\n{after}"


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
