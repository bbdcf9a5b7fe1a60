
// The picture of a panel that fits its width; one that a chart of the browser stands over counts as shown.
const shownIn = panel => {
  const isLive = panel.classList.contains('live');
  panel.classList.remove('live');
  const shown = [...panel.querySelectorAll('svg.pic')].find(s => s.getBoundingClientRect().width > 0);
  if (isLive) panel.classList.add('live');
  return shown;
};

// What a chart that leaves its page says of itself, in the language that is read.
const isChinese = () => document.getElementById('lang-zh')?.checked ?? document.documentElement.lang.startsWith('zh');
const visibleTexts = selector => [...document.querySelectorAll(selector)].filter(e => e.getClientRects().length).map(e => e.innerText.trim()).filter(t => t);
const cited = panel => {
  const main = document.querySelector('main');
  return {
    title: panel.querySelector('h2, h3')?.innerText.trim() ?? '', sub: panel.querySelector('.sub')?.innerText.trim() ?? '', zone: visibleTexts('.crumbs b').join(' '),
    basis: main.dataset.basis ?? visibleTexts('.basis span').join(' · '), source: main.dataset.source ?? '', date: main.dataset.date ?? '',
  };
};
const saveAs = (blob, name) => {
  const a = document.createElement('a');
  a.href = URL.createObjectURL(blob);
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 1000);
};

// Charts: each can be saved as a picture of its own.
(() => {
  // Saving a picture: the shown svg with its colours written in, title above and basis below.
  const pictureOf = button => {
    const panel = button.closest('figure');
    const shown = shownIn(panel);
    const copy = shown.cloneNode(true);
    const originals = shown.querySelectorAll('*');
    copy.querySelectorAll('*').forEach((node, i) => {
      const style = getComputedStyle(originals[i]);
      if ((node.getAttribute('class') || '').includes('f-')) node.setAttribute('fill', style.fill);
      if ((node.getAttribute('class') || '').includes('k-')) node.setAttribute('stroke', style.stroke);
      node.removeAttribute('class');
    });
    const [, , width, height] = shown.getAttribute('viewBox').split(' ').map(Number);
    const said = cited(panel);
    const family = getComputedStyle(shown).fontFamily;
    const pen = document.createElement('canvas').getContext('2d');
    // A text in lines as wide as the picture: at blanks, and between Chinese characters but not before their punctuation.
    const wrapped = (text, size, weight) => {
      pen.font = `${weight} ${size}px ${family}`;
      const lines = [''];
      for (const piece of text.match(/[\u2e80-\uffef][，。；：、）》”！？]*|[^\s\u2e80-\uffef]+|\s+/g) ?? []) {
        if (lines.at(-1) && pen.measureText(lines.at(-1) + piece.trimEnd()).width > width) lines.push(piece.trimStart());
        else lines[lines.length - 1] += piece;
      }
      return lines;
    };
    const line = (text, y, size, weight, colour) => {
      const t = document.createElementNS('http://www.w3.org/2000/svg', 'text');
      for (const [k, v] of Object.entries({ x: 0, y, 'font-size': size, 'font-weight': weight, fill: getComputedStyle(document.documentElement).getPropertyValue(colour).trim() })) t.setAttribute(k, v);
      t.textContent = text;
      return t;
    };
    const heads = [...wrapped(said.title, 14, 600).map(t => [t, 14, 600, '--text']), ...wrapped(said.sub, 12, 400).map(t => [t, 12, 400, '--text-3'])];
    const feet = wrapped([said.zone, said.basis, said.source, said.date].filter(t => t).join(' · '), 12, 400);
    const head = 20 * heads.length + 20, foot = 18 * feet.length + 18;
    const back = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    for (const [k, v] of Object.entries({ x: -16, y: -head, width: width + 32, height: height + head + foot, fill: getComputedStyle(panel).backgroundColor })) back.setAttribute(k, v);
    copy.prepend(back, ...heads.map(([text, ...style], i) => line(text, 24 - head + 20 * i, ...style)));
    copy.append(...feet.map((text, i) => line(text, height + 22 + 18 * i, 12, 400, '--text-3')));
    copy.setAttribute('viewBox', `-16 ${-head} ${width + 32} ${height + head + foot}`);
    copy.setAttribute('width', width + 32);
    copy.setAttribute('height', height + head + foot);
    copy.setAttribute('font-family', family);
    copy.removeAttribute('class');
    return copy;
  };
  for (const button of document.querySelectorAll('[data-save]')) button.addEventListener('click', () =>
    saveAs(new Blob([new XMLSerializer().serializeToString(pictureOf(button))], { type: 'image/svg+xml' }), `${button.dataset.save}.svg`));

  // Points instead of lines, twice as many as the screen has.
  for (const button of document.querySelectorAll('[data-png]')) button.addEventListener('click', () => {
    const copy = pictureOf(button), image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = 2 * copy.getAttribute('width');
      canvas.height = 2 * copy.getAttribute('height');
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(blob => saveAs(blob, `${button.dataset.png}.png`), 'image/png');
    };
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(new XMLSerializer().serializeToString(copy));
  });
})();

