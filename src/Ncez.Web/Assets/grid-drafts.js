// Rows that were typed and not saved stay in this tab, should the session end or the page be left: they are offered when the
// same account comes back. A tab whose storage is full or switched off cannot keep them: that is said.
const gridDrafts = (form, book, { text, read, hasRows, take }) => {
  const key = `ncez-rows ${form.dataset.account} ${new URL(form.action).pathname}`;
  // Browsers keep some five million letters of a site: many rows are packed first, which makes them about ten times smaller.
  const most = 2e6;
  const stash = work => { try { return work(sessionStorage); } catch { return null; } };
  const through = (body, stream) => new Response(new Response(body).body.pipeThrough(stream));
  const pack = async rows => {
    const url = new FileReader(), blob = await through(rows, new CompressionStream('gzip')).blob();
    await new Promise((done, failed) => { url.onload = done; url.onerror = failed; url.readAsDataURL(blob); });
    return url.result.slice(url.result.indexOf(',') + 1);
  };
  const unpack = async packed => through(Uint8Array.from(atob(packed), c => c.charCodeAt(0)), new DecompressionStream('gzip')).text();
  const offer = document.getElementById('grid-unsaved'), unkept = document.getElementById('grid-unkept');
  let offered = null, turn = 0;
  const store = draft => {
    const isKept = stash(s => { s.setItem(key, JSON.stringify(draft)); return true; }) === true;
    if (!isKept) stash(s => s.removeItem(key));
    unkept.hidden = isKept;
  };
  // Few rows are kept at once; many ones when they are packed, unless others were typed meanwhile.
  const put = draft => {
    const rows = text(), mine = ++turn;
    if (rows.length < most) { store({ ...draft, rows }); return null; }
    return pack(rows).then(packed => { if (mine === turn) store({ ...draft, packed }); }, () => { if (mine === turn) unkept.hidden = false; });
  };
  const drop = () => { turn++; unkept.hidden = true; stash(s => s.removeItem(key)); return null; };
  // A promise while many rows are packed, else nothing.
  const keep = isSent => !offer ? null : book.isDirty() ? put({ base: form.elements.base.value, isSent }) : offered ? null : drop();
  const settle = () => { offered = null; offer.hidden = true; keep(); };
  const begin = async () => {
    const draft = stash(s => JSON.parse(s.getItem(key)));
    const isSaved = draft?.isSent && ['saved', 'merged', 'unchanged'].includes(new URLSearchParams(location.search).get('done'));
    // A page that brings rows itself shows what was sent last: that is what is kept from now on.
    if (!offer || !draft || isSaved || hasRows) { keep(); return; }
    offered = {};
    const typed = draft.packed ? await unpack(draft.packed).catch(() => '') : draft.rows;
    const kept = typed === text() ? null : read(typed);
    offered = kept && { rows: kept, base: draft.base };
    offer.hidden = !kept;
  };
  document.getElementById('grid-take')?.addEventListener('click', () => { take(offered); settle(); });
  document.getElementById('grid-drop')?.addEventListener('click', settle);
  return { keep, begin };
};
