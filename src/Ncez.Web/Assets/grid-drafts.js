// Rows that were typed and not saved stay in this tab, should the session end or the page be left: they are offered when the
// same account comes back. A tab whose storage is full or switched off works without.
const gridDrafts = (form, book, { text, read, hasRows, take }) => {
  const key = `ncez-rows ${form.dataset.account} ${new URL(form.action).pathname}`;
  // Browsers keep some five million letters of a site: more is not tried each time.
  const most = 5e6;
  const stash = work => { try { return work(sessionStorage); } catch { return null; } };
  const offer = document.getElementById('grid-unsaved');
  let offered = null;
  const put = draft => { const rows = text(); stash(s => rows.length < most ? s.setItem(key, JSON.stringify({ ...draft, rows })) : s.removeItem(key)); };
  const keep = isSent => {
    if (!offer) return;
    if (book.isDirty()) put({ base: form.elements.base.value, isSent });
    else if (!offered) stash(s => s.removeItem(key));
  };
  const settle = () => { offered = null; offer.hidden = true; keep(); };
  const begin = () => {
    const draft = stash(s => JSON.parse(s.getItem(key)));
    const isSaved = draft?.isSent && ['saved', 'merged', 'unchanged'].includes(new URLSearchParams(location.search).get('done'));
    // A page that brings rows itself shows what was sent last: that is what is kept from now on.
    if (!offer || !draft || isSaved || hasRows) { keep(); return; }
    const kept = draft.rows === text() ? null : read(draft.rows);
    if (!kept) return;
    offered = { rows: kept, base: draft.base };
    offer.hidden = false;
  };
  document.getElementById('grid-take')?.addEventListener('click', () => { take(offered); settle(); });
  document.getElementById('grid-drop')?.addEventListener('click', settle);
  return { keep, begin };
};
