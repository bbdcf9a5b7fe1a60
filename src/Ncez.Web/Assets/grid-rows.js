// The rows of the grid and how they came about. Rows are never altered: a change is another list of rows, so that going back costs nothing.
// A row knows where it came from (its origin), through edits and wherever it moves: marks and findings stay with it.
const gridRows = (all, stored, base) => {
  // Memory of what went before: this many rows over all states, but some states in any case.
  const mostRows = 5e6, fewest = 20;
  const begun = stored ?? all;
  const read = lines => lines.map((cells, i) => ({ cells, origin: { cells: begun[i] ?? null } }));
  let rows = read(all);
  const past = [], future = [];
  const held = () => ({ rows, base: base.value });
  const take = state => { ({ rows } = state); base.value = state.base; };

  const same = (a, b) => a === b || a.every((value, c) => value === b[c]);
  return {
    get all() { return rows; },
    get count() { return rows.length; },
    cells: () => rows.map(r => r.cells),
    isDirty: () => rows.length !== begun.length || rows.some((row, i) => !same(row.cells, begun[i])),
    isEdited: (row, c) => row.origin.cells === null || row.origin.cells[c] !== row.cells[c],
    read,
    of: cells => ({ cells, origin: { cells: null } }),
    change: (next, nextBase) => {
      past.push(held());
      while (past.length > fewest && past.length * rows.length > mostRows) past.shift();
      future.length = 0;
      take({ rows: next, base: nextBase ?? base.value });
    },
    travel: isBack => {
      const [from, to] = isBack ? [past, future] : [future, past];
      if (!from.length) return false;
      to.push(held());
      take(from.pop());
      return true;
    },
  };
};
