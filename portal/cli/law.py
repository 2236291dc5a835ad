"""What the statutes say, on the command line; each command stands in a module of its own."""

import click

law_cli = click.Group("law", help="Pflegegrad and benefits by the law of a day.")
