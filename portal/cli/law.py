"""What the statutes say, on the command line; each command stands in a module of its own."""

import click

from portal.cli.law_grade import grade_command

law_cli = click.Group("law", help="Pflegegrad and benefits by the law of a day.")
law_cli.add_command(grade_command)
