// What pages do beyond links and forms; without this script every page still works.
(() => {
  const root = document.documentElement;
  root.classList.add('js');

  // A choice in a filter takes effect at once.
  for (const select of document.querySelectorAll('select[data-submit]')) select.addEventListener('change', () => select.form.requestSubmit());

  // The drawer: a number opens it, Escape closes it, focus returns to the number, the address carries the line.
  const drawer = document.getElementById('drawer');
  let opener = null;
  const mark = link => {
    for (const other of document.querySelectorAll('[data-drawer][aria-expanded="true"]')) { other.setAttribute('aria-expanded', 'false'); other.closest('tr')?.classList.remove('selected'); }
    if (link) { link.setAttribute('aria-expanded', 'true'); link.closest('tr')?.classList.add('selected'); }
  };
  const close = () => {
    if (!drawer || drawer.hidden) return;
    const back = drawer.querySelector('[data-close]').getAttribute('href');
    drawer.hidden = true;
    mark(null);
    if (location.search !== new URL(back, location).search) history.replaceState(null, '', back.split('#')[0]);
    if (opener) opener.focus();
    opener = null;
  };
  document.addEventListener('click', async event => {
    const link = event.target.closest('[data-drawer]');
    if (event.target.closest('[data-close]')) { event.preventDefault(); close(); return; }
    if (!link || !drawer || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const from = link.closest('.livechart')?.querySelector('.canvas') ?? link; // a chart's own link is gone when the answer is there
    const answer = await fetch(link.dataset.drawer, { headers: { 'X-Fragment': '1' } }).catch(() => null);
    if (!answer || !answer.ok) { location.href = link.href; return; }
    // A number within the drawer opens in its place; closing leads back to the number of the page. Only the page that
    // can open it by itself, without a script, carries it in its address.
    const isWithin = drawer.contains(link), target = new URL(link.href), here = new URL(target.pathname === location.pathname ? target : location);
    drawer.innerHTML = await answer.text();
    for (const name of ['line', 'sum', 'tech']) here.searchParams.delete(name);
    drawer.querySelector('[data-close]').setAttribute('href', here.pathname + here.search);
    drawer.hidden = false;
    drawer.scrollTop = 0;
    if (!isWithin) { opener = from; mark(from === link ? link : null); }
    if (target.pathname === location.pathname) history.replaceState(null, '', target.pathname + target.search);
    drawer.focus();
  });
  document.addEventListener('keydown', event => { if (event.key === 'Escape') close(); });

  // What scrolls within its panel can be scrolled by keyboard: it is a stop where nothing in it is one.
  const reach = () => { for (const box of document.querySelectorAll('.scroll, #grid-findings')) if (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight) box.tabIndex = 0; };
  reach();
  addEventListener('resize', reach);
  document.addEventListener('toggle', reach, true);

  // A form that popped up stays while it is filled in, and closes when something else is done.
  document.addEventListener('click', event => {
    for (const open of document.querySelectorAll('details.popup[open]')) if (!open.contains(event.target)) open.open = false;
  });
  document.addEventListener('keydown', event => {
    const open = event.key === 'Escape' && document.querySelector('details.popup[open]');
    if (open) { open.open = false; open.querySelector('summary').focus(); }
  });

  // A zone being calculated: look how far it is, then load the page that was asked for.
  const wait = document.getElementById('wait');
  const ask = async () => {
    const answer = await fetch(wait.dataset.progress, { headers: { 'X-Fragment': '1' } }).catch(() => null);
    const state = answer && answer.ok ? await answer.json() : null;
    if (!state || state.isReady) { location.reload(); return; }
    const bar = wait.querySelector('progress');
    bar.max = state.parts || 1; bar.value = state.done;
    wait.querySelector('[data-text]').textContent = wait.querySelector('[data-text]').dataset.text.replace('{done}', state.done).replace('{parts}', state.parts).replace('{percent}', Math.floor(100 * state.done / (state.parts || 1)));
    setTimeout(ask, 500);
  };
  if (wait) setTimeout(ask, 300);

  // The first page of a zone whose scenarios are still being calculated: it says when they are there, brings the menu their entries, and moves nothing.
  const rest = document.getElementById('rest');
  const follow = async () => {
    const answer = await fetch(rest.dataset.progress, { headers: { 'X-Fragment': '1' } }).catch(() => null);
    const state = answer && answer.ok ? await answer.json() : null;
    if (state && !state.isReady) {
      const bar = rest.querySelector('progress');
      bar.max = state.parts || 1; bar.value = state.done;
      setTimeout(follow, 500);
      return;
    }
    const link = rest.querySelector('.ready a'), whole = await fetch(link.href).catch(() => null);
    const read = whole && whole.ok ? new DOMParser().parseFromString(await whole.text(), 'text/html') : null;
    for (const menu of ['.side', '.allmenu']) if (read?.querySelector(menu)) document.querySelector(menu).replaceChildren(...read.querySelector(menu).childNodes);
    for (const e of rest.querySelectorAll('.waiting')) e.hidden = true;
    link.hidden = false;
  };
  if (rest) setTimeout(follow, 300);

  // Of many questions one side is chosen at once; each can still be chosen otherwise.
  for (const button of document.querySelectorAll('button[data-choose]')) {
    button.addEventListener('click', () => { for (const pick of button.form.querySelectorAll(`input[type="radio"][value="${button.dataset.choose}"]`)) pick.checked = true; });
  }

  // A report being written: look again until it is done, then load the page with its files.
  const job = document.getElementById('job');
  const look = async () => {
    const answer = await fetch(job.dataset.progress, { headers: { 'X-Fragment': '1' } }).catch(() => null);
    if (answer && answer.ok) job.innerHTML = await answer.text();
    if (job.querySelector('[data-state="Running"]')) setTimeout(look, 700); else location.reload();
  };
  if (job && job.dataset.progress) setTimeout(look, 400);
})();
