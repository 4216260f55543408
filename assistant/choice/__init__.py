"""A measure, a unit and a year → the figure: which of the stored facts is meant, or what is worked out from them."""
