// Findings of the grid: in the cells, beside the grid, and one after the other.
const gridFindings = (list, go) => {
  const { el } = gridText, step = 200, none = [];
  const more = document.getElementById('grid-more');
  let findings = [], ofRow = new Map(), at = -1, listed = step;

  // Told are rows as the reader counts them, without empty ones; kept is which row that was, wherever it moves.
  const take = (found, rows) => {
    const filled = [];
    rows.forEach((row, index) => { if (row.cells.some(value => value.trim() !== '')) filled.push({ origin: row.origin, index }); });
    findings = found.map(f => ({ ...f, origin: filled[f.row]?.origin ?? null, number: f.row < 0 ? 0 : (filled[f.row]?.index ?? f.row) + 1 }));
    ofRow = new Map();
    for (const f of findings) if (f.origin) { const marks = ofRow.get(f.origin); if (marks) marks.push(f); else ofRow.set(f.origin, [f]); }
    at = -1;
  };
  const marks = (row, c) => ofRow.get(row.origin)?.filter(f => f.column === c || (f.column < 0 && c === 0)) ?? none;

  const item = (f, i) => {
    const fact = (name, value, css) => [el('dt', '', name), el('dd', css, value)];
    const word = { error: list.dataset.error, warning: list.dataset.warning }[f.severity] ?? list.dataset.info;
    const li = el('li', '',
      el('p', 'head', el('span', `tag ${{ error: 'off', warning: 'risk' }[f.severity] ?? 'none'}`, word), ' ', el('span', 'code', f.code), el('span', 'where', list.dataset.row.replace('{row}', f.number))),
      el('dl', '', ...fact(list.dataset.found, f.found, 'what'), ...fact(list.dataset.expected, f.expected, ''), ...fact(list.dataset.fix, f.fix, '')));
    li.dataset.finding = i;
    return li;
  };
  const draw = () => {
    const items = findings.slice(0, listed).map(item);
    list.querySelector('ul, .emptyline').replaceWith(items.length ? el('ul', 'findings', ...items) : el('p', 'emptyline', list.dataset.none));
    const left = findings.length - items.length;
    more.hidden = left <= 0;
    more.querySelector('button').textContent = more.dataset.text.replace('{count}', left);
  };
  const show = i => { at = i; if (findings[i]) go(findings[i]); };

  more.querySelector('button').addEventListener('click', () => { listed += step; draw(); });
  list.addEventListener('click', event => { const li = event.target.closest('li[data-finding]'); if (li) show(Number(li.dataset.finding)); });
  document.addEventListener('keydown', event => {
    if (event.key !== 'F8' || !findings.length) return;
    event.preventDefault();
    show((at + (event.shiftKey ? findings.length - (at < 0 ? 0 : 1) : 1)) % findings.length);
  });
  return { take, marks, draw };
};