// Charts: the numbers behind each leave as a workbook, unrounded, under the lines that say what they are.
(() => {
  const words = { zone: ['区域', 'Zone'], sub: ['图示', 'Shown as'], unit: ['单位', 'Unit'], basis: ['口径', 'Basis'], source: ['来源', 'Source'], date: ['日期', 'Date'] };
  const escaped = text => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`);
  // A table behind a closed summary is not laid out: what the other language says in it is left out here.
  const said = cell => {
    const copy = cell.cloneNode(true);
    for (const other of copy.querySelectorAll(isChinese() ? 'span.en' : 'span.zh')) other.remove();
    return copy.textContent.trim().replace(/\s+/g, ' ');
  };
  const text = (value, isStrong) => ({ value, isStrong });
  const cellOf = cell => cell.dataset.v ? Number(cell.dataset.v) : said(cell) === '–' ? null : text(said(cell), cell.tagName === 'TH' && cell.scope === 'col');
  const sheetOf = (panel, table) => {
    const about = { ...cited(panel), unit: [...table.querySelectorAll('th[data-unit]')].map(said).join(' · ') };
    const rows = [[text(about.title, true)], ...Object.entries(words).filter(([key]) => about[key]).map(([key, names]) => [text(names[isChinese() ? 0 : 1]), text(about[key])]), [], ...[...table.rows].map(row => [...row.cells].map(cellOf))];
    const written = rows.map((row, r) => `<row r="${r + 1}">${row.map(c => c === null ? '<c/>' : typeof c === 'number' ? `<c><v>${c}</v></c>` : `<c t="inlineStr"${c.isStrong ? ' s="1"' : ''}><is><t xml:space="preserve">${escaped(c.value)}</t></is></c>`).join('')}</row>`);
    return `<worksheet xmlns="${MAIN}"><cols><col min="1" max="1" width="32" customWidth="1"/><col min="2" max="60" width="18" customWidth="1"/></cols><sheetData>${written.join('')}</sheetData></worksheet>`;
  };

  // The parts of a workbook with one sheet, in a zip archive that only stores.
  const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main', RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships', TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships', KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const relations = all => `<Relationships xmlns="${RELATIONS}">${all.map(([type, target], i) => `<Relationship Id="r${i + 1}" Type="${TYPES}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
  const bookOf = (name, sheet) => zip({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/><Override PartName="/xl/sheet1.xml" ContentType="${KIND}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/></Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${TYPES}"><sheets><sheet name="${escaped(name.replace(/[[\]:*?/\\]/g, '-').slice(0, 31))}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([['worksheet', 'sheet1.xml'], ['styles', 'styles.xml']]),
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    'xl/sheet1.xml': sheet,
  });
  const crc = bytes => {
    let rest = ~0;
    for (const byte of bytes) { rest ^= byte; for (let bit = 0; bit < 8; bit++) rest = rest >>> 1 ^ (rest & 1 ? 0xedb88320 : 0); }
    return ~rest >>> 0;
  };
  const numbers = (...all) => { const view = new DataView(new ArrayBuffer(all.reduce((sum, [, size]) => sum + size, 0))); let at = 0; for (const [value, size] of all) { if (size === 2) view.setUint16(at, value, true); else view.setUint32(at, value, true); at += size; } return view; };
  const zip = files => {
    const parts = [], list = [], DAY = (2020 - 1980 << 9) + (1 << 5) + 1; // no clock in a file: the same numbers make the same bytes
    let at = 0;
    for (const [path, content] of Object.entries(files)) {
      const [name, bytes] = [path, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`].map(t => new TextEncoder().encode(t));
      const entry = [[20, 2], [0x800, 2], [0, 2], [0, 2], [DAY, 2], [crc(bytes), 4], [bytes.length, 4], [bytes.length, 4], [name.length, 2], [0, 2]];
      parts.push(numbers([0x04034b50, 4], ...entry), name, bytes);
      list.push(numbers([0x02014b50, 4], [20, 2], ...entry, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), name);
      at += 30 + name.length + bytes.length;
    }
    const count = Object.keys(files).length;
    return new Blob([...parts, ...list, numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [list.reduce((sum, p) => sum + p.byteLength, 0), 4], [at, 4], [0, 2])], { type: `${KIND}.sheet` });
  };

  for (const button of document.querySelectorAll('[data-xlsx]')) button.addEventListener('click', () => {
    const panel = button.closest('figure'), table = [...panel.querySelectorAll('table')].find(t => !t.closest('[hidden]'));
    if (table) saveAs(bookOf(button.dataset.xlsx, sheetOf(panel, table)), `${button.dataset.xlsx}.xlsx`);
  });
})();

