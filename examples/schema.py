"""Write the JSON schema of an exported plan anew, from the registry of kinds."""

from pathlib import Path

from goalwalk.exchange.outgoing import json_schema

Path(json_schema.__file__).with_name("plan.schema.json").write_text(json_schema.written(), encoding="utf-8")
