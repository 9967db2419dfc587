SELECT gap, book, year, arrival_number, full_number, title FROM register_gap ORDER BY year, arrival_number;
