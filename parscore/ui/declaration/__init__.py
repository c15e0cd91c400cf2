"""Declaration forms in the window: giving a blank one out, bringing a filled one back into the open assessment."""
