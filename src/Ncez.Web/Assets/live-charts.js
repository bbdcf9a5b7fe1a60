// Charts that answer: Apache ECharts over the picture that the server drew, from the same specification. Without this script
// and on paper the picture stays. The data hold roles (@scope-direct) and names of functions (fn:fixed:1), resolved here.
(() => {
  const source = document.currentScript.dataset.echarts;
  const blocks = [...document.querySelectorAll('script.chartdata')];
  if (!blocks.length) return;
  const SVG = 'http://www.w3.org/2000/svg', NARROW = 400, LEAST = 160;
  const PLAIN = new Set(['name', 'head', 'text', 'more', 'shown', 'subtext', 'source', 'target', 'value', 'data', 'link', 'zone']); // words of the zone are never resolved
  const token = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const el = (tag, cssClass, ...children) => { const e = document.createElement(tag); if (cssClass) e.className = cssClass; e.append(...children); return e; };
  const draw = (tag, attributes, parent) => { const e = document.createElementNS(SVG, tag); for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v); parent?.append(e); return e; };
  const fixed = (v, decimals) => (Math.abs(v) < 0.5 / 10 ** decimals ? 0 : v).toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace('-', '\u2212');

  const swatch = ({ role, colour, opacity, hatched }) => {
    const svg = draw('svg', { class: 'swatch', viewBox: '0 0 10 10', 'aria-hidden': 'true' });
    const fill = draw('rect', { width: 10, height: 10, 'fill-opacity': hatched ? 0.35 : opacity ?? 1 }, svg);
    if (role) fill.setAttribute('class', 'f-' + role); else fill.setAttribute('fill', colour);
    if (hatched && role) draw('path', { class: 'k-' + role, d: 'M0 5 5 0M0 10 10 0M5 10l5-5', 'stroke-width': 1.8, fill: 'none' }, svg);
    return svg;
  };

  // A tooltip is made of nodes with classes: a policy without inline styles refuses markup that carries them.
  const tip = (head, rows) => el('div', 'charttip', el('p', 'head', head), ...rows.map(([mark, name, text, more]) => {
    const row = el('p', 'row');
    if (mark) row.append(swatch(mark));
    row.append(el('span', 'name', name), el('b', '', text));
    if (more) row.append(el('span', 'quiet', more));
    return row;
  }));
  const markOf = p => typeof p.color === 'string' ? { colour: p.color } : null;

  // Where lines end in the plot [px from its top], the highest first.
  const endsOf = (size, heights) => heights.split(',').map((h, i) => ({ i, y: h === '' ? NaN : Number(h) * (size.height - 48) })).filter(e => !Number.isNaN(e.y)).sort((a, b) => a.y - b.y);

  // Functions that an option may name; `size` is the box, `owner` the object that holds the name.
  const functions = {
    fixed: (size, owner, decimals) => v => fixed(v, Number(decimals)),
    label: () => p => p.data.shown ?? '',
    axisTip: () => all => tip(all[0]?.axisValueLabel ?? '', all.filter(p => p.data?.text).map(p => [markOf(p), p.seriesName, p.data.text])),
    itemTip: () => p => tip(p.data.head ?? p.name, [[markOf(p), '', p.data.text, p.data.more]]),
    room: (size, owner, part) => size.width * part,
    wide: size => size.width >= NARROW,
    ring: (size, owner, part) => Math.min(size.width < NARROW ? 78 : 92, size.height / 2 - 8) * part,
    least: (size, owner, part, px) => Math.min(px, size.width * part),
    aside: (size, owner, index, side, heights) => {
      const ends = endsOf(size, heights), at = ends.findIndex(e => e.i === Number(index));
      return [0, (side < 0 ? ends[0].y - 14 - 15 * (ends.length - 1 - at) : ends.at(-1).y + 14 + 15 * at) - ends[at].y];
    },
    spread: (size, owner, index, heights) => {
      const ends = endsOf(size, heights);
      let last = -Infinity;
      for (const e of ends) { e.to = Math.max(e.y, last + 15); last = e.to; }
      const mine = ends.find(e => e.i === Number(index));
      return [0, mine ? mine.to - mine.y : 0];
    },
    range: (size, owner) => (params, api) => {
      const item = owner.data[params.dataIndex], [row, from, to] = item.value, thick = owner.thick;
      const [x0, y] = api.coord([from, row]), x1 = api.coord([to, row])[0];
      const children = [{ type: 'rect', shape: { x: Math.min(x0, x1), y: y - thick / 2, width: Math.max(1, Math.abs(x1 - x0)), height: thick }, style: { fill: item.itemStyle.color, decal: item.itemStyle.decal } }];
      if (owner.ends) children.push({ type: 'text', silent: true, style: { x: x1 + (x1 < x0 ? -5 : 5), y, text: item.shown, fill: token('text-3'), font: `12px ${size.font}`, align: x1 < x0 ? 'right' : 'left', verticalAlign: 'middle' } });
      if (owner.base !== undefined && params.dataIndex === 0) {
        const x = api.coord([owner.base, row])[0];
        children.push({ type: 'line', silent: true, shape: { x1: x, x2: x, y1: params.coordSys.y, y2: params.coordSys.y + params.coordSys.height }, style: { stroke: token('line-strong'), lineWidth: 1 } });
      }
      return { type: 'group', children, focus: owner.emphasis?.focus ?? 'self', blur: { style: { opacity: 0.25 } } };
    },
    block: (size, owner) => (params, api) => {
      const item = owner.data[params.dataIndex], [from, to, cost] = item.value;
      const [x0, y0] = api.coord([from, 0]), [x1, y1] = api.coord([to, cost]);
      const rect = { x: x0, y: Math.min(y0, y1), width: Math.max(1, x1 - x0 - 1), height: Math.max(1.5, Math.abs(y1 - y0)) };
      const children = [{ type: 'rect', shape: rect, style: { fill: item.itemStyle.color, decal: item.itemStyle.decal } }];
      if (x1 - x0 >= 14) children.push({ type: 'text', silent: true, style: { x: (x0 + x1) / 2, y: cost < 0 ? rect.y + rect.height + 9 : rect.y - 8, text: item.shown, fill: token('text-3'), font: `12px ${size.font}`, align: 'center', verticalAlign: 'middle' } });
      return { type: 'group', children, focus: 'self', blur: { style: { opacity: 0.25 } } };
    },
  };
  const resolve = (value, size, key, owner) => {
    if (typeof value === 'string') {
      if (PLAIN.has(key)) return value;
      if (value[0] === '@') return token(value.slice(1));
      if (value.startsWith('fn:')) { const [name, ...args] = value.slice(3).split(':'); return functions[name](size, owner, ...args); }
      return value;
    }
    if (Array.isArray(value)) return value.map(v => resolve(v, size, key, owner));
    if (!value || typeof value !== 'object') return value;
    const made = {};
    for (const [k, v] of Object.entries(value)) made[k] = resolve(v, size, k, made);
    return made;
  };
  const theme = font => {
    const [text, quiet, line, strong] = ['text-2', 'text-3', 'line', 'line-strong'].map(token);
    const label = { color: quiet, fontSize: 12 };
    return {
      textStyle: { fontFamily: font, fontSize: 12, color: text },
      categoryAxis: { axisLine: { lineStyle: { color: strong } }, axisTick: { show: false }, axisLabel: { ...label, color: quiet }, splitLine: { show: false } },
      valueAxis: { axisLine: { show: false }, axisTick: { show: false }, axisLabel: label, splitLine: { lineStyle: { color: line } } },
      tooltip: { backgroundColor: token('bg-surface'), borderColor: strong, borderWidth: 1, padding: 0, confine: true, transitionDuration: 0, extraCssText: 'box-shadow:none;border-radius:3px', textStyle: { color: text, fontSize: 12 }, axisPointer: { lineStyle: { color: strong, type: 'solid' } } },
      dataZoom: { borderColor: line, fillerColor: token('bg-selected'), backgroundColor: 'transparent', handleStyle: { color: token('bg-surface'), borderColor: strong }, moveHandleSize: 0 },
    };
  };

  let asked;
  const library = () => asked ??= new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = source;
    script.onload = () => done(window.echarts);
    script.onerror = failed;
    document.head.append(script);
  });

  const mount = (block, echarts) => {
    const data = JSON.parse(block.textContent), body = block.parentElement, panel = body.closest('figure');
    const box = el('div', 'livechart'), canvas = el('div', 'canvas'), spoken = el('p', 'hidden-visually');
    const legend = data.legend ? el('div', 'chartlegend') : null, list = data.list ? el('div', 'chartlist' + (data.listWhenNarrow ? ' narrow' : '')) : null;
    spoken.setAttribute('aria-live', 'polite');
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'group');
    canvas.setAttribute('aria-label', `${data.label} ${block.dataset.keys}`);
    box.append(...[legend, canvas, list, spoken].filter(Boolean));
    body.prepend(box);
    const font = getComputedStyle(body).fontFamily;
    let chart, option, at = -1, pinned = null, width = 0;

    // What is picked in the legend stands out until it is picked again; nothing is ever hidden.
    const light = () => {
      chart.dispatchAction({ type: 'downplay' });
      if (pinned) for (const [seriesIndex, dataIndex] of group(pinned.at)) chart.dispatchAction({ type: 'highlight', seriesIndex, dataIndex });
    };
    const group = places => {
      const bySeries = new Map();
      for (const [series, item] of places) { if (!bySeries.has(series)) bySeries.set(series, item === undefined ? undefined : []); bySeries.get(series)?.push(item); }
      return bySeries;
    };
    const entry = e => {
      const button = el('button', '', swatch(e), el('span', 'name', e.name));
      if (e.text) button.append(el('b', '', e.text));
      button.type = 'button';
      button.setAttribute('aria-pressed', 'false');
      button.addEventListener('click', () => {
        pinned = pinned === e ? null : e;
        for (const other of box.querySelectorAll('button[aria-pressed]')) other.setAttribute('aria-pressed', String(other === button && pinned === e));
        light();
      });
      return button;
    };
    legend?.append(...data.legend.map(entry));
    list?.append(...data.list.map(entry));

    // A slice, a bar, a node opens the number that it is, as clicking the number in the table does.
    const open = item => {
      if (!item?.link || !data.zone) return false;
      const link = el('a'), id = encodeURIComponent(item.link);
      link.href = `${data.zone}/inventory?sum=${id}`;
      link.dataset.drawer = `${data.zone}/sums/${id}`;
      link.hidden = true;
      box.append(link);
      link.click();
      link.remove();
      return true;
    };

    const fit = () => {
      panel.classList.remove('live');
      const picture = [...body.querySelectorAll('svg.pic')].map(p => p.getBoundingClientRect()).find(r => r.width > 0);
      panel.classList.add('live');
      if (!picture) return false;
      const style = getComputedStyle(body), inner = body.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      width = body.clientWidth;
      const size = { width: Math.max(inner, picture.width), font };
      box.classList.toggle('isnarrow', size.width < NARROW);
      box.style.width = size.width + 'px';
      size.height = Math.max(LEAST, Math.round(picture.height - (legend?.offsetHeight ?? 0) - (list?.offsetHeight ?? 0)));
      canvas.style.height = size.height + 'px';
      if (chart) chart.resize({ width: size.width, height: size.height });
      else chart = echarts.init(canvas, theme(font), { renderer: 'svg', width: size.width, height: size.height });
      option = resolve(data.option, size);
      for (const s of option.series) s.cursor = data.zone && [...s.data, ...s.links ?? []].some(d => d?.link) ? 'pointer' : 'default';
      for (const s of option.series) s.blur = { itemStyle: { opacity: 0.35 }, lineStyle: { opacity: s.type === 'sankey' ? 0.12 : 0.35 }, label: { opacity: 0.5 }, endLabel: { opacity: 0.5 } };
      chart.setOption({ animation: false, stateAnimation: { duration: 0 }, ...option }, { notMerge: true });
      if (pinned) light();
      return true;
    };

    // Arrow keys read the chart point by point, + and − zoom a long axis, Escape leaves.
    const points = () => {
      const axis = [option.xAxis].flat().find(a => a?.type === 'category');
      if (axis && option.tooltip.trigger === 'axis') return axis.data.map((name, i) => ({ seriesIndex: 0, dataIndex: i, say: [name, ...option.series.filter(s => s.data[i]?.text).map(s => `${s.name} ${s.data[i].text}`)].join(', ') }));
      return option.series.flatMap((s, seriesIndex) => s.data.map((d, dataIndex) => ({ seriesIndex, dataIndex, say: d.text && [d.head ?? d.name, d.text, d.more].filter(Boolean).join(', ') }))).filter(p => p.say);
    };
    const zoom = part => {
      const now = chart.getOption().dataZoom?.[0];
      if (!now) return;
      const middle = (now.start + now.end) / 2, half = Math.min(50, Math.max(2, (now.end - now.start) / 2 * part));
      const start = part ? Math.min(100 - 2 * half, Math.max(0, middle - half)) : 0;
      chart.dispatchAction({ type: 'dataZoom', start, end: part ? start + 2 * half : 100 });
    };
    canvas.addEventListener('keydown', event => {
      const all = points(), step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (step) { at = (at + step + all.length) % all.length; chart.dispatchAction({ type: 'showTip', ...all[at] }); spoken.textContent = all[at].say; }
      else if (event.key === 'Enter' && open(option.tooltip.trigger === 'axis' ? null : option.series[all[at]?.seriesIndex]?.data[all[at]?.dataIndex])) { /* opened */ }
      else if (event.key === 'Escape' && at >= 0) { at = -1; chart.dispatchAction({ type: 'hideTip' }); spoken.textContent = ''; }
      else if (event.key === '+' || event.key === '=') zoom(0.6);
      else if (event.key === '-') zoom(1 / 0.6);
      else if (event.key === '0') zoom(0);
      else return;
      event.preventDefault();
    });
    canvas.addEventListener('blur', () => chart?.dispatchAction({ type: 'hideTip' }));

    if (!fit()) { box.remove(); panel.classList.remove('live'); return false; }
    const answer = () => chart.on('click', p => open(p.data));
    answer();
    chart.on('globalout', () => { if (pinned) light(); });
    new ResizeObserver(() => { if (body.clientWidth && body.clientWidth !== width) requestAnimationFrame(fit); }).observe(body);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { chart.dispose(); chart = undefined; fit(); answer(); });
    panel.dataset.live = 'ready';
    return true;
  };

  // Only what is near the screen is drawn, and only after the page itself stands.
  const begin = () => {
    const near = new IntersectionObserver(found => {
      for (const { target, isIntersecting } of found) if (isIntersecting) library().then(echarts => {
        if (!target.dataset.live && mount(target.querySelector('script.chartdata'), echarts)) near.unobserve(target);
      }).catch(() => near.disconnect());
    }, { rootMargin: '300px' });
    for (const block of blocks) near.observe(block.closest('figure'));
  };
  if (document.readyState === 'complete') begin(); else addEventListener('load', begin);
})();
