"""Administrative papers: said once as data (`Paper`), written as Word and as PDF in the layout of the decree."""
