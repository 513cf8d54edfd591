"""`python -m goalwalk` is the same as `goalwalk`."""

from goalwalk.cli.main import main

if __name__ == "__main__":
    main()
