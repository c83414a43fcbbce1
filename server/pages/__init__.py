"""The pages that people see: templates, styles, and what fills them."""
