"""`python -m boardpress` is the command `boardpress`."""

from boardpress.start import main

if __name__ == "__main__":
    main()
