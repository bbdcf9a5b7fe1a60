// Texts of the grid: rows as spreadsheets copy them, and the room a text takes.
const gridText = (() => {
  // Tabs part cells; a cell with a tab, a line break or a quote stands in quotes, as spreadsheets copy it. Lines without a quote, nearly all, are parted at once.
  const parse = text => {
    const lines = text.replaceAll('\r', '').split('\n'), rows = [];
    if (lines[lines.length - 1] === '') lines.pop();
    let row = [], cell = '', quoted = false;
    for (const line of lines) {
      if (!quoted && !line.includes('"')) { rows.push(line.split('\t')); continue; }
      if (quoted) cell += '\n';
      for (let i = 0; i < line.length; i++) {
        const c = line[i];
        if (quoted) { if (c !== '"') cell += c; else if (line[i + 1] === '"') { cell += c; i++; } else quoted = false; }
        else if (c === '"' && cell === '') quoted = true;
        else if (c === '\t') { row.push(cell); cell = ''; }
        else cell += c;
      }
      if (!quoted) { row.push(cell); rows.push(row); row = []; cell = ''; }
    }
    if (quoted) { row.push(cell); rows.push(row); }
    return rows;
  };
  const write = rows => rows.map(r => r.map(c => /[\t\n\r"]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c).join('\t')).join('\n') + '\n';

  // Width of a text in a cell [px], nearly: Chinese letters are as wide as the font is high, capitals are wider than other letters. What is longer than the widest column need not be counted out.
  const widest = 240;
  const width = text => {
    let px = 17;
    for (let i = 0; i < text.length && px < widest; i++) px += text.charCodeAt(i) > 0x2e7f ? 13 : /[A-Zmw@%]/.test(text[i]) ? 10 : 7.3;
    return Math.min(px, widest);
  };
  const el = (tag, css, ...children) => { const e = document.createElement(tag); if (css) e.className = css; e.append(...children.filter(c => c !== null)); return e; };
  return { parse, write, width, el };
})();
