SELECT by_number, by_issued_on, kind, new_due_on FROM link_effect ORDER BY by_issued_on;
