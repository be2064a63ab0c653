"""`python -m boardpress` is the command `boardpress`."""

from boardpress.start import command

if __name__ == "__main__":
    command()
