// The columns of the grid: what they, and the ids in them, are called in the reader's language. Rows hold, copy and save what is written.
const gridColumns = (header, names) => {
  const isZh = document.documentElement.lang.startsWith('zh');
  const title = c => names.titles[c] ?? header[c];
  const choices = c => names.choices[c] ?? [];
  const idOf = header.map((_, c) => new Map(choices(c).map(([id, name]) => [name.toLowerCase(), id])));
  const nameOf = header.map((_, c) => new Map([...choices(c), ...Object.entries(names.shown[c] ?? {})]));

  // A name that is typed or pasted becomes its id; everything else stays as it was typed.
  const written = (c, typed) => { const value = typed.trim(); return nameOf[c].has(value) ? value : idOf[c].get(value.toLowerCase()) ?? value; };
  const named = (c, value) => nameOf[c].get(value) ?? value;

  // 万 and 亿 are powers of ten for who reads English; what is edited, copied and saved stays as it was typed.
  const units = header.findIndex(h => h === 'unit' || h === '单位');
  const shown = (c, value) => nameOf[c].get(value) ?? (c === units && !isZh ? value.replaceAll('亿', '10⁸ ').replaceAll('万', '10⁴ ') : value);

  // A pasted line is the header when each of its cells is called like its column: in either language, as id, or by another name that is read as it.
  const fold = text => text.normalize('NFKC').toLowerCase().replace(/[\s_*]+/g, '');
  const called = header.map((h, c) => new Set([h, title(c), ...(names.called[c] ?? [])].map(fold)));
  const isHeader = (cells, first) => {
    const said = cells.map((text, j) => [fold(text), called[first + j]]).filter(([text, column]) => text !== '' && column);
    return said.length > 0 && said.every(([text, column]) => column.has(text));
  };

  // Numbers stand to the right; what a column holds shows in its first filled cells.
  const numeric = rows => header.map((_, c) => {
    const filled = [];
    for (const row of rows) if (row[c] !== '' && filled.push(row[c]) === 500) break;
    return filled.length > 0 && filled.every(v => /^[-+]?[\d.,]+(e[-+]?\d+)?$/i.test(v)) && !/^(19|20)\d\d$/.test(filled[0]);
  });
  return { count: header.length, title, note: c => names.notes[c], choices, written, named, shown, isHeader, numeric };
};
