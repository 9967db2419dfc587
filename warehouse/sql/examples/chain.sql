SELECT depth, number, issued_on, title, is_here FROM chain('118/TB-UBND');
