"""`python -m boardpress` is the command `boardpress`."""

from boardpress.cli import main

if __name__ == "__main__":
    main()
