"""What people see: values to Rich renderables, and the live stage of a session."""