// The menu of a chart closes when something in it was done, or something else.
document.addEventListener('click', event => {
  for (const open of document.querySelectorAll('details.exports[open]')) if (!open.contains(event.target) || event.target.closest('.menu')) open.open = false;
});
document.addEventListener('keydown', event => {
  const open = event.key === 'Escape' && document.querySelector('details.exports[open]');
  if (open) { open.open = false; open.querySelector('summary').focus(); }
});

// Charts: each can be looked at large; the wheel, + and − zoom, dragging and arrow keys move, Escape closes.
(() => {
  const STEP = 1.25, MOST = 20;
  for (const button of document.querySelectorAll('[data-zoom]')) button.addEventListener('click', () => {
    const panel = button.closest('figure');
    const shown = shownIn(panel);
    const dialog = document.createElement('dialog');
    dialog.className = 'zoom';
    dialog.setAttribute('aria-label', panel.querySelector('h2, h3').innerText.trim());
    const picture = shown.cloneNode(true);
    // The hatching of a picture that a live chart stands over paints nothing, as it is not shown: the copy has its own.
    for (const node of picture.querySelectorAll('*')) for (const { name, value } of [...node.attributes]) {
      if (name === 'id') node.id = 'large-' + value;
      else if (value.startsWith('url(#')) node.setAttribute(name, value.replace('url(#', 'url(#large-'));
    }
    picture.removeAttribute('width');
    picture.removeAttribute('height');
    const [left, top, width, height] = shown.getAttribute('viewBox').split(' ').map(Number);
    let view = { x: left, y: top, scale: 1 };
    const draw = () => picture.setAttribute('viewBox', `${view.x} ${view.y} ${width / view.scale} ${height / view.scale}`);
    const zoom = (factor, px, py) => {
      const scale = Math.min(MOST, Math.max(1, view.scale * factor));
      const at = { x: px ?? view.x + width / view.scale / 2, y: py ?? view.y + height / view.scale / 2 };
      view = { x: at.x - (at.x - view.x) * view.scale / scale, y: at.y - (at.y - view.y) * view.scale / scale, scale };
      if (scale === 1) view = { x: left, y: top, scale };
      draw();
    };
    const move = (dx, dy) => { view.x += dx; view.y += dy; draw(); };
    const point = event => new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
    const bar = document.createElement('div');
    bar.className = 'zoombar';
    const title = document.createElement('h2');
    title.textContent = panel.querySelector('h2, h3').innerText.trim();
    bar.append(title);
    for (const [sign, name, act] of [['+', '+', () => zoom(STEP)], ['−', '−', () => zoom(1 / STEP)], ['1:1', '1:1', () => zoom(0)], ['×', 'Esc', () => dialog.close()]]) {
      const b = document.createElement('button');
      b.type = 'button'; b.className = 'iconbtn'; b.textContent = sign; b.setAttribute('aria-label', name); b.addEventListener('click', act);
      bar.append(b);
    }
    dialog.append(bar, picture);
    picture.addEventListener('wheel', event => { event.preventDefault(); const p = point(event); zoom(event.deltaY < 0 ? STEP : 1 / STEP, p.x, p.y); }, { passive: false });
    let held = null;
    picture.addEventListener('pointerdown', event => { held = point(event); picture.setPointerCapture(event.pointerId); });
    picture.addEventListener('pointermove', event => { if (held) { const p = point(event); move(held.x - p.x, held.y - p.y); } });
    picture.addEventListener('pointerup', () => { held = null; });
    dialog.addEventListener('keydown', event => {
      const part = 0.1 * width / view.scale;
      const act = { Escape: () => dialog.close(), '+': () => zoom(STEP), '=': () => zoom(STEP), '-': () => zoom(1 / STEP), ArrowLeft: () => move(-part, 0), ArrowRight: () => move(part, 0), ArrowUp: () => move(0, -part), ArrowDown: () => move(0, part) }[event.key];
      if (act) { event.preventDefault(); act(); }
    });
    dialog.addEventListener('close', () => { dialog.remove(); button.focus(); });
    document.body.append(dialog);
    dialog.showModal();
  });
})();

