'use strict';
(() => {
  const root = document.documentElement;
  const byId = id => document.getElementById(id);
  root.classList.add('js');

  // Language and theme: from the address (#en, #dark, #summary.en.dark …), then by the controls.
  const parts = location.hash.slice(1).split('.');
  const isZh = () => byId('lang-zh').checked;
  const languageChanged = () => {
    root.lang = isZh() ? 'zh-CN' : 'en';
    // Names that are only heard stand in both languages until somebody has chosen one.
    for (const e of document.querySelectorAll('[data-name-zh]')) {
      const name = isZh() ? e.dataset.nameZh : e.dataset.nameEn;
      e.setAttribute('aria-label', name);
      if (e.title) e.title = name;
    }
  };
  for (const id of ['lang-zh', 'lang-en']) byId(id).addEventListener('change', languageChanged);
  if (parts.includes('en')) byId('lang-en').checked = true;
  if (parts.includes('zh')) byId('lang-zh').checked = true;
  languageChanged();
  if (parts.includes('dark')) root.dataset.theme = 'dark';
  if (parts.includes('light')) root.dataset.theme = 'light';
  byId('theme').addEventListener('click', () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
  });
  byId('print').addEventListener('click', () => print());

  // Print is always light.
  let themeBefore;
  addEventListener('beforeprint', () => { themeBefore = root.dataset.theme; root.dataset.theme = 'light'; });
  addEventListener('afterprint', () => { if (themeBefore) root.dataset.theme = themeBefore; else delete root.dataset.theme; });

  // Navigation: mark the chapter in view.
  const links = new Map([...document.querySelectorAll('.side a')].map(a => [a.getAttribute('href').slice(1), a]));
  const chapters = [...document.querySelectorAll('.chapter')];
  const mark = () => {
    const current = chapters.filter(c => c.getBoundingClientRect().top < 160).pop() || chapters[0];
    for (const [id, a] of links) { if (id === current.id) a.setAttribute('aria-current', 'true'); else a.removeAttribute('aria-current'); }
  };
  addEventListener('scroll', mark, { passive: true });
  mark();

  const el = (tag, cssClass, ...children) => {
    const e = document.createElement(tag);
    if (cssClass) e.className = cssClass;
    e.append(...children.filter(c => c !== null && c !== undefined));
    return e;
  };
  const both = ([zh, en]) => {
    if (zh === en) return document.createTextNode(zh);
    const f = document.createDocumentFragment();
    const [a, b] = [el('span', 'zh', zh), el('span', 'en', en)];
    a.lang = 'zh-CN'; b.lang = 'en';
    f.append(a, b);
    return f;
  };
  const none = '–';
  const tidy = text => text.replace('-', '\u2212');
  const fixed = (v, decimals) => v === null ? none : tidy((Math.abs(v) < 0.5 / 10 ** decimals ? 0 : v).toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
  const digits = (v, n) => v === null ? none : tidy(v.toLocaleString('en-US', { maximumSignificantDigits: n }));

  // The ledger: filter, sort, pages and the explain drawer.
  const block = byId('ledger-data');
  if (!block) return;
  const data = JSON.parse(block.textContent);

  // Tonnes with further decimals than the tables have.
  const fine = (v, more) => digits(Math.round(v * 10 ** (data.decimals + more)) / 10 ** (data.decimals + more), 15);
  const offsetPlan = l => ({ scope: 4, year: Number(l[6]), name: [l[5], l[5]], category: ['', ''], status: '', gas: 'CO₂e', unit: 't', site: '', factor: null });
  const lines = data.lines.map((l, order) => {
    const plan = l[2] < 0 ? offsetPlan(l) : data.plans[l[2]];
    const gross = data.years[plan.year][0] + data.years[plan.year][1];
    return { key: l[0], id: l[1], planIndex: l[2], plan, quantity: l[3], co2e: l[4], source: l[5], place: l[6], order,
      share: plan.scope < 2 && l[4] !== null && gross ? l[4] / gross * 100 : null,
      text: [l[1], ...plan.name, ...plan.category, plan.site, plan.gas].join(' ').toLowerCase() };
  });
  const byKey = new Map(lines.map(l => [l.key, l]));
  const years = Object.keys(data.years).map(Number).sort((a, b) => b - a);
  const state = { text: '', year: 0, scope: -1, sort: '', descending: false, page: 0, size: 500, open: '' };
  const body = document.querySelector('#ledger-table tbody');

  const value = { id: l => l.id, name: l => l.plan.name[isZh() ? 0 : 1], quantity: l => l.quantity, factor: l => l.plan.factor, gas: l => l.plan.gas, co2e: l => l.co2e, share: l => l.share };
  const compare = (a, b) => {
    const [x, y] = [value[state.sort](a), value[state.sort](b)];
    if (x === null || y === null) return (x === null) - (y === null) || a.order - b.order; // no data stands last either way
    const c = typeof x === 'number' ? x - y : x.localeCompare(y, isZh() ? 'zh-CN' : 'en', { numeric: true });
    return (state.descending ? -c : c) || a.order - b.order;
  };

  const groupRow = plan => {
    const [zh, en, role] = data.scopes[plan.scope];
    const swatch = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    swatch.setAttribute('class', 'swatch'); swatch.setAttribute('viewBox', '0 0 10 10'); swatch.setAttribute('aria-hidden', 'true');
    const mark = (tag, attributes) => {
      const e = document.createElementNS('http://www.w3.org/2000/svg', tag);
      for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
      swatch.append(e);
    };
    if (plan.scope === 4) {
      mark('rect', { class: `f-${role}`, width: 10, height: 10, 'fill-opacity': .35 });
      mark('path', { class: `k-${role}`, d: 'M0 5 5 0M0 10 10 0M5 10l5-5', 'stroke-width': 1.8, fill: 'none' });
    } else mark('rect', { class: `f-${role}`, width: 10, height: 10 });
    const totals = data.years[plan.year];
    const sum = plan.scope < 5 ? totals[plan.scope] : null;
    const gross = totals[0] + totals[1];
    const head = el('th', '', swatch, ' ', both([zh, en]), years.length > 1 ? ` ${plan.year}` : '');
    head.colSpan = 2; head.scope = 'rowgroup';
    return el('tr', 'group', head, el('td', 'opt'), el('td', 'opt'), el('td', 'opt'), el('td', 'n', fixed(sum, data.decimals)), el('td', 'n', plan.scope < 2 && gross ? fixed(sum / gross * 100, 1) : ''));
  };

  const lineRow = l => {
    const p = l.plan;
    const name = el('th', '', both(p.name));
    name.scope = 'row';
    if (p.category[0] || p.category[1]) name.append(el('span', 'quiet', ' · ', both(p.category)));
    if (p.status) name.append(' ', el('span', p.status === 'NE' ? 'tag risk' : 'tag', p.status === 'reported' ? both(data.texts.reported) : p.status));
    const number = el('a', 'num', fixed(l.co2e, data.decimals));
    number.href = `#${l.key}`; number.dataset.key = l.key;
    number.setAttribute('role', 'button');
    number.setAttribute('aria-expanded', String(state.open === l.key));
    const row = el('tr', state.open === l.key ? 'selected' : '', el('td', 'mono quiet lineid', l.id), name,
      el('td', 'n opt', p.status === 'C' ? 'C' : digits(l.quantity, 12), ' ', el('span', 'unit', l.quantity === null ? '' : both(p.unit))),
      p.factor === null ? el('td', 'n opt', none) : el('td', 'n opt', digits(p.factor, 5), ' ', el('span', 'unit', 't/', both(p.unit))),
      el('td', 'opt', p.gas), el('td', 'n', number), el('td', 'n', l.share === null ? '' : fixed(l.share, 1)));
    row.dataset.key = l.key;
    return row;
  };

  const counter = byId('ledger-count');
  const pager = el('span', 'pager');
  counter.after(pager);
  const step = (key, by, disabled) => {
    const b = el('button', 'btn', both(data.texts[key]));
    b.type = 'button'; b.disabled = disabled;
    b.addEventListener('click', () => { state.page += by; render(); });
    return b;
  };
  const fill = ([zh, en], values) => both([zh, en].map(t => t.replace(/\{(\w+)\}/g, (_, k) => values[k])));
  const render = () => {
    const found = lines.filter(l => (!state.text || l.text.includes(state.text)) && (!state.year || l.plan.year === state.year) && (state.scope < 0 || l.plan.scope === state.scope));
    if (state.sort) found.sort(compare);
    const pages = Math.max(1, Math.ceil(found.length / state.size));
    state.page = Math.min(Math.max(0, state.page), pages - 1);
    const rows = [];
    let group = '';
    for (const l of found.slice(state.page * state.size, (state.page + 1) * state.size)) {
      const key = `${l.plan.year}/${l.plan.scope}`;
      if (!state.sort && key !== group) { rows.push(groupRow(l.plan)); group = key; }
      rows.push(lineRow(l));
    }
    body.replaceChildren(...rows);
    counter.replaceChildren(fill(data.texts.count, { shown: fixed(found.length, 0), count: fixed(lines.length, 0) }));
    pager.replaceChildren(...(pages > 1 ? [step('previous', -1, state.page === 0), fill(data.texts.page, { page: state.page + 1, pages }), step('next', 1, state.page === pages - 1)] : []));
    for (const th of document.querySelectorAll('#ledger-table [data-sort]')) {
      if (th.dataset.sort === state.sort) th.setAttribute('aria-sort', state.descending ? 'descending' : 'ascending'); else th.removeAttribute('aria-sort');
    }
  };

  for (const th of document.querySelectorAll('#ledger-table [data-sort]')) {
    // The cell itself is the control: a button inside would not print in the repeated head of a long table.
    th.tabIndex = 0;
    th.addEventListener('keydown', e => { if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); th.click(); } });
    th.addEventListener('click', () => {
      const first = !['id', 'name', 'gas'].includes(th.dataset.sort);
      if (state.sort !== th.dataset.sort) { state.sort = th.dataset.sort; state.descending = first; }
      else if (state.descending === first) state.descending = !first;
      else state.sort = ''; // a third click gives the order of the account back
      render();
    });
  }

  const tools = byId('ledger-tools');
  const search = el('input', 'input');
  search.type = 'search';
  const label = () => { search.placeholder = data.texts.filter[isZh() ? 0 : 1]; search.setAttribute('aria-label', search.placeholder); };
  label();
  search.addEventListener('input', () => { state.text = search.value.trim().toLowerCase(); state.page = 0; render(); });
  tools.append(search);
  const selects = [];
  const choose = (key, options, set) => {
    if (options.length < 2) return;
    const select = el('select', 'select');
    const draw = () => {
      const at = select.selectedIndex;
      const title = data.texts[key][isZh() ? 0 : 1];
      select.setAttribute('aria-label', title);
      select.replaceChildren(new Option(`${title}: ${data.texts.all[isZh() ? 0 : 1]}`, ''), ...options.map(o => new Option(o[isZh() ? 1 : 2], o[0])));
      select.selectedIndex = Math.max(0, at);
    };
    draw();
    selects.push(draw);
    select.addEventListener('change', () => { set(select.value); state.page = 0; render(); });
    tools.append(select);
  };
  choose('years', years.map(y => [y, String(y), String(y)]), v => { state.year = Number(v); });
  choose('scopes', [...new Set(lines.map(l => l.plan.scope))].sort().map(s => [s, data.scopes[s][0], data.scopes[s][1]]), v => { state.scope = v === '' ? -1 : Number(v); });
  for (const id of ['lang-zh', 'lang-en']) byId(id).addEventListener('change', () => { label(); selects.forEach(d => d()); render(); });

  const drawer = byId('drawer');
  const explain = (key, focus) => {
    const l = byKey.get(key);
    const own = document.querySelector(`details[data-key="${key}"]`) || document.querySelector(`[data-plan="${l.planIndex}"]`);
    const chain = (own.content || own).querySelector('.chain').cloneNode(true);
    const p = l.plan;
    const energy = p.tce === undefined ? null : [digits(l.quantity * p.tce, 6), p.tceEquivalent === null ? none : digits(l.quantity * p.tceEquivalent, 6)];
    const texts = {
      quantity: p.status === 'C' ? 'C' : digits(l.quantity, 12), source: l.source, place: l.place, corrections: data.corrections[key] || none,
      energy: energy && (energy[0] === energy[1] ? `${energy[0]} tce` : `${energy[0]} / ${energy[1]} tce`),
      numbers: p.status === 'C' ? `C = ${digits(l.co2e, 12)} tCO₂e` : `${digits(l.quantity, 12)} ${p.unit[isZh() ? 0 : 1]} × ${digits(p.factor, 7)} tCO₂e/${p.unit[isZh() ? 0 : 1]} = ${l.co2e === null ? none : fine(l.co2e, 3)} tCO₂e`,
    };
    if (l.planIndex >= 0) for (const field of chain.querySelectorAll('[data-fill]')) {
      const text = texts[field.dataset.fill];
      if (text) field.textContent = text; else { if (field.previousElementSibling && field.tagName === 'DD') field.previousElementSibling.remove(); field.remove(); }
    }
    drawer.querySelector('.trail').replaceChildren(l.id, ' · ', both(data.scopes[p.scope]), ` · ${p.year}`);
    drawer.querySelector('h2').replaceChildren(both(p.name));
    const result = el('div', 'result', el('div', 'value', l.co2e === null ? none : fine(l.co2e, 1), ' ', el('span', 'unit', 'tCO₂e')));
    if (l.share !== null) result.append(el('p', 'quiet', isZh() ? both(data.texts.gross) : '', isZh() ? ' ' : '', `${fixed(l.share, 1)}%`, isZh() ? '' : ' ', isZh() ? '' : both(data.texts.gross)));
    drawer.querySelector('.content').replaceChildren(result, chain);
    drawer.hidden = false;
    state.open = key;
    render();
    if (focus) drawer.focus();
  };
  const close = () => {
    const key = state.open;
    drawer.hidden = true;
    state.open = '';
    render();
    const back = body.querySelector(`a[data-key="${key}"]`);
    if (back) back.focus({ preventScroll: true });
  };
  body.addEventListener('click', e => {
    const a = e.target.closest('a[data-key]');
    if (!a) return;
    e.preventDefault();
    history.replaceState(null, '', `#${a.dataset.key}`);
    if (state.open === a.dataset.key) close(); else explain(a.dataset.key, true);
  });
  body.addEventListener('keydown', e => { if (e.key === ' ' && e.target.matches('a[data-key]')) { e.preventDefault(); e.target.click(); } });
  byId('drawer-close').addEventListener('click', close);
  addEventListener('keydown', e => { if (e.key === 'Escape' && !drawer.hidden) close(); });
  render();
  const asked = parts.find(p => byKey.has(p));
  if (asked) { byId('ledger').scrollIntoView(); explain(asked, false); }
})();
