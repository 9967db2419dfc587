SELECT number, path, text, score FROM search('dat dai') LIMIT 10;
