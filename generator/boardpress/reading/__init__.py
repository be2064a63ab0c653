"""Reading a site's folder: files to a Catalogue, with every problem found on the way."""
