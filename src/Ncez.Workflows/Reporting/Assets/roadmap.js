
// Roadmaps: filter, group and plain numbers. Without this script every row is shown in the order of its table.
(() => {
  const texts = {
    search: ['筛选技术', 'Filter technologies'], grade: ['推荐等级', 'Grade'], window: ['普及年限', 'Diffusion'], order: ['分组', 'Group by'],
    all: ['全部', 'all'], table: ['原表顺序', 'table order'], plain: ['表格', 'Table'], shown: ['显示 {n} / {m} 项', '{n} of {m} shown'],
  };
  // A page in one language has no switch: its own language counts.
  const isZh = () => document.getElementById('lang-zh')?.checked ?? document.documentElement.lang.startsWith('zh');
  const say = key => texts[key][isZh() ? 0 : 1];

  for (const panel of document.querySelectorAll('.rm-panel')) {
    const table = panel.querySelector('.roadmap');
    const tools = panel.querySelector('.rm-tools');
    const bodies = [...table.querySelectorAll('tbody:not(.rm-goals)')];
    const rows = bodies.flatMap(b => [...b.rows].map(row => ({ row, body: b, spans: [...row.querySelectorAll('th.grp')] })));
    const state = { text: '', grade: 0, window: '', by: '' };
    const windows = [...new Set(rows.map(r => r.row.dataset.window))].sort();
    // A merged group cell belongs to its first row; while rows are hidden or moved each group keeps one cell over what is left.
    const groupOf = new Map();
    const current = [];
    for (const r of rows) {
      for (const cell of r.spans) current[cell.classList.contains('sub') ? 1 : 0] = cell;
      groupOf.set(r.row, [...current]);
    }

    const matches = ({ row }) => (!state.text || row.textContent.toLowerCase().includes(state.text) || groupOf.get(row).some(c => c && c.textContent.toLowerCase().includes(state.text)))
      && Number(row.dataset.grade || 0) >= state.grade && (!state.window || row.dataset.window === state.window);

    const count = document.createElement('span');
    count.className = 'quiet';
    count.setAttribute('aria-live', 'polite');
    const apply = () => {
      const shown = rows.filter(matches);
      const key = r => state.by === 'grade' ? -Number(r.row.dataset.grade || 0) : state.by === 'window' ? r.row.dataset.window : 0;
      const ordered = state.by ? [...shown].sort((a, b) => { const [x, y] = [key(a), key(b)]; return x < y ? -1 : x > y ? 1 : a.row.dataset.order - b.row.dataset.order; }) : shown;
      for (const { row } of rows) row.querySelectorAll('th.grp').forEach(c => c.remove());
      for (const body of bodies) body.replaceChildren();
      const open = [];
      for (const r of ordered) {
        (state.by ? bodies[0] : r.body).append(r.row);
        const copies = groupOf.get(r.row).map((source, level) => {
          if (!source) return null;
          if (open[level] && open[level].source === source) { open[level].copy.rowSpan += 1; return null; }
          const copy = source.cloneNode(true);
          copy.rowSpan = 1;
          open[level] = { source, copy };
          return copy;
        });
        r.row.prepend(...copies.filter(Boolean));
      }

      count.textContent = say('shown').replace('{n}', shown.length).replace('{m}', rows.length);
    };

    const search = document.createElement('input');
    search.type = 'search';
    search.className = 'input';
    search.addEventListener('input', () => { state.text = search.value.trim().toLowerCase(); apply(); });
    const selects = [];
    const select = (key, options, set) => {
      const element = document.createElement('select');
      element.className = 'select';
      const draw = () => {
        const at = element.selectedIndex;
        element.setAttribute('aria-label', say(key));
        element.replaceChildren(...options().map(([value, text]) => new Option(`${say(key)}: ${text}`, value)));
        element.selectedIndex = Math.max(0, at);
      };
      draw();
      element.addEventListener('change', () => { set(element.value); apply(); });
      selects.push(draw);
      return element;
    };
    const plain = document.createElement('button');
    plain.type = 'button';
    plain.className = 'btn';
    plain.setAttribute('aria-pressed', 'false');
    plain.addEventListener('click', () => plain.setAttribute('aria-pressed', String(table.classList.toggle('rm-plain'))));
    const label = () => { search.placeholder = say('search'); search.setAttribute('aria-label', say('search')); plain.textContent = say('plain'); selects.forEach(d => d()); apply(); };
    // A page that filters by itself, by its address, leaves search and order to this script.
    const own = panel.dataset.filtered === undefined ? [
      select('grade', () => [['0', say('all')], ...[5, 4, 3, 2].map(g => [String(g), `≥ ${g}`])], v => { state.grade = Number(v); }),
      select('window', () => [['', say('all')], ...windows.map(w => [w, w])], v => { state.window = v; }),
    ] : [];
    tools.append(search, ...own,
      select('order', () => [['', say('table')], ['grade', say('grade')], ['window', say('window')]], v => { state.by = v; }),
      plain, count);
    label();
    for (const id of ['lang-zh', 'lang-en']) document.getElementById(id)?.addEventListener('change', label);
  }
})();
