"""The templates of the website, compiled."""