// Tables and charts of energy: MWh, TJ or tce at the reader's choice, for all of them at once.
(() => {
  const UNITS = { MWh: 1, TJ: 0.0036, tce: 3.6 / 29.3076 };
  const panels = [...document.querySelectorAll('.panel')].filter(p => p.querySelector(':scope > .scroll td[data-mwh]') && p.querySelector(':scope > header h3'));
  const charts = [...document.querySelectorAll('figure[data-unit]')];
  const shown = value => {
    const size = Math.abs(value);
    return value.toLocaleString('en-US', size >= 1000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 5 }).replace('-', '−');
  };
  const show = unit => {
    for (const panel of panels) {
      for (const cell of panel.querySelectorAll('td[data-mwh]')) cell.textContent = shown(Number(cell.dataset.mwh) * UNITS[unit]);
      // The unit is named in the title of the table or in the heads of its columns of energy; a factor per MWh stays one.
      const heads = [...panel.querySelectorAll('thead th')].filter((_, i) => panel.querySelector(`tbody tr > :nth-child(${i + 1})[data-mwh]`));
      for (const part of [panel.querySelector('header h3'), ...heads].flatMap(e => [e, ...e.querySelectorAll('*')])) for (const node of part.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) node.textContent = node.textContent.replace(/\b(MWh|TJ|tce)\b/, unit);
      }
      panel.querySelector('.unitpick').value = unit;
    }
    for (const chart of charts) chart.hidden = chart.dataset.unit !== unit;
  };
  for (const panel of [...panels, ...charts]) {
    const pick = document.createElement('select');
    pick.className = 'unitpick';
    [pick.dataset.nameZh, pick.dataset.nameEn] = ['能源单位', 'Unit of energy'];
    pick.setAttribute('aria-label', document.documentElement.lang.startsWith('zh') ? pick.dataset.nameZh : pick.dataset.nameEn);
    for (const unit of Object.keys(UNITS)) pick.append(new Option(unit, unit));
    if (panel.dataset.unit) pick.value = panel.dataset.unit;
    pick.addEventListener('change', () => {
      const unit = pick.value;
      if (panel.dataset.unit) pick.value = panel.dataset.unit;
      show(unit);
      // The panel that was picked may have given way to its twin: the focus goes with it.
      (panel.hidden ? charts.find(c => !c.hidden && c.dataset.chart.startsWith(panel.dataset.chart.replace(/-(TJ|MWh|tce)$/, ''))) : panel)?.querySelector('.unitpick').focus();
    });
    const tools = panel.querySelector(':scope > header .tools');
    if (tools) tools.prepend(pick); else panel.querySelector(':scope > header').append(pick);
  }
})();
