// A year of the roadmap: the slider or the pointer over the time scale marks it in every figure, shows which technologies are
// in use or spreading then, and lets the others step back. A technology whose sheet is open stays marked.
(() => {
  const box = document.getElementById('timeline');
  if (!box) return;
  const [range, output, off] = ['input', 'output', 'button'].map(s => box.querySelector(s));
  const first = Number(range.min), last = Number(range.max) + 1;
  const rows = [...document.querySelectorAll('.roadmap tr[data-diffusion]')].map(row => ({ row, windows: ['application', 'diffusion'].map(w => (row.dataset[w] || '').split(/[–-]/).map(Number)) }));
  const SVG = 'http://www.w3.org/2000/svg';
  const line = (svg, cssClass) => { const l = document.createElementNS(SVG, 'line'); l.setAttribute('class', cssClass); l.setAttribute('y1', 0); l.setAttribute('y2', '100%'); svg.append(l); return l; };
  const cells = [...document.querySelectorAll('.roadmap td.time > svg, .roadmap th.time > svg')];
  let marks = [];

  const show = year => {
    const counts = [0, 0];
    for (const { row, windows } of rows) {
      const at = windows.findIndex(([from, to]) => from <= year && year < to);
      if (at >= 0) counts[at] += 1;
      row.classList.toggle('rm-now', at >= 0);
      row.classList.toggle('rm-then', at < 0);
    }
    if (!marks.length) marks = cells.map(svg => line(svg, 'rm-year'));
    const x = `${(year + 0.5 - first) / (last - first) * 100}%`;
    for (const m of marks) { m.setAttribute('x1', x); m.setAttribute('x2', x); }
    range.value = year;
    output.textContent = box.dataset.text.replace('{year}', year).replace('{application}', counts[0]).replace('{diffusion}', counts[1]);
    off.hidden = false;
  };
  const clear = () => {
    for (const m of marks) m.remove();
    marks = [];
    for (const { row } of rows) row.classList.remove('rm-now', 'rm-then');
    output.textContent = '';
    off.hidden = true;
  };
  // The year stays in the address, so that what is seen can be sent to somebody; whatever leads on from here takes it along.
  const field = box.closest('form').elements.year;
  const keep = year => {
    const at = address => { const to = new URL(address, location); if (year) to.searchParams.set('year', year); else to.searchParams.delete('year'); return to; };
    history.replaceState(null, '', at(location.href));
    for (const link of document.querySelectorAll('a[href^="/roadmaps?"]')) { const to = at(link.getAttribute('href')); link.setAttribute('href', to.pathname + to.search); }
    field.disabled = !year;
    field.value = year ?? '';
  };
  range.addEventListener('input', () => { show(Number(range.value)); keep(range.value); });
  off.addEventListener('click', () => { clear(); keep(null); range.focus(); });
  for (const svg of cells) {
    const cell = svg.parentElement;
    const yearAt = event => { const r = cell.getBoundingClientRect(); return Math.min(last - 1, Math.max(first, Math.floor(first + (event.clientX - r.left) / r.width * (last - first)))); };
    cell.addEventListener('pointermove', event => { if (event.pointerType === 'mouse') show(yearAt(event)); });
    cell.addEventListener('click', event => { const year = yearAt(event); show(year); keep(year); });
  }
  for (const table of document.querySelectorAll('.roadmap')) table.addEventListener('pointerleave', () => { const kept = new URL(location).searchParams.get('year'); if (kept) show(Number(kept)); else clear(); });
  const asked = new URL(location).searchParams.get('year');
  if (asked && asked >= first && asked < last) show(Number(asked));
  const open = document.querySelector('.chapter[data-tech]');
  if (open && open.dataset.tech) { const row = document.querySelector(`.roadmap tr[data-id="${CSS.escape(open.dataset.tech)}"]`); if (row) { row.classList.add('selected'); row.scrollIntoView({ block: 'center' }); } }
})();
