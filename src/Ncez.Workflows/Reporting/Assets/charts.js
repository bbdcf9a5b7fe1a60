
// The picture of a panel that fits its width; one that a chart of the browser stands over counts as shown.
const shownIn = panel => {
  const isLive = panel.classList.contains('live');
  panel.classList.remove('live');
  const shown = [...panel.querySelectorAll('svg.pic')].find(s => s.getBoundingClientRect().width > 0);
  if (isLive) panel.classList.add('live');
  return shown;
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
    const visible = selector => [...document.querySelectorAll(selector)].filter(e => e.getClientRects().length).map(e => e.innerText.trim()).filter(t => t);
    const within = selector => panel.querySelector(selector)?.innerText.trim() ?? '';
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
    const basis = document.querySelector('main[data-basis]')?.dataset.basis ?? visible('.basis span').join(' · ');
    const heads = [...wrapped(within('h2, h3'), 14, 600).map(t => [t, 14, 600, '--text']), ...wrapped(within('.sub'), 12, 400).map(t => [t, 12, 400, '--text-3'])];
    const feet = wrapped([...new Set([...visible('.crumbs b'), basis, ...visible('.colophon span:last-child')])].filter(t => t).join(' · '), 12, 400);
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
  const save = (blob, name) => {
    const a = document.createElement('a');
    a.href = URL.createObjectURL(blob);
    a.download = name;
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 1000);
  };
  for (const button of document.querySelectorAll('[data-save]')) button.addEventListener('click', () =>
    save(new Blob([new XMLSerializer().serializeToString(pictureOf(button))], { type: 'image/svg+xml' }), `${button.dataset.save}.svg`));

  // The workbench asks for points instead of lines, twice as many as the screen has.
  document.addEventListener('ncez-picture', event => {
    const copy = pictureOf(event.detail), image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = 2 * copy.getAttribute('width');
      canvas.height = 2 * copy.getAttribute('height');
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(blob => save(blob, `${event.detail.dataset.png}.png`), 'image/png');
    };
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(new XMLSerializer().serializeToString(copy));
  });
})();

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
