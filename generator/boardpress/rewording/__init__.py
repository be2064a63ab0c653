"""A build after which only the words of some texts are others: what they do not reach is not even looked at."""
