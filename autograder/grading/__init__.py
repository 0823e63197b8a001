"""Grades an assignment: repair, run in the sandbox, judge by the oracle, write ledger and gradebook."""

import sys
from importlib.metadata import version
from importlib.util import find_spec, module_from_spec

# nbformat asks for jsonschema, which would compile a grammar of addresses that no notebook needs.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

# The first file of nbgrader loads its extensions of a Jupyter server, and with them all of its programs.
if "nbgrader" not in sys.modules and (_found := find_spec("nbgrader")):
    sys.modules["nbgrader"] = module_from_spec(_found)
    vars(sys.modules["nbgrader"])["__version__"] = version("nbgrader")
