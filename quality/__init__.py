"""Quality: the rules, their verdicts, the gate and its reports.

Belongs here: what may be published and why not. Reads and mends the `staging` schema of work.duckdb through the connection it is handed;
opens nothing itself. Does not belong here: loading, publishing (warehouse), scheduling (flows).
"""
