// Draws the rows of the grid that can be seen, and a margin, however many there are; above and below them spacers keep the room of the others.
const gridWindow = (place, head, widths, source) => {
  const { el } = gridText;
  const margin = 12, whole = 80;
  const body = el('tbody', ''), columns = widths.map(width => { const col = el('col', ''); col.width = width; return col; });
  const table = el('table', 'grid', el('colgroup', '', ...columns), el('thead', '', head), body);
  table.setAttribute('role', 'grid');
  head.setAttribute('aria-rowindex', '1');
  place.append(table);

  const spacer = () => { const td = el('td', ''), space = el('tbody', 'space', el('tr', '', td)); td.colSpan = widths.length; space.setAttribute('aria-hidden', 'true'); return space; };
  const above = spacer(), below = spacer();
  const stretch = (space, rows, where) => {
    if (rows > 0) space.querySelector('td').height = rows * height; else space.remove();
    if (rows > 0 && !space.isConnected) body[where](space);
  };

  const drawn = new Map(), spare = [];
  let height = 29, active = { at: 0, c: 0 };
  const cellAt = (at, c) => drawn.get(at)?.cells[c + 1];
  const placeOf = td => { const tr = td.closest('tr'); return { at: tr.at, c: td.cellIndex - 1 }; };

  const seen = () => {
    const count = source.count();
    if (count <= whole) return [0, count];
    const top = Math.min(place.scrollTop, count * height);
    return [Math.max(0, Math.floor(top / height) - margin), Math.min(count, Math.ceil((top + place.clientHeight) / height) + margin)];
  };
  const draw = () => {
    // The cell that is being left is let go of first, so that what was typed in it is kept and keys still reach the grid.
    const focused = body.contains(document.activeElement) ? document.activeElement.closest('tr') : null;
    const isLeft = () => { const [from, to] = seen(); return focused.at < from || focused.at >= to; };
    if (focused && isLeft()) place.focus({ preventScroll: true });
    const [from, to] = seen();
    for (const [at, tr] of drawn) if (at < from || at >= to) { tr.remove(); drawn.delete(at); spare.push(tr); }
    let next = null;
    for (let at = to - 1; at >= from; at--) {
      let tr = drawn.get(at);
      if (!tr) {
        tr = spare.pop() ?? source.make();
        tr.at = at;
        drawn.set(at, tr);
        source.fill(tr, at);
        body.insertBefore(tr, next);
      }
      next = tr;
    }
    stretch(above, from, 'before');
    stretch(below, source.count() - to, 'after');
    reachable();
  };
  // One cell is a stop of the keyboard; where it is not drawn, the place itself is, so that the grid can be reached and its head be scrolled.
  const reachable = () => {
    for (const td of body.querySelectorAll('td[tabindex="0"]')) td.tabIndex = -1;
    const td = cellAt(active.at, active.c);
    if (td) td.tabIndex = 0;
    place.tabIndex = td ? -1 : 0;
  };
  const redraw = () => {
    table.setAttribute('aria-rowcount', source.total() + 1);
    active.at = Math.max(0, Math.min(source.count() - 1, active.at));
    draw();
    for (const [at, tr] of drawn) source.fill(tr, at);
    measure();
  };
  // All rows are as high as the first one is, whatever the zoom.
  const measure = () => {
    const first = drawn.values().next().value, now = first?.getBoundingClientRect().height;
    if (now && Math.abs(now - height) > 0.01) { height = now; draw(); }
  };

  const scrollTo = top => { if (Math.abs(place.scrollTop - top) > 0.5) place.scrollTop = top; };
  const show = (at, isCentred) => {
    const room = place.clientHeight - table.tHead.offsetHeight, top = at * height;
    if (isCentred) scrollTo(top - room / 2);
    else if (top < place.scrollTop) scrollTo(top);
    else if (top + height > place.scrollTop + room) scrollTo(top + height - room);
    draw();
  };
  const focus = (at, c, isCentred = false) => {
    if (!source.count()) return;
    active = { at: Math.max(0, Math.min(source.count() - 1, at)), c: Math.max(0, Math.min(source.columns - 1, c)) };
    show(active.at, isCentred);
    const td = cellAt(active.at, active.c);
    td.focus({ preventScroll: true });
    td.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  // Columns grow with what is seen in them, and never shrink under the reader's eyes.
  const widen = (i, width) => {
    if (width <= widths[i]) return;
    widths[i] = width;
    columns[i].width = Math.ceil(width);
    table.width = Math.ceil(widths.reduce((sum, w) => sum + w, 0));
  };
  table.width = Math.ceil(widths.reduce((sum, w) => sum + w, 0));

  place.addEventListener('scroll', () => { if (source.count() > whole) draw(); }, { passive: true });
  addEventListener('resize', () => { measure(); draw(); });
  body.addEventListener('focusin', event => {
    const td = event.target.closest('td');
    if (!td || td.cellIndex > source.columns) return;
    active = placeOf(td);
    reachable();
    source.onFocus(active);
  });
  return {
    body, table, cellAt, placeOf, redraw, focus, widen,
    fill: at => { const tr = drawn.get(at); if (tr) source.fill(tr, at); },
    get active() { return active; },
    get page() { return Math.max(1, Math.floor((place.clientHeight - table.tHead.offsetHeight) / height) - 1); },
    // Keys, copying and pasting mean the cell last focused, also when it was scrolled out of sight.
    get isFocused() { const e = document.activeElement; return e === place || (body.contains(e) && e.tagName !== 'INPUT' && e.closest('td')?.cellIndex <= source.columns); },
  };
};
