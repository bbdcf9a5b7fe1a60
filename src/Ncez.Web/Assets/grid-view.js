// Which rows of the grid are shown: all, or those that contain a text.
const gridView = (book, columns) => {
  let chosen = null, wanted = '';
  const choose = () => {
    // The same words stand in many rows: each is looked at once. What is shown by a name is found by it too.
    const looked = Array.from({ length: columns.count }, () => new Map());
    const has = (value, c) => {
      if (value === '') return false;
      let isFound = looked[c].get(value);
      if (isFound === undefined) looked[c].set(value, isFound = [value, columns.shown(c, value)].some(text => text.toLowerCase().includes(wanted)));
      return isFound;
    };
    chosen = [];
    book.all.forEach((row, index) => { if (row.cells.some(has)) chosen.push(index); });
  };
  return {
    get count() { return chosen ? chosen.length : book.count; },
    get isPart() { return chosen !== null; },
    indexOf: at => chosen ? chosen[at] : at,
    placeOf: index => chosen ? chosen.indexOf(index) : index,
    find: text => { wanted = text.trim().toLowerCase(); if (wanted) choose(); else chosen = null; },
    renew: () => { if (chosen) choose(); },
    // Rows that came with a paste stay in sight, whatever they contain.
    keep: (from, to) => { for (let index = from; chosen && index < to; index++) chosen.push(index); },
  };
};
