"""For editors: what people asked in vain, and the knowledge as files that can be tried, mended and watched."""
