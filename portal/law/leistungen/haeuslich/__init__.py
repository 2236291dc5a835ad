"""Care at home: money, service and what lies between, §§ 36 to 38, 41, 45a and 45b SGB XI."""
