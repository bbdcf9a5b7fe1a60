// The activity grid: the rows of the text field as cells. Paste from a spreadsheet, edit, undo, check, save.
// Its parts: grid-text, grid-columns, grid-rows, grid-view, grid-window, grid-findings, grid-drafts.
(async () => {
  const { parse, write, width, el } = gridText;
  const form = document.getElementById('grid-form');
  const field = document.getElementById('rows');
  const place = document.getElementById('grid');
  const state = document.getElementById('grid-state');
  const editable = form.dataset.editable === '1';
  const base = form.elements.base;
  const tell = text => { if (state) state.textContent = text; };

  // Many rows are no part of the page: they come after it, and until they are there nothing is sent.
  const arrive = async from => {
    const answer = await fetch(from).catch(() => null), hash = /[0-9a-f]{64}/.exec(answer?.headers.get('ETag'))?.[0];
    return answer?.ok && hash ? { text: await answer.text(), hash } : null;
  };
  let isThere = !field.dataset.fetch;
  form.addEventListener('submit', event => { if (!isThere) event.preventDefault(); });
  const come = isThere ? { text: field.value } : await arrive(field.dataset.fetch);
  // What the server holds: rows that were read from a workbook or kept after a conflict differ from it.
  const kept = document.getElementById('grid-stored');
  const began = kept?.dataset.fetch ? await arrive(kept.dataset.fetch) : kept && { text: kept.textContent };
  if (!come || (kept && !began)) { tell(place.dataset.lost); place.textContent = place.dataset.lost; return; }
  const isNewer = come.hash && come.hash !== base.value;
  if (isNewer) base.value = come.hash;
  const waiting = document.getElementById('grid-waiting');
  if (waiting) waiting.hidden = true;
  field.disabled = false;
  isThere = true;

  const all = parse(come.text);
  const header = all.shift() || [];
  const whole = cells => cells.length === header.length ? cells : header.map((_, c) => cells[c] ?? '');
  const columns = gridColumns(header, JSON.parse(document.getElementById('grid-names').textContent));
  const last = header.length - 1;
  const book = gridRows(all.map(whole), began && parse(began.text).slice(1).map(whole), base);
  const view = gridView(book, columns);
  const text = () => write([header, ...book.cells()]);
  const numeric = columns.numeric(book.cells());
  const blank = () => book.of(header.map(() => ''));

  const sync = () => { field.value = text(); };
  const rowAt = at => book.all[view.indexOf(at)];
  const findings = gridFindings(document.getElementById('grid-findings'), f => {
    const index = f.origin ? book.all.findIndex(row => row.origin === f.origin) : 0;
    if (index < 0) return;
    if (view.placeOf(index) < 0) find('');
    sheet.focus(view.placeOf(index), f.column);
  });

  const paint = (td, row, c) => {
    if (td.classList.contains('editing')) return;
    const found = findings.marks(row, c), value = columns.shown(c, row.cells[c]);
    const worst = found.some(f => f.severity === 'error') ? 'error' : found.some(f => f.severity === 'warning') ? 'warning' : '';
    td.className = [numeric[c] ? 'n' : '', worst, !worst && book.isEdited(row, c) ? 'edited' : ''].filter(Boolean).join(' ');
    td.title = found.length ? found.map(f => `${f.code} ${f.found}`).join('\n') : row.cells[c];
    td.setAttribute('aria-invalid', String(worst === 'error'));
    td.textContent = value;
    sheet.widen(c + 1, width(value));
  };
  const make = () => {
    const number = el('th', 'rowno');
    number.scope = 'row';
    const tr = el('tr', '', number, ...header.map(() => { const td = el('td', ''); td.tabIndex = -1; return td; }));
    if (editable) {
      const del = el('button', 'del', '×');
      del.type = 'button'; del.tabIndex = -1; del.title = place.dataset.remove;
      tr.append(el('td', '', del));
    }
    return tr;
  };
  const fill = (tr, at) => {
    const row = rowAt(at), number = view.indexOf(at) + 1;
    tr.setAttribute('aria-rowindex', number + 1);
    tr.cells[0].textContent = number;
    row.cells.forEach((_, c) => paint(tr.cells[c + 1], row, c));
    if (editable) tr.querySelector('.del').setAttribute('aria-label', `${place.dataset.remove} ${number}`);
  };

  const headRow = el('tr', '', el('th', 'rowno', '#'), ...header.map((_, c) => { const th = el('th', '', columns.title(c)); th.scope = 'col'; th.title = columns.note(c); return th; }));
  if (editable) headRow.append(el('th', '', el('span', 'hidden-visually', place.dataset.remove)));
  // Columns are as wide as what stands in some rows of all parts of the table.
  const stride = Math.max(1, Math.floor(book.count / 500));
  const widths = [Math.max(41, 16 + 7.5 * String(book.count).length), ...header.map((_, c) => Math.max(40, width(columns.title(c)))), ...editable ? [34] : []];
  for (let r = 0; r < book.count; r += stride) book.all[r].cells.forEach((value, c) => { widths[c + 1] = Math.max(widths[c + 1], width(columns.shown(c, value))); });
  const sheet = gridWindow(place, headRow, widths, {
    make, fill, columns: header.length, count: () => view.count, total: () => book.count,
    onFocus: ({ at, c }) => { document.getElementById('grid-place').textContent = `${columns.title(c)} · ${view.indexOf(at) + 1}: ${columns.shown(c, rowAt(at).cells[c])}`; },
  });

  // A field above the grid shows the rows that contain a text.
  const filter = document.getElementById('grid-filter'), counted = document.getElementById('grid-counted');
  const count = () => { counted.textContent = view.isPart ? counted.dataset.text.replace('{shown}', view.count).replace('{rows}', book.count) : ''; };
  const find = wanted => { filter.value = wanted; view.find(wanted); count(); place.scrollTop = 0; sheet.redraw(); };
  let typing = 0;
  filter.addEventListener('input', () => { clearTimeout(typing); typing = setTimeout(() => find(filter.value), 150); });
  filter.addEventListener('keydown', event => {
    if (event.key === 'Enter') { event.preventDefault(); find(filter.value); sheet.focus(0, 0); }
    else if (event.key === 'Escape' && filter.value) { event.preventDefault(); find(''); }
  });

  const notice = document.getElementById('grid-notice');
  const changed = () => {
    if (notice) notice.hidden = true;
    count();
    sheet.redraw();
    tell(book.isDirty() ? state.dataset.dirty : '');
    checkSoon();
  };
  const change = (rows, nextBase) => {
    const isRenewed = rows.length !== book.count || nextBase;
    book.change(rows, nextBase);
    if (isRenewed) view.renew();
    changed();
  };
  const travel = isBack => { if (book.travel(isBack)) { view.renew(); changed(); } };
  const drafts = gridDrafts(form, book, {
    text, hasRows: kept !== null,
    read: draft => { const rows = parse(draft); return rows[0]?.join('\t') === header.join('\t') ? rows.slice(1).map(whole) : null; },
    take: offered => { change(book.read(offered.rows), offered.base); sheet.focus(0, 0); },
  });
  const set = (at, c, value) => change(book.all.with(view.indexOf(at), { ...rowAt(at), cells: rowAt(at).cells.with(c, value) }));
  const remove = at => { change(book.all.toSpliced(view.indexOf(at), 1)); };

  // What may be chosen, made when a cell of the column is edited first.
  const listOf = c => {
    const id = `grid-choices-${c}`;
    if (!document.getElementById(id)) {
      const list = el('datalist', '', ...columns.choices(c).map(([, name]) => { const option = el('option', ''); option.value = name; return option; }));
      list.id = id;
      place.append(list);
    }
    return id;
  };
  const edit = (at, c, typed) => {
    sheet.focus(at, c);
    const td = sheet.cellAt(at, c);
    if (!editable || !td || td.classList.contains('editing')) return;
    const input = el('input', ''), written = rowAt(at).cells[c], before = columns.named(c, written);
    input.value = typed ?? before;
    input.setAttribute('aria-label', `${columns.title(c)} ${view.indexOf(at) + 1}`);
    if (columns.choices(c).length) input.setAttribute('list', listOf(c));
    td.classList.add('editing');
    td.replaceChildren(input);
    input.focus();
    if (typed === undefined) input.select();
    let left = false;
    const leave = isKept => {
      if (left) return;
      left = true;
      td.classList.remove('editing');
      const value = input.value.trim() === before ? written : columns.written(c, input.value);
      if (isKept && value !== written) set(at, c, value); else sheet.fill(at);
    };
    input.addEventListener('blur', () => leave(true));
    input.addEventListener('keydown', event => {
      event.stopPropagation();
      const next = event.shiftKey ? -1 : 1;
      if (event.key === 'Enter') { event.preventDefault(); leave(true); sheet.focus(at + next, c); }
      else if (event.key === 'Tab') { event.preventDefault(); leave(true); sheet.focus(at, c + next); }
      else if (event.key === 'Escape') { leave(false); sheet.focus(at, c); }
    });
  };

  const cellOf = event => { const td = event.target.closest('td'); return td && td.cellIndex <= header.length && !td.classList.contains('editing') ? sheet.placeOf(td) : null; };
  sheet.body.addEventListener('dblclick', event => { const cell = cellOf(event); if (cell) edit(cell.at, cell.c); });
  sheet.body.addEventListener('click', event => {
    const del = event.target.closest('.del');
    if (del) { const { at } = sheet.placeOf(del); remove(at); if (!del.isConnected) sheet.focus(at, 0); return; }
    const cell = cellOf(event);
    if (cell) sheet.focus(cell.at, cell.c);
  });
  // Input methods for Chinese begin composing before a character is known: hand the composition to an input.
  sheet.body.addEventListener('compositionstart', event => { const cell = event.target.tagName !== 'INPUT' && cellOf(event); if (cell) edit(cell.at, cell.c, ''); });

  const moved = (key, at, c, isFar) => ({
    ArrowUp: [at - 1, c], ArrowDown: [at + 1, c], ArrowLeft: [at, c - 1], ArrowRight: [at, c + 1],
    PageUp: [at - sheet.page, c], PageDown: [at + sheet.page, c], Home: [isFar ? 0 : at, 0], End: [isFar ? view.count - 1 : at, last],
  })[key];
  place.addEventListener('keydown', event => {
    if (!sheet.isFocused || event.altKey) return;
    const { at, c } = sheet.active, key = event.key, isControl = event.ctrlKey || event.metaKey;
    const does = (isDone, work) => { if (isDone) { event.preventDefault(); work(); } return isDone; };
    const to = moved(key, at, c, isControl);
    const isUndo = editable && isControl && ['z', 'y', 'Z'].includes(key);
    if (does(isUndo, () => { travel(key === 'z'); sheet.focus(at, c); })) return;
    if (does(isControl && key === 'f', () => filter.focus())) return;
    if (does(isControl && (key === 'Delete' || key === 'Backspace') && editable && view.count > 0, () => { remove(at); sheet.focus(at, c); })) return;
    if (does(to && (!isControl || key === 'Home' || key === 'End'), () => sheet.focus(...to)) || isControl || !view.count) return;
    if (does(key === 'Enter' || key === 'F2', () => edit(at, c)) || !editable) return;
    if (does(key === 'Delete' || key === 'Backspace', () => { if (rowAt(at).cells[c] !== '') set(at, c, ''); })) return;
    does(key.length === 1, () => edit(at, c, key));
  });

  document.addEventListener('paste', event => {
    if (!editable || !sheet.isFocused) return;
    event.preventDefault();
    const pasted = parse(event.clipboardData.getData('text/plain'));
    const { at, c } = sheet.active;
    // A block copied with its header lands on its rows; it goes into the rows that are shown, and behind the last one into new ones.
    if (pasted.length > 1 && columns.isHeader(pasted[0], c)) pasted.shift();
    const rows = [...book.all], before = rows.length;
    pasted.forEach((values, i) => {
      const index = at + i < view.count ? view.indexOf(at + i) : rows.push(blank()) - 1;
      const cells = [...rows[index].cells];
      values.forEach((value, j) => { if (c + j <= last) cells[c + j] = columns.written(c + j, value); });
      rows[index] = { ...rows[index], cells };
    });
    view.keep(before, rows.length);
    book.change(rows);
    changed();
    sheet.focus(at, c);
    // What stands to the right of the last column has no place: that is said, and can be taken back.
    const outside = pasted.map(values => values.slice(header.length - c).map(value => value.trim()));
    const beyond = outside.reduce((most, values) => Math.max(most, values.findLastIndex(value => value !== '') + 1), 0);
    if (notice && beyond > 0) {
      const lost = outside.flat().filter(value => value !== '');
      notice.querySelector('span').textContent = notice.dataset.text.replace('{columns}', beyond).replace('{cells}', lost.length).replace('{last}', header[last]).replace('{first}', () => lost[0].slice(0, 40));
      notice.hidden = false;
    }
  });
  notice?.querySelector('button').addEventListener('click', () => { travel(true); sheet.focus(0, 0); });
  document.addEventListener('copy', event => {
    if (!sheet.isFocused || !view.count || String(getSelection())) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', rowAt(sheet.active.at).cells[sheet.active.c]);
  });

  // The reader on the server checks the rows when they have rested for a while; one that is overtaken is given up.
  let asked = null, timer = 0;
  const check = async () => {
    asked?.abort();
    const mine = asked = new AbortController(), rows = book.all;
    tell(state.dataset.checking);
    sync();
    const answer = await fetch(form.dataset.check, { method: 'POST', body: new FormData(form), headers: { 'X-Fragment': '1' }, signal: mine.signal }).catch(() => null);
    if (mine !== asked) return;
    if (!answer || !answer.ok) { tell(answer?.status === 401 ? state.dataset.signedOut : state.dataset.failed); return; }
    const said = await answer.json();
    if (mine !== asked) return;
    document.getElementById('grid-answer').textContent = said.answer;
    findings.take(said.findings, rows);
    findings.draw();
    sheet.redraw();
    tell(book.isDirty() ? state.dataset.dirty : '');
  };
  // Many rows take their time: they are checked when nothing was typed for longer.
  const checkSoon = () => { clearTimeout(timer); timer = setTimeout(() => { drafts.keep(); check(); }, book.count > 20_000 ? 4_000 : 600); };
  document.getElementById('grid-check')?.addEventListener('click', check);
  document.getElementById('grid-add')?.addEventListener('click', () => { if (view.isPart) find(''); change([...book.all, blank()]); sheet.focus(view.count - 1, 0); });

  findings.take(JSON.parse(document.getElementById('grid-check-data').textContent).findings, book.all);
  sheet.redraw();
  tell(book.isDirty() ? state.dataset.dirty : '');
  drafts.begin();
  if (isNewer && editable) check();
  // A finding elsewhere leads to its row.
  const wanted = /^#row-(\d+)$/.exec(location.hash);
  if (wanted) sheet.focus(Number(wanted[1]) - 1, 0, true);
  let sent = false;
  // Sent when what was typed is kept: the save may fail, and then it is offered again.
  let isKept = false;
  form.addEventListener('submit', event => {
    if (event.defaultPrevented) return;
    const keeping = isKept ? null : drafts.keep(true);
    if (keeping) {
      event.preventDefault();
      keeping.then(() => { isKept = true; form.requestSubmit(event.submitter); });
      return;
    }
    isKept = false;
    sync();
    sent = true;
    // What an earlier save did is no longer the news of this page, should the reader come back to it.
    const here = new URL(location);
    here.searchParams.delete('done');
    history.replaceState(null, '', here);
  });
  addEventListener('pagehide', () => { if (!sent) drafts.keep(); });
  addEventListener('beforeunload', event => { if (!sent && book.isDirty()) event.preventDefault(); });
})();
