// Choosing lines of a review: all at once, and how many are chosen.
(() => {
  const all = document.getElementById('review-all');
  const count = document.getElementById('review-count');
  const boxes = [...document.querySelectorAll('input[name="line"]')];
  const tell = () => { const n = boxes.filter(b => b.checked).length; if (count) count.textContent = n ? count.dataset.text.replace('{count}', n) : ''; if (all) { all.checked = n === boxes.length && n > 0; all.indeterminate = n > 0 && n < boxes.length; } };
  if (all) all.addEventListener('change', () => { boxes.forEach(b => { b.checked = all.checked; }); tell(); });
  boxes.forEach(b => b.addEventListener('change', tell));
})();
