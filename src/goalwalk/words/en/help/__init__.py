"""Help: the first page, the commands with their examples and what is typed behind them, the topics."""
