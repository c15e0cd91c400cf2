"""The page that sets years beside each other: table, charts, and where the figures come from."""
