"""What the statutes say, on the command line; each command stands in a module of its own."""

import click

from portal.cli.law_benefits import benefits_command
from portal.cli.law_grade import grade_command
from portal.cli.law_show import show_command

law_cli = click.Group("law", help="Pflegegrad and benefits by the law of a day.")
for command in (benefits_command, grade_command, show_command):
    law_cli.add_command(command)
