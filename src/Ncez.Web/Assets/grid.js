// The activity grid: the rows of the text field as cells. Paste from a spreadsheet, edit, undo, check, save.
(() => {
  const form = document.getElementById('grid-form');
  const field = document.getElementById('rows');
  const place = document.getElementById('grid');
  const editable = form.dataset.editable === '1';
  const state = document.getElementById('grid-state');
  const el = (tag, css, ...children) => { const e = document.createElement(tag); if (css) e.className = css; e.append(...children.filter(c => c !== null)); return e; };

  // Tabs part cells; a cell with a tab, a line break or a quote stands in quotes, as spreadsheets copy it.
  const parse = text => {
    const rows = [];
    let row = [], cell = '', quoted = false;
    for (let i = 0; i < text.length; i++) {
      const c = text[i];
      if (quoted) { if (c !== '"') cell += c; else if (text[i + 1] === '"') { cell += c; i++; } else quoted = false; }
      else if (c === '"' && cell === '') quoted = true;
      else if (c === '\t') { row.push(cell); cell = ''; }
      else if (c === '\n') { row.push(cell); rows.push(row); row = []; cell = ''; }
      else if (c !== '\r') cell += c;
    }
    if (cell !== '' || row.length) { row.push(cell); rows.push(row); }
    return rows;
  };
  const write = rows => rows.map(r => r.map(c => /[\t\n\r"]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c).join('\t')).join('\n') + '\n';

  const all = parse(field.value);
  const header = all.shift() || [];
  let rows = all.map(r => header.map((_, i) => r[i] ?? ''));
  // What the server holds: rows that were read from a workbook or kept after a conflict differ from it.
  const stored = document.getElementById('grid-stored');
  const first = stored ? parse(stored.textContent).slice(1).map(r => header.map((_, i) => r[i] ?? '').join('\t')) : rows.map(r => r.join('\t'));
  // Where the rows began: what is taken up again goes with the state it was typed in, so that it is put together with what others saved since.
  const base = form.elements.base;
  const held = () => ({ rows: rows.map(r => [...r]), base: base.value });
  const past = [], future = [];
  let findings = [], at = -1;

  // What headers and ids are called in the reader's language. Rows hold, copy and save what is written.
  const names = JSON.parse(document.getElementById('grid-names').textContent);
  const title = c => names.titles[c] ?? header[c];
  const choices = c => names.choices[c] ?? [];
  const idOf = header.map((_, c) => new Map(choices(c).map(([id, name]) => [name.toLowerCase(), id])));
  const nameOf = header.map((_, c) => new Map([...choices(c), ...Object.entries(names.shown[c] ?? {})]));
  // A name that is typed or pasted becomes its id; everything else stays as it was typed.
  const written = (c, typed) => { const value = typed.trim(); return nameOf[c].has(value) ? value : idOf[c].get(value.toLowerCase()) ?? value; };

  const numeric = header.map((_, i) => { const filled = rows.map(r => r[i]).filter(Boolean); return filled.length > 0 && filled.every(v => /^[-+]?[\d.,]+(e[-+]?\d+)?$/i.test(v)) && !/^(19|20)\d\d$/.test(filled[0]); });
  const body = el('tbody', '');
  const cellAt = (r, c) => body.rows[r]?.cells[c + 1];

  // 万 and 亿 are powers of ten for who reads English; what is edited, copied and saved stays as it was typed.
  const units = header.findIndex(h => h === 'unit' || h === '单位'), isZh = document.documentElement.lang.startsWith('zh');
  const shown = (r, c) => nameOf[c].get(rows[r][c]) ?? said(r, c);
  const said = (r, c) => c === units && !isZh ? rows[r][c].replaceAll('亿', '10⁸ ').replaceAll('万', '10⁴ ') : rows[r][c];

  const marksOf = (r, c) => findings.filter(f => f.row === r && (f.column === c || (f.column < 0 && c === 0)));
  const paint = (td, r, c) => {
    const found = marksOf(r, c);
    const worst = found.some(f => f.severity === 'error') ? 'error' : found.some(f => f.severity === 'warning') ? 'warning' : '';
    td.className = [numeric[c] ? 'n' : '', worst, !worst && (first[r] ?? '').split('\t')[c] !== rows[r][c] ? 'edited' : ''].filter(Boolean).join(' ');
    td.title = found.length ? found.map(f => `${f.code} ${f.found}`).join('\n') : rows[r][c];
    td.setAttribute('aria-invalid', String(worst === 'error'));
    td.textContent = shown(r, c);
  };
  const draw = () => {
    body.replaceChildren(...rows.map((row, r) => {
      const number = el('th', 'rowno', String(r + 1));
      number.scope = 'row';
      const tr = el('tr', '', number, ...row.map((_, c) => { const td = el('td', ''); td.tabIndex = -1; paint(td, r, c); return td; }));
      if (editable) {
        const del = el('button', 'del', '×');
        del.type = 'button'; del.tabIndex = -1; del.dataset.remove = r; del.setAttribute('aria-label', `${place.dataset.remove} ${r + 1}`); del.title = place.dataset.remove;
        tr.append(el('td', '', del));
      }
      return tr;
    }));
    // Without a row the place itself has to be reached, so that its head can be scrolled by key.
    const start = cellAt(0, 0);
    if (start) start.tabIndex = 0;
    if (start) place.removeAttribute('tabindex'); else place.tabIndex = 0;
  };
  const repaint = () => rows.forEach((row, r) => row.forEach((_, c) => { const td = cellAt(r, c); if (!td.classList.contains('editing')) paint(td, r, c); }));

  const headRow = el('tr', '', el('th', 'rowno', '#'), ...header.map((_, c) => { const th = el('th', '', title(c)); th.scope = 'col'; th.title = names.notes[c]; return th; }));
  if (editable) headRow.append(el('th', '', el('span', 'hidden-visually', place.dataset.remove)));
  const table = el('table', 'grid', el('thead', '', headRow), body);
  table.setAttribute('role', 'grid');
  place.append(table);

  const isDirty = () => rows.length !== first.length || rows.some((r, i) => r.join('\t') !== first[i]);
  const sync = () => {
    field.value = write([header, ...rows]);
    const dirty = isDirty();
    if (state) state.textContent = dirty ? state.dataset.dirty : '';
    return dirty;
  };

  // Rows that were typed and not saved stay in this tab, should the session end or the page be left: they are offered when the
  // same account comes back. A tab whose storage is full or switched off works as before.
  const draftKey = `ncez-rows ${form.dataset.account} ${new URL(form.action).pathname}`;
  const stash = work => { try { return work(sessionStorage); } catch { return null; } };
  const unsaved = document.getElementById('grid-unsaved');
  let offered = null;
  const keep = isSent => {
    if (!editable) return;
    if (isDirty()) stash(s => s.setItem(draftKey, JSON.stringify({ base: base.value, rows: write([header, ...rows]), isSent })));
    else if (!offered) stash(s => s.removeItem(draftKey));
  };
  const settle = () => { offered = null; unsaved.hidden = true; keep(); };
  const offer = () => {
    const draft = stash(s => JSON.parse(s.getItem(draftKey)));
    const isSaved = draft?.isSent && ['saved', 'merged', 'unchanged'].includes(new URLSearchParams(location.search).get('done'));
    // A page that brings rows itself shows what was sent last: that is what is kept from now on.
    if (!editable || !draft || isSaved || stored) { keep(); return; }
    const kept = parse(draft.rows);
    if (draft.rows === write([header, ...rows]) || kept[0]?.join('\t') !== header.join('\t')) return;
    offered = { rows: kept.slice(1).map(r => header.map((_, i) => r[i] ?? '')), base: draft.base };
    unsaved.hidden = false;
  };
  document.getElementById('grid-take')?.addEventListener('click', () => { change(() => { ({ rows, base: base.value } = offered); }); settle(); draw(); focus(0, 0); });
  document.getElementById('grid-drop')?.addEventListener('click', settle);
  const notice = document.getElementById('grid-notice');
  const quiet = () => { if (notice) notice.hidden = true; };
  const change = work => {
    quiet();
    past.push(held());
    future.length = 0;
    work();
    sync();
    checkSoon();
  };
  const travel = (from, to) => { if (!from.length) return; quiet(); to.push(held()); ({ rows, base: base.value } = from.pop()); draw(); sync(); checkSoon(); };

  const focus = (r, c) => {
    const td = cellAt(Math.max(0, Math.min(rows.length - 1, r)), Math.max(0, Math.min(header.length - 1, c)));
    if (!td) return;
    body.querySelectorAll('td[tabindex="0"]').forEach(t => { t.tabIndex = -1; });
    td.tabIndex = 0;
    td.focus();
    td.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const where = td => [td.parentElement.sectionRowIndex, td.cellIndex - 1];
  body.addEventListener('focusin', event => {
    const td = event.target.closest('td');
    if (!td || td.cellIndex > header.length) return;
    const [r, c] = where(td);
    document.getElementById('grid-place').textContent = `${title(c)} · ${r + 1}: ${shown(r, c)}`;
  });

  // What may be chosen, made when a cell of the column is edited first.
  const listOf = c => {
    const id = `grid-choices-${c}`;
    if (!document.getElementById(id)) {
      const list = el('datalist', '', ...choices(c).map(([, name]) => { const option = el('option', ''); option.value = name; return option; }));
      list.id = id;
      place.append(list);
    }
    return id;
  };

  const edit = (td, typed) => {
    if (!editable || td.cellIndex > header.length || td.classList.contains('editing')) return;
    const [r, c] = where(td);
    const input = el('input', '');
    const before = nameOf[c].get(rows[r][c]) ?? rows[r][c];
    input.value = typed ?? before;
    input.setAttribute('aria-label', `${title(c)} ${r + 1}`);
    if (choices(c).length) input.setAttribute('list', listOf(c));
    td.classList.add('editing');
    td.replaceChildren(input);
    input.focus();
    if (typed === undefined) input.select();
    let left = false;
    const leave = keep => {
      if (left) return;
      left = true;
      td.classList.remove('editing');
      const value = input.value.trim() === before ? rows[r][c] : written(c, input.value);
      if (keep && value !== rows[r][c]) change(() => { rows[r][c] = value; });
      paint(td, r, c);
    };
    input.addEventListener('blur', () => leave(true));
    input.addEventListener('keydown', event => {
      event.stopPropagation();
      if (event.key === 'Enter') { event.preventDefault(); leave(true); focus(r + (event.shiftKey ? -1 : 1), c); }
      else if (event.key === 'Tab') { event.preventDefault(); leave(true); focus(r, c + (event.shiftKey ? -1 : 1)); }
      else if (event.key === 'Escape') { leave(false); focus(r, c); }
    });
  };

  body.addEventListener('dblclick', event => { const td = event.target.closest('td'); if (td) edit(td); });
  body.addEventListener('click', event => {
    const del = event.target.closest('.del');
    if (del) { change(() => rows.splice(Number(del.dataset.remove), 1)); draw(); return; }
    const td = event.target.closest('td');
    if (td && td.cellIndex <= header.length && !td.classList.contains('editing')) focus(...where(td));
  });
  body.addEventListener('keydown', event => {
    const td = event.target.closest('td');
    if (!td || td.cellIndex > header.length || event.target.tagName === 'INPUT') return;
    const [r, c] = where(td);
    const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-15, 0], PageDown: [15, 0] };
    const control = event.ctrlKey || event.metaKey;
    if (control && (event.key === 'z' || event.key === 'y')) { event.preventDefault(); if (event.key === 'z') travel(past, future); else travel(future, past); focus(r, c); }
    else if (control || event.altKey) return;
    else if (moves[event.key]) { event.preventDefault(); focus(r + moves[event.key][0], c + moves[event.key][1]); }
    else if (event.key === 'Home' || event.key === 'End') { event.preventDefault(); focus(r, event.key === 'Home' ? 0 : header.length - 1); }
    else if (event.key === 'Enter' || event.key === 'F2') { event.preventDefault(); edit(td); }
    else if ((event.key === 'Delete' || event.key === 'Backspace') && editable) { event.preventDefault(); change(() => { rows[r][c] = ''; }); paint(td, r, c); }
    else if (event.key.length === 1 && editable) { event.preventDefault(); edit(td, event.key); }
  });
  // Input methods for Chinese begin composing before a character is known: hand the composition to an input.
  body.addEventListener('compositionstart', event => { const td = event.target.closest('td'); if (td && event.target.tagName !== 'INPUT') edit(td, ''); });

  document.addEventListener('paste', event => {
    const td = document.activeElement?.closest?.('.grid td');
    if (!td || !editable || document.activeElement.tagName === 'INPUT') return;
    event.preventDefault();
    const pasted = parse(event.clipboardData.getData('text/plain'));
    // A block copied with its header lands on its rows.
    const [r, c] = where(td);
    if (pasted.length > 1 && pasted[0].every((h, j) => h.trim() === header[c + j] || h.trim() === title(c + j))) pasted.shift();
    change(() => pasted.forEach((cells, i) => {
      while (rows.length <= r + i) rows.push(header.map(() => ''));
      cells.forEach((value, j) => { if (c + j < header.length) rows[r + i][c + j] = written(c + j, value); });
    }));
    draw();
    focus(r, c);
    // What stands to the right of the last column has no place: that is said, and can be taken back.
    const outside = pasted.map(cells => cells.slice(header.length - c).map(value => value.trim()));
    const columns = Math.max(...outside.map(cells => cells.findLastIndex(value => value !== '') + 1), 0);
    if (notice && columns > 0) {
      const lost = outside.flat().filter(value => value !== '');
      notice.querySelector('span').textContent = notice.dataset.text.replace('{columns}', columns).replace('{cells}', lost.length).replace('{last}', header[header.length - 1]).replace('{first}', () => lost[0].slice(0, 40));
      notice.hidden = false;
    }
  });
  notice?.querySelector('button').addEventListener('click', () => { travel(past, future); focus(0, 0); });
  document.addEventListener('copy', event => {
    const td = document.activeElement?.closest?.('.grid td');
    if (!td || document.activeElement.tagName === 'INPUT' || String(getSelection())) return;
    const [r, c] = where(td);
    event.preventDefault();
    event.clipboardData.setData('text/plain', rows[r][c]);
  });

  // Findings: in the cells, beside the grid, and one after the other by F8.
  const list = document.getElementById('grid-findings');
  const show = answer => {
    findings = answer.findings;
    document.getElementById('grid-answer').textContent = answer.answer;
    at = -1;
    repaint();
    const old = list.querySelector('ul, .emptyline');
    const items = findings.map(f => {
      const fact = (name, value, css) => [el('dt', '', name), el('dd', css, value)];
      const word = { error: list.dataset.error, warning: list.dataset.warning }[f.severity] ?? list.dataset.info;
      const li = el('li', '',
        el('p', 'head', el('span', `tag ${{ error: 'off', warning: 'risk' }[f.severity] ?? 'none'}`, word), ' ', el('span', 'code', f.code), el('span', 'where', list.dataset.row.replace('{row}', f.row + 1))),
        el('dl', '', ...fact(list.dataset.found, f.found, 'what'), ...fact(list.dataset.expected, f.expected, ''), ...fact(list.dataset.fix, f.fix, '')));
      li.dataset.row = f.row; li.dataset.column = f.column;
      return li;
    });
    old.replaceWith(items.length ? el('ul', 'findings', ...items) : el('p', 'emptyline', list.dataset.none));
  };
  list.addEventListener('click', event => { const li = event.target.closest('li[data-row]'); if (li) focus(Number(li.dataset.row), Number(li.dataset.column)); });
  document.addEventListener('keydown', event => {
    if (event.key !== 'F8' || !findings.length) return;
    event.preventDefault();
    at = (at + (event.shiftKey ? findings.length - 1 : 1)) % findings.length;
    focus(findings[at].row, findings[at].column);
  });

  let asked = 0, timer = 0;
  const check = async () => {
    const mine = ++asked;
    if (state) state.textContent = state.dataset.checking;
    const answer = await fetch(form.dataset.check, { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { 'X-Fragment': '1' } }).catch(() => null);
    if (mine !== asked) return;
    if (!answer || !answer.ok) { state.textContent = answer?.status === 401 ? state.dataset.signedOut : state.dataset.failed; return; }
    show(await answer.json());
    sync();
  };
  const checkSoon = () => { clearTimeout(timer); timer = setTimeout(() => { keep(); check(); }, 600); };
  document.getElementById('grid-check')?.addEventListener('click', check);
  document.getElementById('grid-add')?.addEventListener('click', () => { change(() => rows.push(header.map(() => ''))); draw(); focus(rows.length - 1, 0); });

  draw();
  findings = JSON.parse(document.getElementById('grid-check-data').textContent).findings;
  repaint();
  sync();
  offer();
  // A finding elsewhere leads to its row.
  const wanted = /^#row-(\d+)$/.exec(location.hash);
  if (wanted) { focus(Number(wanted[1]) - 1, 0); body.rows[Number(wanted[1]) - 1]?.scrollIntoView({ block: 'center' }); }
  let sent = false;
  form.addEventListener('submit', () => {
    sync();
    keep(true);
    sent = true;
    // What an earlier save did is no longer the news of this page, should the reader come back to it.
    const here = new URL(location);
    here.searchParams.delete('done');
    history.replaceState(null, '', here);
  });
  addEventListener('pagehide', () => { if (!sent) keep(); });
  addEventListener('beforeunload', event => { if (!sent && sync()) event.preventDefault(); });
})();
