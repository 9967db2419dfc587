SELECT book, year, arrival_number, arrived_on, issuer, full_number, issued_on, title, handed_to, due_on, notice_id FROM register_entry ORDER BY 1, 2, 3
