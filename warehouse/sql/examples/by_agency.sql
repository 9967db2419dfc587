SELECT last_day, number, path, agency, via FROM by_agency('so tai chinh') WHERE via IS NULL;
