SELECT number, issued_on, stamped_on, working_days, quality FROM transit WHERE quality = 'good' ORDER BY working_days DESC;
