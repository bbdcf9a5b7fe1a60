
// Charts: each can be saved as a picture of its own.
(() => {
  // Saving a picture: the shown svg with its colours written in, title above and basis below.
  for (const button of document.querySelectorAll('[data-save]')) button.addEventListener('click', () => {
    const panel = button.closest('figure');
    const shown = [...panel.querySelectorAll('svg.pic')].find(s => s.getBoundingClientRect().width > 0);
    const copy = shown.cloneNode(true);
    const originals = shown.querySelectorAll('*');
    copy.querySelectorAll('*').forEach((node, i) => {
      const style = getComputedStyle(originals[i]);
      if ((node.getAttribute('class') || '').includes('f-')) node.setAttribute('fill', style.fill);
      if ((node.getAttribute('class') || '').includes('k-')) node.setAttribute('stroke', style.stroke);
      node.removeAttribute('class');
    });
    const [, , width, height] = shown.getAttribute('viewBox').split(' ').map(Number);
    const visible = selector => [...document.querySelectorAll(selector)].filter(e => e.getClientRects().length).map(e => e.innerText.trim()).join('  ');
    const within = selector => panel.querySelector(selector).innerText.trim();
    const line = (text, y, size, weight, colour) => {
      const t = document.createElementNS('http://www.w3.org/2000/svg', 'text');
      for (const [k, v] of Object.entries({ x: 0, y, 'font-size': size, 'font-weight': weight, fill: getComputedStyle(document.documentElement).getPropertyValue(colour).trim() })) t.setAttribute(k, v);
      t.textContent = text;
      return t;
    };
    const back = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    for (const [k, v] of Object.entries({ x: -16, y: -60, width: width + 32, height: height + 96, fill: getComputedStyle(panel).backgroundColor })) back.setAttribute(k, v);
    copy.prepend(back, line(within('h2, h3'), -36, 14, 600, '--text'), line(within('.sub'), -16, 12, 400, '--text-3'));
    copy.append(line(`${visible('.crumbs b')} · ${visible('.colophon span:last-child') || visible('.basis')}`, height + 22, 12, 400, '--text-3'));
    copy.setAttribute('viewBox', `-16 -60 ${width + 32} ${height + 96}`);
    copy.setAttribute('width', width + 32);
    copy.setAttribute('height', height + 96);
    copy.setAttribute('font-family', getComputedStyle(shown).fontFamily);
    copy.removeAttribute('class');
    const a = document.createElement('a');
    a.href = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }));
    a.download = `${button.dataset.save}.svg`;
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 1000);
  });
})();
