"""The types that flow from a page to a timeline. They import nothing of ours."""
