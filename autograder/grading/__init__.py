"""Grades an assignment: repair, run in the sandbox, judge by the oracle, write ledger and gradebook."""

import sys

# nbformat asks for jsonschema, which would compile a grammar of addresses that no notebook needs.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
